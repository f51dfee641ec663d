package dev.retort.migrate.internal;

import dev.retort.RetortException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of an SQLSTATE (PostgreSQL manual, appendix A): our code and what to do about it.
 */
public final class SqlErrors {

    static final String LOCK_TIMEOUT = "55P03";

    /**
     * @param hint or {@code null}
     */
    record Advice(String code, String hint) {}

    private static final Advice OTHER = new Advice("RT-4099", null);

    private static final Map<String, Advice> KNOWN =
            Map.ofEntries(
                    Map.entry(
                            "23505",
                            new Advice(
                                    "RT-4023",
                                    "rows share a value that has to be unique: correct the data first,"
                                            + " in a revision of its own or with op.execute")),
                    Map.entry(
                            "23502",
                            new Advice(
                                    "RT-4031",
                                    "rows have no value where one is required: give the column a default,"
                                            + " or op.fill it before it becomes not null")),
                    Map.entry(
                            "23503",
                            new Advice(
                                    "RT-4032",
                                    "rows refer to rows that are not there: correct the data first")),
                    Map.entry(
                            "23514",
                            new Advice(
                                    "RT-4033",
                                    "rows violate the check constraint: correct the data first")),
                    Map.entry(
                            LOCK_TIMEOUT,
                            new Advice(
                                    "RT-4002",
                                    "another session holds a lock on the table: see pg_stat_activity"
                                            + " for long or idle transactions, or raise --lock-timeout")),
                    Map.entry(
                            "53200",
                            new Advice(
                                    "RT-4053",
                                    "when it says \"out of shared memory\", one transaction holds too many"
                                            + " locks: raise max_locks_per_transaction or use"
                                            + " --transaction per-revision")),
                    Map.entry(
                            "42501",
                            new Advice(
                                    "RT-4042",
                                    "the role needs that privilege; since PostgreSQL 15 only its owner may"
                                            + " create in schema public: GRANT CREATE ON SCHEMA ... TO ...")),
                    Map.entry(
                            "25006",
                            new Advice(
                                    "RT-4025",
                                    "the server is a standby or the session is read-only: connect to the"
                                            + " primary")),
                    Map.entry(
                            "25001",
                            new Advice(
                                    "RT-4026",
                                    "a revision runs in a transaction, and this statement cannot")),
                    Map.entry(
                            "55P04",
                            new Advice(
                                    "RT-4055",
                                    "a new enum value can be used only after the transaction that adds it:"
                                            + " use it in the next revision, with --transaction"
                                            + " per-revision")),
                    Map.entry(
                            "57014",
                            new Advice(
                                    "RT-4057",
                                    "it was cancelled: run again; or it ran into statement_timeout: raise it for this role")),
                    Map.entry(
                            "40P01",
                            new Advice(
                                    "RT-4040",
                                    "two sessions waited for each other; run it again")));

    private SqlErrors() {}

    static Advice advice(SQLException e) {
        return e.getSQLState() == null ? OTHER : KNOWN.getOrDefault(e.getSQLState(), OTHER);
    }

    /** The connection is gone (class 08) or the server ended it (57P01 to 57P03). */
    static boolean connectionLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /**
     * Whether another statement might do: no lock, connection (08), rollback (40), resource (53,
     * 54), operator (57) or broken server (58, XX) was in the way.
     */
    public static boolean isAboutTheStatement(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && !state.equals(LOCK_TIMEOUT)
                && Stream.of("08", "40", "53", "54", "57", "58", "XX").noneMatch(state::startsWith);
    }

    /** All that was said, the chained exceptions included. */
    static String message(SQLException e) {
        StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
        for (SQLException next = e.getNextException();
                next != null;
                next = next.getNextException()) {
            text.append('\n').append(next.getMessage());
        }
        return text.toString();
    }

    /** For what is no statement of a revision. */
    public static RetortException translate(String what, SQLException e) {
        Advice advice = advice(e);
        return new RetortException(
                advice.code(), what + ": " + message(e) + state(e), advice.hint(), e);
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")";
    }
}
