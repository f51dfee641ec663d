package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} on a project that is well, and on ones where something is broken. */
class DoctorTest {

    @TempDir Path folder;

    /** The shop's entities with the Hibernate of the test. */
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private void config(String database, String model) throws IOException {
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("classpath.txt"), CLASS_PATH.replace(File.pathSeparator, "\n"));
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                [database]
                %s
                [model]
                %s
                """
                        .formatted(database, model));
    }

    private Run doctor(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Run.in(folder, Map.of(), arguments);
    }

    @Test
    void saysEverySettingAndWhereItCameFrom() throws Exception {
        try (Database database = PostgresServer.shared().createDatabase()) {
            config(
                    "url = \""
                            + PostgresServer.shared().jdbcUrl(database.name())
                            + "\"\nuser = \"postgres\"",
                    """
                    classpath = ["@classpath.txt"]
                    packages = ["dev.retort.fixtures.shop.v1"]
                    [model.settings]
                    "hibernate.type.preferred_instant_jdbc_type" = "TIMESTAMP"
                    """);
            Run run = doctor();
            assertThat(run.status()).as(run.out() + run.err()).isZero();
            assertThat(run.out())
                    .contains("Configuration\n", "(retort.toml:5)", "PostgreSQL 1")
                    .contains("hibernate-core-6.6", "postgres, superuser", "nothing (base)")
                    .containsPattern(
                            "hibernate.type.preferred_instant_jdbc_type +TIMESTAMP  "
                                    + " \\(retort.toml:11\\)")
                    .contains("dev.retort.fixtures.shop.v1")
                    .containsPattern("entities +\\d\\d")
                    .endsWith("Nothing wrong.\n");

            JsonNode json = new ObjectMapper().readTree(doctor("--format", "json").out());
            assertThat(json.get("status").asText()).isEqualTo("ok");
            assertThat(json.get("sections"))
                    .extracting(section -> section.get("name").asText())
                    .containsExactly("Retort", "Configuration", "Database", "Revisions", "Model");
            assertThat(json.at("/sections/2/facts/0/name").asText()).isEqualTo("url");
            assertThat(json.at("/sections/2/facts/0/source").asText()).isEqualTo("retort.toml:5");
        }
    }

    @Test
    void eachPartSaysItsOwnProblem() throws Exception {
        config(
                "url = \"jdbc:postgresql://localhost:1/nowhere\"",
                "classpath = [\"target/classes\"]");
        Files.delete(folder.resolve("revisions"));

        Run run = doctor();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("! RT-1103", "! RT-2201", "! RT-1206")
                .contains("3 problems.");
        JsonNode json = new ObjectMapper().readTree(doctor("--format", "json").out());
        assertThat(json.get("status").asText()).isEqualTo("problems");
        assertThat(json.at("/sections/2/ok").asBoolean()).isFalse();
        assertThat(json.at("/sections/2/problems/0/code").asText()).isEqualTo("RT-1103");
        assertThat(json.at("/sections/2/problems/0/hint").asText()).isNotEmpty();
    }

    @Test
    void readsTheEntitiesWithoutADatabase() throws Exception {
        config(
                "url = \"jdbc:postgresql://localhost:1/nowhere\"",
                """
                classpath = ["@classpath.txt"]
                packages = ["dev.retort.fixtures.shop.v1"]
                [model.settings]
                "jakarta.persistence.database-major-version" = "15"
                """);
        Run run = doctor();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("! RT-1103", "PostgreSQL 15, for want of a database", "1 problem.")
                .containsPattern("tables +\\d\\d");
    }

    @Test
    void withoutOrWithABrokenConfiguration() throws Exception {
        Run none = doctor();
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).contains("! RT-1200", "fix  retort init", "java  ");

        Files.writeString(folder.resolve("retort.toml"), "[retort]\nrevisions = [\n");
        Run broken = doctor();
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).contains("! RT-1203", "retort.toml:");
    }
}
