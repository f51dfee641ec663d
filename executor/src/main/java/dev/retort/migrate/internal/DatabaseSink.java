package dev.retort.migrate.internal;

import dev.retort.RetortException;
import dev.retort.dialect.Obstacle;
import dev.retort.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Runs statements on a connection that is in autocommit between transactions. */
public final class DatabaseSink implements SqlSink {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;

    public DatabaseSink(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void comment(String text) {}

    @Override
    public void statement(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // {d ...} and ? are PostgreSQL's here, not JDBC's.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Nothing of it stays, locks included. */
    @Override
    public InTheWay count(Obstacle obstacle) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            InTheWay found = found(statement, obstacle);
            connection.rollback(before);
            return found;
        } catch (SQLException e) {
            if (!SqlErrors.isAboutTheStatement(e)) {
                throw e;
            }
            connection.rollback(before);
            return InTheWay.NOTHING;
        }
    }

    private static InTheWay found(Statement statement, Obstacle obstacle) throws SQLException {
        boolean isProbed = obstacle.probe() != null;
        if (isProbed) {
            statement.execute(obstacle.probe());
        }
        String query =
                isProbed
                        ? "SELECT current_setting(" + Literals.literal(Obstacle.FOUND) + ")"
                        : obstacle.counting();
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return isProbed
                    ? InTheWay.parse(rows.getString(1))
                    : new InTheWay(rows.getLong(1), null);
        }
    }

    @Override
    public void versionRow(String sql) throws SQLException {
        int rows;
        try (Statement statement = connection.createStatement()) {
            rows = statement.executeUpdate(sql);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw moved(sql, "the row is already there", e);
            }
            throw e;
        }
        if (rows != 1) {
            throw moved(sql, rows + " rows were found instead of one", null);
        }
    }

    private static RetortException moved(String sql, String found, SQLException cause) {
        return new RetortException(
                "RT-4004",
                "somebody else changed the version table during the run: " + found + " at: " + sql,
                "`retort current` shows where the database is; then run again",
                cause);
    }

    @Override
    public void requireOpen(String revision) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Settings.stillOpen())) {
            if (!rows.next()) {
                throw new RetortException(
                        "RT-4006",
                        "a statement of revision "
                                + revision
                                + " ended the transaction (COMMIT or ROLLBACK): part of the revision"
                                + " may be applied, and its version row is not",
                        "take that statement out, put the schema right by hand, then `retort stamp`"
                                + " or run again");
            }
        }
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
