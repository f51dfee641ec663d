package dev.retort.database;

import dev.retort.RetortException;
import dev.retort.diff.Dependent;
import dev.retort.diff.Dependents;
import dev.retort.diff.Touch;
import dev.retort.model.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks a live server what leans on things of the schema, and how each of these is taken down and
 * put back, in two statements that only read.
 */
public final class ServerDependents implements Dependents {

    private static final int PUBLISHES_PARTS = 150000;

    /** The identifier of that catalogue in every version. */
    private static final long PG_CLASS = 1259;

    /** An object by its address in {@code pg_depend}. */
    private record Address(long catalogue, long object) {

        static Address of(ResultSet row, int column) throws SQLException {
            long catalogue = row.getLong(column);
            return row.wasNull() ? null : new Address(catalogue, row.getLong(column + 1));
        }
    }

    /** What is found out about one thing. */
    private static final class Found {

        private final String kind;
        private final String name;
        private final QualifiedName table;
        private final long relation;
        private final boolean isMapped;
        private final boolean isSetting;
        private final Set<Touch> touches = new HashSet<>();
        private final Set<Touch> uses = new HashSet<>();
        private final Set<Address> leansOn = new LinkedHashSet<>();
        private final Map<Integer, String> takeDown = new HashMap<>();
        private final List<String> putBack = new ArrayList<>();

        Found(ResultSet row, String defaultSchema) throws SQLException {
            isMapped = row.getBoolean(6);
            kind = row.getString(7);
            String schema = row.getString(8);
            String part = row.getString(10);
            String suffix = row.getString(11);
            relation = row.getLong(12);
            isSetting = row.getBoolean(14);
            if (schema == null) {
                table = null;
                name = row.getString(9);
            } else {
                QualifiedName owner =
                        new QualifiedName(
                                schema.equals(defaultSchema) ? "" : schema, row.getString(9));
                table = part == null && !isSetting ? null : owner;
                name = OtherObjects.printed(owner, part, suffix);
            }
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

    ServerDependents(Snapshot snapshot) {
        this.connection = snapshot.connection();
        this.defaultSchema = snapshot.defaultSchema();
        this.snapshot = snapshot;
    }

    @Override
    public List<Dependent> of(Set<Touch> touched) {
        if (touched.isEmpty()) {
            return List.of();
        }
        try {
            if (snapshot != null) {
                return of(List.copyOf(touched), snapshot);
            }
            try (Snapshot own = Snapshot.open(connection, defaultSchema)) {
                return of(List.copyOf(touched), own);
            }
        } catch (SQLException failure) {
            throw new RetortException(
                    "RT-1405",
                    "the database could not be asked what depends on the changes: "
                            + failure.getMessage(),
                    null,
                    failure);
        }
    }

    private List<Dependent> of(List<Touch> touched, Snapshot open) throws SQLException {
        Map<Address, Found> found = leaning(touched);
        // What the schema has and leans on a change itself is the business of the comparison.
        found.values().removeIf(each -> each.isMapped && each.leansOn.isEmpty());
        found.values().forEach(each -> each.leansOn.retainAll(found.keySet()));
        if (found.isEmpty()) {
            return List.of();
        }
        findStatements(found, open.server().version() >= PUBLISHES_PARTS);
        // Most tables have nothing but what every table has.
        found.values().removeIf(each -> each.isSetting && each.putBack.isEmpty());
        return dependents(found);
    }

    private Map<Address, Found> leaning(List<Touch> touched) throws SQLException {
        Integer[] numbers = new Integer[touched.size()];
        String[] kinds = new String[touched.size()];
        String[] schemas = new String[touched.size()];
        String[] names = new String[touched.size()];
        String[] parts = new String[touched.size()];
        for (int i = 0; i < numbers.length; i++) {
            Touch touch = touched.get(i);
            numbers[i] = i;
            kinds[i] = touch.kind().name();
            schemas[i] = touch.name().inDefaultSchema() ? defaultSchema : touch.name().schema();
            names[i] = touch.name().name();
            parts[i] = touch.part();
        }
        Map<Address, Found> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LeaningViews.SQL)) {
            statement.setArray(1, connection.createArrayOf("int4", numbers));
            statement.setArray(2, connection.createArrayOf("text", kinds));
            statement.setArray(3, connection.createArrayOf("text", schemas));
            statement.setArray(4, connection.createArrayOf("text", names));
            statement.setArray(5, connection.createArrayOf("text", parts));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Address who = Address.of(row, 1);
                    Found each = found.get(who);
                    if (each == null) {
                        each = new Found(row, defaultSchema);
                        found.put(who, each);
                    }
                    int number = row.getInt(3);
                    if (!row.wasNull()) {
                        each.touches.add(touched.get(number));
                        if (!row.getBoolean(13)) {
                            each.uses.add(touched.get(number));
                        }
                    } else {
                        each.leansOn.add(Address.of(row, 4));
                    }
                }
            }
        }
        return found;
    }

    private void findStatements(Map<Address, Found> found, boolean publishesParts)
            throws SQLException {
        Collection<Address> all = found.keySet();
        try (PreparedStatement statement =
                connection.prepareStatement(RestoringViews.sql(publishesParts))) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "oid", all.stream().map(Address::catalogue).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf("oid", all.stream().map(Address::object).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Found each = found.get(Address.of(row, 1));
                    int step = row.getInt(3);
                    if (step < RestoringViews.CREATE) {
                        each.takeDown.put(step, row.getString(5));
                    } else {
                        each.putBack.add(row.getString(5));
                    }
                }
            }
        }
    }

    private static List<Dependent> dependents(Map<Address, Found> found) {
        Map<Address, Integer> places = new LinkedHashMap<>();
        found.keySet().forEach(each -> place(each, found, new HashSet<>(), places));
        Map<Long, Integer> relations = new HashMap<>();
        places.forEach(
                (address, place) -> {
                    if (address.catalogue() == PG_CLASS) {
                        relations.put(address.object(), place);
                    }
                });
        List<Dependent> result = new ArrayList<>();
        for (Address address : places.keySet()) {
            Found each = found.get(address);
            Set<Integer> leansOn = new HashSet<>();
            each.leansOn.forEach(other -> leansOn.add(places.get(other)));
            int owner = relations.getOrDefault(each.relation, -1);
            result.add(
                    new Dependent(
                            each.kind,
                            each.name,
                            each.touches,
                            each.uses,
                            leansOn,
                            leansOn.contains(owner) ? owner : -1,
                            each.table,
                            each.isMapped ? null : each.takeDown.get(RestoringViews.TAKE_DOWN),
                            each.takeDown.get(RestoringViews.TAKE_DOWN_IF_THERE),
                            each.putBack));
        }
        return result;
    }

    /** What others lean on comes before them; those on a circle in the order given. */
    private static void place(
            Address address,
            Map<Address, Found> found,
            Set<Address> waiting,
            Map<Address, Integer> places) {
        if (places.containsKey(address) || !waiting.add(address)) {
            return;
        }
        found.get(address).leansOn.forEach(each -> place(each, found, waiting, places));
        places.put(address, places.size());
    }
}
