package dev.retort.cli.config;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.cli.build.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * {@code retort.toml}. Its keys and their kinds are checked when it is loaded; a value, with the
 * environment variables in it, only when somebody asks for it, so that {@code history} needs no
 * variable that only the database address mentions.
 */
public final class ConfigFile {

    /** The name looked for when nobody gives one. */
    public static final String NAME = "retort.toml";

    private final Path path;
    private final Path workingDirectory;
    private final String shownAs;
    private final TomlTable root;
    private final Optional<String> section;
    private final Map<String, String> environment;

    private ConfigFile(
            Path path,
            Path workingDirectory,
            String shownAs,
            TomlTable root,
            Optional<String> section,
            Map<String, String> environment) {
        this.path = path;
        this.workingDirectory = workingDirectory;
        this.shownAs = shownAs;
        this.root = root;
        this.section = section;
        this.environment = environment;
    }

    /**
     * Finds the file: the one given, else the one that {@code RETORT_CONFIG} names, else the {@link
     * #nearest} one.
     *
     * @param given from the command line
     */
    public static Path find(
            Optional<Path> given, Path workingDirectory, Map<String, String> environment) {
        String named = environment.getOrDefault("RETORT_CONFIG", "");
        if (given.isPresent() || !named.isEmpty()) {
            Path file = workingDirectory.resolve(given.orElseGet(() -> Path.of(named)));
            if (!Files.isRegularFile(file)) {
                throw new RetortException(
                        "RT-1200",
                        "there is no configuration file "
                                + file.normalize()
                                + (given.isPresent()
                                        ? " (from --config)"
                                        : " (from RETORT_CONFIG)"),
                        "retort init     writes a retort.toml");
            }
            return file.normalize();
        }
        return nearest(workingDirectory).orElseThrow(() -> nowhere(workingDirectory));
    }

