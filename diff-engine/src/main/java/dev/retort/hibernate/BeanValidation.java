package dev.retort.hibernate;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.Version;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * What {@code @NotNull}, {@code @Size}, {@code @Min} and the like do to tables. A SessionFactory
 * applies them while it is built, through {@code BeanValidationIntegrator} and {@code
 * TypeSafeActivator.activate}; this applies them to metadata alone.
 *
 * <p>The one method that does it, {@code TypeSafeActivator.applyRelationalConstraints}, is public
 * in a class that is not, with the same parameters in Hibernate 6.6 and 7. It is called by
 * reflection because the public way needs a SessionFactory, and that needs a database. The Bean
 * Validation API is the application's and may be missing, so its types are looked up by name, too.
 */
final class BeanValidation {

    private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

    private static final List<String> MODE_SETTINGS =
            List.of("jakarta.persistence.validation.mode", "javax.persistence.validation.mode");

    private static final String AUTO = "auto";

    private BeanValidation() {}

    static void apply(MetadataImplementor metadata, StandardServiceRegistry registry) {
        ConfigurationService configuration = registry.requireService(ConfigurationService.class);
        List<String> modes = modes(configuration.getSettings());
        boolean toDdl = modes.contains("ddl") || modes.contains(AUTO);
        boolean wanted = modes.contains("ddl") || modes.contains("callback");
        if (!toDdl && !wanted) {
            return;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Object factory = factory(loader, wanted);
        if (factory == null) {
            return;
        }
        try (AutoCloseable closed = (AutoCloseable) factory) {
            // BeanValidationIntegrator.APPLY_CONSTRAINTS
            if (toDdl
                    && configuration.getSetting(
                            "hibernate.validator.apply_to_ddl", StandardConverters.BOOLEAN, true)) {
                apply(closed, metadata, registry, configuration.getSettings());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the application's ValidatorFactory", e);
        }
    }

    /** As {@code ValidationMode.getModes} reads it, in lower case. */
    private static List<String> modes(Map<String, Object> settings) {
        return MODE_SETTINGS.stream()
                .map(settings::get)
                .filter(mode -> mode != null && !mode.toString().isBlank())
                .findFirst()
                .map(
                        mode ->
                                Arrays.stream(mode.toString().split(","))
                                        .map(each -> each.strip().toLowerCase(Locale.ROOT))
                                        .toList())
                .orElse(List.of(AUTO));
    }

    /**
     * @return {@code null} when the application would start without one
     */
    private static Object factory(ClassLoader loader, boolean wanted) {
        try {
            return Class.forName("jakarta.validation.Validation", true, loader)
                    .getMethod("buildDefaultValidatorFactory")
                    .invoke(null);
        } catch (ClassNotFoundException e) {
            if (wanted) {
                throw ReadErrors.noValidator("the Bean Validation API is not on it", e);
            }
            return null;
        } catch (InvocationTargetException e) {
            boolean noProvider =
                    e.getCause().getClass().getSimpleName().equals("NoProviderFoundException");
            // Hibernate 6 goes on without validation whatever is wrong; 7 only without a provider.
            if (wanted || !noProvider && !Version.getVersionString().startsWith("6.")) {
                throw ReadErrors.noValidator(
                        String.valueOf(e.getCause().getMessage()), e.getCause());
            }
            return null;
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw ReadErrors.noValidator("its API is not the one that Hibernate uses", e);
        }
    }

    private static void apply(
            Object factory,
            MetadataImplementor metadata,
            StandardServiceRegistry registry,
            Map<String, Object> settings) {
        try {
            Method method =
                    Class.forName(ACTIVATOR, true, metadata.getClass().getClassLoader())
                            .getDeclaredMethod(
                                    "applyRelationalConstraints",
                                    Class.forName(
                                            "jakarta.validation.ValidatorFactory",
                                            false,
                                            factory.getClass().getClassLoader()),
                                    Collection.class,
                                    Map.class,
                                    Dialect.class,
                                    ClassLoaderAccess.class);
            method.setAccessible(true);
            Map<Column, Integer> before = checks(metadata);
            SizedMembers sized = new SizedMembers(metadata);
            method.invoke(
                    null,
                    factory,
                    metadata.getEntityBindings(),
                    settings,
                    metadata.getDatabase().getDialect(),
                    new ClassLoaderAccessImpl(
                            null, registry.requireService(ClassLoaderService.class)));
            before.forEach(BeanValidation::sortAdded);
            sized.settle();
        } catch (InvocationTargetException e) {
            throw ReadErrors.rejected(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw ReadErrors.notPossible(
                    "Hibernate "
                            + Version.getVersionString()
                            + " applies Bean Validation constraints in a way that Retort does not"
                            + " know: "
                            + e,
                    "Set \"jakarta.persistence.validation.mode\" = \"none\" below [model.settings],"
                            + " and state @Column(nullable = false) and lengths in the entities.");
        }
    }

    /** How many checks each column has. */
    private static Map<Column, Integer> checks(MetadataImplementor metadata) {
        Map<Column, Integer> checks = new IdentityHashMap<>();
        for (Table table : metadata.collectTableMappings()) {
            table.getColumns()
                    .forEach(column -> checks.put(column, column.getCheckConstraints().size()));
        }
        return checks;
    }

    /**
     * The validator hands out an attribute's constraints as a set whose order differs from run to
     * run; the same entities have to give the same revision. There is no public way to change the
     * order. A Hibernate that keeps its checks elsewhere leaves it to chance, and the comparison,
     * which does not look at the order, is right all the same.
     */
    private static void sortAdded(Column column, int before) {
        if (column.getCheckConstraints().size() - before < 2) {
            return;
        }
        try {
            Field field = Column.class.getDeclaredField("checkConstraints");
            field.setAccessible(true);
            if (field.get(column) instanceof List<?> checks) {
                sort(checks.subList(before, checks.size()));
            }
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return;
        }
    }

    @SuppressWarnings("unchecked")
    private static void sort(List<?> checks) {
        ((List<CheckConstraint>) checks).sort(Comparator.comparing(CheckConstraint::getConstraint));
    }
}
