package dev.retort.hibernate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;

/**
 * Hibernate's metadata as the application's own start has it just before it creates tables, but
 * without a connection: nothing here needs a driver, a data source or a server.
 */
final class MetadataBuilding implements AutoCloseable {

    private static final String PACKAGE_INFO = ".package-info";

    private static final List<String> IGNORED_SETTINGS =
            List.of(
                    "hibernate.connection.",
                    "hibernate.cache.",
                    "hibernate.hbm2ddl.auto",
                    "jakarta.persistence.jdbc.",
                    "javax.persistence.jdbc.",
                    "jakarta.persistence.schema-generation.",
                    "javax.persistence.schema-generation.");

    private final MetadataImplementor metadata;
    private final StandardServiceRegistry registry;

    private MetadataBuilding(MetadataImplementor metadata, StandardServiceRegistry registry) {
        this.metadata = metadata;
        this.registry = registry;
    }

    /** The caller closes it, which ends what the metadata needs. */
    static MetadataBuilding of(ReadRequest request) {
        boolean isNative =
                request.unit().isEmpty() && request.bootstrap() == ReadRequest.Bootstrap.NATIVE;
        MetadataBuilding built = isNative ? natively(request) : byJpa(request);
        try {
            // In the order of SessionFactoryImpl: its integrators come before the columns' order.
            BeanValidation.apply(built.metadata, built.registry);
            built.metadata.orderColumns(true);
            built.metadata.validate();
            TimestampColumns.makeNotNull(built.metadata);
        } catch (RuntimeException | LinkageError e) {
            built.close();
            throw e;
        }
        return built;
    }

    MetadataImplementor metadata() {
        return metadata;
    }

    StandardServiceRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        StandardServiceRegistryBuilder.destroy(registry);
    }

    private static MetadataBuilding natively(ReadRequest request) {
        // hibernate.properties of the class path are below these settings already.
        StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder(
                                new BootstrapServiceRegistryBuilder()
                                        .applyClassLoaderService(new ModelClasses())
                                        .build())
                        .applySettings(settings(request))
                        .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            for (String className : request.classNames()) {
                if (className.endsWith(PACKAGE_INFO)) {
                    sources.addPackage(
                            className.substring(0, className.length() - PACKAGE_INFO.length()));
                } else {
                    sources.addAnnotatedClassName(className);
                }
            }
            request.mappingFiles().forEach(sources::addResource);
            return new MetadataBuilding(
                    (MetadataImplementor) sources.getMetadataBuilder().build(), registry);
        } catch (RuntimeException | LinkageError e) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw e;
        }
    }

    private static MetadataBuilding byJpa(ReadRequest request) {
        Map<String, Object> settings = settings(request);
        ModelClasses classes = new ModelClasses();
        if (FrameworkBeans.areFor(request)) {
            settings.put("hibernate.resource.beans.container", new FrameworkBeans());
        }
        EntityManagerFactoryBuilder builder =
                request.unit().isPresent()
                        ? org.hibernate.jpa.boot.spi.Bootstrap.getEntityManagerFactoryBuilder(
                                UnitFile.descriptor(request.unit().get(), settings),
                                settings,
                                classes)
                        : org.hibernate.jpa.boot.spi.Bootstrap.getEntityManagerFactoryBuilder(
                                new ScannedUnit(request), settings, classes);
        MetadataImplementor metadata = ((EntityManagerFactoryBuilderImpl) builder).metadata();
        return new MetadataBuilding(
                metadata, metadata.getMetadataBuildingOptions().getServiceRegistry());
    }

    private static Map<String, Object> settings(ReadRequest request) {
        Map<String, Object> settings = new LinkedHashMap<>(request.settings());
        settings.keySet().removeIf(key -> IGNORED_SETTINGS.stream().anyMatch(key::startsWith));
        settings.put("hibernate.hbm2ddl.auto", "none");
        // The second before 6.5, where neither a driver nor a data source is asked for its server.
        settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.put("hibernate.temp.use_jdbc_metadata_defaults", "false");
        settings.put("jakarta.persistence.database-product-name", "PostgreSQL");
        settings.put(
                "jakarta.persistence.database-major-version",
                Integer.toString(request.serverMajor()));
        settings.put(
                "jakarta.persistence.database-minor-version",
                Integer.toString(request.serverMinor()));
        return settings;
    }
}
