package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Quarkus application, read without building it: {@code HibernateProcessorUtil} for the settings,
 * the guides "Configuration Reference" and "Using Hibernate ORM" for the files and the entities. Of
 * the settings those are passed on that reach the schema.
 */
final class Quarkus implements Framework {

    private static final String ORM = "quarkus.hibernate-orm.";
    private static final String ORM_XML = "META-INF/orm.xml";
    private static final String DEFAULT_PROFILE = "prod";

    /** Keys that become one of Hibernate's settings as they are. */
    private static final Map<String, String> PLAIN =
            Map.ofEntries(
                    Map.entry("dialect", "hibernate.dialect"),
                    Map.entry("physical-naming-strategy", "hibernate.physical_naming_strategy"),
                    Map.entry("implicit-naming-strategy", "hibernate.implicit_naming_strategy"),
                    Map.entry(
                            "metadata-builder-contributor",
                            "hibernate.metadata_builder_contributor"),
                    Map.entry("database.default-schema", "hibernate.default_schema"),
                    Map.entry("database.default-catalog", "hibernate.default_catalog"),
                    Map.entry(
                            "mapping.timezone.default-storage",
                            "hibernate.timezone.default_storage"),
                    Map.entry(
                            "mapping.duration.preferred-jdbc-type",
                            "hibernate.type.preferred_duration_jdbc_type"),
                    Map.entry(
                            "mapping.instant.preferred-jdbc-type",
                            "hibernate.type.preferred_instant_jdbc_type"),
                    Map.entry(
                            "mapping.boolean.preferred-jdbc-type",
                            "hibernate.type.preferred_boolean_jdbc_type"),
                    Map.entry(
                            "mapping.uuid.preferred-jdbc-type",
                            "hibernate.type.preferred_uuid_jdbc_type"),
                    Map.entry(
                            "discriminator.ignore-explicit-for-joined",
                            "hibernate.discriminator.ignore_explicit_for_joined"));

    /** {@code quarkus.hibernate-envers.} and what its keys are called in Envers. */
    private static final String ENVERS = "quarkus.hibernate-envers.";

    private static final Map<String, String> ENVERS_KEYS =
            Map.of(
                    "audit-table-prefix", "org.hibernate.envers.audit_table_prefix",
                    "audit-table-suffix", "org.hibernate.envers.audit_table_suffix",
                    "default-schema", "org.hibernate.envers.default_schema",
                    "default-catalog", "org.hibernate.envers.default_catalog",
                    "revision-field-name", "org.hibernate.envers.revision_field_name",
                    "revision-type-field-name", "org.hibernate.envers.revision_type_field_name",
                    "store-data-at-delete", "org.hibernate.envers.store_data_at_delete",
                    "audit-strategy", "org.hibernate.envers.audit_strategy",
                    "modified-flag-suffix", "org.hibernate.envers.modified_flag_suffix",
                    "track-entities-changed-in-revision",
                            "org.hibernate.envers.track_entities_changed_in_revision");

    private static final Pattern PROFILE_KEY = Pattern.compile("\"?%(\\{[^}]*}|[^.\"]+)\"?\\.(.+)");

    private static final String ORDINAL = "config_ordinal";

    /** A source of configuration, as MicroProfile Config says it. */
    private record Ranked(Layer layer, int ordinal) {}

    /** Where files are, with the ordinals of "Configuration Reference". */
    private record Place(String path, String ending, int ordinal, boolean inFolder) {

        String name(String suffix) {
            return path + suffix + ending;
        }
    }

    private static final List<Place> PLACES =
            List.of(
                    new Place("config/application", ".yaml", 265, true),
                    new Place("config/application", ".yml", 265, true),
                    new Place("config/application", ".properties", 260, true),
                    new Place("application", ".yaml", 255, false),
                    new Place("application", ".yml", 255, false),
                    new Place("application", ".properties", 250, false),
                    new Place("META-INF/microprofile-config", ".properties", 100, false));

    private static final Pattern VERSION =
            Pattern.compile("quarkus-(?:core|hibernate-orm)-(\\d[\\w.-]*)\\.jar");

    private final Resources classPath;
    private final Configuration configuration;
    private final QuarkusDataSources dataSources;
    private final List<String> profiles;
    private final List<String> knownProfiles;

    /** {@code "users".} for a named persistence unit, empty for the default one. */
    private final String unit;

    private Quarkus(
            Resources classPath,
            Configuration configuration,
            QuarkusDataSources dataSources,
            List<String> profiles,
            List<String> knownProfiles,
            String unit) {
        this.classPath = classPath;
        this.configuration = configuration;
        this.dataSources = dataSources;
        this.profiles = profiles;
        this.knownProfiles = knownProfiles;
        this.unit = unit;
    }

