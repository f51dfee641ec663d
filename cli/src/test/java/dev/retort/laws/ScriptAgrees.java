package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.Psql;
import dev.retort.fixtures.Rows;
import dev.retort.fixtures.SampleRows;
import dev.retort.revision.Migration;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Law L11: the upgrade of a database and its script lead to the same database with the same rows,
 * or both refuse; and so do the downgrade and its script. The script is one string that the server
 * gets at once, and a file that psql reads, where one is installed and the script has what psql and
 * the server could read differently.
 */
final class ScriptAgrees {

    /**
     * {@code -Dretort.scripts} asks it of the long lists too, which takes long; the cases with
     * rows, with dependents and those that people write are always asked.
     */
    static final boolean EVERYWHERE = System.getProperty("retort.scripts") != null;

    private static final Optional<Psql> PSQL = Psql.newest();

    /** Backslashes, variables, and quotes of its own kind: what psql's lexer has rules for. */
    private static final Pattern PSQL_READS = Pattern.compile("\\\\|\\$|(?<!:):[\\w'\"{]");

    /** What a revision is given to. */
    interface Way {
        void upgrade(Database database) throws SQLException, IOException;

        void downgrade(Database database) throws SQLException, IOException;
    }

    /**
     * What a way led to.
     *
     * @param upgraded null when it refused
     * @param downgraded null when it refused
     */
    record Outcome(State upgraded, State downgraded) {

        /**
         * @param script what the script led to
         */
        void assertSame(String way, Outcome script) {
            assertSame("L11: upgrade by " + way, upgraded, script.upgraded);
            assertSame("L11: downgrade by " + way, downgraded, script.downgraded);
        }

        private static void assertSame(String move, State online, State script) {
            assertThat(script == null).as(move + " refuses").isEqualTo(online == null);
            if (online != null) {
                assertThat(online.fingerprint().differenceTo(script.fingerprint()))
                        .as(move + ": the database")
                        .isEmpty();
                assertThat(script.rows()).as(move + ": the rows").isEqualTo(online.rows());
            }
        }
    }

    /** A database without what only a run writes down. */
    record State(Fingerprint fingerprint, Rows rows) {

        static State of(Connection connection) throws SQLException {
            SortedMap<String, SortedSet<String>> columns = Rows.columns(connection);
            columns.keySet().removeIf(table -> table.endsWith(".retort_history"));
            return new State(Fingerprint.of(connection), Rows.of(connection, columns));
        }
    }

    private final Side from;
    private final boolean hasSamples;

    private ScriptAgrees(Side from, boolean hasSamples) {
        this.from = from;
        this.hasSamples = hasSamples;
    }

    /** Over the rows that {@code from} comes with. */
    static Outcome hold(Side from, Migration migration) throws Exception {
        return new ScriptAgrees(from, false).hold(migration);
    }

    /** Over two rows in every table, where its constraints take them. */
    static Outcome holdWithSamples(Side from, Migration migration) throws Exception {
        return new ScriptAgrees(from, true).hold(migration);
    }

    private Outcome hold(Migration migration) throws Exception {
        OneRevision revision = new OneRevision(migration);
        Outcome online = outcome(online(revision));
        online.assertSame("one string", outcome(oneString(revision)));
        if (PSQL.isPresent() && (!hasSamples || isReadByPsql(revision))) {
            online.assertSame("psql", outcome(psql(PSQL.get(), revision)));
        }
        return online;
    }

    /** Psql sends what the server would get anyway, where it has nothing to read in it itself. */
    private static boolean isReadByPsql(OneRevision revision) {
        try {
            return PSQL_READS.matcher(revision.upgradeScript()).find();
        } catch (RetortException notFinished) {
            return false;
        }
    }

    private Outcome outcome(Way way) throws Exception {
        try (Scratch scratch = from.scratch();
                Connection connection = scratch.database().connect()) {
            Database database = scratch.database();
            from.buildAgain(database);
            if (hasSamples) {
                addSamples(connection);
            }
            if (isRefused(() -> way.upgrade(database))) {
                assertThat(from.truth().differenceTo(Fingerprint.of(connection)))
                        .as("L11: a refused upgrade changes nothing")
                        .isEmpty();
                return new Outcome(null, null);
            }
            State upgraded = State.of(connection);
            if (isRefused(() -> way.downgrade(database))) {
                assertThat(State.of(connection))
                        .as("L11: a refused downgrade changes nothing")
                        .isEqualTo(upgraded);
                return new Outcome(upgraded, null);
            }
            return new Outcome(upgraded, State.of(connection));
        }
    }

    private static void addSamples(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            SampleRows.insert(connection);
            connection.commit();
        } catch (SQLException otherRowsAreWanted) {
            connection.rollback();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private interface Run {
        void run() throws SQLException, IOException;
    }

    private static boolean isRefused(Run run) {
        try {
            run.run();
            return false;
        } catch (RetortException | SQLException | IOException refused) {
            return true;
        }
    }

    private static Way online(OneRevision revision) {
        return new Way() {
            @Override
            public void upgrade(Database database) throws SQLException {
                try (Connection connection = database.connect()) {
                    revision.migrator().upgrade(connection, "head");
                }
            }

            @Override
            public void downgrade(Database database) throws SQLException {
                try (Connection connection = database.connect()) {
                    revision.migrator().downgrade(connection, "base");
                }
            }
        };
    }

    private static Way oneString(OneRevision revision) {
        return new Way() {
            @Override
            public void upgrade(Database database) throws SQLException {
                run(database, revision.upgradeScript());
            }

            @Override
            public void downgrade(Database database) throws SQLException {
                run(database, revision.downgradeScript());
            }

            /** In the simple mode, the driver sends what it is given as it is. */
            private void run(Database database, String script) throws SQLException {
                try (Connection connection =
                                DriverManager.getConnection(
                                        database.jdbcUrl() + "?preferQueryMode=simple",
                                        database.user(),
                                        "");
                        Statement statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false);
                    statement.execute(script);
                }
            }
        };
    }

    private static Way psql(Psql psql, OneRevision revision) {
        return new Way() {
            @Override
            public void upgrade(Database database) throws IOException {
                psql.run(database, revision.upgradeScript());
            }

            @Override
            public void downgrade(Database database) throws IOException {
                psql.run(database, revision.downgradeScript());
            }
        };
    }
}
