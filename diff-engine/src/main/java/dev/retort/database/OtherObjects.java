package dev.retort.database;

import dev.retort.model.Commented;
import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.Unmapped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has no place in SchemaCrawler's catalog: enum types, domains, owners, and everything that
 * the model cannot express.
 *
 * @param enums by name
 * @param domains by name
 * @param composites by name
 * @param comments of all that is not a table or column, also of what the model has no place for
 * @param notCompared what the model cannot express, in no order
 */
record OtherObjects(
        List<EnumType> enums,
        List<Domain> domains,
        List<CompositeType> composites,
        Map<Commented, String> comments,
        List<Unmapped> notCompared,
        Owners owners) {

    // The columns of OtherViews.
    private static final int KIND = 1;
    private static final int SCHEMA = 2;
    private static final int NAME = 3;
    private static final int PART = 4;
    private static final int SUFFIX = 5;
    private static final int ID = 6;
    private static final int DEFINITION = 7;
    private static final int TABLE = 8;

    private static final String COMMENT_ON = "comment on ";

    /** Of the implicit casts between an enum type and varchar. */
    private static final int BOTH_DIRECTIONS = 2;

    static OtherObjects read(Connection connection, CatalogViews views, ReadScope scope)
            throws SQLException {
        Reader reader = new Reader(scope);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OtherViews.sql(views))) {
            while (rows.next()) {
                reader.accept(rows);
            }
        }
        return reader.result();
    }

    /** Takes the rows one by one. */
    private static final class Reader {

        private final ReadScope scope;
        private final List<EnumType> enums = new ArrayList<>();
        private final List<Domain> domains = new ArrayList<>();
        private final List<CompositeType> composites = new ArrayList<>();
        private final Map<Commented, String> comments = new TreeMap<>();
        private final Needs needs = new Needs();
        private final Map<String, String> schemaOwners = new TreeMap<>();
        private final Map<QualifiedName, String> relationOwners = new TreeMap<>();
        private final Map<QualifiedName, String> typeOwners = new TreeMap<>();

        Reader(ReadScope scope) {
            this.scope = scope;
        }

        void accept(ResultSet row) throws SQLException {
            String kind = row.getString(KIND);
            String part = row.getString(PART);
            if (kind.equals("needs")) {
                needs.need(
                        row.getString(ID),
                        row.getString(DEFINITION),
                        row.getString(SUFFIX),
                        name(row.getString(SCHEMA), row.getString(NAME)),
                        part,
                        row.getString(TABLE));
                return;
            }
            if (kind.equals("owner")) {
                own(part, Packed.elements(row.getString(DEFINITION)));
                return;
            }
            QualifiedName owner = name(row.getString(SCHEMA), row.getString(NAME));
            if (owner != null && !scope.includes(owner)) {
                return;
            }
            if (kind.equals("enum")) {
                boolean casts = row.getInt(SUFFIX) == BOTH_DIRECTIONS;
                enums.add(new EnumType(owner, Packed.elements(part), casts));
                needs.known(row.getString(ID), "enum type", owner.toString());
            } else if (kind.equals("domain")) {
                domains.add(ReflectedDomain.of(owner, Packed.parse(part)));
                needs.known(row.getString(ID), kind, owner.toString());
            } else if (kind.equals("composite")) {
                composites.add(composite(owner, Packed.elements(part)));
                needs.known(row.getString(ID), "composite type", owner.toString());
            } else if (kind.startsWith(COMMENT_ON)) {
                comments.put(commented(kind, owner, part), row.getString(SUFFIX));
            } else {
                needs.unmapped(
                        row.getString(ID),
                        new Unmapped(
                                kind,
                                printed(owner, part, row.getString(SUFFIX)),
                                part != null ? owner : table(row.getString(TABLE)),
                                kind.equals("extension")
                                        ? extension(part, row.getString(DEFINITION))
                                        : row.getString(DEFINITION),
                                List.of()));
            }
        }

        private static CompositeType composite(QualifiedName name, List<String> attributes) {
            return CompositeType.of(
                    name,
                    attributes.stream()
                            .map(Packed::parse)
                            .map(
                                    row ->
                                            new CompositeType.Attribute(
                                                    row.text(0),
                                                    new Type(row.text(1)),
                                                    row.text(2)))
                            .toList());
        }

        private static String extension(String name, String version) {
            String unsaid = Product.unsaid(name);
            return unsaid == null ? version : version + ", " + unsaid;
        }

        private void own(String role, List<String> objects) {
            for (String text : objects) {
                Packed object = Packed.parse(text);
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
            Packed table = Packed.parse(packed);
            return scope.name(table.text(0), table.text(1));
        }

        private QualifiedName name(String schema, String name) {
            return name == null ? null : scope.name(schema, name);
        }

        OtherObjects result() {
            enums.sort(Comparator.comparing(EnumType::name));
            domains.sort(Comparator.comparing(Domain::name));
            composites.sort(Comparator.comparing(CompositeType::name));
            return new OtherObjects(
                    enums,
                    domains,
                    composites,
                    comments,
                    needs.resolved(),
                    new Owners(schemaOwners, relationOwners, typeOwners));
        }
    }

    private static Commented commented(String kind, QualifiedName owner, String part) {
        String what = kind.substring(COMMENT_ON.length());
        return switch (what) {
            case "schema" -> Commented.schema(part);
            case "type" -> Commented.enumType(owner);
            case "domain constraint" -> Commented.domainConstraint(owner, part);
            case "composite" -> Commented.composite(owner);
            case "domain" -> Commented.domain(owner);
            case "sequence" -> Commented.sequence(owner);
            case "constraint" -> Commented.constraint(owner, part);
            case "index" -> Commented.index(owner, part);
            default -> throw new IllegalStateException("not asked for: " + kind);
        };
    }

    /**
     * Everything that is not in the schema, comments on such things included (on the sequence of an
     * identity column, on a NOT NULL constraint of the usual name); sorted by kind and name.
     */
    List<Unmapped> notCompared(Schema schema) {
        List<Unmapped> all = new ArrayList<>(notCompared);
        for (Commented target : comments.keySet()) {
            if (!schema.contains(target)) {
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

    static String printed(QualifiedName owner, String part, String suffix) {
        if (owner == null) {
            return part;
        }
        if (part != null) {
            return part + " on " + owner;
        }
        return suffix == null ? owner.toString() : owner + suffix;
    }
}
