package dev.retort.database;

import dev.retort.database.dependency.ObjectNames;
import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.TableDependent;
import dev.retort.model.Type;
import dev.retort.snapshot.OtherRelation;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.PartitionKey;
import dev.retort.snapshot.Unmapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has no place in SchemaCrawler's catalog: enum types, domains, owners, and everything that
 * the model cannot express.
 *
 * @param enums by name
 * @param domains by name
 * @param composites by name
 * @param dependents by name, also of tables that the model has no place for
 * @param comments of all that is not a table or column, also of what the model has no place for
 * @param notCompared what the model cannot express, in no order
 * @param relations those that are no tables of the model
 * @param partitioned the tables that are partitioned
 */
record OtherObjects(
        List<EnumType> enums,
        List<Domain> domains,
        List<CompositeType> composites,
        List<TableDependent> dependents,
        Map<ObjectId, String> comments,
        List<Unmapped> notCompared,
        Map<QualifiedName, OtherRelation> relations,
        Map<QualifiedName, PartitionKey> partitioned,
        Owners owners) {

    private static final Set<String> RELATIONS =
            Set.of(
                    "partition",
                    "view",
                    "materialized view",
                    "foreign table",
                    "typed table",
                    "inheriting table");

    private static final String COMMENT_ON = "comment on ";

    /** Of the implicit casts between an enum type and varchar. */
    private static final int BOTH_DIRECTIONS = 2;

    static OtherObjects read(Snapshot snapshot, CatalogQueries queries, ReadScope scope)
            throws SQLException {
        Reader reader = new Reader(scope);
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet rows = statement.executeQuery(UnmappedObjectsQuery.sql(queries))) {
            while (rows.next()) {
                reader.accept(rows);
            }
        }
        return reader.result(snapshot);
    }

    /** Takes the rows one by one. */
    private static final class Reader {

        private final ReadScope scope;
        private final List<EnumType> enums = new ArrayList<>();
        private final List<Domain> domains = new ArrayList<>();
        private final List<CompositeType> composites = new ArrayList<>();
        private final List<TableDependent> dependents = new ArrayList<>();
        private final Map<ObjectId, String> comments = new TreeMap<>();
        private final Map<QualifiedName, String> relations = new TreeMap<>();
        private final Map<QualifiedName, Map<String, Type>> columns = new TreeMap<>();
        private final Map<QualifiedName, PartitionKey> partitioned = new TreeMap<>();
        private final UnmappedObjects unmapped = new UnmappedObjects();
        private final Map<String, String> schemaOwners = new TreeMap<>();
        private final Map<QualifiedName, String> relationOwners = new TreeMap<>();
        private final Map<QualifiedName, String> typeOwners = new TreeMap<>();

        Reader(ReadScope scope) {
            this.scope = scope;
        }

        void accept(ResultSet row) throws SQLException {
            String kind = row.getString("kind");
            String part = row.getString("part");
            if (kind.equals("owner")) {
                own(part, ArrayLiteral.elements(row.getString("definition")));
                return;
            }
            QualifiedName owner = name(row.getString("schema"), row.getString("name"));
            if (owner != null && !scope.includes(owner)) {
                return;
            }
            if (kind.equals("enum")) {
                boolean casts = row.getInt("suffix") == BOTH_DIRECTIONS;
                enums.add(new EnumType(owner, ArrayLiteral.elements(part), casts));
                unmapped.known(row.getString("id"), "enum type", owner);
            } else if (kind.equals("domain")) {
                domains.add(ReflectedDomain.of(owner, ArrayLiteral.parse(part)));
                unmapped.known(row.getString("id"), kind, owner);
            } else if (kind.equals("composite")) {
                composites.add(composite(owner, ArrayLiteral.elements(part)));
                unmapped.known(row.getString("id"), "composite type", owner);
            } else if (kind.equals("relation columns")) {
                columns.put(owner, types(ArrayLiteral.rows(part)));
            } else if (kind.equals("partition key")) {
                ArrayLiteral key = ArrayLiteral.parse(part);
                partitioned.put(
                        owner,
                        new PartitionKey(Set.copyOf(key.list(0)), "true".equals(key.text(1))));
            } else if (kind.startsWith(ReflectedDependents.PREFIX)) {
                dependent(kind, owner, row);
            } else if (kind.startsWith(COMMENT_ON)) {
                comments.put(commented(kind, owner, part), row.getString("suffix"));
            } else {
                if (part == null && RELATIONS.contains(kind)) {
                    relations.put(owner, kind);
                }
                unmapped.add(
                        row.getString("id"),
                        owner,
                        new Unmapped(
                                kind,
                                ObjectNames.printed(owner, part, row.getString("suffix")),
                                part != null ? owner : table(row.getString("table")),
                                kind.equals("extension")
                                        ? extension(part, row.getString("definition"))
                                        : row.getString("definition"),
                                kind.equals("extension")
                                        ? schemas(row.getString("schema"))
                                        : List.of()));
            }
        }

        private void dependent(String kind, QualifiedName name, ResultSet row) throws SQLException {
            TableDependent dependent =
                    ReflectedDependents.of(
                            kind,
                            name,
                            table(row.getString("table")),
                            ArrayLiteral.parse(row.getString("part")));
            dependents.add(dependent);
            if (row.getString("suffix") != null) {
                comments.put(dependent.id(), row.getString("suffix"));
            }
        }

        private static Map<String, Type> types(List<ArrayLiteral> rows) {
            Map<String, Type> types = new LinkedHashMap<>();
            rows.forEach(row -> types.put(row.text(0), Type.parse(row.text(1))));
            return types;
        }

        private Map<QualifiedName, OtherRelation> others() {
            Map<QualifiedName, OtherRelation> others = new TreeMap<>();
            relations.forEach(
                    (name, kind) ->
                            others.put(
                                    name,
                                    new OtherRelation(kind, columns.getOrDefault(name, Map.of()))));
            return others;
        }

        private static CompositeType composite(QualifiedName name, List<String> attributes) {
            return CompositeType.of(
                    name,
                    attributes.stream()
                            .map(ArrayLiteral::parse)
                            .map(
                                    row ->
                                            new CompositeType.Attribute(
                                                    row.text(0),
                                                    Type.parse(row.text(1)),
                                                    row.text(2)))
                            .toList());
        }

        private static String extension(String name, String version) {
            String unsaid = ServerProduct.unsaid(name);
            return unsaid == null ? version : version + ", " + unsaid;
        }

        /** What an extension cannot be without; the default schema is always there. */
        private List<Unmapped.Reference> schemas(String schema) {
            return scope.name(schema, schema).inDefaultSchema()
                    ? List.of()
                    : List.of(Unmapped.Reference.to("schema", QualifiedName.of(schema).toString()));
        }

        private void own(String role, List<String> objects) {
            for (String text : objects) {
                ArrayLiteral object = ArrayLiteral.parse(text);
                QualifiedName name = scope.name(object.text(1), object.text(2));
                if (object.text(0).equals("schema")) {
                    schemaOwners.put(object.text(1), role);
                } else if (scope.includes(name)) {
                    (object.text(0).equals("relation") ? relationOwners : typeOwners)
                            .put(name, role);
                }
            }
        }

        private QualifiedName table(String packed) {
            if (packed == null) {
                return null;
            }
            ArrayLiteral table = ArrayLiteral.parse(packed);
            return scope.name(table.text(0), table.text(1));
        }

        private QualifiedName name(String schema, String name) {
            return name == null ? null : scope.name(schema, name);
        }

        OtherObjects result(Snapshot snapshot) throws SQLException {
            enums.sort(Comparator.comparing(EnumType::name));
            domains.sort(Comparator.comparing(Domain::name));
            composites.sort(Comparator.comparing(CompositeType::name));
            dependents.sort(Comparator.comparing(TableDependent::id));
            return new OtherObjects(
                    enums,
                    domains,
                    composites,
                    dependents,
                    comments,
                    unmapped.resolved(snapshot, scope),
                    others(),
                    partitioned,
                    new Owners(schemaOwners, relationOwners, typeOwners));
        }
    }

    private static ObjectId commented(String kind, QualifiedName owner, String part) {
        String what = kind.substring(COMMENT_ON.length());
        return switch (what) {
            case "schema" -> ObjectId.schema(part);
            case "type" -> ObjectId.enumType(owner);
            case "domain constraint" -> ObjectId.domainConstraint(owner, part);
            case "composite" -> ObjectId.composite(owner);
            case "domain" -> ObjectId.domain(owner);
            case "sequence" -> ObjectId.sequence(owner);
            case "constraint" -> ObjectId.constraint(owner, part);
            case "index" -> ObjectId.index(owner, part);
            default -> throw new IllegalStateException("not asked for: " + kind);
        };
    }

    /**
     * Everything that is not in the schema, comments on such things included (on the sequence of an
     * identity column, on a NOT NULL constraint of the usual name); sorted by kind and name.
     */
    List<Unmapped> notCompared(Schema schema) {
        List<Unmapped> all = new ArrayList<>(notCompared);
        for (ObjectId target : comments.keySet()) {
            if (!target.kind().isTableDependent() && !schema.contains(target)) {
                String kind = target.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                all.add(
                        target.part() == null
                                ? Unmapped.of("comment", kind + " " + target.name())
                                : Unmapped.partOf(
                                        target.name(), "comment", kind + " " + target.part()));
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }
}
