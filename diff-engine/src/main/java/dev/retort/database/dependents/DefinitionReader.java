package dev.retort.database.dependents;

import dev.retort.RetortException;
import dev.retort.database.Snapshot;
import dev.retort.database.dependency.CatalogObject;
import dev.retort.database.dependency.Dependency;
import dev.retort.database.dependency.DependencyGraph;
import dev.retort.database.dependency.ObjectAddress;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.snapshot.SqlDefinitions;
import dev.retort.snapshot.SqlObject;
import dev.retort.snapshot.Unmapped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads everything that a database has besides its schema as statements that make it again: what
 * the server prints, as when something is taken down and put back.
 */
public final class DefinitionReader {

    private static final int PUBLISHES_PARTS = 150000;

    private static final String MATERIALIZED = "materialized view";

    /** A thing as it is found. */
    private static final class Found {
        private final String kind;
        private final String catalogue;
        private final long oid;
        private final QualifiedName name;
        private final String part;
        private final List<String> create = new ArrayList<>();
        private final List<String> last = new ArrayList<>();
        private final List<String> drop = new ArrayList<>();
        private final Set<String> needs = new HashSet<>();
        private final Set<QualifiedName> uses = new HashSet<>();

        Found(String kind, String catalogue, long oid, QualifiedName name, String part) {
            this.kind = kind;
            this.catalogue = catalogue;
            this.oid = oid;
            this.name = name;
            this.part = part;
        }

        Unmapped unwritten() {
            return part == null
                    ? new Unmapped(kind, name.toString(), null, null, List.of())
                    : Unmapped.partOf(name, kind, part);
        }

        String address() {
            return catalogue + "." + oid;
        }

        boolean isPartition() {
            return kind.equals(SqlObject.PARTITION);
        }

        SqlObject object() {
            return new SqlObject(kind, name, address(), create, last, drop, needs, uses);
        }
    }

    /** A thing of which only the settings are asked. */
    private record Owner(String word, String schema, String name) {}

    private final Snapshot snapshot;
    private final Connection connection;
    private final Schema schema;
    private final Predicate<QualifiedName> isLeftOut;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Map<QualifiedName, Set<String>> neededByModel = new HashMap<>();
    private final List<String> settings = new ArrayList<>();
    private final List<Unmapped> leftOut = new ArrayList<>();

    private DefinitionReader(Snapshot snapshot, Schema schema, Predicate<QualifiedName> isLeftOut) {
        this.snapshot = snapshot;
        this.connection = snapshot.connection();
        this.schema = schema;
        this.isLeftOut = isLeftOut;
    }

    /**
     * @param schema what is said by operations
     * @param schemas which ones are read, by their real names
     * @param isLeftOut which relations are nobody's business, with what is on them
     * @param sets schemas whose settings are to be said, by their real names
     */
    public static SqlDefinitions read(
            Snapshot snapshot,
            Schema schema,
            Collection<String> schemas,
            Predicate<QualifiedName> isLeftOut,
            Collection<String> sets) {
        DefinitionReader reader = new DefinitionReader(snapshot, schema, isLeftOut);
        try {
            reader.find(schemas);
            reader.connect(snapshot.dependencies());
            reader.statements(sets);
            reader.comments(sets);
            reader.partitions();
            reader.leaveOutUnprinted();
            return new SqlDefinitions(
                    reader.found.values().stream().map(Found::object).toList(),
                    reader.neededByModel,
                    reader.partitionKeys(),
                    reader.settings,
                    reader.leftOut);
        } catch (SQLException failure) {
            throw notAnswered(failure);
        }
    }

