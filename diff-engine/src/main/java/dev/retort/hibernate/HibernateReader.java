package dev.retort.hibernate;

import dev.retort.RetortException;
import dev.retort.model.Desired;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.config.spi.ConfigurationService;

/**
 * Reads entities with the Hibernate that is on this class's own class path: {@code Metadata} only,
 * no SessionFactory, no connection, no driver. The result is what a SessionFactory of the same
 * settings creates with {@code hibernate.hbm2ddl.auto=create}.
 */
public final class HibernateReader {

    private static final String PACKAGE_INFO = ".package-info";

    private static final String AUTO_QUOTE_KEYWORD = "hibernate.auto_quote_keyword";

    private static final List<String> IGNORED_SETTINGS =
            List.of(
                    "hibernate.connection.",
                    "hibernate.cache.",
                    "hibernate.hbm2ddl.auto",
                    "jakarta.persistence.jdbc.",
                    "javax.persistence.jdbc.",
                    "jakarta.persistence.schema-generation.",
                    "javax.persistence.schema-generation.");

    private HibernateReader() {}

    /**
     * @throws RetortException RT-1001 or RT-1004 to RT-1008, see {@code ReadErrors}
     */
    public static Desired read(ReadRequest request) {
        request.classNames().forEach(HibernateReader::load);
        try (StandardServiceRegistry registry = registry(request)) {
            MetadataImplementor metadata = metadata(request, registry);
            if (metadata.getEntityBindings().isEmpty()) {
                throw ReadErrors.noEntities(
                        "among " + request.classNames().size() + " classes",
                        "Mark a class with jakarta.persistence.Entity, or name its package in"
                                + " model.packages.");
            }
            // SessionFactoryImpl does both before anything is exported.
            metadata.orderColumns(true);
            metadata.validate();
            SchemaMapping mapping =
                    new SchemaMapping(
                            metadata, context(metadata, registry), request.defaultSchema());
            if ("true".equals(request.settings().get(AUTO_QUOTE_KEYWORD))) {
                mapping.warn(
                        AUTO_QUOTE_KEYWORD
                                + " is set: the application quotes words that only the JDBC driver"
                                + " knows as keywords, too; here they are read as not quoted");
            }
            return mapping.map();
        } catch (ClassLoadingException e) {
            throw ReadErrors.classNotFound(missing(e), null, e);
        } catch (NoClassDefFoundError | TypeNotPresentException e) {
            throw ReadErrors.classNotFound(missing(e), null, e);
        } catch (UnsupportedClassVersionError e) {
            throw ReadErrors.newerClass(e.getMessage(), e);
        } catch (ExceptionInInitializerError e) {
            throw ReadErrors.rejected(e);
        } catch (LinkageError e) {
            throw ReadErrors.misfit(e);
        } catch (RetortException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ReadErrors.rejected(e);
        }
    }

    /** The call that crosses class loaders: nothing but types of the JDK and of the model. */
    static Desired read(
            List<String> classNames,
            Map<String, String> settings,
            int serverMajor,
            int serverMinor,
            String defaultSchema) {
        return read(new ReadRequest(classNames, settings, serverMajor, serverMinor, defaultSchema));
    }

    /** Finds what is missing while it is known who needs it; Hibernate would only say what. */
    private static void load(String className) {
        try {
            Class.forName(className, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            if (!className.endsWith(PACKAGE_INFO)) {
                throw ReadErrors.classNotFound(className, null, e);
            }
        } catch (UnsupportedClassVersionError e) {
            throw ReadErrors.newerClass(className, e);
        } catch (NoClassDefFoundError e) {
            throw ReadErrors.classNotFound(missing(e), className, e);
        }
    }

    static StandardServiceRegistry registry(ReadRequest request) {
        Map<String, Object> settings = new LinkedHashMap<>();
        request.settings().forEach(settings::put);
        settings.keySet().removeIf(key -> IGNORED_SETTINGS.stream().anyMatch(key::startsWith));
        settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.put("jakarta.persistence.database-product-name", "PostgreSQL");
        settings.put(
                "jakarta.persistence.database-major-version",
                Integer.toString(request.serverMajor()));
        settings.put(
                "jakarta.persistence.database-minor-version",
                Integer.toString(request.serverMinor()));
        return new StandardServiceRegistryBuilder().applySettings(settings).build();
    }

    static MetadataImplementor metadata(ReadRequest request, StandardServiceRegistry registry) {
        MetadataSources sources = new MetadataSources(registry);
        for (String className : request.classNames()) {
            if (className.endsWith(PACKAGE_INFO)) {
                sources.addPackage(
                        className.substring(0, className.length() - PACKAGE_INFO.length()));
            } else {
                sources.addAnnotatedClassName(className);
            }
        }
        return (MetadataImplementor) sources.getMetadataBuilder().build();
    }

    private static SqlStringGenerationContext context(
            MetadataImplementor metadata, StandardServiceRegistry registry) {
        return SqlStringGenerationContextImpl.fromConfigurationMap(
                metadata.getDatabase().getJdbcEnvironment(),
                metadata.getDatabase(),
                registry.requireService(ConfigurationService.class).getSettings());
    }

    /** The class's name out of the innermost message that has nothing but a name. */
    private static String missing(Throwable thrown) {
        String name = String.valueOf(thrown.getMessage());
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ClassNotFoundException || at instanceof NoClassDefFoundError) {
                name = String.valueOf(at.getMessage());
            } else if (at instanceof TypeNotPresentException type) {
                name = type.typeName();
            }
        }
        return name.replace('/', '.');
    }
}
