package dev.retort.migrate.internal;

import dev.retort.revision.Direction;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The SQL of the two tables that are ours: {@code retort_version} with a row for each applied head,
 * as Alembic has it, and {@code retort_history}, which only grows. All values are literals, so that
 * a script and a run say the same.
 */
public final class VersionTable {

    public static final String VERSION = "retort_version";
    public static final String HISTORY = "retort_history";

    private final String prefix;

    /**
     * @param schema where the tables are, or {@code null} to leave it to the {@code search_path} of
     *     whoever runs a script
     */
    public VersionTable(String schema) {
        this.prefix = schema == null ? "" : Identifiers.quoteAlways(schema) + ".";
    }

    /** Both tables, unless they are there. */
    public List<String> create() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS "
                        + prefix
                        + VERSION
                        + " (\n    version_num varchar(32) NOT NULL,\n"
                        + "    CONSTRAINT retort_version_pkey PRIMARY KEY (version_num)\n)",
                "CREATE TABLE IF NOT EXISTS "
                        + prefix
                        + HISTORY
                        + " (\n    id bigint GENERATED ALWAYS AS IDENTITY,\n"
                        + "    revision varchar(32) NOT NULL,\n"
                        + "    direction varchar(9) NOT NULL,\n"
                        + "    message text NOT NULL,\n"
                        + "    checksum varchar(64),\n"
                        + "    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),\n"
                        + "    applied_by text NOT NULL DEFAULT session_user,\n"
                        + "    duration_ms bigint,\n"
                        + "    tool_version text NOT NULL,\n"
                        + "    CONSTRAINT retort_history_pkey PRIMARY KEY (id)\n)");
    }

    /**
     * What turns one set of rows into the other; each statement changes one row.
     *
     * <p>A row that goes and one that comes make an UPDATE, as in Alembic; the rest of a longer
     * side is deleted before or inserted after.
     */
    public List<String> change(SortedSet<String> before, SortedSet<String> after) {
        List<String> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<String> come = new ArrayList<>(after);
        come.removeAll(before);
        List<String> result = new ArrayList<>();
        int updates = Math.min(gone.size(), come.size());
        for (String id : gone.subList(updates, gone.size())) {
            result.add(
                    "DELETE FROM "
                            + prefix
                            + VERSION
                            + " WHERE version_num = "
                            + Literals.robustLiteral(id));
        }
        for (int i = 0; i < updates; i++) {
            result.add(
                    "UPDATE "
                            + prefix
                            + VERSION
                            + " SET version_num = "
                            + Literals.robustLiteral(come.get(i))
                            + " WHERE version_num = "
                            + Literals.robustLiteral(gone.get(i)));
        }
        for (String id : come.subList(updates, come.size())) {
            result.add(
                    "INSERT INTO "
                            + prefix
                            + VERSION
                            + " (version_num) VALUES ("
                            + Literals.robustLiteral(id)
                            + ")");
        }
        return result;
    }

    /** Every row, known or not. */
    public String purge() {
        return "DELETE FROM " + prefix + VERSION;
    }

    /**
     * @param checksum or {@code null} for a stamp
     * @param duration or {@code null} where it cannot be known
     */
    String history(
            String revision,
            Direction direction,
            String message,
            String checksum,
            Duration duration) {
        return "INSERT INTO "
                + prefix
                + HISTORY
                + " (revision, direction, message, checksum, duration_ms, tool_version)\nVALUES ("
                + String.join(
                        ", ",
                        Literals.robustLiteral(revision),
                        Literals.robustLiteral(direction.word()),
                        Literals.robustLiteral(message),
                        checksum == null ? "NULL" : Literals.robustLiteral(checksum),
                        duration == null ? "NULL" : Long.toString(duration.toMillis()),
                        Literals.robustLiteral(ToolVersion.current()))
                + ")";
    }

    /** What stops a script unless the last that became of a baseline here is that it ran. */
    List<String> requireRan(String revision) {
        return refuse(
                "(SELECT direction FROM "
                        + prefix
                        + HISTORY
                        + "\n    WHERE revision = "
                        + Literals.robustLiteral(revision)
                        + " OR direction = "
                        + Literals.robustLiteral(Direction.STAMP.word())
                        + "\n    ORDER BY id DESC LIMIT 1) IS DISTINCT FROM "
                        + Literals.robustLiteral(Direction.UPGRADE.word()),
                "revision "
                        + revision
                        + " is the baseline and did not run here: its downgrade would drop what"
                        + " was there before Retort");
    }

    /** What stops a script where a revision was stamped and never ran. */
    List<String> refuseStampedOnly(String revision) {
        return refuse(
                "(SELECT bool_or(direction = "
                        + Literals.robustLiteral(Direction.STAMP.word())
                        + ") AND bool_and(direction <> "
                        + Literals.robustLiteral(Direction.UPGRADE.word())
                        + ")\n    FROM "
                        + prefix
                        + HISTORY
                        + " WHERE revision = "
                        + Literals.robustLiteral(revision)
                        + ")",
                "revision "
                        + revision
                        + " was stamped and did not run here: its downgrade would drop what was"
                        + " there before Retort");
    }

    private static List<String> refuse(String condition, String message) {
        return Refusal.statements(
                "",
                "IF "
                        + condition
                        + " THEN\n    refusal := "
                        + Literals.robustLiteral(message)
                        + ";\nEND IF;",
                null);
    }

    /** The rows that {@code after} has and {@code before} has not. */
    static SortedSet<String> added(SortedSet<String> before, SortedSet<String> after) {
        SortedSet<String> result = new TreeSet<>(after);
        result.removeAll(before);
        return result;
    }
}
