package dev.retort.database;

import dev.retort.RetortException;
import dev.retort.database.dependency.DependencyGraph;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One read-only transaction at REPEATABLE READ: everything read inside is of one moment, and the
 * server itself refuses to write. Its {@code search_path} is the default schema alone (and {@code
 * pg_catalog}, which is always there), so that {@code format_type} and {@code pg_get_expr} print
 * names of the default schema without it and all others with theirs, which is what the model wants.
 *
 * <p>An empty {@code search_path} would be the other way to get unambiguous text, but then every
 * expression would have to be rewritten afterwards. That of the connection would make two
 * connections see different text; what it leads to is asked where a person's text is understood
 * ({@code database.spelling}).
 *
 * <p>All settings are the transaction's own, so {@link #close} puts the connection back as it was.
 */
public final class Snapshot implements AutoCloseable {

    /**
     * @param version as {@code server_version_num}
     * @param namespaces every schema that is not the system's, an extension's or temporary: its
     *     object identifier and its name, in the order of the names
     */
    record Server(int version, Map<Long, String> namespaces, OperatorClasses operatorClasses) {}

    // Said in words, because the driver's own BEGIN would need a second statement for the rest.
    private static final String BEGIN = "begin isolation level repeatable read, read only";

    // The temporary schema is named so that it comes last: a temporary table would otherwise hide
    // the real one of the same name.
    private static final String SETTINGS =
            """
            with chosen as materialized (
              select coalesce(?::text, pg_catalog.current_schema()::text) as name,
                     pg_catalog.current_schemas(false)::text as path)
            select pg_catalog.set_config(
                       'search_path', pg_catalog.quote_ident(d.name) || ', pg_temp', true),
                   pg_catalog.set_config('standard_conforming_strings', 'on', true),
                   pg_catalog.set_config('quote_all_identifiers', 'off', true),
                   -- Catalogues of a young database have no statistics yet, and the planner then
                   -- takes many rows for one and joins them row by row.
                   pg_catalog.set_config('enable_nestloop', 'off', true),
                   -- Compiling a catalogue query takes longer than running it interpreted.
                   pg_catalog.set_config('jit', 'off', true),
                   -- Between reading and asking somebody may think for longer than is allowed.
                   pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true),
                   case when pg_catalog.current_setting('transaction_timeout', true) is not null
                        then pg_catalog.set_config('transaction_timeout', '0', true) end,
                   d.name,
                   (select pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                      from pg_catalog.pg_namespace n where n.nspname = d.name),
                   pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
                   array(select array[n.oid::text, n.nspname::text]
                           from pg_catalog.pg_namespace n
                          where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                            and :own
                          order by n.nspname)::text,
                   array(:operator_classes)::text,
                   pg_catalog.version(),
                   d.path
              from chosen d\
            """
                    .replace(":own", CatalogQueries.own("pg_namespace", "n.oid"))
                    .replace(":operator_classes", OperatorClasses.sql("d.name"));

    private static final int SEARCH_PATH = 1;
    private static final int DEFAULT_SCHEMA = 8;
    private static final int USABLE = 9;
    private static final int VERSION = 10;
    private static final int NAMESPACES = 11;
    private static final int OPERATOR_CLASSES = 12;
    private static final int PRODUCT = 13;
    private static final int OF_CONNECTION = 14;

    private final Connection connection;
    private final boolean autoCommit;
    private String defaultSchema;
    private String searchPath;
    private List<String> schemasOfConnection;
    private Server server;
    private boolean hasSavepoint;
    private DependencyGraph dependencies;

    private Snapshot(Connection connection, boolean autoCommit, String defaultSchema) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.defaultSchema = defaultSchema;
    }

    /**
     * @param connection without a transaction in progress; afterwards it is as it was before
     * @param defaultSchema or {@code null} for the connection's
     * @throws RetortException RT-1111 when the role may not use that schema, RT-1210 when the
     *     connection has none, RT-1404 when the server is not PostgreSQL
     */
    public static Snapshot open(Connection connection, String defaultSchema) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        Snapshot snapshot = new Snapshot(connection, autoCommit, defaultSchema);
        try {
            snapshot.begin();
        } catch (SQLException | RuntimeException failure) {
            try {
                snapshot.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
            requirePostgreSql(connection, failure);
            throw failure;
        }
        return snapshot;
    }

    /** A server of another make may already have failed on the first question. */
    private static void requirePostgreSql(Connection connection, Exception failure) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version()")) {
            row.next();
            ServerProduct.require(row.getString(1));
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    public String defaultSchema() {
        return defaultSchema;
    }

    /** What the server prints names for, in the form of {@code current_setting}. */
    public String searchPath() {
        return searchPath;
    }

    /**
     * What the connection's own {@code search_path} leads to: the schemas that are there and that
     * the role may use, in order; the system's only where it is named.
     */
    public List<String> schemasOfConnection() {
        return schemasOfConnection;
    }

    /** The connection, in this transaction. */
    public Connection connection() {
        return connection;
    }

    /** As {@code server_version_num}. */
    public int version() {
        return server.version();
    }

    Server server() {
        return server;
    }

    /** What depends on what there; it is read when it is first asked for. */
    public DependencyGraph dependencies() throws SQLException {
        if (dependencies == null) {
            dependencies = DependencyGraph.read(connection);
        }
        return dependencies;
    }

    /**
     * Goes on after the server rejected a statement. Most runs ask nothing that it rejects, so
     * there is no savepoint before the first time; then a new transaction begins.
     */
    public void recover() throws SQLException {
        if (hasSavepoint) {
            execute("rollback to savepoint retort");
        } else {
            execute("rollback");
            begin();
            execute("savepoint retort");
            hasSavepoint = true;
        }
    }

    @Override
    public void close() throws SQLException {
        execute("rollback");
        connection.setAutoCommit(autoCommit);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void begin() throws SQLException {
        execute(BEGIN);
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, defaultSchema);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                settle(row);
            }
        }
    }

    private void settle(ResultSet row) throws SQLException {
        ServerProduct.require(row.getString(PRODUCT));
        searchPath = row.getString(SEARCH_PATH);
        schemasOfConnection = ArrayLiteral.elements(row.getString(OF_CONNECTION));
        defaultSchema = row.getString(DEFAULT_SCHEMA);
        if (defaultSchema == null) {
            throw new RetortException(
                    "RT-1210",
                    "no schema of the connection's search_path exists",
                    "set schema below [database], or add ?currentSchema=NAME to the URL");
        }
        boolean usable = row.getBoolean(USABLE);
        if (!usable && !row.wasNull()) {
            throw new RetortException(
                    "RT-1111",
                    "the role may not use schema "
                            + defaultSchema
                            + ", so the server would spell its names differently",
                    "grant usage on schema " + defaultSchema + " to the role");
        }
        Map<Long, String> namespaces = new LinkedHashMap<>();
        for (ArrayLiteral namespace : ArrayLiteral.rows(row.getString(NAMESPACES))) {
            namespaces.put(namespace.number(0), namespace.text(1));
        }
        server =
                new Server(
                        row.getInt(VERSION),
                        namespaces,
                        OperatorClasses.of(ArrayLiteral.rows(row.getString(OPERATOR_CLASSES))));
    }
}
