package dev.retort.database.dependents;

import dev.retort.RetortException;
import dev.retort.database.Snapshot;
import dev.retort.database.dependency.CatalogObject;
import dev.retort.database.dependency.Dependency;
import dev.retort.database.dependency.DependencyGraph;
import dev.retort.database.dependency.ObjectAddress;
import dev.retort.database.dependency.ObjectNames;
import dev.retort.diff.dependents.Dependent;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.dependents.Touch;
import dev.retort.diff.order.DependencyOrder;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.snapshot.Unmapped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Asks a live server what depends on things of the schema, and how each of these is taken down and
 * put back. What depends on what was read with the schema; the statements are one more question.
 */
public final class ServerDependents implements Dependents {

    private static final int PUBLISHES_PARTS = 150000;

    /** No such function or operator, or more than one; no such cast; types that do not match. */
    private static final Set<String> MISFITS = Set.of("42883", "42725", "42846", "42804");

    private static final String SETTINGS = "settings of";

    private static final Comparator<Found> ORDER =
            Comparator.comparing((Found each) -> each.kind)
                    .thenComparing(each -> each.names, Arrays::compare);

    /** What is found out about one thing. */
    private static final class Found {

        private final String kind;
        private final String name;
        private QualifiedName table;

        /** What it is sorted by; it begins with the name of its relation. */
        private final String[] names;

        private boolean isMapped;
        private final Set<Touch> touches = new HashSet<>();
        private final Set<Touch> uses = new HashSet<>();
        private final Set<ObjectAddress> dependsOn = new LinkedHashSet<>();
        private final Map<Integer, String> takeDown = new HashMap<>();
        private final List<String> putBack = new ArrayList<>();

        private Found(String kind, String name, QualifiedName table, String... names) {
            this.kind = kind;
            this.name = name;
            this.table = table;
            this.names = names;
        }

        static Found of(CatalogObject object, String defaultSchema) {
            String schema = object.schema();
            QualifiedName owner =
                    schema == null ? null : named(schema, object.name(), defaultSchema);
            return new Found(
                    object.kind(),
                    owner == null
                            ? object.name()
                            : ObjectNames.printed(owner, object.part(), object.arguments()),
                    object.part() == null ? null : owner,
                    last(schema),
                    object.name(),
                    last(object.part()),
                    last(object.arguments()));
        }

        /** What a table is set to and granted goes with it. */
        static Found settings(Touch touch, String defaultSchema) {
            QualifiedName table = touch.name();
            Found found =
                    new Found(
                            SETTINGS,
                            table.toString(),
                            table,
                            table.inDefaultSchema() ? defaultSchema : table.schema(),
                            table.name(),
                            last(null),
                            last(null));
            found.touches.add(touch);
            found.uses.add(touch);
            return found;
        }

        private static String last(String text) {
            return text == null ? "\uffff" : text;
        }

        boolean isIn(Schema schema) {
            return table != null
                    && schema.dependents().values().stream()
                            .anyMatch(Unmapped.partOf(table, kind, names[2])::is);
        }

        boolean isPartOf(Found relation) {
            return this != relation
                    && table != null
                    && names[0].equals(relation.names[0])
                    && names[1].equals(relation.names[1]);
        }
    }

    private final Connection connection;
    private final String defaultSchema;

    /** {@code null} when each call is a transaction of its own. */
    private final Snapshot snapshot;

    /**
     * Each call is a transaction of its own.
     *
     * @param connection without a transaction in progress; it is left as it was
     */
    public ServerDependents(Connection connection, String defaultSchema) {
        this.connection = connection;
        this.defaultSchema = defaultSchema;
        this.snapshot = null;
    }

    /** Answers as long as the snapshot is open. */
    public ServerDependents(Snapshot snapshot) {
        this.connection = snapshot.connection();
        this.defaultSchema = snapshot.defaultSchema();
        this.snapshot = snapshot;
    }

