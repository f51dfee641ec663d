package dev.retort.dialect;

import dev.retort.model.Column;
import dev.retort.model.Identity;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.List;

/** The same schema as PostgreSQL would spell it, as far as that can be known without asking it. */
final class CanonicalSchema {

    private CanonicalSchema() {}

    static Schema of(Schema schema) {
        return schema.withDomains(
                        schema.domains().values().stream()
                                .map(domain -> domain.withType(TypeNames.canonical(domain.type())))
                                .toList())
                .withSequences(
                        schema.sequences().values().stream()
                                .map(CanonicalSchema::sequence)
                                .toList())
                .mapTables(CanonicalSchema::table);
    }

    private static Sequence sequence(Sequence sequence) {
        Type type = TypeNames.canonical(sequence.type());
        return sequence.as(type).withOptions(options(sequence.options(), type));
    }

    private static Table table(Table table) {
        // A primary key makes its columns NOT NULL (manual, CREATE TABLE, PRIMARY KEY).
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        return table.mapColumns(
                column ->
                        column(key.contains(column.name()) ? column.withNullable(false) : column));
    }

    private static Column column(Column column) {
        Type type = TypeNames.canonical(column.type());
        Identity identity = column.identityClause();
        return column.withType(type)
                .withIdentity(
                        identity == null
                                ? null
                                : new Identity(
                                        identity.isAlways(), options(identity.options(), type)));
    }

    /** Numbers that PostgreSQL would take anyway become null (manual, CREATE SEQUENCE). */
    static SequenceOptions options(SequenceOptions given, Type type) {
        boolean descending = SequenceBounds.descending(given);
        Long min = unless(given.min(), SequenceBounds.min(type, descending));
        Long max = unless(given.max(), SequenceBounds.max(type, descending));
        Long start = unless(given.start(), SequenceBounds.start(given.withMin(min).withMax(max)));
        return new SequenceOptions(
                start, given.increment(), min, max, given.cache(), given.cycle());
    }

    private static Long unless(Long value, long byDefault) {
        return value == null || value == byDefault ? null : value;
    }
}
