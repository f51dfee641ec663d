package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of views and the like that are in the way. */
class DependentsCommandTest {

    @TempDir Path folder;
    private Database database;
    private Database goal;

    @BeforeEach
    void databases() throws Exception {
        database = PostgresServer.shared().createDatabase();
        goal = PostgresServer.shared().createDatabase();
        database.execute(
                """
                create table orders (id int primary key, total numeric(10, 2), note text);
                create view order_totals as select id, total from orders;
                comment on view order_totals is 'how much';
                create view order_notes as select id, note from orders;
                """);
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["."]
                package = "db"
                file-template = "Rev_next"
                [database]
                url = "%s"
                user = "postgres"
                """
                        .formatted(database.jdbcUrl()));
    }

    @AfterEach
    void drop() throws Exception {
        goal.close();
        database.close();
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    private String reference() {
        return goal.jdbcUrl() + "?user=postgres";
    }

    @Test
    void aPersonReadsWhatMoves() throws Exception {
        goal.execute("create table orders (id int primary key, total numeric(12, 2), note text)");
        String line =
                "  ~ alter column orders.total: type numeric(12,2)"
                        + "   (was numeric(10,2); takes down and puts back view order_totals)\n";
        Run diff = retort("diff", "--reference-url", reference());
        assertThat(diff.out()).isEqualTo(line);
        assertThat(diff.err()).contains("1 difference.");
        JsonNode json =
                new ObjectMapper()
                        .readTree(
                                retort("--format", "json", "diff", "--reference-url", reference())
                                        .out());
        assertThat(json.at("/operations").findValuesAsText("operation"))
                .containsExactly("execute", "alter_column", "execute", "execute");
        assertThat(json.at("/operations/1/putsBack/0").asText()).isEqualTo("view order_totals");
        Run written =
                retort("revision", "--autogenerate", "-m", "x", "--reference-url", reference());
        assertThat(written.out()).startsWith(line);
        assertThat(Files.readString(folder.resolve("Rev_next.java")))
                .contains(
                        """
                                op.execute("DROP VIEW order_totals");
                                op.alterColumn("orders", "total", setType(numeric(12, 2)));

                                op.execute(\"""
                                        CREATE VIEW order_totals AS
                                         SELECT id,
                                            total
                                           FROM orders\""");
                                op.execute("COMMENT ON VIEW order_totals IS 'how much'");
                        """);
        Fingerprint before = Fingerprint.of(database).withoutColumnOrder();
        assertThat(retort("upgrade").status()).isZero();
        assertThat(retort("downgrade", "base").status()).isZero();
        assertThat(
                        before.differenceTo(
                                Fingerprint.of(database)
                                        .withoutColumnOrder()
                                        .withoutTables("retort_version", "retort_history")))
                .isEmpty();
    }

    @Test
    void aPersonWritesWhatIsLeftOpen() throws Exception {
        goal.execute("create table orders (id int primary key, total numeric(10, 2))");
        Run diff = retort("diff", "--reference-url", reference());
        assertThat(diff.out()).contains("(was text; somebody has to write anew view order_notes)");
        retort("revision", "--autogenerate", "-m", "x", "--reference-url", reference());
        Run refused = retort("upgrade", "--allow-destructive");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .contains("error[RT-3312]")
                .contains("view order_notes uses orders.note, which goes.")
                .contains("CREATE VIEW order_notes AS")
                .contains("at Rev_next.java:");
        assertThat(retort("upgrade", "--sql").status()).isEqualTo(1);
        assertThat(retort("show", "head", "--sql").status()).isZero();

        Path file = folder.resolve("Rev_next.java");
        String source = Files.readString(file);
        int start = source.indexOf("todo(");
        int end = source.indexOf("\"\"\"", source.indexOf("\"\"\"", start) + 3) + 4;
        Files.writeString(
                file,
                source.substring(0, start)
                        + "\"create view order_notes as select id from orders\""
                        + source.substring(end));
        Fingerprint before = Fingerprint.of(database).withoutColumnOrder();
        Run upgrade = retort("upgrade", "--allow-destructive");
        assertThat(upgrade.status()).as(upgrade.err()).isZero();
        Run back = retort("downgrade", "base");
        assertThat(back.status()).as(back.err()).isZero();
        assertThat(
                        before.differenceTo(
                                Fingerprint.of(database)
                                        .withoutColumnOrder()
                                        .withoutTables("retort_version", "retort_history")))
                .isEmpty();
    }
}
