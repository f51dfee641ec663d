package dev.retort.migrate.internal;

import dev.retort.dialect.Obstacle;
import java.sql.SQLException;

/** Where the statements of a run go, in the order they have. */
public interface SqlSink {

    void begin() throws SQLException;

    /** For whoever reads along; no SQL. */
    void comment(String text) throws SQLException;

    /**
     * @param sql whatever PostgreSQL accepts as one message, with or without a semicolon
     */
    void statement(String sql) throws SQLException;

    /**
     * How many rows are in the way, as far as that can be asked: when the query itself fails, the
     * operation will say more. A script counts when it runs, and nothing now.
     */
    InTheWay count(Obstacle obstacle) throws SQLException;

    /**
     * An INSERT, UPDATE or DELETE of one row of the version table.
     *
     * @throws dev.retort.RetortException RT-4004 when it is not exactly one
     */
    void versionRow(String sql) throws SQLException;

    /**
     * Makes sure that what came since {@link #begin} is still undone by {@link #rollback}.
     *
     * @throws dev.retort.RetortException RT-4006 when a statement ended the transaction
     */
    void requireOpen(String revision) throws SQLException;

    void commit() throws SQLException;

    /** Undoes what came since {@link #begin}, as far as there is something to undo it in. */
    void rollback() throws SQLException;
}