    @Override
    public List<Dependent> of(Set<Touch> touched, Schema current) {
        if (touched.isEmpty()) {
            return List.of();
        }
        try {
            if (snapshot != null) {
                return of(touched, current, snapshot);
            }
            try (Snapshot own = Snapshot.open(connection, defaultSchema)) {
                return of(touched, current, own);
            }
        } catch (SQLException failure) {
            throw notAnswered(failure);
        }
    }

    private static RetortException notAnswered(SQLException failure) {
        return new RetortException(
                "RT-1405",
                "the database could not be asked what depends on the changes: "
                        + failure.getMessage(),
                null,
                failure);
    }

    @Override
    public boolean accepts(String query) {
        try {
            if (snapshot != null) {
                return accepts(query, snapshot);
            }
            try (Snapshot own = Snapshot.open(connection, defaultSchema)) {
                return accepts(query, own);
            }
        } catch (SQLException failure) {
            throw notAnswered(failure);
        }
    }

    /** EXPLAIN analyses and does not run; any other complaint says nothing about the types. */
    private static boolean accepts(String query, Snapshot open) throws SQLException {
        try (Statement statement = open.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("EXPLAIN " + query);
            return true;
        } catch (SQLException rejected) {
            if (rejected.getSQLState() == null || rejected.getSQLState().startsWith("08")) {
                throw rejected;
            }
            open.recover();
            return !MISFITS.contains(rejected.getSQLState());
        }
    }

    private List<Dependent> of(Set<Touch> touched, Schema current, Snapshot open)
            throws SQLException {
        Map<ObjectAddress, Found> found = dependents(touched, open.dependencies());
        // What the schema has and depends on a change itself is the business of the comparison.
        found.values()
                .removeIf(
                        each -> each.dependsOn.isEmpty() && (each.isMapped || each.isIn(current)));
        found.values().forEach(each -> each.dependsOn.retainAll(found.keySet()));
        tables(touched).forEach(each -> goes(each, found.values()));
        Collection<Found> settings =
                findStatements(found, tables(touched), open.version() >= PUBLISHES_PARTS);
        List<Found> sorted = new ArrayList<>(found.values());
        sorted.addAll(settings);
        sorted.sort(ORDER);
        return ordered(sorted, found);
    }

    private Map<ObjectAddress, Found> dependents(Set<Touch> touched, DependencyGraph graph) {
        Map<ObjectAddress, Found> found = new HashMap<>();
        Deque<ObjectAddress> passing = new ArrayDeque<>();
        for (Touch touch : touched) {
            for (Dependency each : graph.dependentsOf(addresses(touch, graph))) {
                if (!touch.isRetyped() || !each.isRebuilt()) {
                    Found dependent = found(each, graph, found, passing);
                    dependent.touches.add(touch);
                    if (!each.isOfWholeRow()) {
                        dependent.uses.add(touch);
                    }
                }
            }
        }
        while (!passing.isEmpty()) {
            ObjectAddress next = passing.pop();
            for (Dependency each : graph.dependentsOf(Set.of(next))) {
                found(each, graph, found, passing).dependsOn.add(next);
            }
        }
        return found;
    }

    private Found found(
            Dependency dependency,
            DependencyGraph graph,
            Map<ObjectAddress, Found> found,
            Deque<ObjectAddress> passing) {
        ObjectAddress address = dependency.dependent();
        Found before = found.get(address);
        if (before != null) {
            return before;
        }
        Found added = Found.of(graph.object(address), defaultSchema);
        added.isMapped = dependency.isMapped();
        found.put(address, added);
        if (graph.isPassedOn(address)) {
            passing.push(address);
        }
        return added;
    }

