package dev.retort.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.Psql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was there before Retort stays, whoever runs the downgrade of its baseline, and how. */
class BaselineGuardTest {

    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        database.execute("CREATE TABLE b (id integer)");
        database.execute("INSERT INTO b VALUES (1)");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static Revisions revisions() {
        return new Revisions().baseline("b").table("r", "b");
    }

    private static Migrator migrator() {
        return revisions().migrator(Options.defaults().withOnLoss(LossPolicy.ALLOW_ALL));
    }

    private void stamped() throws SQLException {
        try (Connection connection = database.connect()) {
            migrator().stamp(connection, List.of("b"), false);
            migrator().upgrade(connection, "head");
        }
    }

    private static String downgrade(Options options) {
        StringBuilder out = new StringBuilder();
        revisions().offline(options).downgrade("head:base", out);
        return out.toString();
    }

    private void assertNothingHappened() throws SQLException {
        assertThat(Rows.of(database, "SELECT id FROM b")).hasSize(1);
        assertThat(Rows.of(database, "SELECT id FROM r")).isEmpty();
        assertThat(Rows.version(database)).containsExactly("r");
    }

    /**
     * As psql does with ON_ERROR_ROLLBACK: before each statement of a transaction a savepoint, and
     * back to it when the statement fails.
     */
    private static void goOn(Connection connection, String script) throws SQLException {
        for (String sql : script.split("(?<=;)\n\n")) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                boolean isIn = !connection.getAutoCommit();
                Savepoint before = isIn ? connection.setSavepoint() : null;
                if (sql.contains("BEGIN;")) {
                    connection.setAutoCommit(false);
                } else if (sql.contains("COMMIT;")) {
                    try {
                        connection.commit();
                    } catch (SQLException refused) {
                        connection.rollback();
                    }
                    connection.setAutoCommit(true);
                } else {
                    run(connection, statement, sql, before);
                }
            }
        }
    }

    private static void run(
            Connection connection, Statement statement, String sql, Savepoint before)
            throws SQLException {
        try {
            statement.execute(sql);
            connection.releaseSavepoint(before);
        } catch (SQLException failed) {
            connection.rollback(before);
        }
    }

    @Test
    void aClientThatGoesOnAfterAnErrorCommitsNothing() throws Exception {
        stamped();
        for (TransactionMode mode : TransactionMode.values()) {
            String script = downgrade(Options.defaults().withTransactions(mode));
            try (Connection connection = database.connect()) {
                goOn(connection, script);
            }
            assertNothingHappened();
        }
    }

    @Test
    void psqlThatGoesOnCommitsNothing() throws Exception {
        stamped();
        String script = downgrade(Options.defaults());
        Optional<Psql> psql = Psql.newest();
        if (psql.isPresent()) {
            for (String setting : List.of("on", "off")) {
                psql.get()
                        .run(
                                database,
                                "\\set ON_ERROR_STOP 0\n\\set ON_ERROR_ROLLBACK "
                                        + setting
                                        + "\n"
                                        + script);
                assertNothingHappened();
            }
            assertThatThrownBy(() -> psql.get().run(database, script))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("revision b is the baseline and did not run here");
            assertNothingHappened();
        }
    }

    @Test
    void itIsSaidAndHoldsWithoutTheRightToMakeTemporaryTables() throws Exception {
        stamped();
        String script = downgrade(Options.defaults());
        database.execute("REVOKE TEMPORARY ON DATABASE \"" + database.name() + "\" FROM PUBLIC");
        database.execute(
                "CREATE ROLE guard_owner LOGIN; ALTER TABLE b OWNER TO guard_owner;"
                        + " ALTER TABLE r OWNER TO guard_owner; ALTER TABLE retort_version OWNER TO"
                        + " guard_owner; ALTER TABLE retort_history OWNER TO guard_owner");
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), "guard_owner", "")) {
            assertThatThrownBy(() -> goOn(connection, script)).isInstanceOf(SQLException.class);
        } finally {
            database.execute(
                    "REASSIGN OWNED BY guard_owner TO "
                            + database.user()
                            + "; DROP ROLE guard_owner");
        }
        assertNothingHappened();
    }

    @Test
    void nothingIsTakenDownBeforeTheScriptRefuses() throws Exception {
        stamped();
        String script = downgrade(Options.defaults());
        assertThat(script.indexOf("RAISE EXCEPTION"))
                .as("the check comes before the first step")
                .isLessThan(script.indexOf("DROP TABLE r"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            assertThatThrownBy(() -> statement.execute(script))
                    .hasMessageContaining("revision b is the baseline and did not run here");
        }
        assertNothingHappened();
    }

    @Test
    void aHistoryThatIsGoneIsNoEvidence() throws Exception {
        stamped();
        String script = downgrade(Options.defaults());
        database.execute("DROP TABLE retort_history");
        try (Connection connection = database.connect()) {
            goOn(connection, script);
        }
        assertNothingHappened();
    }

    @Test
    void aLaterStampTakesTheEvidenceAway() throws Exception {
        database.execute("DROP TABLE b");
        try (Connection connection = database.connect()) {
            migrator().upgrade(connection, "b");
            migrator().stamp(connection, List.of("base"), false);
            migrator().stamp(connection, List.of("r"), false);
            assertThatThrownBy(() -> migrator().downgrade(connection, "base"))
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("did not run here");
            goOn(connection, downgrade(Options.defaults()));
        }
        assertThat(Rows.of(database, "SELECT id FROM b")).isEmpty();
        assertThat(Rows.version(database)).containsExactly("r");
    }

    @Test
    void nobodyForgesTheEvidenceByGoingOn() throws Exception {
        StringBuilder script = new StringBuilder();
        revisions().offline(Options.defaults()).upgrade("b", script);
        try (Connection connection = database.connect()) {
            goOn(connection, script.toString());
            assertThat(migrator().current(connection)).isEmpty();
            assertThat(VersionRows.history(connection, null)).isEmpty();
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                assertThatThrownBy(() -> statement.execute(script.toString()))
                        .hasMessageContaining("what it creates is there already: b");
                statement.execute("ROLLBACK");
            }
            database.execute("DROP TABLE b");
            goOn(connection, script.toString());
            assertThat(migrator().current(connection)).containsExactly("b");
        }
    }

    @Test
    void whereItRanItIsTakenDown() throws Exception {
        database.execute("DROP TABLE b");
        try (Connection connection = database.connect()) {
            migrator().upgrade(connection, "head");
            goOn(connection, downgrade(Options.defaults()));
            assertThat(Rows.version(database)).isEmpty();
            migrator().upgrade(connection, "head");
            migrator().downgrade(connection, "base");
            assertThat(Rows.version(database)).isEmpty();
        }
    }

    @Test
    void aBaselineWithoutItsAnnotationIsKnownByItsStamp() throws Exception {
        stamped();
        Revisions plain =
                new Revisions()
                        .add(
                                "b",
                                "",
                                op -> op.execute("CREATE TABLE b (id integer)"),
                                op -> op.dropTable("b"))
                        .table("r", "b");
        StringBuilder script = new StringBuilder();
        plain.offline(Options.defaults()).downgrade("head:base", script);
        try (Connection connection = database.connect()) {
            assertThatThrownBy(
                            () ->
                                    plain.migrator(
                                                    Options.defaults()
                                                            .withOnLoss(LossPolicy.ALLOW_ALL))
                                            .downgrade(connection, "base"))
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("was stamped and did not run here");
            goOn(connection, script.toString());
        }
        assertNothingHappened();
    }
}
