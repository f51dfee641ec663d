package dev.retort.database;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;
import java.util.EnumSet;

/**
 * A sequence's options, where what PostgreSQL would have taken by itself is {@code null} (manual,
 * CREATE SEQUENCE).
 */
final class SequenceNumbers {

    /** What is read of a sequence; only of one that stands for itself what it is owned by. */
    enum Fact implements PackedFact {
        TYPE("format_type(s.seqtypid, null)"),
        START("s.seqstart::text"),
        INCREMENT("s.seqincrement::text"),
        MIN("s.seqmin::text"),
        MAX("s.seqmax::text"),
        CACHE("s.seqcache::text"),
        CYCLE("s.seqcycle::text"),
        OWNER_SCHEMA("o.nspname"),
        OWNER_TABLE("o.relname"),
        OWNER_COLUMN("o.attname");

        private final String sql;

        Fact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    private SequenceNumbers() {}

    /** What is read of the sequence of an identity column: all but the owner. */
    static PackedFact[] options() {
        return EnumSet.range(Fact.TYPE, Fact.CYCLE).toArray(PackedFact[]::new);
    }

    /** A sequence that stands for itself. */
    static Sequence sequence(
            QualifiedName name, schemacrawler.schema.Sequence found, ReadScope scope) {
        ArrayLiteral row = ArrayLiteral.parse(found.getAttribute(PackedFact.ATTRIBUTE));
        ColumnRef owner =
                row.text(Fact.OWNER_TABLE) == null
                        ? null
                        : new ColumnRef(
                                scope.name(row.text(Fact.OWNER_SCHEMA), row.text(Fact.OWNER_TABLE)),
                                row.text(Fact.OWNER_COLUMN));
        return new Sequence(name, new Type(row.text(Fact.TYPE)), options(row), owner);
    }

    static SequenceOptions options(ArrayLiteral row) {
        long increment = row.number(Fact.INCREMENT);
        boolean ascending = increment > 0;
        long min = row.number(Fact.MIN);
        long max = row.number(Fact.MAX);
        String type = row.text(Fact.TYPE);
        return new SequenceOptions(
                unless(ascending ? min : max, row.number(Fact.START)),
                unless(1, increment),
                unless(ascending ? 1 : lowest(type), min),
                unless(ascending ? highest(type) : -1, max),
                unless(1, row.number(Fact.CACHE)),
                row.flag(Fact.CYCLE));
    }

    private static Long unless(long byDefault, long value) {
        return value == byDefault ? null : Long.valueOf(value);
    }

    private static long lowest(String type) {
        return -highest(type) - 1;
    }

    private static long highest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
