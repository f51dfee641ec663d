package dev.retort.database.dependency;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What depends on what in one database at one moment, as far as something is involved that the
 * model has no place for (see {@link DependencyQuery}). It is asked in both directions: what
 * something needs, and what is in the way of a change.
 */
public final class DependencyGraph {

    private record Name(String schema, String name) {}

    private final Map<ObjectAddress, CatalogObject> objects = new LinkedHashMap<>();
    private final Map<Name, List<CatalogObject>> byName = new HashMap<>();
    private final Map<ObjectAddress, List<Dependency>> byWhole = new HashMap<>();
    private final Map<ObjectAddress, List<Dependency>> byNeeded = new HashMap<>();

    private DependencyGraph() {}

    /** Reads all of it in one statement. */
    public static DependencyGraph read(Connection connection) throws SQLException {
        DependencyGraph graph = new DependencyGraph();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DependencyQuery.sql())) {
            while (row.next()) {
                if (row.getString("kind").equals("object")) {
                    graph.add(object(row));
                } else {
                    graph.add(dependency(row));
                }
            }
        }
        return graph;
    }

    private static CatalogObject object(ResultSet row) throws SQLException {
        return new CatalogObject(
                ObjectAddress.parse(row.getString("id")),
                row.getString("definition"),
                row.getString("schema"),
                row.getString("name"),
                row.getString("part"),
                row.getString("suffix"),
                row.getString("table"));
    }

    private static Dependency dependency(ResultSet row) throws SQLException {
        Set<String> words = Set.of(row.getString("definition").split(" "));
        return new Dependency(
                ObjectAddress.parse(row.getString("schema")),
                ObjectAddress.parse(row.getString("name")),
                ObjectAddress.parse(row.getString("part")),
                words.contains(DependencyQuery.RECREATED),
                words.contains(DependencyQuery.WHOLE_ROW),
                words.contains(DependencyQuery.INHERITS),
                words.contains(DependencyQuery.MAPPED),
                words.contains(DependencyQuery.REBUILT));
    }

    private void add(CatalogObject object) {
        objects.put(object.address(), object);
        String name = object.isIndex() ? object.part() : object.name();
        if (object.schema() != null) {
            addTo(byName, new Name(object.schema(), object.name()), object);
            if (!name.equals(object.name())) {
                addTo(byName, new Name(object.schema(), name), object);
            }
        }
    }

    private void add(Dependency dependency) {
        addTo(byWhole, dependency.whole(), dependency);
        addTo(byNeeded, dependency.on().whole(), dependency);
    }

    private static <K, V> void addTo(Map<K, List<V>> lists, K key, V value) {
        lists.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
    }

    /** What is known of one end of a dependency. */
    public CatalogObject object(ObjectAddress address) {
        return objects.get(address);
    }

    /**
     * What a thing, with all that it is made of, needs besides itself.
     *
     * @param address as a query printed it
     */
    public List<CatalogObject> neededBy(String address) {
        ObjectAddress whole = ObjectAddress.parse(address);
        return byWhole.getOrDefault(whole, List.of()).stream()
                .filter(each -> !each.on().whole().equals(whole))
                .map(each -> objects.get(each.on()))
                .distinct()
                .toList();
    }

    /** Every dependency that is known. */
    public List<Dependency> all() {
        return byWhole.values().stream().flatMap(List::stream).toList();
    }

    /** What has to be made anew when one of these goes, as a whole or that column of it. */
    public Set<Dependency> dependentsOf(Set<ObjectAddress> changed) {
        Set<Dependency> result = new LinkedHashSet<>();
        for (ObjectAddress each : changed) {
            for (Dependency dependency : byNeeded.getOrDefault(each.whole(), List.of())) {
                if (dependency.isRecreated()
                        && !dependency.dependent().equals(each.whole())
                        && (each.column() == 0 || each.equals(dependency.on()))) {
                    result.add(dependency);
                }
            }
        }
        return result;
    }

    /**
     * Whether what depends on this goes with it when it is made anew: views and routines, whose
     * definition the server ties to what they speak of.
     */
    public boolean isPassedOn(ObjectAddress address) {
        CatalogObject object = objects.get(address);
        return address.isIn("pg_proc")
                || object.isRelation()
                        && (object.kind().equals("view")
                                || object.kind().equals("materialized view"));
    }

    /** A table, sequence or index of that name, when something depends on it. */
    public Set<ObjectAddress> relation(String schema, String name) {
        return found(
                schema,
                name,
                object ->
                        object.address().isIn("pg_class")
                                && (object.isIndex()
                                        ? object.part().equals(name)
                                        : object.part() == null || object.kind().equals("column")));
    }

    /** The column and what inherits it. */
    public Set<ObjectAddress> column(String schema, String table, String column) {
        Set<ObjectAddress> result = new HashSet<>();
        addColumns(schema, table, column, new HashSet<>(), result);
        return result;
    }

    private void addColumns(
            String schema,
            String table,
            String column,
            Set<ObjectAddress> seen,
            Set<ObjectAddress> result) {
        for (CatalogObject object : byName.getOrDefault(new Name(schema, table), List.of())) {
            if (object.kind().equals("column") && object.part().equals(column)) {
                result.add(object.address());
            } else if (object.isTable() && seen.add(object.address())) {
                for (Dependency each : byNeeded.getOrDefault(object.address(), List.of())) {
                    CatalogObject heir = objects.get(each.dependent());
                    if (each.isInheritance() && heir.isTable()) {
                        addColumns(heir.schema(), heir.name(), column, seen, result);
                    }
                }
            }
        }
    }

    /** The constraint and its index. */
    public Set<ObjectAddress> constraint(String schema, String table, String constraint) {
        return found(
                schema,
                table,
                object -> object.kind().equals("constraint") && constraint.equals(object.part()));
    }

    /** A composite type is a relation, too. */
    public Set<ObjectAddress> type(String schema, String name) {
        return found(
                schema, name, object -> object.isRelation() || object.address().isIn("pg_type"));
    }

    private Set<ObjectAddress> found(
            String schema, String name, Predicate<CatalogObject> condition) {
        Set<ObjectAddress> result = new HashSet<>();
        for (CatalogObject object : byName.getOrDefault(new Name(schema, name), List.of())) {
            if (condition.test(object)) {
                result.add(object.address());
            }
        }
        return result;
    }
}
