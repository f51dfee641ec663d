package dev.retort.hibernate;

import dev.retort.RetortException;
import dev.retort.hibernate.version.HibernateLines;
import dev.retort.snapshot.Desired;
import jakarta.persistence.AttributeConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import org.hibernate.InstantiationException;
import org.hibernate.Version;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
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

    private static final Pattern CLASS_NAME = Pattern.compile("[^\\s:]+");

    private HibernateReader() {}

    /**
     * @throws RetortException RT-1001 or RT-1004 to RT-1008, see {@code ReadErrors}
     */
    public static Desired read(ReadRequest request) {
        loadAll(request.classNames());
        try (MetadataBuilding building = MetadataBuilding.of(request)) {
            MetadataImplementor metadata = building.metadata();
            if (metadata.getEntityBindings().isEmpty()) {
                throw nothingMapped(request);
            }
            SchemaMapping mapping =
                    new SchemaMapping(
                            metadata,
                            context(metadata, building.registry()),
                            request.defaultSchema());
            if ("true".equals(request.settings().get(AUTO_QUOTE_KEYWORD))) {
                mapping.warn(
                        AUTO_QUOTE_KEYWORD
                                + " is set: the application quotes words that only the JDBC driver"
                                + " knows as keywords, too; here they are read as not quoted");
            }
            if (!knowsVersion()) {
                mapping.warn(
                        "Hibernate "
                                + Version.getVersionString()
                                + " on the model's class path is none that Retort knows ("
                                + HibernateLines.READ
                                + "):"
                                + " compare what it reads with what the application creates");
            }
            return mapping.map();
        } catch (RetortException e) {
            throw e;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            throw failure(request, e);
        }
    }

    /**
     * Whatever Hibernate wraps it in, a class that cannot be loaded is what is wrong; and with a
     * Hibernate that nobody knows it is mostly that one.
     */
    private static RetortException failure(ReadRequest request, Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof UnsupportedClassVersionError) {
                return ReadErrors.newerClass(at.getMessage(), thrown);
            }
            String missing = missing(at);
            if (missing != null) {
                return !knowsVersion()
                                && missing.matches("(org\\.hibernate|jakarta\\.persistence)\\..*")
                        ? ReadErrors.unknownHibernate(Version.getVersionString(), thrown)
                        : thrown instanceof RuntimeException wrapped
                                ? ReadErrors.classMissing(missing, wrapped)
                                : ReadErrors.classNotFound(missing, null, thrown);
            }
            if (at instanceof InstantiationException failed
                    && isInjected(failed)
                    && !FrameworkBeans.areFor(request)) {
                return ReadErrors.injectedConverter(failed.getUninstantiatableClass(), thrown);
            }
        }
        if (!knowsVersion()) {
            return ReadErrors.unknownHibernate(Version.getVersionString(), thrown);
        }
        return thrown instanceof RuntimeException || thrown instanceof ExceptionInInitializerError
                ? ReadErrors.rejected(thrown)
                : ReadErrors.misfit(thrown);
    }

    /** Whether it is about a converter that only somebody who has its arguments can create. */
    private static boolean isInjected(InstantiationException failed) {
        return failed.getCause() instanceof NoSuchMethodException
                && AttributeConverter.class.isAssignableFrom(failed.getUninstantiatableClass());
    }

    private static boolean knowsVersion() {
        return HibernateLines.isKnown(Version.getVersionString());
    }

    private static RetortException nothingMapped(ReadRequest request) {
        if (request.unit().isPresent()) {
            return ReadErrors.noEntities(
                    "in the persistence unit "
                            + request.unit().get().name()
                            + " ("
                            + request.unit().get().file()
                            + ")",
                    "List the classes in it. Hibernate looks for more by itself only when the unit"
                            + " does not exclude unlisted classes, and Hibernate 7 only when"
                            + " hibernate-scan-jandex is on the class path.");
        }
        return ReadErrors.noEntities(
                "among " + request.classNames().size() + " classes",
                "Mark a class with jakarta.persistence.Entity, or name its package in"
                        + " model.packages.");
    }

    /** All that cannot be loaded is said at once. */
    private static void loadAll(List<String> classNames) {
        List<RetortException> failed = new ArrayList<>();
        for (String each : classNames) {
            try {
                load(each);
            } catch (RetortException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw ReadErrors.together(failed);
        }
    }

    /** Finds what is missing while it is known who needs it; Hibernate would only say what. */
    private static void load(String className) {
        try {
            Class.forName(className, false, Thread.currentThread().getContextClassLoader())
                    .getDeclaredFields();
        } catch (ClassNotFoundException e) {
            if (!className.endsWith(PACKAGE_INFO)) {
                throw ReadErrors.classNotFound(className, null, e);
            }
        } catch (UnsupportedClassVersionError e) {
            throw ReadErrors.newerClass(className, e);
        } catch (NoClassDefFoundError e) {
            throw ReadErrors.classNotFound(String.valueOf(missing(e)), className, e);
        }
    }

    private static SqlStringGenerationContext context(
            MetadataImplementor metadata, StandardServiceRegistry registry) {
        return SqlStringGenerationContextImpl.fromConfigurationMap(
                metadata.getDatabase().getJdbcEnvironment(),
                metadata.getDatabase(),
                registry.requireService(ConfigurationService.class).getSettings());
    }

    /** The name of the class whose absence this says, or {@code null}. */
    private static String missing(Throwable thrown) {
        if (thrown instanceof TypeNotPresentException type) {
            return type.typeName();
        }
        boolean isAbsence =
                thrown instanceof ClassNotFoundException || thrown instanceof NoClassDefFoundError;
        String name = String.valueOf(thrown.getMessage()).replace('/', '.');
        // "Could not initialize class ..." is another matter.
        return isAbsence && CLASS_NAME.matcher(name).matches() ? name : null;
    }
}