    /**
     * @param unit name of the persistence unit; empty for the default one, or the only one
     * @param dataSource name of the one that is meant; empty for that of the unit
     */
    static Quarkus read(
            Resources classPath,
            Path project,
            List<String> given,
            Optional<String> unit,
            Optional<Setting<String>> dataSource,
            Map<String, String> environment) {
        ApplicationFiles files = new ApplicationFiles(classPath, project);
        List<String> profiles = given;
        if (profiles.isEmpty()) {
            profiles =
                    new Configuration(
                                    layers(files, List.of(DEFAULT_PROFILE)),
                                    Configuration.Binding.EXACT,
                                    environment)
                            .text("quarkus.profile")
                            .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                            .orElse(List.of(DEFAULT_PROFILE));
        }
        Configuration configuration =
                new Configuration(
                        layers(files, profiles), Configuration.Binding.EXACT, environment);
        QuarkusDataSources dataSources = new QuarkusDataSources(configuration, dataSource);
        return new Quarkus(
                classPath,
                configuration,
                dataSources,
                profiles,
                knownProfiles(files, configuration),
                unit.or(() -> dataSources.onlyUnit())
                        .filter(name -> !name.equals("<default>"))
                        .map(name -> "\"" + name + "\".")
                        .orElse(""));
    }

    /**
     * Highest first, by their ordinals; of equal ones that comes first which is first on the class
     * path. In a file a profile's key stands above the plain one.
     */
    private static List<Layer> layers(ApplicationFiles files, List<String> profiles) {
        List<Ranked> sources = new ArrayList<>();
        add(sources, files.inFolder(".env").stream().map(Quarkus::dotted).toList(), 295);
        for (Place place : PLACES) {
            // Each jar of the class path may have one, and all of them count.
            List<List<Layer>> found =
                    place.inFolder()
                            ? List.of(files.inFolder(place.name("")))
                            : files.allOnClassPath(place.name(""));
            found.forEach(each -> add(sources, each, place.ordinal()));
            for (int i = 0; i < profiles.size(); i++) {
                int ordinal = place.ordinal() + i + 1;
                String name = place.name("-" + profiles.get(i));
                List<List<Layer>> ofProfile =
                        place.inFolder()
                                ? List.of(files.inFolder(name))
                                : files.allOnClassPath(name);
                ofProfile.forEach(each -> add(sources, each, ordinal));
            }
        }
        List<Layer> layers = new ArrayList<>();
        sources.stream()
                .sorted(Comparator.comparingInt(Ranked::ordinal).reversed())
                .forEach(
                        source -> {
                            for (int i = profiles.size() - 1; i >= 0; i--) {
                                layers.add(ofProfile(source.layer(), profiles.get(i)));
                            }
                            layers.add(source.layer());
                        });
        return layers;
    }

    /** A file is one source, and may say its ordinal itself. */
    private static void add(List<Ranked> sources, List<Layer> documents, int ordinal) {
        Map<String, Setting<String>> values = new LinkedHashMap<>();
        documents.forEach(document -> values.putAll(document.values()));
        if (values.isEmpty()) {
            return;
        }
        String own = values.containsKey(ORDINAL) ? values.get(ORDINAL).value().strip() : "";
        sources.add(
                new Ranked(
                        new Layer(values),
                        own.matches("-?\\d{1,9}") ? Integer.parseInt(own) : ordinal));
    }

    /** Those in front of a key, and those that have a file; sorted. */
    private static List<String> knownProfiles(ApplicationFiles files, Configuration configuration) {
        Set<String> known = new TreeSet<>(files.profiles());
        for (String key : configuration.keys()) {
            Matcher matcher = PROFILE_KEY.matcher(key);
            if (matcher.matches()) {
                known.addAll(profilesOf(matcher));
            }
        }
        return List.copyOf(known);
    }

    private static List<String> profilesOf(Matcher key) {
        return Arrays.asList(key.group(1).replaceAll("[{} ]", "").split(","));
    }

    /** {@code %prod.key}, also {@code %{prod,stage}.key}, without its prefix. */
    private static Layer ofProfile(Layer layer, String profile) {
        Map<String, Setting<String>> values = new LinkedHashMap<>();
        layer.values()
                .forEach(
                        (key, value) -> {
                            Matcher matcher = PROFILE_KEY.matcher(key);
                            if (matcher.matches() && profilesOf(matcher).contains(profile)) {
                                values.put(matcher.group(2), value);
                            }
                        });
        return new Layer(values);
    }