    /**
     * The one in the working directory or the nearest folder above it, else that of the only module
     * below it that has one.
     */
    public static Optional<Path> nearest(Path workingDirectory) {
        for (Path folder = workingDirectory; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        List<Path> ofModules = ofModules(workingDirectory);
        return ofModules.size() == 1 ? Optional.of(ofModules.get(0)) : Optional.empty();
    }

    private static List<Path> ofModules(Path workingDirectory) {
        return Build.around(workingDirectory).modules().stream()
                .map(module -> module.directory().resolve(NAME))
                .filter(file -> file.startsWith(workingDirectory))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static RetortException nowhere(Path workingDirectory) {
        List<Path> ofModules = ofModules(workingDirectory);
        if (!ofModules.isEmpty()) {
            List<String> names =
                    ofModules.stream()
                            .map(file -> workingDirectory.relativize(file).toString())
                            .toList();
            return new RetortException(
                    "RT-1200",
                    "no retort.toml here, and several modules have one: "
                            + String.join(", ", names),
                    "-c " + names.get(0) + "     or go to its folder");
        }
        List<String> looked = new ArrayList<>();
        for (Path folder = workingDirectory; folder != null; folder = folder.getParent()) {
            looked.add(folder.resolve(NAME).toString());
        }
        return new RetortException(
                "RT-1200",
                "no retort.toml here or above; looked for " + String.join(", ", looked),
                "retort init     writes one here;  -c FILE names another");
    }

    /** Whether nobody names a file, and there is none to find. */
    public static boolean isAbsent(
            Optional<Path> given, Path workingDirectory, Map<String, String> environment) {
        return given.isEmpty()
                && environment.getOrDefault("RETORT_CONFIG", "").isEmpty()
                && nearest(workingDirectory).isEmpty();
    }

    /** What an empty file in the working directory would say. */
    public static ConfigFile empty(Path workingDirectory, Map<String, String> environment) {
        return new ConfigFile(
                workingDirectory.resolve(NAME),
                workingDirectory,
                NAME,
                Toml.parse(""),
                Optional.empty(),
                environment);
    }

    /**
     * Reads the file and checks its keys.
     *
     * @param section whose tables, {@code [section.database]} and so on, win over the plain ones
     */
    public static ConfigFile load(
            Path path,
            Optional<String> section,
            Path workingDirectory,
            Map<String, String> environment) {
        String shownAs =
                path.startsWith(workingDirectory)
                        ? workingDirectory.relativize(path).toString()
                        : path.toString();
        TomlParseResult result;
        try {
            result = Toml.parse(path);
        } catch (IOException e) {
            throw new RetortException(
                    "RT-1203", "cannot read " + shownAs + ": " + e.getMessage(), null, e);
        }
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            throw new RetortException(
                    "RT-1203",
                    shownAs
                            + ":"
                            + error.position().line()
                            + ":"
                            + error.position().column()
                            + ": this is not TOML: "
                            + error.getMessage(),
                    "correct that line; https://toml.io shows how values are written");
        }
        Set<String> sections = Keys.check(shownAs, result);
        if (section.isPresent() && !sections.contains(section.get())) {
            throw new RetortException(
                    "RT-1205",
                    shownAs + " has no section " + section.get(),
                    Suggestion.didYouMean(
                            section.get(),
                            sections,
                            sections.isEmpty()
                                    ? "a section is a table such as ["
                                            + section.get()
                                            + ".database]"
                                    : "there are: " + String.join(", ", sections)));
        }
        return new ConfigFile(path, workingDirectory, shownAs, result, section, environment);
    }

    public Path path() {
        return path;
    }

    /** The folder that relative paths start from. */
    public Path directory() {
        return path.getParent();
    }

    /** As messages name it: relative to the working directory where it can be. */
    public String shownAs() {
        return shownAs;
    }

    /** The table {@code [retort]}. */
    public ProjectConfig project() {
        List<Path> folders =
                texts("retort", "revisions").stream()
                        .map(entry -> directory().resolve(entry.value()).normalize())
                        .toList();
        return new ProjectConfig(
                folders.isEmpty()
                        ? List.of(directory().resolve(ProjectConfig.DEFAULT_FOLDER))
                        : folders,
                text("retort", "package").map(Setting::value).orElse(ProjectConfig.DEFAULT_PACKAGE),
                text("retort", "environment"),
                text("retort", "file-template")
                        .orElseGet(
                                () ->
                                        new Setting<>(
                                                ProjectConfig.DEFAULT_TEMPLATE,
                                                Source.of("default"))),
                text("retort", "timezone").map(ConfigFile::zone).orElse(ZoneId.of("UTC")),
                flag("retort", "star-imports").orElse(true),
                hooks());
    }

    private static ZoneId zone(Setting<String> setting) {
        try {
            return ZoneId.of(setting.value());
        } catch (DateTimeException e) {
            throw new RetortException(
                    "RT-1202",
                    setting.source() + ": there is no time zone " + setting.value(),
                    "write timezone = \"UTC\" or a name such as \"Europe/Berlin\"",
                    e);
        }
    }

    /** {@code database.url}. */
    public Optional<Setting<String>> databaseUrl() {
        return text("database", "url");
    }

    /** {@code database.user}. */
    public Optional<Setting<String>> databaseUser() {
        return text("database", "user");
    }

    /** {@code database.datasource}: which of those that the application has. */
    public Optional<Setting<String>> dataSource() {
        return text("database", "datasource");
    }

    /** {@code database.schema}. */
    public Optional<Setting<String>> databaseSchema() {
        return text("database", "schema");
    }

    /** The table {@code [model]}; a class path entry that does not exist is an error. */
    public ModelConfig model() {
        FileLists lists = new FileLists(directory(), workingDirectory);
        return new ModelConfig(
                lists.classpath(texts("model", "classpath")),
                Setting.values(texts("model", "packages")),
                Setting.values(texts("model", "exclude")),
                lists.classes(texts("model", "classes")),
                persistenceUnit(),
                Setting.values(texts("model", "mapping-files")),
                framework(),
                profiles(),
                settings());
    }

    /** {@code model.framework}. */
    public Optional<Setting<String>> framework() {
        return text("model", "framework");
    }

    /** {@code model.profiles}. */
    public List<String> profiles() {
        return Setting.values(texts("model", "profiles"));
    }

    /** {@code model.persistence-unit}. */
    public Optional<Setting<String>> persistenceUnit() {
        return text("model", "persistence-unit");
    }

    /**
     * The class path, as far as it is there: folders and jars that exist or do not, those in an
     * {@code @file} only where there is such a file.
     */
    public List<Path> classPathAsFarAsItGoes() {
        return new FileLists(directory(), workingDirectory)
                .asFarAsItGoes(texts("model", "classpath"));
    }

    /**
     * Everything the file says, by full key in the order of their names, as it is written: nothing
     * is replaced in it. The settings of Hibernate are left out; see {@link ModelConfig}.
     */
    public Map<String, Setting<String>> entries() {
        Map<String, Setting<String>> entries = new TreeMap<>();
        List<String> names = List.of("retort", "database", "model", "scope", "compare");
        for (String name : names) {
            List<List<String>> lowestFirst = new ArrayList<>(tables(name));
            Collections.reverse(lowestFirst);
            for (List<String> path : lowestFirst) {
                TomlTable table = root.getTable(path);
                if (table != null) {
                    table.keySet().stream()
                            .filter(key -> !(table.get(List.of(key)) instanceof TomlTable))
                            .forEach(key -> entries.put(name + "." + key, written(table, key)));
                }
            }
        }
        // A password in a URL is for the database, and for nobody's eyes.
        entries.remove("database.url");
        return entries;
    }

    private Setting<String> written(TomlTable table, String key) {
        Object value = table.get(List.of(key));
        String text =
                value instanceof TomlArray array
                        ? array.toList().stream()
                                .map(
                                        each ->
                                                each instanceof TomlTable hook
                                                        ? hook.getString("run")
                                                        : String.valueOf(each))
                                .collect(Collectors.joining(", "))
                        : String.valueOf(value);
        TomlPosition position = table.inputPositionOf(List.of(key));
        return new Setting<>(text, new Source(shownAs, position == null ? 0 : position.line()));
    }

    /** The table {@code [scope]}. */
    public ScopeConfig scope() {
        return new ScopeConfig(texts("scope", "include"), texts("scope", "exclude"));
    }

    /** {@code compare.strict}; no by default. */
    public boolean isStrict() {
        return flag("compare", "strict").orElse(false);
    }

    private Optional<Boolean> flag(String table, String key) {
        for (List<String> path : tables(table)) {
            TomlTable values = root.getTable(path);
            if (values != null && values.get(List.of(key)) instanceof Boolean value) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** {@code retort.hooks}: each word of a command is expanded by itself, so it stays a word. */
    private List<Hook> hooks() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("FILE", Hook.FILE);
        List<Hook> hooks = new ArrayList<>();
        for (List<String> path : tables("retort")) {
            TomlTable values = root.getTable(path);
            if (values != null && values.get(List.of("hooks")) instanceof TomlArray array) {
                for (int i = 0; i < array.size(); i++) {
                    TomlTable hook = array.getTable(i);
                    Source source = new Source(shownAs, array.inputPositionOf(i).line());
                    List<String> words = new ArrayList<>();
                    for (String word :
                            CommandWords.of(new Setting<>(hook.getString("run"), source))) {
                        words.add(Variables.expand(new Setting<>(word, source), variables).value());
                    }
                    String folder = hook.getString("cwd", () -> ".");
                    hooks.add(
                            new Hook(
                                    words,
                                    directory()
                                            .resolve(
                                                    Variables.expand(
                                                                    new Setting<>(folder, source),
                                                                    environment)
                                                            .value())
                                            .normalize(),
                                    source));
                }
                return hooks;
            }
        }
        return hooks;
    }

    /** Tables in which a key is looked up, the winning one first. */
    private List<List<String>> tables(String table) {
        List<String> base = List.of(table);
        return section.map(name -> List.of(List.of(name, table), base)).orElse(List.of(base));
    }

    private Optional<Setting<String>> text(String table, String key) {
        for (List<String> path : tables(table)) {
            TomlTable values = root.getTable(path);
            if (values != null && values.get(List.of(key)) instanceof String value) {
                return Optional.of(expanded(value, values.inputPositionOf(List.of(key))));
            }
        }
        return Optional.empty();
    }

    private List<Setting<String>> texts(String table, String key) {
        for (List<String> path : tables(table)) {
            TomlTable values = root.getTable(path);
            if (values != null && values.get(List.of(key)) instanceof TomlArray array) {
                List<Setting<String>> texts = new ArrayList<>();
                for (int i = 0; i < array.size(); i++) {
                    texts.add(expanded(array.getString(i), array.inputPositionOf(i)));
                }
                return texts;
            }
        }
        return List.of();
    }

    private Setting<String> expanded(String raw, TomlPosition position) {
        return Variables.expand(
                new Setting<>(raw, new Source(shownAs, position == null ? 0 : position.line())),
                environment);
    }

    private Map<String, Setting<String>> settings() {
        Map<String, Setting<String>> settings = new TreeMap<>();
        List<List<String>> tables = new ArrayList<>(tables("model"));
        Collections.reverse(tables);
        for (List<String> path : tables) {
            TomlTable model = root.getTable(path);
            TomlTable table = model == null ? null : model.getTable(List.of("settings"));
            if (table != null) {
                flatten("", table, settings);
            }
        }
        return settings;
    }

    /** An unquoted {@code hibernate.dialect = ...} is nested tables in TOML, and means the same. */
    private void flatten(String prefix, TomlTable table, Map<String, Setting<String>> settings) {
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            if (value instanceof TomlTable nested) {
                flatten(prefix + key + ".", nested, settings);
            } else {
                settings.put(
                        prefix + key,
                        expanded(String.valueOf(value), table.inputPositionOf(List.of(key))));
            }
        }
    }
}
