package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.ModelConfig;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import dev.retort.hibernate.ReadRequest;
import dev.retort.hibernate.scan.EntityScanner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the model is and what it is read with: {@code [model]} of the configuration file, and of
 * what is on the class path the files that configure Hibernate or its framework. Of a setting that
 * several of them have, that of {@code [model.settings]} wins, then the framework's, the
 * persistence unit's and that of {@code hibernate.properties}.
 */
public final class ModelSource {

    private static final String FRAMEWORKS = "spring-boot, quarkus";
    private static final String SEVERAL = "RT-1217";
    private static final String PERSISTENCE_XML = "META-INF/persistence.xml";

    private final ConfigFile config;
    private final ModelConfig model;
    private final Resources classPath;
    private final Optional<Framework> framework;
    private final Optional<PersistenceXml.Unit> unit;

    private ModelSource(
            ConfigFile config,
            ModelConfig model,
            Resources classPath,
            Optional<Framework> framework,
            Optional<PersistenceXml.Unit> unit) {
        this.config = config;
        this.model = model;
        this.classPath = classPath;
        this.framework = framework;
        this.unit = unit;
    }

    /** What was found, and with what to read it. */
    public record Found(
            List<EntityScanner.Found> scanned,
            List<String> classNames,
            List<String> mappingFiles,
            Optional<ReadRequest.Unit> unit) {}

    /**
     * @throws RetortException {@code RT-1002} without a class path, {@code RT-1213} to {@code
     *     RT-1216} for what is wrong in the files of the application
     */
    public static ModelSource of(ConfigFile config, Map<String, String> environment) {
        ModelConfig model = config.model();
        if (model.classpath().isEmpty()) {
            throw new RetortException(
                    "RT-1002",
                    "there is nothing to read entities from: "
                            + config.shownAs()
                            + " has no model.classpath",
                    "classpath = [\"target/classes\", \"@target/classpath.txt\"] below [model]");
        }
        Resources classPath = new Resources(model.classpath());
        Optional<Framework> framework =
                framework(
                        config,
                        model.framework(),
                        classPath,
                        model.profiles(),
                        model.persistenceUnit().map(Setting::value),
                        environment);
        return new ModelSource(
                config, model, classPath, framework, unit(model, classPath, framework));
    }

    /**
     * The database that the application's framework configures, as far as it can be told without a
     * complete class path: nothing has to be compiled for it.
     */
    public static Optional<ApplicationDatabase> database(
            ConfigFile config, Map<String, String> environment) {
        List<Path> classPath =
                config.framework().isEmpty() ? List.of() : config.classPathAsFarAsItGoes();
        List<Path> folders =
                classPath.stream().filter(entry -> !Files.isRegularFile(entry)).toList();
        try {
            // What a project configures is nearly always in its own folders; jars take longer.
            Optional<ApplicationDatabase> database = database(config, folders, environment);
            if (database.isPresent() || folders.size() == classPath.size()) {
                return database;
            }
        } catch (RetortException e) {
            if (!e.code().equals(SEVERAL)) {
                throw e;
            }
            // Which one is meant may be in a class that nobody compiled yet: then that is said.
            config.model();
        }
        return database(config, classPath, environment);
    }

    private static Optional<ApplicationDatabase> database(
            ConfigFile config, List<Path> classPath, Map<String, String> environment) {
        return framework(
                        config,
                        config.framework(),
                        new Resources(classPath),
                        config.profiles(),
                        config.persistenceUnit().map(Setting::value),
                        environment)
                .flatMap(Framework::database);
    }

    /** Those that {@code RETORT_PROFILE} chooses; empty for none. */
    static List<String> profiles(Map<String, String> environment) {
        String text = environment.getOrDefault("RETORT_PROFILE", "");
        return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static Optional<Framework> framework(
            ConfigFile config,
            Optional<Setting<String>> name,
            Resources classPath,
            List<String> configured,
            Optional<String> unit,
            Map<String, String> environment) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> chosen = profiles(environment);
        List<String> profiles = chosen.isEmpty() ? configured : chosen;
        return Optional.of(
                switch (name.get().value()) {
                    case "spring-boot" ->
                            SpringBoot.read(
                                    classPath,
                                    config.directory(),
                                    profiles,
                                    config.dataSource(),
                                    environment);
                    case "quarkus" ->
                            Quarkus.read(
                                    classPath,
                                    config.directory(),
                                    profiles,
                                    unit,
                                    config.dataSource(),
                                    environment);
                    default ->
                            throw new RetortException(
                                    "RT-1202",
                                    name.get().source()
                                            + ": model.framework cannot be "
                                            + name.get().value(),
                                    Suggestion.didYouMean(
                                            name.get().value(),
                                            List.of(FRAMEWORKS.split(", ")),
                                            "known are " + FRAMEWORKS));
                });
    }