    /** {@code QUARKUS_DATASOURCE_USERNAME} of a {@code .env} file; dashes cannot be told apart. */
    private static Layer dotted(Layer layer) {
        Map<String, Setting<String>> values = new LinkedHashMap<>(layer.values());
        layer.values()
                .forEach(
                        (key, value) ->
                                values.putIfAbsent(
                                        key.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return new Layer(values);
    }

    @Override
    public String name() {
        return "Quarkus"
                + classPath.entries().stream()
                        .map(entry -> VERSION.matcher(String.valueOf(entry.getFileName())))
                        .filter(Matcher::matches)
                        .map(matcher -> " " + matcher.group(1))
                        .findFirst()
                        .orElse("");
    }

    @Override
    public List<String> profiles() {
        return profiles;
    }

    @Override
    public List<String> knownProfiles() {
        return knownProfiles;
    }

    @Override
    public Map<String, Setting<String>> settings() {
        Map<String, Setting<String>> settings = new TreeMap<>();
        PLAIN.forEach(
                (key, setting) ->
                        configuration
                                .get(ORM + unit + key)
                                .ifPresent(v -> settings.put(setting, v)));
        ENVERS_KEYS.forEach(
                (key, setting) ->
                        configuration
                                .get(ENVERS + unit + key)
                                .ifPresent(v -> settings.put(setting, v)));
        quoting(settings);
        settings.put(
                "hibernate.id.optimizer.pooled.preferred",
                configuration
                        .get(ORM + unit + "mapping.id.optimizer.default")
                        .orElse(new Setting<>("pooled-lo", Source.of("default of " + name()))));
        validation(settings);
        // Said to be unsupported there, and above all others.
        settings.putAll(configuration.below(ORM + unit + "unsupported-properties"));
        return settings;
    }

    private void quoting(Map<String, Setting<String>> settings) {
        configuration
                .get(ORM + unit + "database.globally-quoted-identifiers")
                .filter(setting -> setting.value().equals("true"))
                .ifPresent(v -> settings.put("hibernate.globally_quoted_identifiers", v));
        configuration
                .get(ORM + unit + "quote-identifiers.strategy")
                .ifPresent(
                        strategy -> {
                            Setting<String> yes = new Setting<>("true", strategy.source());
                            switch (strategy.value().toLowerCase(Locale.ROOT).replace('_', '-')) {
                                case "all" ->
                                        settings.put("hibernate.globally_quoted_identifiers", yes);
                                case "all-except-column-definitions" -> {
                                    settings.put("hibernate.globally_quoted_identifiers", yes);
                                    settings.put(
                                            "hibernate.globally_quoted_identifiers_skip_column_definitions",
                                            yes);
                                }
                                case "only-keywords" ->
                                        settings.put("hibernate.auto_quote_keyword", yes);
                                case "none" -> {
                                    // What Hibernate does by itself.
                                }
                                default ->
                                        throw new RetortException(
                                                "RT-1216",
                                                strategy.source()
                                                        + ": Quarkus has no quoting strategy "
                                                        + strategy.value(),
                                                "none, all, all-except-column-definitions or"
                                                        + " only-keywords");
                            }
                        });
    }

    private void validation(Map<String, Setting<String>> settings) {
        String key = "jakarta.persistence.validation.mode";
        Optional<Setting<String>> enabled = configuration.get(ORM + unit + "validation.enabled");
        if (enabled.isPresent() && enabled.get().value().equals("false")) {
            settings.put(key, new Setting<>("none", enabled.get().source()));
        } else {
            configuration
                    .get(ORM + unit + "validation.mode")
                    .ifPresent(
                            mode ->
                                    settings.put(
                                            key,
                                            new Setting<>(
                                                    mode.value().toLowerCase(Locale.ROOT),
                                                    mode.source())));
        }
    }

    @Override
    public List<Setting<String>> packages() {
        return configuration.list(ORM + unit + "packages");
    }

    /** The application itself, and jars that have an index or are named to be indexed. */
    @Override
    public boolean scans(Path entry) {
        if (Files.isDirectory(entry)) {
            return true;
        }
        Resources jar = new Resources(List.of(entry));
        return jar.has("META-INF/jandex.idx")
                || jar.has("META-INF/beans.xml")
                || configuration.below("quarkus.index-dependency").entrySet().stream()
                        .filter(each -> each.getKey().endsWith(".artifact-id"))
                        .anyMatch(
                                each ->
                                        entry.getFileName()
                                                .toString()
                                                .startsWith(each.getValue().value() + "-"));
    }

    @Override
    public List<Setting<String>> mappingFiles() {
        List<Setting<String>> files = configuration.list(ORM + unit + "mapping-files");
        if (files.isEmpty() && classPath.has(ORM_XML)) {
            return List.of(new Setting<>(ORM_XML, Source.of("default of " + name())));
        }
        return files.stream().filter(file -> !file.value().equals("no-file")).toList();
    }

    @Override
    public Optional<ApplicationDatabase> database() {
        return dataSources.chosen(configuration.text(ORM + unit + "datasource"));
    }

    @Override
    public List<String> dataSources() {
        return dataSources.names();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }
}
