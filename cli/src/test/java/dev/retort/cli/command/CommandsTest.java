package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a project of a few revisions written by hand, and on a real database. */
class CommandsTest {

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                [database]
                url = "%s"
                user = "postgres"
                """
                        .formatted(PostgresServer.shared().jdbcUrl(database.name())));
        Files.createDirectory(folder.resolve("revisions"));
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    private JsonNode json(int status, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        all[0] = "--format";
        all[1] = "json";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Run run = retort(all);
        assertThat(run.status()).as(run.out()).isEqualTo(status);
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }

    /** A chain a1 - a2 - a3 of revisions that make one table each. */
    private void chain() throws IOException {
        revision("a1", "", "op.execute(\"create table t1 ()\");");
        revision("a2", "a1", "op.execute(\"create table t2 ()\");");
        revision("a3", "a2", "op.execute(\"create table t3 ()\");");
    }

    private void revision(String id, String revises, String upgrade) throws IOException {
        Files.writeString(
                folder.resolve("revisions/" + id.toUpperCase(Locale.ROOT) + ".java"),
                """
                package db;

                import dev.retort.operation.Op;
                import dev.retort.revision.*;

                /** Revision %s. */
                @Revision("%s")
                %s
                public final class %s implements Migration {
                    @Override public void upgrade(Op op) { %s }
                    @Override public void downgrade(Op op) { op.execute("drop table t%s"); }
                }
                """
                        .formatted(
                                id,
                                id,
                                revises.isEmpty() ? "" : "@Revises(\"" + revises + "\")",
                                id.toUpperCase(Locale.ROOT),
                                upgrade,
                                id.substring(1)));
    }

    @Test
    void theFirstRevisionMakesItsFolder() throws Exception {
        Files.delete(folder.resolve("revisions"));
        Run missing = retort("upgrade");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("error[RT-2201]");
        assertThat(retort("revision", "-m", "first").status()).isZero();
        assertThat(retort("upgrade").status()).isZero();
        assertThat(retort("current").out()).endsWith(" (head) (current), first\n");
    }

    @Test
    void upAndDownAndWhereItIs() throws Exception {
        chain();
        JsonNode up = json(0, "upgrade", "+2");
        assertThat(up.get("steps")).hasSize(2);
        assertThat(up.at("/steps/0").fieldNames())
                .toIterable()
                .containsExactly("revision", "direction", "message", "statements", "seconds");
        assertThat(up.at("/steps/0/message").asText()).isEqualTo("Revision a1.");
        assertThat(up.at("/heads/0").asText()).isEqualTo("a2");
        assertThat(up.at("/database/source").asText()).isEqualTo("retort.toml");

        assertThat(retort("current").out()).isEqualTo("a2 (current), Revision a2.\n");
        Run behind = retort("current", "--check-heads");
        assertThat(behind.status()).isEqualTo(2);
        assertThat(behind.out()).isNotEmpty();

        assertThat(retort("upgrade").out()).contains("Now at a3 (head). 1 step.");
        assertThat(retort("current", "--check-heads").status()).isZero();
        assertThat(retort("downgrade", "-1").out()).contains("Now at a2. 1 step.");
        assertThat(json(0, "downgrade", "base").get("heads")).isEmpty();
        assertThat(retort("upgrade", "base").out()).isEqualTo("Nothing to do. At base.\n");
    }

    @Test
    void listsReadLikeAlembics() throws Exception {
        chain();
        assertThat(retort("history").out())
                .isEqualTo(
                        "a2 -> a3 (head), Revision a3.\n"
                                + "a1 -> a2, Revision a2.\n"
                                + "<base> -> a1, Revision a1.\n");
        assertThat(retort("history", "-r", "a1:a2").out()).hasLineCount(2);
        assertThat(retort("heads").out()).isEqualTo("a3 (head), Revision a3.\n");
        assertThat(retort("show", "a2").out())
                .contains("Rev: a2", "Parent: a1", "Path: revisions/A2.java", "    Revision a2.");
        assertThat(retort("show", "a2", "--sql").out())
                .contains("create table t2 ();", "drop table t2;");
        JsonNode history = json(0, "history", "-i");
        assertThat(history.at("/revisions/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "revises",
                        "dependsOn",
                        "branchLabels",
                        "message",
                        "file",
                        "head",
                        "current",
                        "applied");
        assertThat(history.at("/revisions/0/applied").asBoolean(true)).isFalse();
        assertThat(json(0, "history").at("/revisions/0/applied").isNull()).isTrue();
    }

    @Test
    void readingCreatesNothing() throws Exception {
        chain();
        retort("current");
        retort("history", "-i");
        retort("upgrade", "--dry-run");
        try (var connection = database.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select to_regclass('retort_version') is null")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
        }
    }

    @Test
    void aDryRunShowsTheSqlOnStdoutAlone() throws Exception {
        chain();
        Run dry = retort("upgrade", "--dry-run");
        assertThat(dry.out()).contains("create table t3 ();").doesNotContain("Nothing was run");
        assertThat(dry.err()).contains("Nothing was run. It would then be at a3 (head). 3 steps.");
        assertThat(json(0, "upgrade", "--dry-run").get("steps")).hasSize(3);
    }

    @Test
    void aScriptNeedsNoDatabase() throws Exception {
        chain();
        Run script = retort("upgrade", "a1:head", "--sql", "--url", "postgres://localhost:1/x");
        assertThat(script.status()).isZero();
        assertThat(script.out()).contains("create table t2 ();", "COMMIT;").doesNotContain("t1");
        assertThat(retort("upgrade", "a1:head").status()).isEqualTo(64);
        assertThat(retort("downgrade", "base", "--sql").status()).isEqualTo(64);
    }

    @Test
    void stampMovesWithoutRunning() throws Exception {
        chain();
        assertThat(retort("stamp", "a2").status()).isZero();
        assertThat(retort("current").out()).startsWith("a2 ");
        assertThat(retort("stamp", "--sql", "head").out()).contains("INSERT INTO retort_version");
        assertThat(retort("stamp", "--sql", "--purge", "head").status()).isEqualTo(64);
        assertThat(retort("upgrade").out()).contains("[1/1] a3");
    }

    @Test
    void aFailureSaysWhereAndWhatIsLeft() throws Exception {
        chain();
        revision("a3", "a2", "op.execute(\"create table half ()\"); op.execute(\"select 1/0\");");
        JsonNode failed = json(1, "upgrade");
        assertThat(failed.get("status").asText()).isEqualTo("error");
        assertThat(failed.get("steps")).hasSize(2);
        assertThat(failed.at("/error/revision").asText()).isEqualTo("a3");
        assertThat(failed.at("/error/sql").asText()).isEqualTo("select 1/0");
        assertThat(failed.at("/error/sqlState").asText()).isEqualTo("22012");
        Run again = retort("upgrade");
        assertThat(again.err())
                .contains("The database is at a2; nothing of a3 was kept")
                .doesNotContain("\tat ");
        assertThat(retort("current").out()).startsWith("a2 ");
    }

    @Test
    void whatIsWrongWithTheFolderIsSaid() throws Exception {
        chain();
        Files.writeString(
                folder.resolve("revisions/Copy.java"),
                Files.readString(folder.resolve("revisions/A2.java")));
        Run twice = retort("history");
        assertThat(twice.status()).isEqualTo(1);
        assertThat(twice.err())
                .contains(
                        "two revisions have the id a2: revisions/A2.java and revisions/Copy.java");
        Files.delete(folder.resolve("revisions/Copy.java"));
        Files.delete(folder.resolve("revisions/A2.java"));
        assertThat(retort("history").err()).contains("a3 revises a2, which is not in any folder");
    }

    @Test
    void aRowThatNobodyKnowsIsNamed() throws Exception {
        chain();
        retort("upgrade");
        Files.delete(folder.resolve("revisions/A3.java"));
        assertThat(retort("current").err()).contains("the database is at a3, which is not in any");
        assertThat(retort("upgrade").status()).isEqualTo(1);
        assertThat(retort("stamp", "--purge", "a2").status()).isZero();
        assertThat(retort("current").out()).startsWith("a2 ");
    }

    @Test
    void comparingNeedsADatabaseAtTheHead() throws Exception {
        chain();
        for (String command : new String[] {"check", "revision"}) {
            Run run =
                    command.equals("check")
                            ? retort(command)
                            : retort(command, "--autogenerate", "-m", "x");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("the database is not at the head: it is at base");
        }
    }

    @Test
    void aNewRevisionComesAfterTheHead() throws Exception {
        JsonNode first = json(0, "revision", "-m", "First step", "--rev-id", "b1");
        String file = first.at("/revision/file").asText();
        assertThat(file).matches("revisions/Rev\\d{8}T\\d{4}_first_step\\.java");
        assertThat(first.at("/revision/revises")).isEmpty();
        assertThat(
                        json(0, "revision", "-m", "second", "--rev-id", "b2")
                                .at("/revision/revises/0")
                                .asText())
                .isEqualTo("b1");
        assertThat(retort("upgrade").out()).contains("Now at b2 (head). 2 steps.");

        assertThat(retort("revision", "--rev-id", "b2").err()).contains("there is a revision b2");
        assertThat(retort("revision", "--head", "b1").err())
                .contains("revision b1 is not a head: b2 comes after it already");
        assertThat(retort("revision", "--rev-id", "a@b").status()).isEqualTo(1);
        assertThat(folder.resolve("revisions")).isDirectoryContaining("glob:**first_step.java");
        try (var files = Files.list(folder.resolve("revisions"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatLooksLikeAnOptionAndIsNoNumberIsAnError() throws Exception {
        chain();
        Run run = retort("downgrade", "--dryrun", "base");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("no option --dryrun").contains("did you mean --dry-run?");
        assertThat(retort("upgrade", "head", "--sqll").status()).isEqualTo(64);
        assertThat(retort("downgrade").status()).isEqualTo(64);
        assertThat(retort("upgrade", "--lock-timeout", "soon").status()).isEqualTo(64);
        assertThat(retort("upgrade", "--transaction", "all", "--lock-timeout", "500ms").status())
                .isZero();
    }
}
