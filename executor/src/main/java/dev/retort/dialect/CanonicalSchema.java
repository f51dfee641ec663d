package dev.retort.dialect;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.Identity;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same schema as PostgreSQL would spell it, as far as that can be known without asking it. */
final class CanonicalSchema {

    /** A schema has many columns of few types. */
    private final Map<Type, Type> types = new HashMap<>();

    private CanonicalSchema() {}

    private Type canonical(Type type) {
        return types.computeIfAbsent(type, TypeNames::canonical);
    }

    static Schema of(Schema schema) {
        return new CanonicalSchema().canonical(schema);
    }

    private Schema canonical(Schema schema) {
        return schema.withDomains(schema.domains().values().stream().map(this::domain).toList())
                .withComposites(schema.composites().values().stream().map(this::composite).toList())
                .withSequences(schema.sequences().values().stream().map(this::sequence).toList())
                .mapTables(this::table);
    }

    private Domain domain(Domain domain) {
        Type type = canonical(domain.type());
        return domain.withType(type).collate(CollationNames.canonical(domain.collation(), type));
    }

    private CompositeType composite(CompositeType type) {
        return type.withAttributes(
                type.attributes().values().stream().map(this::attribute).toList());
    }

    private CompositeType.Attribute attribute(CompositeType.Attribute attribute) {
        Type type = canonical(attribute.type());
        return attribute
                .withType(type)
                .collate(CollationNames.canonical(attribute.collation(), type));
    }

    private Sequence sequence(Sequence sequence) {
        Type type = canonical(sequence.type());
        return sequence.as(type).withOptions(options(sequence.options(), type));
    }

    private Table table(Table table) {
        // A primary key makes its columns NOT NULL (manual, CREATE TABLE, PRIMARY KEY).
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        return table.mapColumns(
                column ->
                        column(key.contains(column.name()) ? column.withNullable(false) : column));
    }

    private Column column(Column column) {
        Type type = canonical(column.type());
        Identity identity = column.identityClause();
        Column collated =
                column.collation() == null
                        ? column
                        : column.withCollation(CollationNames.canonical(column.collation(), type));
        return collated.withType(type)
                .withIdentity(
                        identity == null
                                ? null
                                : new Identity(
                                        identity.isAlways(), options(identity.options(), type)));
    }

    /** Numbers that PostgreSQL would take anyway become null (manual, CREATE SEQUENCE). */
    static SequenceOptions options(SequenceOptions given, Type type) {
        SequenceOptions unbounded = given.withMin(null).withMax(null);
        Long min = unless(given.min(), unbounded.lowest(type));
        Long max = unless(given.max(), unbounded.highest(type));
        Long start = unless(given.start(), given.withStart(null).first());
        return new SequenceOptions(
                start, given.increment(), min, max, given.cache(), given.cycle());
    }

    private static Long unless(Long value, long byDefault) {
        return value == null || value == byDefault ? null : value;
    }
}
