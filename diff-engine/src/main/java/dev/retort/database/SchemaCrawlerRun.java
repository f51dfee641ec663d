package dev.retort.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViews;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.MetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevel;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseServerType;

/**
 * One run of SchemaCrawler over {@link CatalogQueries}, on a connection that stays open.
 *
 * <p>It reads tables and sequences. Columns, indexes and constraints are attributes of the tables:
 * SchemaCrawler's own objects for keys cost a query per table, and with foreign keys it sorts the
 * tables in a time that grows faster than the square of their number.
 *
 * <p>SchemaCrawler logs some failures and goes on with what it has. That would make a table vanish,
 * so every failure of a statement is kept here and thrown afterwards.
 */
final class SchemaCrawlerRun {

    // Held, because a logger that nobody holds forgets its level.
    private static final Logger[] CHATTY = {
        Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi")
    };

    private final Connection connection;
    private SQLException failure;

    private SchemaCrawlerRun(Connection connection) {
        this.connection = connection;
    }

    static Catalog of(Connection connection, CatalogQueries queries) throws SQLException {
        for (Logger logger : CHATTY) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.SEVERE);
            }
        }
        return new SchemaCrawlerRun(connection).run(queries);
    }

    private Catalog run(CatalogQueries queries) throws SQLException {
        Catalog catalog;
        try {
            catalog = new SchemaCrawler(source(), retrieval(queries), options()).crawl();
        } catch (RuntimeException unexpected) {
            if (failure == null) {
                throw unexpected;
            }
            throw failure;
        }
        if (failure != null) {
            throw failure;
        }
        return catalog;
    }

    private static SchemaRetrievalOptions retrieval(CatalogQueries queries) {
        InformationSchemaViews replacing =
                InformationSchemaViewsBuilder.builder()
                        .withSql(InformationSchemaKey.SCHEMATA, queries.schemata())
                        .withSql(InformationSchemaKey.TABLES, queries.tables())
                        .withSql(InformationSchemaKey.SEQUENCES, queries.sequences())
                        .toOptions();
        MetadataRetrievalStrategy bulk = MetadataRetrievalStrategy.data_dictionary_all;
        return SchemaRetrievalOptionsBuilder.builder()
                .withDatabaseServerType(new DatabaseServerType("postgresql", "PostgreSQL"))
                .withDoesNotSupportCatalogs()
                .withSupportsSchemas()
                .withIdentifierQuoteString("\"")
                .withInformationSchemaViews(replacing)
                .with(SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy, bulk)
                .with(
                        SchemaInfoMetadataRetrievalStrategy.typeInfoRetrievalStrategy,
                        MetadataRetrievalStrategy.none)
                .toOptions();
    }

    private static SchemaCrawlerOptions options() {
        SchemaInfoLevel level =
                SchemaInfoLevelBuilder.builder()
                        .setRetrieveTables(true)
                        .setRetrieveSequenceInformation(true)
                        .toOptions();
        return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLimitOptions(
                        LimitOptionsBuilder.builder()
                                .tableTypes("TABLE")
                                .includeAllSequences()
                                .toOptions())
                .withLoadOptions(
                        LoadOptionsBuilder.builder()
                                .withSchemaInfoLevel(level)
                                .withMaxThreads(1)
                                .toOptions());
    }

    private DatabaseConnectionSource source() {
        return new DatabaseConnectionSource() {
            @Override
            public Connection get() {
                return borrowed();
            }

            @Override
            public boolean releaseConnection(Connection borrowed) {
                return true;
            }

            @Override
            public void setFirstConnectionInitializer(Consumer<Connection> initializer) {
                // Snapshot has done it.
            }

            @Override
            public void close() {
                // Not ours to close.
            }
        };
    }

    /** The same connection, which SchemaCrawler cannot close. */
    private Connection borrowed() {
        return (Connection)
                Proxy.newProxyInstance(
                        SchemaCrawlerRun.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            Object result = call(connection, method, arguments);
                            return result instanceof Statement statement
                                    ? watched(statement)
                                    : result;
                        });
    }

    private Statement watched(Statement statement) {
        return (Statement)
                Proxy.newProxyInstance(
                        SchemaCrawlerRun.class.getClassLoader(),
                        new Class<?>[] {Statement.class},
                        (self, method, arguments) -> call(statement, method, arguments));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException wrapped) {
            Throwable cause = wrapped.getCause();
            if (failure == null && cause instanceof SQLException exception) {
                failure = exception;
            }
            throw cause;
        }
    }
}
