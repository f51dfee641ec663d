package dev.retort.migrate;

import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.setNotNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.migrate.internal.ScriptSink;
import dev.retort.sql.Literals;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfflineMigratorTest {

    private Database direct;
    private Database scripted;

    @BeforeEach
    void open() throws SQLException {
        direct = PostgresServer.shared().createDatabase();
        scripted = PostgresServer.shared().createDatabase();
    }

    @AfterEach
    void close() throws SQLException {
        direct.close();
        scripted.close();
    }

    private static Revisions letters() {
        return new Revisions().table("a", "").table("b", "a").table("c", "b");
    }

    private static String upgrade(Revisions revisions, Options options, String target) {
        StringBuilder out = new StringBuilder();
        revisions.offline(options).upgrade(target, out);
        return out.toString();
    }

    private static String downgrade(Revisions revisions, String target) {
        StringBuilder out = new StringBuilder();
        revisions.offline(Options.defaults()).downgrade(target, out);
        return out.toString();
    }

    private static void runScript(Database database, String script) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        }
    }

    private void assertSame() throws SQLException {
        assertThat(Rows.objects(scripted)).isEqualTo(Rows.objects(direct));
        assertThat(Rows.version(scripted)).isEqualTo(Rows.version(direct));
        String history =
                "SELECT revision, direction, message, checksum, applied_by, tool_version"
                        + " FROM retort_history ORDER BY id";
        assertThat(Rows.of(scripted, history)).isEqualTo(Rows.of(direct, history));
    }

    @Test
    void writesWhatARunExecutes() {
        String script = upgrade(letters(), Options.defaults(), "a");
        String tables =
                """
                CREATE TABLE IF NOT EXISTS retort_version (
                    version_num varchar(32) NOT NULL,
                    CONSTRAINT retort_version_pkey PRIMARY KEY (version_num)
                );

                CREATE TABLE IF NOT EXISTS retort_history (
                    id bigint GENERATED ALWAYS AS IDENTITY,
                    revision varchar(32) NOT NULL,
                    direction varchar(9) NOT NULL,
                    message text NOT NULL,
                    checksum varchar(64),
                    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                    applied_by text NOT NULL DEFAULT session_user,
                    duration_ms bigint,
                    tool_version text NOT NULL,
                    CONSTRAINT retort_history_pkey PRIMARY KEY (id)
                );

                """;
        assertThat(script)
                .startsWith("BEGIN;\n\nSET LOCAL lock_timeout = '3000ms';\n\n" + tables)
                .contains(
                        tables
                                + """
                                -- Running upgrade  -> a, About a.

                                CREATE TABLE a (id integer);

                                INSERT INTO retort_version (version_num) VALUES ('a');

                                INSERT INTO retort_history\
                                 (revision, direction, message, checksum, duration_ms, tool_version)
                                VALUES ('a', 'upgrade', 'About a.', '""")
                .endsWith("');\n\nCOMMIT;\n\n");
    }

    @Test
    void startsWhereItIsTold() {
        assertThat(upgrade(letters(), Options.defaults(), "b:c"))
                .doesNotContain("CREATE TABLE IF NOT EXISTS", "CREATE TABLE b")
                .contains(
                        "-- Running upgrade b -> c, About c.",
                        "UPDATE retort_version SET version_num = 'c' WHERE version_num = 'b';");
        assertThat(downgrade(letters(), "c:a"))
                .contains(
                        "-- Running downgrade c -> b, About c.",
                        "UPDATE retort_version SET version_num = 'a' WHERE version_num = 'b';")
                .doesNotContain("DELETE");
        assertThat(downgrade(letters(), "head:base"))
                .contains("DELETE FROM retort_version WHERE version_num = 'a';")
                .doesNotContain("DROP TABLE retort");
        assertThat(upgrade(letters(), Options.defaults(), "a:+1"))
                .contains("a -> b")
                .doesNotContain("b -> c");
        assertThat(upgrade(letters(), Options.defaults(), "c:head")).isEmpty();
    }

    @Test
    void refusesWhatItCannotKnow() {
        OfflineMigrator offline = letters().offline(Options.defaults());
        StringBuilder out = new StringBuilder();
        assertThatThrownBy(() -> offline.downgrade("a", out))
                .hasMessageContaining("where it starts");
        assertThatThrownBy(() -> offline.upgrade("c:a", out))
                .hasMessage("there is nothing to run between c and a");
        assertThatThrownBy(() -> offline.stamp(List.of("a:b", "b:c"), out))
                .hasMessageContaining("starts from one revision");
        assertThat(out).isEmpty();
    }

    @Test
    void commitsEachRevisionOrAllOfThem() {
        assertThat(upgrade(letters(), Options.defaults(), "head").split("BEGIN;", -1)).hasSize(4);
        String all =
                upgrade(
                        letters(),
                        Options.defaults().withTransactions(TransactionMode.ALL),
                        "head");
        assertThat(all.split("BEGIN;", -1)).hasSize(2);
        assertThat(all.split("COMMIT;", -1)).hasSize(2);
    }

    @Test
    void stamps() throws SQLException {
        StringBuilder out = new StringBuilder();
        RunResult result = letters().offline(Options.defaults()).stamp(List.of("base:b"), out);
        assertThat(result.heads()).containsExactly("b");
        letters().migrator().stamp(direct.connect(), List.of("b"), false);
        runScript(scripted, out.toString());
        assertSame();
        out.setLength(0);
        letters().offline(Options.defaults()).stamp(List.of("b:c"), out);
        assertThat(out)
                .contains("UPDATE retort_version SET version_num = 'c' WHERE version_num = 'b';");
    }

    @Test
    void doesTheSameAsARunWhateverIsExecuted() throws SQLException {
        Revisions revisions =
                new Revisions()
                        .sql(
                                "a1",
                                "",
                                "CREATE TABLE s1 (id integer);",
                                "CREATE TABLE s2 (id integer) -- no more",
                                "CREATE TABLE s3 (id integer); -- no more;",
                                "CREATE TABLE s4 (id integer) ;\n\n",
                                "INSERT INTO s4 VALUES (1); INSERT INTO s4 VALUES (2)",
                                "CREATE TABLE s5 AS SELECT '--' AS a, ';' AS b, '{\"c\": \"?\"}' AS c",
                                "CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS\n"
                                        + "$$ BEGIN -- a comment;\n RETURN 1; END; $$",
                                "-- nothing but a comment")
                        .add(
                                "b1",
                                "a1",
                                op -> {
                                    op.createTable("t", column("id", bigint()));
                                    op.alterColumn("t", "id", setNotNull());
                                },
                                op -> op.dropTable("t"));
        String script = upgrade(revisions, Options.defaults(), "head");
        runScript(scripted, script);
        try (Connection connection = direct.connect()) {
            revisions.migrator().upgrade(connection, "head");
            assertSame();
            assertThat(Rows.of(scripted, "SELECT a, b, c, f() FROM s5, s4"))
                    .isEqualTo(Rows.of(direct, "SELECT a, b, c, f() FROM s5, s4"))
                    .hasSize(2);
            runScript(scripted, downgrade(revisions, "b1:a1"));
            revisions.migrator().downgrade(connection, "a1");
            assertSame();
        }
    }

    @Test
    void goesToTheSchemaItIsGiven() throws SQLException {
        scripted.execute("CREATE SCHEMA \"it's\"");
        Options options =
                Options.defaults().withSchema("it's").withLockTimeout(Duration.ofSeconds(1));
        runScript(scripted, upgrade(letters(), options, "head"));
        assertThat(Rows.objects(scripted))
                .containsExactly(
                        "\"it's\".a",
                        "\"it's\".b",
                        "\"it's\".c",
                        "\"it's\".retort_history",
                        "\"it's\".retort_version");
        try (Connection connection = scripted.connect()) {
            assertThat(letters().migrator(options).current(connection)).containsExactly("c");
        }
    }

    @Test
    void keepsAMessageInItsComment() {
        Revisions revisions = letters();
        StringBuilder out = new StringBuilder();
        new ScriptSink(out).comment("one\ntwo\r\nthree");
        assertThat(out).hasToString("-- one two three\n\n");
        assertThat(Literals.robustLiteral("it's a \\ path")).isEqualTo("E'it''s a \\\\ path'");
        assertThat(upgrade(revisions, Options.defaults(), "a")).contains("'About a.'");
    }

    @Test
    void createsTheTablesAlone() throws SQLException {
        StringBuilder out = new StringBuilder();
        letters().offline(Options.defaults()).ensureVersionTable(out);
        runScript(scripted, out.toString());
        try (Connection connection = direct.connect()) {
            letters().migrator().ensureVersionTable(connection);
        }
        assertSame();
        runScript(scripted, upgrade(letters(), Options.defaults(), "head"));
        assertThat(Rows.version(scripted)).containsExactly("c");
    }
}