    /** The unit that is named; without any other word on the entities the project's only one. */
    private static Optional<PersistenceXml.Unit> unit(
            ModelConfig model, Resources classPath, Optional<Framework> framework) {
        if (framework.isPresent()) {
            // Quarkus calls something else a unit, and Spring Boot reads no persistence.xml.
            return Optional.empty();
        }
        boolean silent =
                model.packages().isEmpty()
                        && model.classes().isEmpty()
                        && model.mappingFiles().isEmpty();
        if (model.persistenceUnit().isEmpty() && !silent) {
            return Optional.empty();
        }
        List<PersistenceXml.Unit> units =
                classPath.all(PERSISTENCE_XML).stream()
                        .filter(
                                file ->
                                        model.persistenceUnit().isPresent()
                                                || Files.isDirectory(file.entry()))
                        .flatMap(file -> PersistenceXml.units(file).stream())
                        .toList();
        String names =
                units.stream().map(PersistenceXml.Unit::name).collect(Collectors.joining(", "));
        if (model.persistenceUnit().isEmpty()) {
            if (units.size() > 1) {
                throw new RetortException(
                        "RT-1215",
                        units.get(0).file().shown()
                                + " has several persistence units, and nothing says which one: "
                                + names,
                        "persistence-unit = \"" + units.get(0).name() + "\" below [model]");
            }
            return units.stream().findFirst();
        }
        Setting<String> wanted = model.persistenceUnit().get();
        return Optional.of(
                units.stream()
                        .filter(each -> each.name().equals(wanted.value()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RetortException(
                                                "RT-1215",
                                                wanted.source()
                                                        + ": there is no persistence unit "
                                                        + wanted.value()
                                                        + " on the model's class path",
                                                units.isEmpty()
                                                        ? "no "
                                                                + PERSISTENCE_XML
                                                                + " is on it; compile the project,"
                                                                + " which copies resources"
                                                        : "there are: " + names)));
    }

    public List<Path> classPath() {
        return model.classpath();
    }

    /** {@code Spring Boot 3.5.16, profiles prod}; empty without a framework. */
    public Optional<String> framework() {
        return framework.map(
                each ->
                        each.name()
                                + (each.profiles().size() == 1 ? ", profile " : ", profiles ")
                                + String.join(", ", each.profiles()));
    }

    /** Things to know, as sentences. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        framework.ifPresent(each -> warnings.addAll(each.warnings()));
        if (forgetsFramework()) {
            warnings.add(
                    "Spring Boot is on the model's class path, and its naming strategies are not"
                            + " used: "
                            + config.shownAs()
                            + " has no framework = \"spring-boot\" below [model]");
        }
        return warnings;
    }

    /** Whether Spring Boot is there, and nobody says what names it gives or that it is meant. */
    public boolean forgetsFramework() {
        return framework.isEmpty()
                && !model.settings().containsKey("hibernate.physical_naming_strategy")
                && SpringBoot.isOn(classPath());
    }

    /** Looks for the entities; class files are read, and nothing is loaded. */
    public Found find() {
        List<String> mappingFiles = new ArrayList<>(model.mappingFiles());
        framework.ifPresent(each -> mappingFiles.addAll(Setting.values(each.mappingFiles())));
        for (String file : mappingFiles) {
            if (!classPath.has(file)) {
                throw new RetortException(
                        "RT-1206",
                        "there is no mapping file " + file + " on the model's class path",
                        "mapping files are named as the application names them, for example"
                                + " META-INF/orm.xml; compile the project, which copies them");
            }
        }
        if (unit.isPresent()) {
            mappingFiles.addAll(unit.get().mappingFiles());
            // Hibernate finds these by itself.
            mappingFiles.addAll(Resources.below(unit.get().file().entry(), ".hbm.xml"));
            return new Found(
                    List.of(),
                    unit.get().classes(),
                    mappingFiles,
                    Optional.of(new ReadRequest.Unit(unit.get().name(), unit.get().file().file())));
        }
        Set<String> names = new LinkedHashSet<>(model.classes());
        List<EntityScanner.Found> scanned = List.of();
        boolean named = !names.isEmpty() || !model.mappingFiles().isEmpty();
        if (!named || !model.packages().isEmpty()) {
            List<String> packages =
                    model.packages().isEmpty() && framework.isPresent()
                            ? Setting.values(framework.get().packages())
                            : model.packages();
            List<Path> entries =
                    framework
                            .map(each -> classPath().stream().filter(each::scans).toList())
                            .orElse(classPath());
            scanned = EntityScanner.scan(entries, packages, model.exclude());
            scanned.forEach(found -> names.add(found.className()));
        }
        return new Found(scanned, List.copyOf(names), mappingFiles, Optional.empty());
    }

    /** How Hibernate is to read what was found. */
    public ReadRequest request(Found found, int serverMajor, int serverMinor, String schema) {
        Map<String, String> given = new TreeMap<>();
        framework.ifPresent(
                each -> each.settings().forEach((key, value) -> given.put(key, value.value())));
        model.settings().forEach((key, value) -> given.put(key, value.value()));
        return new ReadRequest(
                found.classNames(),
                found.mappingFiles(),
                found.unit(),
                framework.isPresent() ? ReadRequest.Bootstrap.JPA : ReadRequest.Bootstrap.NATIVE,
                given,
                serverMajor,
                serverMinor,
                schema);
    }

    /**
     * Every setting that Hibernate gets, with where it comes from, sorted by name. Those of a
     * connection are left out: they are not used, and may be secret.
     */
    public Map<String, Setting<String>> settings() {
        Map<String, Setting<String>> settings = new TreeMap<>(ofHibernateProperties());
        unit.ifPresent(each -> settings.putAll(each.properties()));
        framework.ifPresent(each -> settings.putAll(each.settings()));
        settings.putAll(model.settings());
        settings.keySet()
                .removeIf(
                        key ->
                                key.contains("password")
                                        || key.startsWith("hibernate.connection.")
                                        || key.startsWith("jakarta.persistence.jdbc.")
                                        || key.startsWith("javax.persistence.jdbc."));
        return settings;
    }

    /** Hibernate reads the file by itself, so this is only for what is said about it. */
    private Map<String, Setting<String>> ofHibernateProperties() {
        Map<String, Setting<String>> settings = new LinkedHashMap<>();
        classPath
                .first("hibernate.properties")
                .ifPresent(
                        file ->
                                PropertiesText.documents(
                                                new String(
                                                        file.bytes(), StandardCharsets.ISO_8859_1),
                                                file.shown())
                                        .forEach(
                                                document ->
                                                        document.forEach(
                                                                entry ->
                                                                        settings.put(
                                                                                entry.key(),
                                                                                setting(entry)))));
        return settings;
    }

    private static Setting<String> setting(Entry entry) {
        return new Setting<>(entry.value(), new Source("hibernate.properties", entry.line()));
    }

    /** The sources of the entities, as far as they are at hand. */
    public SourceLines sources() {
        return new SourceLines(
                config.directory(), classPath().stream().filter(Files::isDirectory).toList());
    }

    /** Where the entities were looked for, for a person. */
    public String lookedIn() {
        if (unit.isPresent()) {
            return "persistence unit " + unit.get().name() + " (" + unit.get().source() + ")";
        }
        if (!model.packages().isEmpty()) {
            return String.join(", ", model.packages());
        }
        if (!model.classes().isEmpty() || !model.mappingFiles().isEmpty()) {
            return "what " + config.shownAs() + " lists";
        }
        return framework
                .map(
                        each ->
                                each.packages().stream()
                                        .map(name -> name.value() + " (" + name.source() + ")")
                                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty())
                .orElse("the whole class path");
    }
}
