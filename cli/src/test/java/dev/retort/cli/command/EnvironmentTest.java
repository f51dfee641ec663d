package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The environment class from the command line: where it is found, what it is given, and what
 * happens when it is wrong. H23 and H24 of Alembic's cases are here, because they are about files.
 */
class EnvironmentTest {

    @TempDir Path folder;
    private Database database;
    private Database reference;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        reference = PostgresServer.shared().createDatabase();
        Files.createDirectory(folder.resolve("revisions"));
        config("environment = 'db.Hooks'");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
        reference.close();
    }

    private void config(String more) throws Exception {
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                %s
                [database]
                url = "%s"
                user = "postgres"
                """
                        .formatted(more, url(database)));
    }

    private static String url(Database of) {
        return PostgresServer.shared().jdbcUrl(of.name());
    }

    private void hooks(String body) throws Exception {
        source("Hooks", "public final class Hooks implements Environment {" + body + "}");
    }

    private void source(String name, String text) throws Exception {
        Files.writeString(
                folder.resolve("revisions/" + name + ".java"),
                """
                package db;

                import dev.retort.environment.*;
                import dev.retort.operation.*;
                import dev.retort.revision.*;
                import java.sql.*;

                %s
                """
                        .formatted(text));
    }

    private Run retort(String... arguments) {
        return Run.in(folder, arguments);
    }

    private Run autogenerate(String... more) {
        List<String> line = new ArrayList<>(List.of("revision", "--autogenerate", "-m", "next"));
        line.addAll(List.of("--reference-url", url(reference)));
        line.addAll(List.of(more));
        return retort(line.toArray(String[]::new));
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private long revisionFiles() throws Exception {
        try (var files = Files.list(folder.resolve("revisions"))) {
            return files.filter(each -> each.getFileName().toString().startsWith("Rev")).count();
        }
    }

    @Test
    void filtersActInEveryComparison() throws Exception {
        reference.execute("create table wanted (id int); create table secret (id int)");
        hooks(
                "@Override public boolean includeName(ObjectName name) {"
                        + " return !name.name().equals(\"secret\"); }");
        assertThat(autogenerate().out()).contains("create table wanted").doesNotContain("secret");
        assertThat(retort("upgrade").out()).contains("Now at");
        assertThat(retort("check", "--reference-url", url(reference)).status()).isZero();
        Run diff = retort("diff", "--exit-code", "--reference-url", url(reference));
        assertThat(diff.status()).as(diff.out() + diff.err()).isZero();
    }

    /** H23; and check, which says what would be written, agrees. */
    @Test
    void aRewriteThatLeavesNothingWritesNothing() throws Exception {
        reference.execute("create table wanted (id int)");
        hooks(
                "@Override public Proposal rewrite(Proposal proposal) {"
                        + " return proposal.nothing(); }");
        Run run = autogenerate();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("the environment left nothing of 1 difference. No file written.");
        assertThat(revisionFiles()).isZero();
        assertThat(retort("check", "--reference-url", url(reference)).status()).isZero();
        assertThat(retort("diff", "--exit-code", "--reference-url", url(reference)).status())
                .as("a diff shows the differences themselves")
                .isEqualTo(2);
    }

    @Test
    void aRewriteIsWhatIsWrittenAndRun() throws Exception {
        reference.execute("create table wanted (id int)");
        hooks(
                """
                @Override public Proposal rewrite(Proposal proposal) {
                    var upgrade = new java.util.ArrayList<>(proposal.upgrade());
                    upgrade.add(new Operation.Execute("grant select on wanted to public"));
                    return proposal.withUpgrade(upgrade);
                }
                """);
        assertThat(autogenerate().status()).isZero();
        assertThat(retort("upgrade").status()).isZero();
        assertThat(one("select has_table_privilege('public', 'wanted', 'select')")).isEqualTo("t");
    }

    @Test
    void aStepIsToldInItsTransactionAndInScripts() throws Exception {
        database.execute("create table audit (at text)");
        hooks(
                """
                @Override public void onVersionApply(VersionChange change, Op op) {
                    op.execute("insert into audit values ('" + change.direction().word() + " "
                            + change.revision() + " " + change.headsBefore() + change.headsAfter()
                            + "')");
                }
                """);
        source(
                "A1",
                """
                @Revision("a1") public final class A1 implements Migration {
                    @Override public void upgrade(Op op) { op.execute("create table t1 ()"); }
                    @Override public void downgrade(Op op) { op.execute("drop table t1"); }
                }
                """);
        assertThat(retort("upgrade").status()).isZero();
        assertThat(retort("downgrade", "base").status()).isZero();
        assertThat(retort("stamp", "a1").status()).isZero();
        assertThat(one("select string_agg(at, '; ') from audit"))
                .isEqualTo("upgrade a1 [][a1]; downgrade a1 [a1][]; stamp a1 [][a1]");
        String insert = "insert into audit values ('upgrade a1 [][a1]');";
        assertThat(retort("upgrade", "--sql", "base:a1").out()).contains(insert);
        assertThat(retort("upgrade", "--sql", "base:a1").out().indexOf(insert))
                .isLessThan(retort("upgrade", "--sql", "base:a1").out().indexOf("COMMIT"));
    }

    @Test
    void whatFailsInAStepUndoesTheStep() throws Exception {
        hooks(
                """
                @Override public void onVersionApply(VersionChange change, Op op) {
                    throw new IllegalStateException("no audit today");
                }
                """);
        source(
                "A1",
                """
                @Revision("a1") public final class A1 implements Migration {
                    @Override public void upgrade(Op op) { op.execute("create table t1 ()"); }
                    @Override public void downgrade(Op op) { op.execute("drop table t1"); }
                }
                """);
        Run run = retort("upgrade");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("RT-1601", "db.Hooks.onVersionApply", "upgrade of revision a1")
                .contains("no audit today (IllegalStateException), at Hooks.java:");
        assertThat(one("select to_regclass('t1')")).isNull();
        assertThat(retort("current").out()).isEmpty();
    }

    @Test
    void theConnectionAndTheArgumentsOfX() throws Exception {
        database.execute("create schema tenant7");
        hooks(
                """
                private String schema;
                @Override public void configure(Context context) {
                    schema = context.arguments().get("schema");
                }
                @Override public void begin(Connection connection) throws SQLException {
                    connection.setSchema(schema);
                }
                """);
        source(
                "A1",
                """
                @Revision("a1") public final class A1 implements Migration {
                    @Override public void upgrade(Op op) { op.execute("create table t1 ()"); }
                    @Override public void downgrade(Op op) { op.execute("drop table t1"); }
                }
                """);
        Run run = retort("upgrade", "-x", "schema=tenant7");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(one("select to_regclass('tenant7.t1')")).isEqualTo("tenant7.t1");
        assertThat(one("select version_num from tenant7.retort_version")).isEqualTo("a1");
        assertThat(retort("current", "-x", "schema=tenant7").out()).contains("a1");
        assertThat(retort("current", "-x", "schema=public").out()).isEmpty();
    }

    @Test
    void aConnectionHasToBeLeftAsItWas() throws Exception {
        hooks(
                "@Override public void begin(Connection connection) throws SQLException {"
                        + " connection.setAutoCommit(false); }");
        assertThat(retort("current").err()).contains("RT-1603", "db.Hooks.begin");
    }

    @Test
    void whatIsWrongWithTheClassIsSaid() throws Exception {
        config("environment = 'db.Hoks'");
        hooks("");
        assertThat(retort("current").err())
                .contains("RT-2216", "retort.toml:4", "db.Hoks", "did you mean db.Hooks?");
        assertThat(retort("heads").status()).as("listing needs no environment").isZero();

        config("environment = 'db.Hooks'");
        source("Hooks", "public final class Hooks {}");
        assertThat(retort("current").err()).contains("RT-2213", "implements no Environment");
        source("Hooks", "public final class Hooks implements Environment { Hooks(int i) {} }");
        assertThat(retort("current").err()).contains("RT-2214", "db.Hooks");
        hooks("public Hooks() { throw new IllegalStateException(\"too early\"); }");
        assertThat(retort("current").err()).contains("RT-2215", "too early");
        hooks("this is no Java");
        assertThat(retort("current").err()).contains("RT-2210", "Hooks.java");
    }

    @Test
    void aHookThatFailsIsNamedWithWhatItWasAskedAbout() throws Exception {
        reference.execute("create table wanted (id int)");
        hooks(
                "@Override public boolean includeObject(SchemaObject object) {"
                        + " throw new UnsupportedOperationException(); }");
        assertThat(autogenerate().err())
                .contains("RT-1601", "db.Hooks.includeObject failed for table public.wanted");
        hooks("@Override public Proposal rewrite(Proposal proposal) { return null; }");
        assertThat(autogenerate().err()).contains("RT-1602", "db.Hooks.rewrite answered null");
    }

    @Test
    void argumentsThatNobodyReadsAreRefused() throws Exception {
        config("");
        Run run = retort("current", "-x", "tenant=7");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("RT-0003", "-x tenant=... is for an environment class");
    }

    /**
     * H24. Alembic's one file for two databases is a section each here: a section has its database,
     * its folder of revisions and its graph; the environment is one, and knows which section runs.
     */
    @Test
    void twoDatabasesAreTwoSections() throws Exception {
        Files.createDirectory(folder.resolve("engine2"));
        Files.createDirectory(folder.resolve("hooks"));
        try (Database second = PostgresServer.shared().createDatabase()) {
            Files.writeString(
                    folder.resolve("retort.toml"),
                    """
                    [retort]
                    environment = "db.Hooks"
                    package = "db"
                    [database]
                    user = "postgres"
                    [engine1.retort]
                    revisions = ["revisions", "hooks"]
                    [engine1.database]
                    url = "%s"
                    [engine2.retort]
                    revisions = ["engine2", "hooks"]
                    [engine2.database]
                    url = "%s"
                    """
                            .formatted(url(database), url(second)));
            reference.execute("create table one (id int); create table two (id int)");
            hooks(
                    """
                    private String section;
                    @Override public void configure(Context context) {
                        section = context.section().orElseThrow();
                    }
                    @Override public boolean includeName(ObjectName name) {
                        return name.kind() != ObjectKind.TABLE
                                || name.name().equals(section.equals("engine1") ? "one" : "two");
                    }
                    """);
            Files.move(folder.resolve("revisions/Hooks.java"), folder.resolve("hooks/Hooks.java"));
            for (String section : List.of("engine1", "engine2")) {
                Run written = autogenerate("-n", section);
                assertThat(written.status()).as(written.err()).isZero();
                assertThat(retort("upgrade", "-n", section).status()).isZero();
            }
            assertThat(one("select to_regclass('one')")).isEqualTo("one");
            assertThat(one("select to_regclass('two')")).isNull();
            try (Connection connection = second.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "select to_regclass('one'), to_regclass('two')")) {
                rows.next();
                assertThat(rows.getString(1)).isNull();
                assertThat(rows.getString(2)).isEqualTo("two");
            }
            for (String section : List.of("engine1", "engine2")) {
                assertThat(retort("downgrade", "base", "-n", section, "--yes").status()).isZero();
            }
        }
    }

    @Test
    void patternsOfTheScopeReachPartsOfTables() throws Exception {
        config("");
        Files.writeString(
                folder.resolve("retort.toml"),
                "[scope]\nexclude = ['index:*.ix_legacy_*', 'column:orders.old_*', 'schema:audit']\n",
                java.nio.file.StandardOpenOption.APPEND);
        reference.execute("create table orders (id int)");
        database.execute(
                "create table orders (id int, old_number int unique);"
                        + " create index ix_legacy_1 on orders (id);"
                        + " create schema audit; create table audit.log (id int)");
        Run diff = retort("diff", "--exit-code", "--reference-url", url(reference));
        assertThat(diff.status()).as(diff.out() + diff.err()).isZero();
        assertThat(diff.err()).contains("not compared: 1 unique constraint");
    }

    @Test
    void aPatternThatCannotMeanAnythingIsNamedWithItsLine() throws Exception {
        reference.execute("create table orders (id int)");
        List<List<String>> wrong =
                List.of(
                        List.of("exclude", "indx:public.*.ix_*", "did you mean index?"),
                        List.of("exclude", "public.orders.ix_*", "index:public.orders.ix_*"),
                        List.of("exclude", "index:ix_*", "write index:*.ix_*"),
                        List.of("exclude", "public.", "has an empty name"),
                        List.of("exclude", "\"public", "a double quote too few"),
                        List.of("include", "column:orders.id", "cannot be included"));
        for (List<String> each : wrong) {
            config("");
            Files.writeString(
                    folder.resolve("retort.toml"),
                    "[scope]\n" + each.get(0) + " = ['" + each.get(1) + "']\n",
                    java.nio.file.StandardOpenOption.APPEND);
            assertThat(retort("diff", "--reference-url", url(reference)).err())
                    .as(each.get(1))
                    .contains("RT-1219", "retort.toml:9: the pattern", each.get(2));
        }
    }

    /** What the README shows does what it says there. */
    @Test
    void theExampleOfTheReadme() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        int start = readme.indexOf("package db.revisions;\n\nimport dev.retort.environment");
        Files.writeString(
                folder.resolve("revisions/Hooks.java"),
                readme.substring(start, readme.indexOf("```", start)));
        config("environment = 'db.revisions.Hooks'");
        database.execute(
                "create role shop_ddl; grant all on schema public to shop_ddl;"
                        + " create table notes (body text, words tsvector);"
                        + " create index notes_words on notes using gin (words);"
                        + " create table tmp_import (id int); alter table notes owner to shop_ddl");
        reference.execute(
                "create table notes (body varchar(80), words tsvector); create table wanted (id int)");
        Run written = autogenerate();
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.out().lines().filter(each -> each.matches("  [-+~!] .*")))
                .containsExactly(
                        "  + create table wanted", "  ~ execute grant select on wanted to public");
        Run upgraded = retort("upgrade", "-x", "owner=shop_ddl");
        assertThat(upgraded.status()).as(upgraded.err()).isZero();
        assertThat(one("select tableowner from pg_tables where tablename = 'wanted'"))
                .isEqualTo("shop_ddl");
        assertThat(one("select has_table_privilege('public', 'wanted', 'select')")).isEqualTo("t");
        assertThat(retort("check", "--reference-url", url(reference)).status()).isZero();
        database.execute(
                "drop table wanted; drop table retort_version; drop table retort_history;"
                        + " drop owned by shop_ddl; drop role shop_ddl");
    }
}
