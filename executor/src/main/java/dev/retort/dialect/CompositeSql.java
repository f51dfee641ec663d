package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.operation.CompositeChange;
import java.util.stream.Collectors;

/** What follows ALTER TYPE name, and the making of a composite type. */
final class CompositeSql implements CompositeChange.Visitor<String> {

    static final CompositeSql INSTANCE = new CompositeSql();

    private CompositeSql() {}

    static String create(CompositeType type) {
        return type.attributes().values().stream()
                .map(attribute -> "\n    " + definition(attribute))
                .collect(
                        Collectors.joining(
                                ",",
                                "CREATE TYPE " + quote(type.name()) + " AS (",
                                type.attributes().isEmpty() ? ")" : "\n)"));
    }

    private static String definition(Attribute attribute) {
        return quote(attribute.name()) + " " + type(attribute);
    }

    private static String type(Attribute attribute) {
        return attribute.type().sql()
                + (attribute.collation() == null ? "" : " COLLATE " + attribute.collation());
    }

    @Override
    public String addAttribute(CompositeChange.AddAttribute change) {
        return "ADD ATTRIBUTE " + definition(change.attribute());
    }

    @Override
    public String dropAttribute(CompositeChange.DropAttribute change) {
        return "DROP ATTRIBUTE " + quote(change.name());
    }

    @Override
    public String alterAttribute(CompositeChange.AlterAttribute change) {
        Attribute attribute = change.attribute();
        return "ALTER ATTRIBUTE " + quote(attribute.name()) + " TYPE " + type(attribute);
    }
}
