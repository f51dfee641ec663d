package dev.retort.database;

import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.QualifiedName;
import dev.retort.model.Reflected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has no place in SchemaCrawler's catalog: enum types, domains, and everything that the model
 * cannot express.
 *
 * @param enums by name
 * @param domains by name
 * @param notCompared sorted by kind and name
 */
record OtherObjects(List<EnumType> enums, List<Domain> domains, List<Reflected.Other> notCompared) {

    private static final String ENUM = "enum";
    private static final String DOMAIN = "domain";

    /** Of the implicit casts between an enum type and varchar. */
    private static final int BOTH_DIRECTIONS = 2;

    static OtherObjects read(Connection connection, CatalogViews views, ReadScope scope)
            throws SQLException {
        List<EnumType> enums = new ArrayList<>();
        List<Domain> domains = new ArrayList<>();
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
                } else {
                    others.add(new Reflected.Other(kind, printed(owner, part, rows.getString(5))));
                }
            }
        }
        enums.sort(Comparator.comparing(EnumType::name));
        domains.sort(Comparator.comparing(Domain::name));
        others.sort(
                Comparator.comparing(Reflected.Other::kind).thenComparing(Reflected.Other::name));
        return new OtherObjects(enums, domains, others);
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