    private Set<ObjectAddress> addresses(Touch touch, DependencyGraph graph) {
        String schema = schema(touch);
        String name = touch.name().name();
        String part = touch.id().part();
        return switch (touch.id().kind()) {
            case COLUMN, ATTRIBUTE -> graph.column(schema, name, part);
            case CONSTRAINT -> graph.constraint(schema, name, part);
            case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE -> graph.type(schema, name);
            default -> graph.relation(schema, name);
        };
    }

    private String schema(Touch touch) {
        return touch.name().inDefaultSchema() ? defaultSchema : touch.name().schema();
    }

    private static QualifiedName named(String schema, String name, String defaultSchema) {
        return new QualifiedName(schema.equals(defaultSchema) ? "" : schema, name);
    }

    /** Those of which what they are set to may go. */
    private static List<Touch> tables(Set<Touch> touched) {
        return touched.stream().filter(Touch::isRelation).toList();
    }

    /** A table that depends on something and goes itself. */
    private void goes(Touch touch, Collection<Found> found) {
        for (Found each : found) {
            if (each.kind.equals("table")
                    && each.names[0].equals(schema(touch))
                    && each.names[1].equals(touch.name().name())) {
                each.touches.add(touch);
                each.uses.add(touch);
                each.table = touch.name();
            }
        }
    }

    /** Most tables have nothing but what every table has; the others are returned. */
    private Collection<Found> findStatements(
            Map<ObjectAddress, Found> found, List<Touch> tables, boolean publishesParts)
            throws SQLException {
        Map<Integer, Found> settings = new TreeMap<>();
        if (found.isEmpty() && tables.isEmpty()) {
            return settings.values();
        }
        Map<String, Found> byAddress = new HashMap<>();
        found.forEach((address, each) -> byAddress.put(address.toString(), each));
        Collection<ObjectAddress> all = found.keySet();
        try (PreparedStatement statement =
                connection.prepareStatement(RecreateStatementsQuery.sql(publishesParts))) {
            statement.setArray(1, array("text", all.stream().map(ObjectAddress::catalogue)));
            statement.setArray(2, array("oid", all.stream().map(ObjectAddress::object)));
            statement.setArray(3, array("text", tables.stream().map(this::schema)));
            statement.setArray(4, array("text", tables.stream().map(each -> each.name().name())));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int place = row.getInt(2);
                    Found each =
                            row.wasNull()
                                    ? byAddress.get(row.getString(1))
                                    : settings.computeIfAbsent(
                                            place,
                                            key ->
                                                    Found.settings(
                                                            tables.get(key - 1), defaultSchema));
                    int step = row.getInt(3);
                    if (step < RecreateStatementsQuery.CREATE) {
                        each.takeDown.put(step, row.getString(4));
                    } else {
                        each.putBack.add(row.getString(4));
                    }
                }
            }
        }
        return settings.values();
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /**
     * @param sorted what was found, by name
     */
    private static List<Dependent> ordered(List<Found> sorted, Map<ObjectAddress, Found> found) {
        List<Found> ordered =
                DependencyOrder.of(
                        sorted, each -> each.dependsOn.stream().map(found::get).toList());
        Map<Found, Integer> places = new HashMap<>();
        ordered.forEach(each -> places.put(each, places.size()));
        List<Dependent> result = new ArrayList<>();
        for (Found each : ordered) {
            Set<Integer> dependsOn = new HashSet<>();
            int owner = -1;
            for (ObjectAddress other : each.dependsOn) {
                int place = places.get(found.get(other));
                dependsOn.add(place);
                if (each.isPartOf(found.get(other)) && found.get(other).table == null) {
                    owner = place;
                }
            }
            result.add(
                    new Dependent(
                            each.kind,
                            each.name,
                            each.touches,
                            each.uses,
                            dependsOn,
                            owner,
                            each.table,
                            each.isMapped
                                    ? null
                                    : each.takeDown.get(RecreateStatementsQuery.TAKE_DOWN),
                            each.takeDown.get(RecreateStatementsQuery.TAKE_DOWN_IF_THERE),
                            each.putBack));
        }
        return result;
    }
}