    /** The roles of the server, but for its own. */
    public static List<String> roles(Snapshot snapshot) {
        List<String> roles = new ArrayList<>();
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select rolname from pg_catalog.pg_roles"
                                        + " where rolname !~ '^pg_' order by rolname")) {
            while (row.next()) {
                roles.add(row.getString(1));
            }
            return roles;
        } catch (SQLException failure) {
            throw notAnswered(failure);
        }
    }

    private static RetortException notAnswered(SQLException failure) {
        return new RetortException(
                "RT-1405",
                "the database could not be asked for its definitions: " + failure.getMessage(),
                null,
                failure);
    }

    private void find(Collection<String> schemas) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DefinitionQuery.SQL)) {
            statement.setArray(1, array("text", schemas.stream()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString("kind");
                    Found each =
                            new Found(
                                    kind,
                                    row.getString("class"),
                                    row.getLong("oid"),
                                    named(row.getString("schema"), row.getString("name")),
                                    row.getString("part"));
                    if (!kind.equals(SqlObject.EXTENSION) && isLeftOut.test(each.name)) {
                        continue;
                    }
                    if (row.getString("make") != null) {
                        (kind.equals(MATERIALIZED) ? each.last : each.create)
                                .add(row.getString("make"));
                    }
                    if (row.getString("unmake") != null && isTakenDown(each)) {
                        each.drop.add(row.getString("unmake"));
                    }
                    found.put(each.address(), each);
                }
            }
        }
    }

    /**
     * An extension may have been there before, and others may use it: it goes only with a schema
     * that could not go without it.
     */
    private boolean isTakenDown(Found each) {
        return !each.kind.equals(SqlObject.EXTENSION)
                || schema.namespaces().contains(each.name.schema());
    }

    private QualifiedName named(String ofSchema, String name) {
        return new QualifiedName(
                ofSchema == null || ofSchema.equals(snapshot.defaultSchema()) ? "" : ofSchema,
                name);
    }

    private Map<String, QualifiedName> nameless() throws SQLException {
        Map<String, QualifiedName> owners = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(DefinitionQuery.NAMELESS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                owners.put(row.getString(1), named(row.getString(2), row.getString(3)));
            }
        }
        return owners;
    }

    /** What the model has is known by its name, the rest by its address. */
    private void connect(DependencyGraph graph) throws SQLException {
        Map<String, QualifiedName> nameless = nameless();
        leaveOut(graph);
        for (Dependency each : graph.all()) {
            String dependent = each.whole().toString();
            String needed = each.on().whole().toString();
            Found from = found.get(dependent);
            if (from != null && each.isMapped()) {
                found.remove(dependent);
                continue;
            }
            Found on = found.get(needed);
            if (from != null && on != null) {
                if (from != on) {
                    from.needs.add(needed);
                }
            } else if (from != null) {
                name(graph.object(each.on())).ifPresent(from.uses::add);
            } else if (on != null) {
                name(graph.object(each.dependent()))
                        .or(() -> Optional.ofNullable(nameless.get(each.dependent().toString())))
                        .ifPresent(
                                name ->
                                        neededByModel
                                                .computeIfAbsent(name, key -> new HashSet<>())
                                                .add(needed));
            }
        }
    }

    /** What needs something that is left out could not be made, nor what needs that. */
    private void leaveOut(DependencyGraph graph) {
        Set<String> gone = new HashSet<>();
        int before = -1;
        while (gone.size() > before) {
            before = gone.size();
            for (Dependency each : graph.all()) {
                String dependent = each.whole().toString();
                if (found.containsKey(dependent)
                        && !each.isMapped()
                        && (gone.contains(each.on().whole().toString())
                                || isLeftOut(each.on(), graph))) {
                    gone.add(dependent);
                }
            }
        }
        for (String address : gone) {
            leftOut.add(found.remove(address).unwritten());
        }
    }

    /** What the server printed nothing of is not written, whatever its kind. */
    private void leaveOutUnprinted() {
        found.values().stream()
                .filter(each -> each.create.isEmpty())
                .forEach(each -> leftOut.add(each.unwritten()));
        found.values().removeIf(each -> each.create.isEmpty());
    }

    private boolean isLeftOut(ObjectAddress address, DependencyGraph graph) {
        return address.catalogue().equals("pg_class")
                && !found.containsKey(address.whole().toString())
                && name(graph.object(address)).filter(isLeftOut).isPresent();
    }

    private Optional<QualifiedName> name(CatalogObject object) {
        if (object == null || object.schema() == null) {
            return Optional.empty();
        }
        // An index has a name of its own among the relations.
        return Optional.of(
                named(
                        object.schema(),
                        object.kind().equals(ObjectId.Kind.INDEX.word())
                                ? object.part()
                                : object.name()));
    }

    private void statements(Collection<String> sets) throws SQLException {
        List<Owner> owners = owners(sets);
        List<Found> asked =
                found.values().stream()
                        .filter(each -> !each.isPartition())
                        .filter(each -> !each.kind.equals(SqlObject.EXTENSION))
                        .toList();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        RecreateStatementsQuery.sql(snapshot.version() >= PUBLISHES_PARTS))) {
            statement.setArray(1, array("text", asked.stream().map(each -> each.catalogue)));
            statement.setArray(2, array("oid", asked.stream().map(each -> each.oid)));
            statement.setArray(3, array("text", owners.stream().map(Owner::word)));
            statement.setArray(4, array("text", owners.stream().map(Owner::schema)));
            statement.setArray(5, array("text", owners.stream().map(Owner::name)));
            statement.setArray(6, array("text", owners.stream().map(each -> null)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    row.getInt(2);
                    boolean isSetting = !row.wasNull();
                    int step = row.getInt(3);
                    if (isSetting) {
                        settings.add(row.getString(4));
                    } else if (step == RecreateStatementsQuery.TAKE_DOWN) {
                        found.get(row.getString(1)).drop.add(row.getString(4));
                    } else if (step >= RecreateStatementsQuery.CREATE) {
                        Found each = found.get(row.getString(1));
                        each.create.add(
                                row.getString(4)
                                        // What its query calls may need what comes later.
                                        + (each.create.isEmpty() && !each.last.isEmpty()
                                                ? "\nWITH NO DATA"
                                                : ""));
                    }
                }
            }
        }
    }

    private void comments(Collection<String> sets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DefinitionQuery.COMMENTS)) {
            statement.setArray(1, array("text", sets.stream()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String extension = row.getString(1);
                    if (extension == null) {
                        settings.add(row.getString(2));
                    } else if (found.containsKey(extension)) {
                        found.get(extension).create.add(row.getString(2));
                    }
                }
            }
        }
    }

    /** Schemas first: who may not use one does nothing in it. */
    private List<Owner> owners(Collection<String> sets) {
        List<Owner> owners = new ArrayList<>();
        sets.forEach(each -> owners.add(new Owner("schema", each, each)));
        Stream.of(schema.enums(), schema.domains(), schema.composites())
                .flatMap(each -> each.keySet().stream())
                .forEach(each -> owners.add(owner("type", each)));
        schema.tables().keySet().forEach(each -> owners.add(owner("table", each)));
        found.values().stream()
                .filter(Found::isPartition)
                .forEach(each -> owners.add(owner("table", each.name)));
        schema.sequences()
                .keySet()
                .forEach(each -> owners.add(owner(ObjectId.Kind.SEQUENCE.word(), each)));
        return owners;
    }

    private Owner owner(String word, QualifiedName name) {
        return new Owner(
                word,
                name.inDefaultSchema() ? snapshot.defaultSchema() : name.schema(),
                name.name());
    }

    private void partitions() throws SQLException {
        List<Found> all = found.values().stream().filter(Found::isPartition).toList();
        if (all.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(DefinitionQuery.OF_PARTITIONS)) {
            statement.setArray(1, array("oid", all.stream().map(each -> each.oid)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Found each = found.get("pg_class." + row.getLong(1));
                    switch (row.getInt(3)) {
                        case DefinitionQuery.LAST -> each.last.add(row.getString(2));
                        case DefinitionQuery.UNWRITTEN ->
                                leftOut.add(
                                        new Unmapped(
                                                "order of columns",
                                                each.name.toString(),
                                                null,
                                                null,
                                                List.of()));
                        default -> each.create.add(row.getString(2));
                    }
                }
            }
        }
    }

    private Map<QualifiedName, String> partitionKeys() throws SQLException {
        Map<QualifiedName, String> keys = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement(DefinitionQuery.PARTITION_KEYS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                QualifiedName table = named(row.getString(1), row.getString(2));
                if (schema.tables().containsKey(table)) {
                    keys.put(table, row.getString(3));
                }
            }
        }
        return keys;
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
