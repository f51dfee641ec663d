package dev.retort.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.RetortException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "db.example", "E", "");

    @TempDir Path folder;

    /** What is wrong in a file, and where it is said to be. */
    private record Wrong(String toml, String code, String message, String hint) {}

    private static final List<Wrong> WRONG =
            List.of(
                    new Wrong(
                            "[retort]\nrevision = []",
                            "RT-1201",
                            "retort.toml:2: unknown key retort.revision",
                            "did you mean revisions?"),
                    new Wrong(
                            "\n[databse]\nurl = 'x'",
                            "RT-1201",
                            "retort.toml:2: unknown table [databse]",
                            "did you mean database?"),
                    new Wrong(
                            "url = 'x'",
                            "RT-1201",
                            "retort.toml:1: unknown key url",
                            "url belongs in [database]"),
                    new Wrong(
                            "[database]\npassword = 'x'",
                            "RT-1201",
                            "retort.toml:2: unknown key database.password",
                            "a password does not belong in a file: PGPASSWORD, ~/.pgpass or"
                                    + " RETORT_PASSWORD_FILE"),
                    new Wrong(
                            "[retort]\nhooks = ['mvn spotless:apply']",
                            "RT-1202",
                            "retort.toml:2: retort.hooks must be a list of tables, not a list",
                            "write hooks = [{run = \"...\", cwd = \".\"}]"),
                    new Wrong(
                            "[retort]\nhooks = [{cwd = '.'}]",
                            "RT-1202",
                            "retort.toml:2: retort.hooks must be a list of tables",
                            "write hooks = [{run = \"...\", cwd = \".\"}]"),
                    new Wrong(
                            "[retort]\nhooks = [{run = 'x', cdw = '.'}]",
                            "RT-1201",
                            "retort.toml:2: unknown key retort.hooks.cdw",
                            "did you mean cwd?"),
                    new Wrong(
                            "[scope]\nfoo = 1",
                            "RT-1201",
                            "retort.toml:2: unknown key scope.foo",
                            "known here: exclude, include"),
                    new Wrong(
                            "[staging.database]\nulr = 'x'",
                            "RT-1201",
                            "retort.toml:2: unknown key staging.database.ulr",
                            "did you mean url?"),
                    new Wrong(
                            "[model]\npackages = 'com.acme'",
                            "RT-1202",
                            "retort.toml:2: model.packages must be a list of texts, not the text"
                                    + " \"com.acme\"",
                            "write packages = [\"...\"]"),
                    new Wrong(
                            "[database]\nurl = 5432",
                            "RT-1202",
                            "retort.toml:2: database.url must be a text, not 5432",
                            "write url = \"...\""),
                    new Wrong(
                            "model = 1",
                            "RT-1202",
                            "retort.toml:1: model must be a table, not 1",
                            "write [model] on a line of its own, and the keys below it"),
                    new Wrong(
                            "[retort]\ntimezone = 'Mars'",
                            "RT-1202",
                            "retort.toml:2: there is no time zone Mars",
                            "write timezone = \"UTC\" or a name such as \"Europe/Berlin\""),
                    new Wrong(
                            "[retort]\npackage = 'a\n",
                            "RT-1203",
                            "retort.toml:2:13: this is not TOML: ",
                            "correct that line; https://toml.io shows how values are written"),
                    new Wrong(
                            "[retort]\n[retort]",
                            "RT-1203",
                            "retort.toml:2:1: this is not TOML: retort previously defined",
                            "correct that line; https://toml.io shows how values are written"),
                    new Wrong(
                            "[retort]\n\npackage = '${NOBODY}'",
                            "RT-1204",
                            "retort.toml:3: the environment variable NOBODY is not set",
                            "set NOBODY, or write $${NOBODY} for the text ${NOBODY}"),
                    new Wrong(
                            "[model]\nclasspath = [\n  'target/classes']",
                            "RT-1206",
                            "retort.toml:3: {folder}/target/classes (model.classpath) does not exist",
                            "compile the entities first: mvn -q compile"),
                    new Wrong(
                            "[model]\nclasspath = ['@target/classpath.txt']",
                            "RT-1206",
                            "retort.toml:2: there is no file {folder}/target/classpath.txt",
                            "mvn -q dependency:build-classpath"
                                    + " -Dmdep.outputFile=target/classpath.txt     writes it"));

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongAndWhere() {
        return WRONG.stream()
                .map(
                        wrong ->
                                dynamicTest(
                                        wrong.toml().replace('\n', '|'),
                                        () -> {
                                            RetortException e =
                                                    catchThrowableOfType(
                                                            RetortException.class,
                                                            () -> readAll(load(wrong.toml())));
                                            assertThat(e.code()).isEqualTo(wrong.code());
                                            assertThat(e)
                                                    .hasMessageStartingWith(
                                                            wrong.message()
                                                                    .replace(
                                                                            "{folder}",
                                                                            folder.toString()));
                                            assertThat(e.hint()).isEqualTo(wrong.hint());
                                        }));
    }

    private static void readAll(ConfigFile file) {
        file.project();
        file.databaseUrl();
        file.model();
        file.scope();
    }

    @Test
    void readsEverySection() throws IOException {
        Files.createDirectories(folder.resolve("target/classes"));
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("c.jar"));
        Files.writeString(
                folder.resolve("cp.txt"),
                folder.resolve("a.jar") + File.pathSeparator + "b.jar\nc.jar\n");
        Files.writeString(folder.resolve("entities.txt"), "# ours\na.B\n\n  a.C  \n");

        ConfigFile file =
                load(
                        """
                        [retort]
                        revisions = ["src/revisions", "more"]
                        package = "com.acme.revisions"
                        environment = "com.acme.Env"
                        timezone = "Europe/Berlin"
                        [database]
                        url = "postgres://${HOST}/shop"
                        user = "$${HOST}${E}"
                        [model]
                        classpath = ["target/classes", "@cp.txt"]
                        packages = ["com.acme"]
                        classes = ["a.A", "@entities.txt"]
                        persistence-unit = "shop"
                        mapping-files = ["META-INF/orm.xml"]
                        [model.settings]
                        "hibernate.physical_naming_strategy" = "x.Y"
                        hibernate.globally_quoted_identifiers = true
                        [scope]
                        include = ["public.*"]
                        """);

        assertThat(file.project().revisions())
                .containsExactly(folder.resolve("src/revisions"), folder.resolve("more"));
        assertThat(file.project().packageName()).isEqualTo("com.acme.revisions");
        assertThat(file.project().environment()).map(Setting::value).contains("com.acme.Env");
        assertThat(file.project().timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(file.databaseUrl())
                .contains(
                        new Setting<>("postgres://db.example/shop", new Source("retort.toml", 7)));
        assertThat(file.databaseUser()).map(Setting::value).contains("${HOST}");
        assertThat(file.databaseSchema()).isEmpty();
        assertThat(file.model().classpath())
                .containsExactly(
                        folder.resolve("target/classes"),
                        folder.resolve("a.jar"),
                        folder.resolve("b.jar"),
                        folder.resolve("c.jar"));
        assertThat(file.model().classes()).containsExactly("a.A", "a.B", "a.C");
        assertThat(file.model().persistenceUnit()).map(Setting::value).contains("shop");
        assertThat(file.model().mappingFiles()).containsExactly("META-INF/orm.xml");
        assertThat(texts(file.model().settings()))
                .isEqualTo(
                        Map.of(
                                "hibernate.physical_naming_strategy", "x.Y",
                                "hibernate.globally_quoted_identifiers", "true"));
        assertThat(file.scope().include()).map(Setting::value).containsExactly("public.*");
    }

    @Test
    void anEmptyFileHasDefaults() {
        ProjectConfig project = load("").project();
        assertThat(project.revisions())
                .containsExactly(folder.resolve("src/main/java/db/revisions"));
        assertThat(project.packageName()).isEqualTo("db.revisions");
        assertThat(project.timezone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void aSectionWinsWhereItSaysSomething() {
        String toml =
                """
                [database]
                url = "${UNSET}"
                user = "shop"
                [model.settings]
                a = "1"
                b = "1"
                [staging.database]
                url = "postgres://staging/shop"
                [staging.model.settings]
                b = "2"
                """;
        ConfigFile staging = load(toml, "staging");
        assertThat(staging.databaseUrl()).map(Setting::value).contains("postgres://staging/shop");
        assertThat(staging.databaseUser()).map(Setting::value).contains("shop");
        assertThat(texts(staging.model().settings())).isEqualTo(Map.of("a", "1", "b", "2"));

        RetortException e =
                catchThrowableOfType(RetortException.class, () -> load(toml, "stagign"));
        assertThat(e).hasMessage("retort.toml has no section stagign");
        assertThat(e.code()).isEqualTo("RT-1205");
        assertThat(e.hint()).isEqualTo("did you mean staging?");
    }

    @Test
    void theFileIsFoundHereOrAbove() throws IOException {
        Path below = Files.createDirectories(folder.resolve("a/b"));
        Path file = Files.writeString(folder.resolve("retort.toml"), "");
        assertThat(ConfigFile.find(Optional.empty(), below, Map.of())).isEqualTo(file);
        assertThat(
                        ConfigFile.find(
                                Optional.empty(),
                                below,
                                Map.of("RETORT_CONFIG", "../../retort.toml")))
                .isEqualTo(file);
        assertThat(ConfigFile.load(file, Optional.empty(), below, Map.of()).shownAs())
                .isEqualTo(file.toString());
    }

    @Test
    void withoutAFileItSaysWhereItLooked() {
        Path root = folder.getRoot();
        assertThat(root.resolve("retort.toml")).doesNotExist();
        RetortException e =
                catchThrowableOfType(
                        RetortException.class,
                        () -> ConfigFile.find(Optional.empty(), root, Map.of()));
        assertThat(e.code()).isEqualTo("RT-1200");
        assertThat(e).hasMessageEndingWith("looked for " + root.resolve("retort.toml"));
        assertThat(e.hint()).startsWith("retort init");

        RetortException given =
                catchThrowableOfType(
                        RetortException.class,
                        () -> ConfigFile.find(Optional.of(Path.of("x.toml")), folder, Map.of()));
        assertThat(given.code()).isEqualTo("RT-1200");
        assertThat(given).hasMessageContaining(folder.resolve("x.toml") + " (from --config)");
    }

    private ConfigFile load(String toml) {
        return load(toml, null);
    }

    private ConfigFile load(String toml, String section) {
        Path file = folder.resolve("retort.toml");
        try {
            Files.writeString(file, toml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConfigFile.load(file, Optional.ofNullable(section), folder, ENVIRONMENT);
    }

    private static Map<String, String> texts(Map<String, Setting<String>> settings) {
        Map<String, String> texts = new TreeMap<>();
        settings.forEach((key, setting) -> texts.put(key, setting.value()));
        return texts;
    }
}
