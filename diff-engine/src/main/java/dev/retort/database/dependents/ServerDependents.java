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
import dev.retort.diff.dependents.SourceText;
import dev.retort.diff.dependents.Touch;
import dev.retort.diff.order.DependencyOrder;
import dev.retort.model.ObjectId;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a live server what depends on things of the schema, and how each of these is taken down and
 * put back. What depends on what was read with the schema; the statements are one more question.
 */
public final class ServerDependents implements Dependents {

    private static final int PUBLISHES_PARTS = 150000;

    /** No such function or operator, or more than one; no such cast; types that do not match. */
    private static final Set<String> MISFITS = Set.of("42883", "42725", "42846", "42804");

    /**
     * By name; what a schema is set to goes first, because others may need it, and what a table is
     * set to before that of its parts.
     */
    private static final Comparator<Found> ORDER =
            Comparator.comparing((Found each) -> !each.isSettingsOf(ObjectId.Kind.SCHEMA))
                    .thenComparing(each -> each.kind)
                    .thenComparing(each -> !each.isSettingsOf(ObjectId.Kind.TABLE))
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
        private final List<String> atOnce = new ArrayList<>();
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

        /** What a thing is set to and granted goes with it. */
        static Found settings(Touch touch, String schema) {
            String name = touch.id().kind() == ObjectId.Kind.SCHEMA ? null : touch.name().name();
            Found found =
                    new Found(
                            Dependent.SETTINGS,
                            touch.toString(),
                            null,
                            schema,
                            last(name),
                            last(touch.id().part()),
                            touch.word());
            found.touches.add(touch);
            return found;
        }

        boolean isSettingsOf(ObjectId.Kind owner) {
            return kind.equals(Dependent.SETTINGS)
                    && touches.stream().anyMatch(touch -> touch.id().kind() == owner);
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
        return touched.isEmpty() ? List.of() : asked(open -> of(touched, current, open));
    }

    @Override
    public List<SourceText> texts(Set<String> words) {
        return asked(open -> found(words));
    }

    /** A question to the server. */
    private interface Question<T> {
        T ask(Snapshot open) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        try {
            if (snapshot != null) {
                return question.ask(snapshot);
            }
            try (Snapshot own = Snapshot.open(connection, defaultSchema)) {
                return question.ask(own);
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
        return asked(open -> accepts(query, open));
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

    private List<SourceText> found(Set<String> words) throws SQLException {
        List<SourceText> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SourceTextQuery.SQL)) {
            statement.setArray(1, array("text", words.stream()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    QualifiedName name = named(row.getString(2), row.getString(3), defaultSchema);
                    Set<QualifiedName> tables = new HashSet<>();
                    for (Object table : (Object[]) row.getArray(6).getArray()) {
                        String[] names = (String[]) table;
                        tables.add(named(names[0], names[1], defaultSchema));
                    }
                    texts.add(
                            new SourceText(
                                    row.getString(1),
                                    ObjectNames.printed(name, row.getString(4), row.getString(5)),
                                    tables,
                                    row.getString(7)));
                }
            }
        }
        return texts;
    }

    private List<Dependent> of(Set<Touch> touched, Schema current, Snapshot open)
            throws SQLException {
        Set<Touch> needed = touched.stream().filter(Touch::canBeNeeded).collect(Collectors.toSet());
        Map<ObjectAddress, Found> found =
                needed.isEmpty() ? new HashMap<>() : dependents(needed, open.dependencies());
        // What the schema has and depends on a change itself is the business of the comparison.
        found.values()
                .removeIf(
                        each -> each.dependsOn.isEmpty() && (each.isMapped || each.isIn(current)));
        found.values().forEach(each -> each.dependsOn.retainAll(found.keySet()));
        touched.stream()
                .filter(touch -> touch.id().kind() == ObjectId.Kind.TABLE)
                .forEach(each -> goes(each, found.values()));
        Collection<Found> settings =
                findStatements(
                        found,
                        touched.stream().filter(Touch::hasSettings).toList(),
                        open.version() >= PUBLISHES_PARTS);
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
        if (touch.id().kind() == ObjectId.Kind.SCHEMA) {
            return touch.name().name();
        }
        return touch.name().inDefaultSchema() ? defaultSchema : touch.name().schema();
    }

    private static QualifiedName named(String schema, String name, String defaultSchema) {
        return new QualifiedName(schema.equals(defaultSchema) ? "" : schema, name);
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

    /** Most things have nothing but what every such thing has; the others are returned. */
    private Collection<Found> findStatements(
            Map<ObjectAddress, Found> found, List<Touch> given, boolean publishesParts)
            throws SQLException {
        Map<Integer, Found> settings = new TreeMap<>();
        if (found.isEmpty() && given.isEmpty()) {
            return settings.values();
        }
        Map<String, Found> byAddress = new HashMap<>();
        found.forEach((address, each) -> byAddress.put(address.toString(), each));
        Collection<ObjectAddress> all = found.keySet();
        try (PreparedStatement statement =
                connection.prepareStatement(RecreateStatementsQuery.sql(publishesParts))) {
            statement.setArray(1, array("text", all.stream().map(ObjectAddress::catalogue)));
            statement.setArray(2, array("oid", all.stream().map(ObjectAddress::object)));
            statement.setArray(3, array("text", given.stream().map(Touch::word)));
            statement.setArray(4, array("text", given.stream().map(this::schema)));
            statement.setArray(5, array("text", given.stream().map(each -> each.name().name())));
            statement.setArray(6, array("text", given.stream().map(each -> each.id().part())));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int place = row.getInt(2);
                    Found each =
                            row.wasNull()
                                    ? byAddress.get(row.getString(1))
                                    : settings.computeIfAbsent(
                                            place, key -> settings(given.get(key - 1)));
                    int step = row.getInt(3);
                    if (step < RecreateStatementsQuery.CREATE) {
                        each.takeDown.put(step, row.getString(4));
                    } else if (step == RecreateStatementsQuery.CREATE
                            && each.kind.equals(Dependent.SETTINGS)) {
                        each.atOnce.add(row.getString(4));
                    } else {
                        each.putBack.add(row.getString(4));
                    }
                }
            }
        }
        return settings.values();
    }

    private Found settings(Touch touch) {
        return Found.settings(touch, schema(touch));
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
                            each.atOnce,
                            each.putBack));
        }
        return result;
    }
}
