package dev.retort.database;

import dev.retort.RetortException;
import dev.retort.model.Constraint;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.snapshot.Reflected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import schemacrawler.schema.Catalog;

/**
 * Reads a live PostgreSQL (14 to 18) into the model: a fixed number of statements whatever the size
 * of the database, all of one moment, none that writes or takes a lock that others wait for. It
 * reads {@code pg_catalog} only, so that a role that may merely SELECT sees what the owner sees.
 *
 * <p>Extension members and temporary objects are not seen at all.
 */
public final class DatabaseReader {

    private static final int OLDEST_VERSION = 140000;
    private static final int NAMES_NOT_NULL = 180000;

    private DatabaseReader() {}

    /**
     * @param connection without a transaction in progress; afterwards it is as it was before
     * @throws RetortException when the server is too old or the role may not use the default schema
     */
    public static Reflected read(Connection connection, ReadScope scope) throws SQLException {
        try (Snapshot snapshot = Snapshot.open(connection, scope.defaultSchema())) {
            return read(snapshot, scope);
        }
    }

    /**
     * Reads the part that the scope, which has the same default schema, says.
     *
     * @throws RetortException when the server is too old
     */
    public static Reflected read(Snapshot snapshot, ReadScope scope) throws SQLException {
        Snapshot.Server server = snapshot.server();
        if (server.version() < OLDEST_VERSION) {
            throw new RetortException(
                    "RT-1401",
                    "the server is PostgreSQL "
                            + server.version() / 10000
                            + ", which is not supported",
                    "use PostgreSQL 14 or newer");
        }
        Map<Long, String> namespaces = new LinkedHashMap<>(server.namespaces());
        namespaces.values().removeIf(name -> !scope.schemas().test(name));
        CatalogQueries queries = new CatalogQueries(server.version(), namespaces.keySet());
        Catalog catalog = SchemaCrawlerRun.of(snapshot.connection(), queries);
        OtherObjects others = OtherObjects.read(snapshot, queries, scope);
        Set<String> named = new LinkedHashSet<>(namespaces.values());
        named.remove(scope.defaultSchema());
        Schema schema =
                Schema.EMPTY
                        .withNamespaces(named)
                        .withEnums(others.enums())
                        .withDomains(others.domains())
                        .withComposites(others.composites())
                        .withSequences(sequences(catalog, scope))
                        .withTables(tables(catalog, scope, server.operatorClasses()))
                        .withDependents(others.dependents())
                        .withComments(others.comments())
                        .withoutStrays();
        return new Reflected(
                schema,
                others.notCompared(schema),
                others.relations(),
                others.partitioned(),
                others.owners(),
                server.version() >= NAMES_NOT_NULL);
    }

    private static List<Table> tables(Catalog catalog, ReadScope scope, OperatorClasses classes) {
        Map<Long, ReflectedTable> found = new LinkedHashMap<>();
        Interner interner = new Interner();
        for (schemacrawler.schema.Table table : catalog.getTables()) {
            ReflectedTable reflected = ReflectedTable.of(table, scope, interner);
            found.put(reflected.id(), reflected);
        }
        ReflectedIndex indexes = new ReflectedIndex(classes);
        ReflectedConstraint constraints = new ReflectedConstraint(scope, found, indexes);
        List<Table> result = new ArrayList<>();
        for (ReflectedTable table : found.values()) {
            if (scope.includes(table.name())) {
                result.add(assemble(table, constraints, indexes));
            }
        }
        return result;
    }

    private static Table assemble(
            ReflectedTable table, ReflectedConstraint constraints, ReflectedIndex indexes) {
        List<Constraint> tableConstraints =
                table.takeConstraints().stream().map(row -> constraints.of(table, row)).toList();
        List<Index> tableIndexes =
                table.takeIndexes().stream().map(row -> indexes.of(table, row)).toList();
        return new Table(table.name(), Map.of(), Map.of(), Map.of(), table.comment())
                .withColumns(table.modelColumns())
                .withConstraints(tableConstraints)
                .withIndexes(tableIndexes);
    }

    private static List<Sequence> sequences(Catalog catalog, ReadScope scope) {
        List<Sequence> result = new ArrayList<>();
        for (schemacrawler.schema.Sequence found : catalog.getSequences()) {
            QualifiedName name =
                    scope.name(
                            Names.unquote(found.getSchema().getName()),
                            Names.unquote(found.getName()));
            if (scope.includes(name)) {
                result.add(SequenceNumbers.sequence(name, found, scope));
            }
        }
        return result;
    }
}
