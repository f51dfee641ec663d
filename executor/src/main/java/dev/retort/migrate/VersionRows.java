package dev.retort.migrate;

import dev.retort.migrate.internal.SqlErrors;
import dev.retort.migrate.internal.VersionTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads our two tables. It creates and changes nothing. */
public final class VersionRows {

    private VersionRows() {}

    /**
     * A line of the history.
     *
     * @param revision {@code base} for a stamp that only took rows away
     * @param direction {@code upgrade}, {@code downgrade} or {@code stamp}
     * @param checksum see {@link PreparedStep#checksum()}; {@code null} for a stamp
     * @param appliedBy the role that was logged in
     * @param duration {@code null} when a script did it
     */
    public record Entry(
            long id,
            String revision,
            String direction,
            String message,
            String checksum,
            OffsetDateTime appliedAt,
            String appliedBy,
            Duration duration,
            String toolVersion) {}

    /**
     * The heads that the database is at.
     *
     * @param schema the default schema, or {@code null} for the connection's
     * @return empty when there is no version table
     */
    public static SortedSet<String> read(Connection connection, String schema) {
        try {
            String table = find(connection, schema, VersionTable.VERSION);
            return table == null
                    ? Collections.emptySortedSet()
                    : new TreeSet<>(column(connection, "SELECT version_num FROM " + table));
        } catch (SQLException e) {
            throw SqlErrors.translate("could not read the version table", e);
        }
    }

    /** Everything that ran or was stamped, oldest first; empty when there is no such table. */
    public static List<Entry> history(Connection connection, String schema) {
        try {
            String table = find(connection, schema, VersionTable.HISTORY);
            return table == null ? List.of() : entries(connection, table);
        } catch (SQLException e) {
            throw SqlErrors.translate("could not read the history table", e);
        }
    }

    /** Whether both tables are there. */
    static boolean exist(Connection connection, String schema) {
        try {
            return find(connection, schema, VersionTable.VERSION) != null
                    && find(connection, schema, VersionTable.HISTORY) != null;
        } catch (SQLException e) {
            throw SqlErrors.translate("could not look for the version table", e);
        }
    }

    private static List<Entry> entries(Connection connection, String table) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT id, revision, direction, message, checksum, applied_at,"
                                        + " applied_by, duration_ms, tool_version FROM "
                                        + table
                                        + " ORDER BY id")) {
            while (rows.next()) {
                long millis = rows.getLong("duration_ms");
                Duration duration = rows.wasNull() ? null : Duration.ofMillis(millis);
                entries.add(
                        new Entry(
                                rows.getLong("id"),
                                rows.getString("revision"),
                                rows.getString("direction"),
                                rows.getString("message"),
                                rows.getString("checksum"),
                                rows.getObject("applied_at", OffsetDateTime.class),
                                rows.getString("applied_by"),
                                duration,
                                rows.getString("tool_version")));
            }
        }
        return entries;
    }

    /**
     * Only the default schema counts: a table of that name further down the {@code search_path} is
     * somebody else's.
     */
    private static String find(Connection connection, String schema, String table)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
                                + " FROM pg_catalog.pg_class c"
                                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = coalesce(?, current_schema())"
                                + " AND c.relname = ? AND c.relkind IN ('r', 'p')")) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
