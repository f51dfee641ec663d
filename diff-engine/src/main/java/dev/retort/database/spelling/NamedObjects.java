package dev.retort.database.spelling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which schemas of a {@link SearchPath} there is something of a name. */
final class NamedObjects {

    /** What a name in an expression can be of, in the order of the parameters of the query. */
    enum Kind {
        /** A type may stand for a function that casts to it. */
        FUNCTION,
        TYPE,
        COLLATION,
        OPERATOR,
        RELATION;

        /** Whether several can have one name, so that the arguments decide. */
        boolean hasArguments() {
            return this == FUNCTION || this == OPERATOR;
        }
    }

    /** To be looked for. */
    static final class Names {

        private final Map<Kind, Set<String>> byKind = new EnumMap<>(Kind.class);

        void add(Kind kind, String name) {
            if (name.indexOf('\0') < 0) {
                byKind.computeIfAbsent(kind, each -> new HashSet<>()).add(name);
            }
        }
    }

    private record Named(Kind kind, String name) {}

    private static final String QUERY =
            """
            select distinct o.kind, o.name, p.place
              from unnest(?::text[]) with ordinality p(name, place)
              join pg_catalog.pg_namespace n on n.nspname = p.name
              join (select 0, proname::text, pronamespace from pg_catalog.pg_proc
                     where proname = any(?::name[])
                    union all
                    select k, typname::text, typnamespace
                      from pg_catalog.pg_type, pg_catalog.generate_series(0, 1) k
                     where typname = any(?::name[])
                    union all
                    select 2, collname::text, collnamespace from pg_catalog.pg_collation
                     where collname = any(?::name[])
                    union all
                    select 3, oprname::text, oprnamespace from pg_catalog.pg_operator
                     where oprname = any(?::name[])
                    union all
                    select 4, relname::text, relnamespace from pg_catalog.pg_class
                     where relname = any(?::name[])) o(kind, name, namespace)
                on o.namespace = n.oid
             order by p.place\
            """;

    private final SearchPath path;
    private final Map<Named, List<String>> schemas = new HashMap<>();

    private NamedObjects(SearchPath path) {
        this.path = path;
    }

    static NamedObjects read(Connection connection, SearchPath path, Names names)
            throws SQLException {
        NamedObjects found = new NamedObjects(path);
        if (names.byKind.isEmpty()) {
            return found;
        }
        List<String> order = path.order();
        Set<String> types = new HashSet<>(names.byKind.getOrDefault(Kind.FUNCTION, Set.of()));
        types.addAll(names.byKind.getOrDefault(Kind.TYPE, Set.of()));
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            int parameter = 1;
            statement.setArray(parameter++, connection.createArrayOf("text", order.toArray()));
            for (Kind kind : Kind.values()) {
                Set<String> wanted =
                        kind == Kind.TYPE ? types : names.byKind.getOrDefault(kind, Set.of());
                statement.setArray(parameter++, connection.createArrayOf("text", wanted.toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.schemas
                            .computeIfAbsent(
                                    new Named(Kind.values()[rows.getInt(1)], rows.getString(2)),
                                    each -> new ArrayList<>())
                            .add(order.get(rows.getInt(3) - 1));
                }
            }
        }
        return found;
    }

    /**
     * The schemas, in the order of the path, whose object a name without a schema means or, as its
     * arguments are, may mean here, while it means another or none where names are at home.
     */
    List<String> elsewhere(Kind kind, String name) {
        List<String> all = schemas.getOrDefault(new Named(kind, name), List.of());
        boolean isOfSystem = all.contains(SearchPath.SYSTEM);
        if (kind.hasArguments()) {
            boolean isHidden = isOfSystem && all.indexOf(SearchPath.SYSTEM) > 0;
            return all.stream()
                    .filter(each -> !each.equals(SearchPath.SYSTEM))
                    .filter(each -> isHidden || !path.isDefault(each))
                    .toList();
        }
        if (all.isEmpty()
                || (isOfSystem
                        ? all.get(0).equals(SearchPath.SYSTEM)
                        : path.isDefault(all.get(0)))) {
            return List.of();
        }
        return all.subList(0, 1);
    }

    boolean isAtHome(Kind kind, String name) {
        return schemas.getOrDefault(new Named(kind, name), List.of()).stream()
                .anyMatch(each -> each.equals(SearchPath.SYSTEM) || path.isDefault(each));
    }
}
