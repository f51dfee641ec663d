package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database compared with another. */
class ReferenceTest {

    private static final String SAME =
            """
            create table shared (id int primary key, name varchar(20) default 'x', check (id > 0));
            create index on shared (lower(name));
            create view shown as select id from shared;
            """;

    @TempDir Path folder;
    private Database database;
    private Database reference;

    @BeforeEach
    void databases() throws Exception {
        database = PostgresServer.shared().createDatabase();
        reference = PostgresServer.shared().createDatabase();
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
        reference.close();
    }

    private static void run(Database where, String sql) throws Exception {
        try (Connection connection = where.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(Database of) {
        return PostgresServer.shared().jdbcUrl(of.name());
    }

    private Run retort(String verb, String... more) {
        return retort(Map.of("PGUSER", "postgres"), verb, more);
    }

    private Run retort(Map<String, String> environment, String verb, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(verb, "--url", url(database), "--reference-url", url(reference)));
        line.addAll(List.of(more));
        return Run.in(folder, environment, line.toArray(String[]::new));
    }

    private void project(String scope) throws Exception {
        Files.createDirectory(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("retort.toml"),
                "[retort]\nrevisions = [\"revisions\"]\npackage = \"db\"\n" + scope);
    }

    @Test
    void equalDatabasesNeedNoProject() throws Exception {
        run(database, SAME);
        run(reference, SAME);
        Run run = retort("diff", "--exit-code");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("Database  postgres@", "Reference  postgres@", "from --reference-url")
                .contains("Compared  the reference with the database in ")
                .contains("not compared: 1 view")
                .contains("No differences: reference and database agree.");
    }

    @Test
    void whatOnlyOneSideHasIsShownOnBothSides() throws Exception {
        run(
                database,
                SAME
                        + "create schema spare; create table spare.left_over (id int);"
                        + "create table old (id int); create sequence old_numbers;"
                        + "create index mine on shared (name);"
                        + "create table retort_version (version_num varchar(32) primary key)");
        run(
                reference,
                SAME
                        + "create schema extra; create table extra.fresh (id int);"
                        + "alter table shared alter name type varchar(40);"
                        + "create type mood as enum ('fine'); create view other as select 1 a");
        Run run = retort("diff");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("extra.fresh", "mood", "spare.left_over", "old_numbers", "mine", "shared")
                .contains("spare")
                .doesNotContain("retort_version");
        assertThat(run.err()).contains("not compared: 2 views").doesNotContain("--autogenerate");
        assertThat(retort("diff", "--exit-code").status()).isEqualTo(2);

        Run json = retort("diff", "--exit-code", "--format", "json");
        assertThat(json.status()).isEqualTo(2);
        assertThat(json.err()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(json.out());
        assertThat(report.at("/status").asText()).isEqualTo("differences");
        assertThat(report.at("/database/source").asText()).isEqualTo("--url");
        assertThat(report.at("/reference/source").asText()).isEqualTo("--reference-url");
        assertThat(report.at("/reference/url").asText()).contains(reference.name());
        assertThat(report.get("notCompared")).hasSize(2);
        assertThat(report.at("/notCompared/0/name").asText()).isEqualTo("other");
        assertThat(report.at("/notCompared/0/side").asText()).isEqualTo("reference");
        JsonNode both = report.at("/notCompared/1");
        assertThat(both.get("kind").asText()).isEqualTo("view");
        assertThat(both.get("side").asText()).isEqualTo("both");
        assertThat(both.get("table").isNull()).isTrue();
        assertThat(both.get("dependsOn").findValuesAsText("kind")).containsOnly("column");
        assertThat(both.get("dependsOn").findValuesAsText("name")).containsExactly("shared.id");

        assertThat(retort("diff", "-v").err())
                .contains("view other, in the reference", "view shown (needs shared.id)");
        assertThat(report.findValuesAsText("operation"))
                .contains("create_schema", "drop_schema", "create_table", "drop_table");
    }

    @Test
    void whatItProposesMakesThemEqual() throws Exception {
        run(database, SAME + "create table old (id int);");
        run(reference, SAME + "create table fresh (id int references shared);");
        project("");
        Run check = retort("check");
        assertThat(check.status()).as(check.err()).isEqualTo(2);
        assertThat(check.err()).contains("retort revision --autogenerate --reference-url ... -m");
        Run revision = retort("revision", "--autogenerate", "-m", "follow", "--drop", "old");
        assertThat(revision.status()).as(revision.err()).isZero();
        Run upgrade =
                Run.in(folder, Map.of("PGUSER", "postgres"), "upgrade", "--url", url(database));
        assertThat(upgrade.status()).as(upgrade.err()).isZero();
        Run again = retort("revision", "--autogenerate", "-m", "again");
        assertThat(again.err()).contains("Nothing to do: reference and database agree.");
        assertThat(retort("check").status()).isZero();
    }

    @Test
    void aColumnIsOneDifferenceAndTheWayBackSaysWhatIsLost() throws Exception {
        run(database, "create table book (id int primary key, isbn text not null)");
        run(reference, "create table book (id int primary key, copies int not null)");
        project("");
        Run check = retort("check");
        assertThat(check.out())
                .contains("add column book.copies", "fill book.copies", "drop column book.isbn");
        assertThat(check.err()).contains("2 differences.");
        Run revision = retort("revision", "--autogenerate", "-m", "x");
        assertThat(revision.status()).as(revision.err()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            assertThat(Files.readString(files.findFirst().orElseThrow()))
                    .contains(
                            "op.fill(\"book\", \"copies\", todo(\"a value for the rows that are"
                                    + " there\"))",
                            "op.fill(\"book\", \"isbn\", todo(\"a value for the rows: those they"
                                    + " had went with the upgrade\"))");
        }
    }

    /** Nothing is reset: what somebody did is three lines, and a revision that says them. */
    @Test
    void whatSomebodyDidByHandIsNamed() throws Exception {
        run(reference, SAME);
        project("");
        run(database, SAME + "insert into shared values (1, 'kept');");
        assertThat(retort("check").status()).isZero();
        run(
                database,
                "alter table shared alter name drop default; drop index shared_lower_idx;"
                        + " alter table shared add constraint long_name check (name <> '')");
        Run check = retort("check");
        assertThat(check.status()).as(check.err()).isEqualTo(2);
        assertThat(check.out())
                .isEqualTo(
                        """
                          - drop constraint long_name on shared   (was check ((name)::text <> ''::text))
                          ~ alter column shared.name: default 'x'::character varying   (was no default)
                          + create index shared_lower_idx on shared (lower((name)::text))
                        """);
        Run revision = retort("revision", "--autogenerate", "-m", "as it was");
        assertThat(revision.status()).as(revision.err()).isZero();
        Run upgrade =
                Run.in(folder, Map.of("PGUSER", "postgres"), "upgrade", "--url", url(database));
        assertThat(upgrade.status()).as(upgrade.err()).isZero();
        assertThat(retort("check").status()).isZero();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from shared")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void theScopeHoldsForBothSides() throws Exception {
        run(database, SAME + "create schema a; create table a.here (id int)");
        run(reference, SAME + "create schema b; create table b.there (id int)");
        project("[scope]\ninclude = [\"public.*\"]\n");
        Run run = retort("diff", "--exit-code");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void eachSideHasItsOwnDefaultSchema() throws Exception {
        run(database, SAME);
        run(
                reference,
                "create schema app; create table app.shared (id int primary key);"
                        + "create table shared (other int)");
        Run run =
                Run.in(
                        folder,
                        Map.of("PGUSER", "postgres"),
                        "diff",
                        "--url",
                        url(database),
                        "--reference-url",
                        url(reference) + "?currentSchema=app");
        assertThat(run.status()).as(run.err()).isZero();
        // public of the reference is a schema like any other there, and has to be made
        assertThat(run.out()).contains("shared", "public");
    }

    @Test
    void whatOnlyTheReferenceHasElsewhereOnItsPathIsSaid() throws Exception {
        String both =
                "create schema app; create schema tools; create table app.t (id int, a text);"
                        + " create function tools.known(text) returns boolean language sql"
                        + " immutable as 'select true';";
        run(database, both);
        run(
                reference,
                both
                        + """
                        create function tools."is ""ok"" (1)"(text) returns boolean language sql
                          immutable as 'select true';
                        create function tools.unspoken(text) returns boolean language sql
                          immutable as 'select true';
                        create function tools.same(text, text) returns boolean language sql immutable as
                          'select true';
                        create operator tools.=== (function = tools.same, leftarg = text,
                          rightarg = text);
                        create type tools.lengths as range (subtype = float8);
                        set search_path = app, tools;
                        alter table t add check (known(a)), add check ("is ""ok"" (1)"(a)),
                          add check (a === 'x'), add lengths lengths;
                        """);
        String path = "?currentSchema=app,tools";
        Run run =
                Run.in(
                        folder,
                        Map.of("PGUSER", "postgres"),
                        "diff",
                        "--url",
                        url(database) + path,
                        "--reference-url",
                        url(reference) + path);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "only the reference has function tools.\"is \"\"ok\"\" (1)\"(",
                        "only the reference has operator tools.===(text, text)",
                        "only the reference has range type tools.lengths",
                        "create it first")
                .doesNotContain("tools.unspoken", "reference has function tools.known");
    }

    @Test
    void anEmptyReferenceIsAMistake() throws Exception {
        run(database, SAME);
        Run run = retort("diff");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("RT-1212").contains("the reference has no table");
    }

    @Test
    void aReferenceThatDoesNotAnswerIsNamed() throws Exception {
        run(database, SAME);
        Run run =
                Run.in(
                        folder,
                        Map.of("PGUSER", "postgres"),
                        "diff",
                        "--url",
                        url(database),
                        "--reference-url",
                        url(reference) + "_gone");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("RT-1105", "from --reference-url");
    }

    @Test
    void itGoesWithAutogenerateOnly() throws Exception {
        project("");
        assertThat(retort("revision", "-m", "x").status()).isEqualTo(64);
    }
}
