package dev.retort.migrate.internal;

import dev.retort.RetortException;
import dev.retort.migrate.LockHolder;
import dev.retort.migrate.Options;
import dev.retort.migrate.RunListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A connection while it is ours: in autocommit, with the migration lock, and left as it was found.
 *
 * <p>The lock is an advisory one of the session, so it goes away with the session, however that
 * ends. It is polled for in autocommit instead of waited for: a session that waits in
 * pg_advisory_lock holds a snapshot, which a CREATE INDEX CONCURRENTLY of the lock's holder would
 * wait for in turn.
 */
public final class Session implements AutoCloseable {

    /** The first half of the key: "RETO" in ASCII. Advisory locks are the database's own. */
    private static final int LOCK_CLASS = 0x5245544F;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Connection connection;
    private final boolean autoCommitBefore;
    private final String searchPathBefore;
    private final String schema;
    private final String searchPath;
    private final int lockKey;
    private boolean locked;

    private Session(Connection connection, String wantedSchema) throws SQLException {
        this.connection = connection;
        this.autoCommitBefore = connection.getAutoCommit();
        if (!autoCommitBefore) {
            connection.setAutoCommit(true);
        }
        this.searchPathBefore = string("SELECT current_setting('search_path')", null);
        this.schema =
                string(
                        "SELECT nspname FROM pg_catalog.pg_namespace"
                                + " WHERE nspname = coalesce(?, current_schema())",
                        wantedSchema);
        if (schema == null) {
            throw noSchema(wantedSchema);
        }
        this.searchPath =
                wantedSchema == null
                        ? searchPathBefore
                        : VersionTable.identifier(schema)
                                + (searchPathBefore.isBlank() ? "" : ", " + searchPathBefore);
        this.lockKey = (schema + "." + VersionTable.VERSION).hashCode();
    }

    /**
     * @param connection with no transaction open
     * @throws RetortException of kind LOCKED, RT-4001, when another run does not end in time
     */
    public static Session open(Connection connection, Options options, RunListener listener) {
        try {
            Session session = new Session(connection, options.schema());
            try {
                session.lock(options.lockWait(), listener);
            } catch (SQLException | RuntimeException e) {
                session.restoreAfter(e);
                throw e;
            }
            return session;
        } catch (SQLException e) {
            throw SqlErrors.translate("could not prepare the connection", e);
        }
    }

    private static RetortException noSchema(String wanted) {
        return new RetortException(
                "RT-4011",
                wanted == null
                        ? "no schema of the connection's search_path exists"
                        : "schema " + wanted + " does not exist in this database",
                wanted == null
                        ? "set [database] schema, or create the schema"
                        : "create it (CREATE SCHEMA "
                                + VersionTable.identifier(wanted)
                                + "), or"
                                + " correct [database] schema");
    }

    public Connection connection() {
        return connection;
    }

    /** Where the version table is. */
    public String schema() {
        return schema;
    }

    /** What each transaction starts with, in the form of {@code current_setting}. */
    public String searchPath() {
        return searchPath;
    }

    private void lock(Duration wait, RunListener listener) throws SQLException {
        long deadline = System.nanoTime() + wait.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        boolean told = false;
        while (!bool("SELECT pg_try_advisory_lock(?, ?)")) {
            LockHolder holder = holder();
            if (System.nanoTime() >= deadline) {
                throw busy(holder, wait);
            }
            if (holder != null && !told) {
                listener.lockBusy(holder);
                told = true;
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
        locked = true;
        if (!bool("SELECT " + HELD_BY_ME)) {
            throw new RetortException(
                    "RT-1110",
                    "the migration lock was given to another session than the one that asks now",
                    "a pooler in transaction mode is in between: give a URL that leads to PostgreSQL"
                            + " itself");
        }
    }

    private static final String LOCK_ROW =
            " FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
                    + " WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted"
                    + " AND l.classid::bigint = (?::bigint & 4294967295)"
                    + " AND l.objid::bigint = (?::bigint & 4294967295)"
                    + " AND l.database ="
                    + " (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())";

    private static final String HELD_BY_ME =
            "EXISTS (SELECT 1" + LOCK_ROW + " AND l.pid = pg_backend_pid())";

    /** {@code null} when it was released meanwhile. */
    private LockHolder holder() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT l.pid, a.application_name, a.usename, a.backend_start"
                                + LOCK_ROW)) {
            setKey(statement);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                OffsetDateTime since = rows.getObject(4, OffsetDateTime.class);
                return new LockHolder(
                        rows.getInt(1),
                        rows.getString(2),
                        rows.getString(3),
                        since == null ? null : since.toInstant());
            }
        }
    }

    private static RetortException busy(LockHolder holder, Duration wait) {
        return new RetortException(
                RetortException.Kind.LOCKED,
                "RT-4001",
                "another run holds the migration lock"
                        + (holder == null ? "" : ": " + holder)
                        + "; waited "
                        + wait.toMillis() / 1000.0
                        + " s",
                holder == null
                        ? "run again"
                        : "wait for it; if it is stuck: SELECT pg_terminate_backend("
                                + holder.pid()
                                + ")",
                null);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetortException("RT-4005", "interrupted while waiting for a lock", null, e);
        }
    }

    /**
     * @throws RetortException RT-4003 when the lock was not held any more: the session is another
     *     one, and two runs may have overlapped
     */
    @Override
    public void close() {
        try {
            boolean released = bool("SELECT pg_advisory_unlock(?, ?)");
            locked = false;
            restore();
            if (!released) {
                throw new RetortException(
                        "RT-4003",
                        "the migration lock was lost during the run",
                        "did a revision release it (pg_advisory_unlock_all, DISCARD ALL), or is a"
                                + " pooler in transaction mode in between? See `retort current`");
            }
        } catch (SQLException e) {
            throw SqlErrors.translate("could not give the connection back", e);
        }
    }

    private void restoreAfter(Exception failure) {
        try {
            restore();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void restore() throws SQLException {
        if (locked) {
            bool("SELECT pg_advisory_unlock(?, ?)");
        }
        string("SELECT set_config('search_path', ?, false)", searchPathBefore);
        connection.setAutoCommit(autoCommitBefore);
    }

    private boolean bool(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setKey(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void setKey(PreparedStatement statement) throws SQLException {
        statement.setInt(1, LOCK_CLASS);
        statement.setInt(2, lockKey);
    }

    private String string(String sql, String parameter) throws SQLException {
        if (sql.indexOf('?') < 0) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
