package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import dev.retort.hibernate.scan.AnnotatedClasses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spring Boot application, read without starting it: {@code HibernateProperties} and {@code
 * JpaProperties} for the settings, {@code EntityScanner} for the packages, the reference manual's
 * "Externalized Configuration" for the files.
 */
final class SpringBoot implements Framework {

    private static final String SCANNER = "hibernate.archive.scanner";
    private static final String DISABLED_SCANNER =
            "org.hibernate.boot.archive.scan.internal.DisabledScanner";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String ORM_XML = "META-INF/orm.xml";

    /** {@code HibernateProperties.Naming}, where it is in Spring Boot 4 and before. */
    private static final List<String> DEFAULTS =
            List.of(
                    "org/springframework/boot/hibernate/autoconfigure/HibernateProperties$Naming.class",
                    "org/springframework/boot/autoconfigure/orm/jpa/HibernateProperties$Naming.class");

    private static final Pattern STRATEGY =
            Pattern.compile(
                    "org/(?:springframework/boot|hibernate)/[\\w/]*?/"
                            + "((?:SpringImplicit|CamelCaseToUnderscores|SpringPhysical)NamingStrategy"
                            + "|PhysicalNamingStrategySnakeCaseImpl)");

    private static final List<String> APPLICATIONS =
            List.of(
                    "org.springframework.boot.autoconfigure.SpringBootApplication",
                    "org.springframework.boot.autoconfigure.EnableAutoConfiguration",
                    "org.springframework.boot.autoconfigure.AutoConfigurationPackage");

    private static final List<String> ENTITY_SCANS =
            List.of(
                    "org.springframework.boot.autoconfigure.domain.EntityScan",
                    "org.springframework.boot.persistence.autoconfigure.EntityScan");

    private static final String BEAN = "org.springframework.context.annotation.Bean";

    private static final Pattern VERSION = Pattern.compile("spring-boot-(\\d[\\w.-]*)\\.jar");

    private final Resources classPath;
    private final Configuration configuration;
    private final SpringBootDataSources dataSources;
    private final SpringBootFiles files;

    /** Looked for when somebody asks, and once. */
    private List<Setting<String>> packages;

    private SpringBoot(
            Resources classPath,
            Configuration configuration,
            SpringBootDataSources dataSources,
            SpringBootFiles files) {
        this.classPath = classPath;
        this.configuration = configuration;
        this.dataSources = dataSources;
        this.files = files;
    }

    /**
     * @param project the folder that the application is started in
     * @param profiles the active ones; empty to let the application's configuration choose
     * @param dataSource the prefix of the one that is meant; empty to let the application choose
     */
    static SpringBoot read(
            Resources classPath,
            Path project,
            List<String> profiles,
            Optional<Setting<String>> dataSource,
            Map<String, String> environment) {
        SpringBootFiles files =
                SpringBootFiles.read(
                        new ApplicationFiles(classPath, project), profiles, environment);
        Configuration configuration =
                new Configuration(files.layers(), Configuration.Binding.RELAXED, environment);
        return new SpringBoot(
                classPath,
                configuration,
                new SpringBootDataSources(configuration, dataSource),
                files);
    }

    /** Whether its jar is on the class path. */
    static boolean isOn(List<Path> classPath) {
        return version(classPath).isPresent();
    }

