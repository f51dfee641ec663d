package dev.retort.database;

import dev.retort.RetortException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One read-only transaction at REPEATABLE READ: everything read inside is of one moment, and the
 * server itself refuses to write. Its {@code search_path} is the default schema alone (and {@code
 * pg_catalog}, which is always there), so that {@code format_type} and {@code pg_get_expr} print
 * names of the default schema without it and all others with theirs, which is what the model wants.
 *
 * <p>An empty {@code search_path} would be the other way to get unambiguous text, but then every
 * expression would have to be rewritten afterwards.
 *
 * <p>All settings are the transaction's own, so ending it puts the connection back as it was.
 */
final class Snapshot {

    /** What may be done with the connection meanwhile. */
    interface Work<T> {
        T on(Connection connection, Server server) throws SQLException;
    }

    /**
     * @param version as {@code server_version_num}
     * @param namespaces every schema that is not the system's, an extension's or temporary: its
     *     object identifier and its name, in the order of the names
     */
    record Server(int version, Map<Long, String> namespaces) {}

    // The temporary schema is named so that it comes last: a temporary table would otherwise hide
    // the real one of the same name.
    private static final String SETTINGS =
            "select pg_catalog.set_config('search_path',"
                    + " pg_catalog.quote_ident(?) || ', pg_temp', true),"
                    + " pg_catalog.set_config('standard_conforming_strings', 'on', true),"
                    + " pg_catalog.set_config('quote_all_identifiers', 'off', true),"
                    // Catalogues of a young database have no statistics yet, and the planner then
                    // takes many rows for one and joins them row by row.
                    + " pg_catalog.set_config('enable_nestloop', 'off', true),"
                    // Compiling a catalogue query takes longer than running it interpreted.
                    + " pg_catalog.set_config('jit', 'off', true),"
                    + " pg_catalog.current_setting('server_version_num')::pg_catalog.int4,"
                    + " (select pg_catalog.has_schema_privilege(n.oid, 'USAGE')"
                    + " from pg_catalog.pg_namespace n where n.nspname = ?),"
                    + " array(select array[n.oid::text, n.nspname::text]::text"
                    + " from pg_catalog.pg_namespace n"
                    + " where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and "
                    + CatalogViews.own("pg_namespace", "n.oid")
                    + " order by n.nspname)::text";

    private Snapshot() {}

    /**
     * @param connection without a transaction in progress; its autocommit is what it was afterwards
     */
    static <T> T of(Connection connection, String defaultSchema, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        T result;
        try {
            begin(connection);
            result = work.on(connection, settle(connection, defaultSchema));
        } catch (SQLException | RuntimeException failure) {
            try {
                end(connection, autoCommit);
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        end(connection, autoCommit);
        return result;
    }

    private static void end(Connection connection, boolean autoCommit) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    private static Server settle(Connection connection, String defaultSchema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, defaultSchema);
            statement.setString(2, defaultSchema);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean usable = row.getBoolean(7);
                if (!usable && !row.wasNull()) {
                    throw new RetortException(
                            "RT-1111",
                            "the role may not use schema "
                                    + defaultSchema
                                    + ", so the server would spell its names differently",
                            "grant usage on schema " + defaultSchema + " to the role");
                }
                Map<Long, String> namespaces = new LinkedHashMap<>();
                for (String text : Packed.elements(row.getString(8))) {
                    Packed namespace = Packed.parse(text);
                    namespaces.put(namespace.number(0), namespace.text(1));
                }
                return new Server(row.getInt(6), namespaces);
            }
        }
    }
}
