package dev.retort.migrate;

import dev.retort.fixtures.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database contains, as text. */
final class Rows {

    private Rows() {}

    /** The rows of a query, columns separated by {@code |}. */
    static List<String> of(Connection connection, String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    text.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                result.add(text.toString());
            }
        }
        return result;
    }

    static List<String> of(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return of(connection, sql);
        }
    }

    /** Tables, views, functions and the like that are not PostgreSQL's, ours included. */
    static List<String> objects(Database database) throws SQLException {
        return of(
                database,
                "SELECT c.relnamespace::regnamespace || '.' || c.relname FROM pg_class c"
                        + " WHERE c.relkind IN ('r', 'v') AND c.relnamespace::regnamespace::text"
                        + " NOT IN ('pg_catalog', 'information_schema')"
                        + " UNION ALL SELECT 'function ' || proname FROM pg_proc"
                        + " WHERE pronamespace = 'public'::regnamespace ORDER BY 1");
    }

    static List<String> version(Database database) throws SQLException {
        return of(database, "SELECT version_num FROM retort_version ORDER BY 1");
    }

    static List<String> history(Database database) throws SQLException {
        return of(database, "SELECT direction, revision FROM retort_history ORDER BY id");
    }

    static List<String> locks(Database database) throws SQLException {
        return of(
                database,
                "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())");
    }
}