    private static Optional<String> version(List<Path> classPath) {
        return classPath.stream()
                .map(entry -> VERSION.matcher(String.valueOf(entry.getFileName())))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    @Override
    public String name() {
        return "Spring Boot" + version(classPath.entries()).map(text -> " " + text).orElse("");
    }

    @Override
    public List<String> profiles() {
        return files.profiles();
    }

    @Override
    public List<String> knownProfiles() {
        return files.knownProfiles();
    }

    @Override
    public Map<String, Setting<String>> settings() {
        Map<String, Setting<String>> settings =
                new TreeMap<>(configuration.below("spring.jpa.properties"));
        configuration
                .get("spring.jpa.database-platform")
                .ifPresent(dialect -> settings.putIfAbsent("hibernate.dialect", dialect));
        settings.putIfAbsent(SCANNER, ofBoot(DISABLED_SCANNER));
        Map<String, String> defaults = defaults();
        naming("implicit", IMPLICIT, defaults, settings);
        naming("physical", PHYSICAL, defaults, settings);
        return settings;
    }

    private void naming(
            String kind,
            String key,
            Map<String, String> defaults,
            Map<String, Setting<String>> settings) {
        Optional<Setting<String>> chosen =
                configuration.get("spring.jpa.hibernate.naming." + kind + "-strategy");
        if (chosen.isPresent()) {
            settings.put(key, chosen.get());
        } else if (!settings.containsKey(key)) {
            settings.put(key, ofBoot(defaults.get(key)));
        }
    }

    private Setting<String> ofBoot(String value) {
        return new Setting<>(value, Source.of("default of " + name()));
    }

    /**
     * The strategies that this very version sets when nobody chooses: they are class constants of
     * {@code HibernateProperties.Naming}, and so in its constant pool.
     */
    private Map<String, String> defaults() {
        Map<String, String> found = new TreeMap<>();
        for (String name : DEFAULTS) {
            classPath
                    .first(name)
                    .map(file -> new String(file.bytes(), StandardCharsets.ISO_8859_1))
                    .ifPresent(
                            text -> {
                                Matcher matcher = STRATEGY.matcher(text);
                                while (matcher.find()) {
                                    found.put(
                                            matcher.group(1).startsWith("SpringImplicit")
                                                    ? IMPLICIT
                                                    : PHYSICAL,
                                            matcher.group().replace('/', '.'));
                                }
                            });
        }
        if (found.size() != 2) {
            throw new RetortException(
                    "RT-1216",
                    "model.framework is spring-boot, and the model's class path has no Spring Boot"
                            + " that configures Hibernate, so its naming strategies are not known",
                    "Add the application's whole class path to model.classpath"
                            + " (spring-boot-starter-data-jpa brings it), or take model.framework"
                            + " out.");
        }
        return found;
    }

    /** As {@code EntityScanPackages}, and without one {@code AutoConfigurationPackages}. */
    @Override
    public List<Setting<String>> packages() {
        if (packages == null) {
            packages = foundPackages();
        }
        return packages;
    }

    private List<Setting<String>> foundPackages() {
        List<AnnotatedClasses.Found> scans =
                AnnotatedClasses.find(classPath.entries(), ENTITY_SCANS);
        Set<Setting<String>> packages = new LinkedHashSet<>();
        for (AnnotatedClasses.Found scan : scans) {
            Source source = Source.of("@EntityScan of " + scan.className());
            List<String> named = new ArrayList<>(scan.values("value"));
            named.addAll(scan.values("basePackages"));
            scan.values("basePackageClasses").forEach(each -> named.add(packageOf(each)));
            if (named.isEmpty()) {
                named.add(packageOf(scan.className()));
            }
            named.forEach(each -> packages.add(new Setting<>(each, source)));
        }
        if (packages.isEmpty()) {
            for (AnnotatedClasses.Found application :
                    AnnotatedClasses.find(classPath.entries(), APPLICATIONS)) {
                Source source = Source.of("@SpringBootApplication of " + application.className());
                List<String> named = new ArrayList<>(application.values("basePackages"));
                application
                        .values("basePackageClasses")
                        .forEach(each -> named.add(packageOf(each)));
                if (named.isEmpty() || application.annotation().endsWith("SpringBootApplication")) {
                    // There, basePackages are those of @ComponentScan.
                    named.clear();
                    named.add(packageOf(application.className()));
                }
                named.forEach(each -> packages.add(new Setting<>(each, source)));
            }
        }
        if (packages.isEmpty()) {
            throw new RetortException(
                    "RT-1216",
                    "model.framework is spring-boot, and no class on the model's class path has"
                            + " @SpringBootApplication or @EntityScan, so nothing says where the"
                            + " entities are",
                    "Compile the application, or name the packages: packages = [\"...\"] below"
                            + " [model].");
        }
        return List.copyOf(packages);
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    @Override
    public boolean scans(Path entry) {
        return true;
    }

    /** {@code META-INF/orm.xml} counts when no file is named (DefaultPersistenceUnitManager). */
    @Override
    public List<Setting<String>> mappingFiles() {
        List<Setting<String>> files = configuration.list("spring.jpa.mapping-resources");
        if (!files.isEmpty()) {
            return files;
        }
        return classPath.has(ORM_XML) && !classPath.has("META-INF/persistence.xml")
                ? List.of(ofBoot(ORM_XML))
                : List.of();
    }

    @Override
    public Optional<ApplicationDatabase> database() {
        return dataSources.chosen(classPath.entries());
    }

    @Override
    public List<String> dataSources() {
        return dataSources.names();
    }

    @Override
    public List<String> warnings() {
        List<String> all = new ArrayList<>(files.warnings());
        AnnotatedClasses.methods(classPath.entries(), BEAN).stream()
                .filter(method -> changesTheModel(method.returnType()))
                .forEach(
                        method ->
                                all.add(
                                        "what the bean of "
                                                + method
                                                + " sets is not seen; say it in [model.settings]"));
        return List.copyOf(all);
    }

    /** Beans that HibernateJpaConfiguration asks for, and the one that takes its place. */
    private static boolean changesTheModel(String type) {
        return type.endsWith("NamingStrategy")
                || type.endsWith(".HibernatePropertiesCustomizer")
                || type.endsWith(".LocalContainerEntityManagerFactoryBean");
    }
}
