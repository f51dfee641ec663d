package dev.retort.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.RetortException;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.Setting;
import dev.retort.cli.model.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConnectionSettingsTest {

    private static final String FILE =
            "[database]\nurl = 'postgres://f:5433/filedb'\nuser = 'fred'";

    @TempDir Path folder;

    /**
     * Who wins.
     *
     * @param outcome target, source of the URL, password and its source
     */
    private record Case(
            String option, String toml, Map<String, String> environment, String outcome) {}

    private final List<Case> cases =
            List.of(
                    new Case(null, FILE, Map.of(), "fred@f:5433/filedb retort.toml -"),
                    new Case(
                            null,
                            FILE,
                            Map.of("PGHOST", "h", "PGUSER", "u", "PGDATABASE", "d", "PGPORT", "1"),
                            "fred@f:5433/filedb retort.toml -"),
                    new Case(
                            null,
                            FILE,
                            Map.of("RETORT_URL", "postgres://ed@e/envdb"),
                            "ed@e:5432/envdb RETORT_URL -"),
                    new Case(
                            null,
                            FILE,
                            Map.of("RETORT_USER", "ed"),
                            "ed@f:5433/filedb retort.toml -"),
                    new Case(
                            "postgres://olga:o@o/opt",
                            FILE,
                            Map.of("RETORT_URL", "postgres://e/envdb", "RETORT_USER", "ed"),
                            "olga@o:5432/opt --url o/--url"),
                    new Case(
                            "postgres://o/opt",
                            FILE,
                            Map.of("PGPASSWORD", "p", "PGPORT", "1"),
                            "fred@o:1/opt --url p/PGPASSWORD"),
                    new Case(
                            null,
                            "[database]\nurl = 'postgres://ann:inurl@db/shop'",
                            Map.of("PGPASSWORD", "p"),
                            "ann@db:5432/shop retort.toml inurl/retort.toml:2"),
                    new Case(
                            null,
                            "",
                            Map.of("PGHOST", "h,i", "PGPORT", "1,2", "PGUSER", "u"),
                            "u@h:1,i:2/u PGHOST -"),
                    new Case(
                            null,
                            "",
                            Map.of("PGDATABASE", "d", "PGUSER", "u"),
                            "u@localhost:5432/d PGDATABASE -"),
                    new Case(
                            "postgres:///shop",
                            "",
                            Map.of("PGHOST", "h", "PGUSER", "u", "RETORT_URL", ""),
                            "u@h:5432/shop --url -"),
                    new Case(
                            null,
                            "[database]\nurl = '${MISSING}'",
                            Map.of("RETORT_URL", "postgres://u@e/envdb"),
                            "u@e:5432/envdb RETORT_URL -"));

    @TestFactory
    Stream<DynamicTest> settlesEverySetting() {
        return cases.stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.option()
                                                + " "
                                                + each.toml()
                                                + " "
                                                + each.environment(),
                                        () -> assertThat(outcome(each)).isEqualTo(each.outcome())));
    }

    private String outcome(Case each) {
        ConnectionSettings settings = resolve(each.option(), each.toml(), each.environment());
        return settings.target()
                + " "
                + settings.source().name()
                + " "
                + settings.password().map(p -> p.value() + "/" + p.source()).orElse("-");
    }

    @Test
    void aPasswordFileWinsOverTheFileAndLosesAgainstAnOption() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "from file \n");
        Map<String, String> environment =
                Map.of("RETORT_PASSWORD_FILE", secret.toString(), "PGPASSWORD", "p");
        String toml = "[database]\nurl = 'postgres://ann:toml@db/shop'";
        assertThat(resolve(null, toml, environment).password())
                .map(Setting::value)
                .contains("from file ");
        assertThat(resolve("postgres://ann:typed@db/shop", toml, environment).password())
                .map(Setting::value)
                .contains("typed");
    }

    @Test
    void libpqsVariablesFillInWhatTheUrlLeavesOut() {
        Map<String, String> environment =
                Map.of("PGSSLMODE", "require", "PGOPTIONS", "-c geqo=off");
        assertThat(resolve("postgres://u@db/shop?sslmode=disable", "", environment).parameters())
                .isEqualTo(Map.of("sslmode", "disable", "options", "-c geqo=off"));
    }

    @Test
    void neverShowsThePassword() {
        ConnectionSettings settings = resolve("postgres://ann:secret@db/shop", "", Map.of());
        assertThat(settings.toString() + settings.url() + settings.target())
                .doesNotContain("secret");
        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db:5432/shop");
    }

    @Test
    void saysWhereItLooked() {
        RetortException e =
                catchThrowableOfType(
                        RetortException.class, () -> resolve(null, "", Map.of("PGUSER", "u")));
        assertThat(e.code()).isEqualTo("RT-1101");
        assertThat(e)
                .hasMessageContaining(
                        "--url, RETORT_URL, database.url in retort.toml, PGHOST and PGDATABASE");
    }

    @Test
    void saysWhoseUrlIsMalformed() {
        RetortException e =
                catchThrowableOfType(
                        RetortException.class,
                        () -> resolve(null, "[database]\nurl = 'localhost'", Map.of()));
        assertThat(e).hasMessageStartingWith("retort.toml:2: the database URL cannot be read");
    }

    @Test
    void aUnixSocketIsRefused() {
        RetortException e =
                catchThrowableOfType(
                        RetortException.class,
                        () -> resolve("postgres://u@%2Fvar%2Frun/shop", "", Map.of()));
        assertThat(e).hasMessageContaining("/var/run is a Unix socket");
    }

    /** The application's own database stands below what Retort is told, and above libpq's. */
    @Test
    void theApplicationsDatabase() throws IOException {
        Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(
                folder.resolve("src/main/resources/application.yml"),
                """
                spring.datasource:
                  url: jdbc:postgresql://app:5432/shop
                  username: ${DB_USER:boot}
                  password: secret
                """);
        String toml = "[model]\nframework = 'spring-boot'\nclasspath = ['target/classes']\n";
        assertThat(fromApplication(null, toml, Map.of("PGHOST", "h", "PGUSER", "u")))
                .isEqualTo("boot@app:5432/shop application.yml:2 secret");
        assertThat(fromApplication(null, toml, Map.of("RETORT_USER", "me", "PGPASSWORD", "other")))
                .isEqualTo("me@app:5432/shop application.yml:2 secret");
        assertThat(fromApplication("postgres://a@b/c", toml, Map.of()))
                .as("its password goes to its own server alone")
                .isEqualTo("a@b:5432/c --url none");
        assertThat(fromApplication(null, toml, Map.of("RETORT_URL", "postgres://e/f")))
                .startsWith(System.getProperty("user.name") + "@e:5432/f RETORT_URL none");
        assertThat(fromApplication(null, FILE + "\n" + toml, Map.of()))
                .isEqualTo("fred@f:5433/filedb retort.toml:2 none");
        assertThat(fromApplication(null, toml, Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:mem:x")))
                .contains("SPRING_DATASOURCE_URL", "RT-1107");
    }

    private String fromApplication(String option, String toml, Map<String, String> environment)
            throws IOException {
        Path file = Files.writeString(folder.resolve("retort.toml"), toml);
        ConfigFile config = ConfigFile.load(file, Optional.empty(), folder, environment);
        try {
            ConnectionSettings settings =
                    ConnectionSettings.resolve(
                            Optional.ofNullable(option),
                            config,
                            environment,
                            () -> ModelSource.database(config, environment));
            return settings.target()
                    + " "
                    + settings.source()
                    + " "
                    + settings.password().map(Setting::value).orElse("none");
        } catch (RetortException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    private ConnectionSettings resolve(
            String option, String toml, Map<String, String> environment) {
        Path file = folder.resolve("retort.toml");
        try {
            Files.writeString(file, toml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConnectionSettings.resolve(
                Optional.ofNullable(option),
                ConfigFile.load(file, Optional.empty(), folder, environment),
                environment);
    }
}
