package dev.retort.laws.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.rename.Renames;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.Rows;
import dev.retort.laws.Laws;
import dev.retort.laws.pairs.Pair;
import dev.retort.model.Exclusion;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.snapshot.Desired;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Laws L5, L6, L7 and L9 over pairs, one after the other in one database. */
final class Server implements AutoCloseable {

    private static final String EMPTY =
            """
            do $$
            declare name text;
            begin
              for name in select nspname from pg_namespace
                           where nspname !~ '^pg_' and nspname <> 'information_schema'
              loop
                execute format('drop schema %I cascade', name);
              end loop;
              create schema public;
            end $$\
            """;

    /** A catalogue with many dead rows is slow to read. */
    private static final int PAIRS_PER_DATABASE = 100;

    private final int version = PostgresServer.shared().majorVersion();
    private Database database;
    private Connection connection;
    private int pairs;

    /** Pairs whose rows went there and back, and such whose rows do not fit. */
    private int moved;

    private int refused;

    int version() {
        return version;
    }

    int moved() {
        return moved;
    }

    int refused() {
        return refused;
    }

    /** What does not hold, or {@code null}. */
    Throwable broken(Pair pair) {
        try {
            hold(pair);
            return null;
        } catch (AssertionError | Exception e) {
            startAnew();
            return e;
        }
    }

    /** Whatever state a failure left the connection in. */
    private void startAnew() {
        try {
            close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            database = null;
        }
    }

    private void hold(Pair pair) throws Exception {
        make(pair.after());
        Desired after = Desired.like(Laws.read(connection));
        Fingerprint truth = Fingerprint.of(connection);
        make(pair.before());
        Laws.thereAndBack(
                connection,
                after,
                pair.decisions(),
                upgraded -> {
                    // The sequence of an identity keeps the name that it got from the old one.
                    if (!pair.isRenamed()) {
                        assertThat(
                                        truth.withoutColumnOrder()
                                                .differenceTo(upgraded.withoutColumnOrder()))
                                .as("L5: as from nothing")
                                .isEmpty();
                    }
                });
        rowsStay(pair);
    }

    /** Makes the database be this and nothing else, and sees that it is. */
    private void make(Schema schema) throws SQLException {
        if (database == null || ++pairs % PAIRS_PER_DATABASE == 0) {
            close();
            database = PostgresServer.shared().createDatabase();
            connection = database.connect();
        }
        execute(EMPTY);
        Laws.run(connection, SchemaDiff.between(Schema.EMPTY, schema));
        // The server writes them otherwise, and nobody but another database can want them.
        boolean isCanonical =
                schema.domains().isEmpty()
                        && schema.dependents().values().stream()
                                .allMatch(each -> each.expressions().isEmpty())
                        && schema.tables().values().stream()
                                .flatMap(table -> table.constraints().values().stream())
                                .noneMatch(Exclusion.class::isInstance);
        if (isCanonical) {
            assertThat(Laws.differences(connection, Desired.like(schema)))
                    .as("what was made is what was to be made")
                    .isEmpty();
        }
    }

    /** L9, where the rows let the upgrade through. */
    private void rowsStay(Pair pair) throws SQLException {
        if (new RandomRows(version, pair.before()).insert(connection) == 0) {
            return;
        }
        var columns = RandomRows.comparable(pair, Renames.NONE, version);
        var renamed = RandomRows.comparable(pair, pair.renames(), version);
        Rows before = Rows.of(connection, columns);
        Rows all = Rows.of(connection, renamed);
        List<Operation> up = pair.upgrade();
        List<Operation> down = pair.downgrade();
        if (!runs(up)) {
            return;
        }
        assertThat(before.differenceTo(Rows.of(connection, columns))).as("L9: rows stay").isEmpty();
        if (isLossless(up) && runs(down)) {
            assertThat(all.differenceTo(Rows.of(connection, renamed)))
                    .as("L9: rows stay there and back")
                    .isEmpty();
            moved++;
        }
    }

    private static boolean isLossless(List<Operation> operations) {
        return operations.stream().noneMatch(each -> OperationName.of(each).isDestructive());
    }

    /** Rows may not fit what is wanted of them; then the upgrade says so and nothing happens. */
    private boolean runs(List<Operation> operations) throws SQLException {
        try {
            Laws.run(connection, operations);
            return true;
        } catch (AssertionError e) {
            String state = e.getCause() instanceof SQLException sql ? sql.getSQLState() : "";
            if (state.startsWith("22") || state.startsWith("23")) {
                refused++;
                return false;
            }
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (database != null) {
            connection.close();
            database.close();
        }
    }
}
