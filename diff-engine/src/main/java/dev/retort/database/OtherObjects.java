package dev.retort.database;

import dev.retort.model.Commented;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.QualifiedName;
import dev.retort.model.Reflected;
import dev.retort.model.Schema;
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
 * What has no place in SchemaCrawler's catalog: enum types, domains, and everything that the model
 * cannot express.
 *
 * @param enums by name
 * @param domains by name
 * @param comments of all that is not a table or column, also of what the model has no place for
 * @param notCompared what the model cannot express, in no order
 */
record OtherObjects(
        List<EnumType> enums,
        List<Domain> domains,
        Map<Commented, String> comments,
        List<Reflected.Other> notCompared) {

    private static final String ENUM = "enum";
    private static final String DOMAIN = "domain";
    private static final String COMMENT_ON = "comment on ";

    /** Of the implicit casts between an enum type and varchar. */
    private static final int BOTH_DIRECTIONS = 2;

    static OtherObjects read(Connection connection, CatalogViews views, ReadScope scope)
            throws SQLException {
        List<EnumType> enums = new ArrayList<>();
        List<Domain> domains = new ArrayList<>();
        Map<Commented, String> comments = new TreeMap<>();
        List<Reflected.Other> others = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OtherViews.sql(views))) {
            while (rows.next()) {
                String kind = rows.getString(1);
                QualifiedName owner = name(scope, rows.getString(2), rows.getString(3));
                String part = rows.getString(4);
                if (owner != null && !scope.includes(owner)) {
                    continue;
                }
                if (kind.equals(ENUM)) {
                    enums.add(
                            new EnumType(
                                    owner,
                                    Packed.elements(part),
                                    rows.getInt(5) == BOTH_DIRECTIONS));
                } else if (kind.equals(DOMAIN)) {
                    domains.add(ReflectedDomain.of(owner, Packed.parse(part)));
                } else if (kind.startsWith(COMMENT_ON)) {
                    comments.put(commented(kind, owner, part), rows.getString(5));
                } else {
                    others.add(new Reflected.Other(kind, printed(owner, part, rows.getString(5))));
                }
            }
        }
        enums.sort(Comparator.comparing(EnumType::name));
        domains.sort(Comparator.comparing(Domain::name));
        return new OtherObjects(enums, domains, comments, others);
    }

    private static Commented commented(String kind, QualifiedName owner, String part) {
        String what = kind.substring(COMMENT_ON.length());
        return switch (what) {
            case "schema" -> Commented.schema(part);
            case "type" -> Commented.enumType(owner);
            case "domain" -> Commented.domain(owner);
            case "sequence" -> Commented.sequence(owner);
            case "constraint" -> Commented.constraint(owner, part);
            case "index" -> Commented.index(owner, part);
            default -> throw new IllegalStateException("not asked for: " + kind);
        };
    }

    /**
     * Everything that is not in the schema, comments on such things included (on the index of a
     * constraint, on the sequence of an identity column); sorted by kind and name.
     */
    List<Reflected.Other> notCompared(Schema schema) {
        List<Reflected.Other> all = new ArrayList<>(notCompared);
        for (Commented target : comments.keySet()) {
            if (!schema.contains(target)) {
                String kind = target.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                all.add(
                        new Reflected.Other(
                                "comment",
                                target.part() == null
                                        ? kind + " " + target.name()
                                        : kind + " " + target.part() + " on " + target.name()));
            }
        }
        all.sort(Comparator.comparing(Reflected.Other::kind).thenComparing(Reflected.Other::name));
        return all;
    }

    private static QualifiedName name(ReadScope scope, String schema, String name) {
        return name == null ? null : scope.name(schema, name);
    }

    private static String printed(QualifiedName owner, String part, String suffix) {
        if (owner == null) {
            return part;
        }
        if (part != null) {
            return part + " on " + owner;
        }
        return suffix == null ? owner.toString() : owner + suffix;
    }
}
