package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database with two books is to become one whose books have copies, and number them uniquely. */
class ConflictingRowsCommandTest {

    @TempDir Path folder;
    private Database database;
    private Database goal;

    @BeforeEach
    void autogenerate() throws Exception {
        database = PostgresServer.shared().createDatabase();
        goal = PostgresServer.shared().createDatabase();
        database.execute("CREATE TABLE book (id int); INSERT INTO book VALUES (1), (1)");
        goal.execute("CREATE TABLE book (id int UNIQUE, copies int NOT NULL)");
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["."]
                package = "db"
                file-template = "Rev_copies"
                [database]
                url = "%s"
                user = "postgres"
                """
                        .formatted(database.jdbcUrl()));
        Run written =
                retort(
                        "revision",
                        "--autogenerate",
                        "-m",
                        "copies",
                        "--rev-id",
                        "a111",
                        "--reference-url",
                        goal.jdbcUrl() + "?user=postgres");
        assertThat(written.status()).as(written.err()).isZero();
    }

    @AfterEach
    void drop() throws Exception {
        goal.close();
        database.close();
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    private static final String[] FINDINGS = {
        "book: 2 rows without a value for copies, at Rev_copies.java:18",
        "book: 1 value of (id) that more than one row has, at Rev_copies.java:20"
    };

    @Test
    void aPersonReadsHowManyAndWhere() {
        Run run = retort("upgrade");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[RT-3310]: rows are in the way of the upgrade of revision a111")
                .contains(FINDINGS)
                .contains("SELECT id, count(*) FROM book")
                .contains("The database is at base; nothing of a111 was kept")
                .contains("write the value into op.fill, in place of todo(...)");
    }

    @Test
    void aProgramReadsItToo() throws Exception {
        JsonNode json = new ObjectMapper().readTree(retort("--format", "json", "upgrade").out());
        assertThat(json.at("/error/code").asText()).isEqualTo("RT-3310");
        assertThat(json.at("/error/revision").asText()).isEqualTo("a111");
        assertThat(json.at("/inTheWay/0/count").asLong()).isEqualTo(2);
        assertThat(json.at("/inTheWay/1/table").asText()).isEqualTo("book");
        assertThat(json.at("/inTheWay/1/place").asText()).isEqualTo("Rev_copies.java:20");
    }

    @Test
    void aDryRunTellsIt() {
        Run run = retort("upgrade", "--dry-run");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains(FINDINGS);
    }

    @Test
    void aPersonWritesTheValueAndGoesOn() throws Exception {
        Path file = folder.resolve("Rev_copies.java");
        String source = Files.readString(file);
        String todo = "todo(\"a value for the rows that are there\")";
        assertThat(source).contains(todo);
        Files.writeString(file, source.replace(todo, "\"7\""));
        Run unique = retort("upgrade");
        assertThat(unique.status()).isEqualTo(1);
        assertThat(unique.err()).contains("error[RT-3311]").contains("1 value of (id)");
        database.execute("UPDATE book SET id = 2 WHERE ctid = (SELECT max(ctid) FROM book)");
        assertThat(retort("upgrade").status()).isZero();
        database.execute("INSERT INTO book SELECT 3, copies FROM book WHERE copies = 7 LIMIT 1");
        // The way back is free, and then again rows are in the way.
        assertThat(retort("downgrade", "base", "--allow-destructive").status()).isZero();
    }
}
