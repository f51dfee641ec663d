package dev.retort.database;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;

/**
 * A sequence's options, where what PostgreSQL would have taken by itself is {@code null} (manual,
 * CREATE SEQUENCE).
 */
final class SequenceNumbers {

    /** What is read of a sequence; only of one that stands for itself what it is owned by. */
    static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact TYPE = FACTS.with("format_type(s.seqtypid, null)");
    private static final PackedRow.Fact START = FACTS.with("s.seqstart::text");
    private static final PackedRow.Fact INCREMENT = FACTS.with("s.seqincrement::text");
    private static final PackedRow.Fact MIN = FACTS.with("s.seqmin::text");
    private static final PackedRow.Fact MAX = FACTS.with("s.seqmax::text");
    private static final PackedRow.Fact CACHE = FACTS.with("s.seqcache::text");
    private static final PackedRow.Fact CYCLE = FACTS.with("s.seqcycle::text");
    private static final PackedRow.Fact OWNER_SCHEMA = FACTS.with("o.nspname");
    private static final PackedRow.Fact OWNER_TABLE = FACTS.with("o.relname");
    private static final PackedRow.Fact OWNER_COLUMN = FACTS.with("o.attname");

    private SequenceNumbers() {}

    /** SQL for what is read of the sequence of an identity column: all but the owner. */
    static String options() {
        return FACTS.sql(CYCLE);
    }

    /** A sequence that stands for itself. */
    static Sequence sequence(
            QualifiedName name, schemacrawler.schema.Sequence found, ReadScope scope) {
        ArrayLiteral row = ArrayLiteral.parse(found.getAttribute(PackedRow.ATTRIBUTE));
        ColumnRef owner =
                row.text(OWNER_TABLE) == null
                        ? null
                        : new ColumnRef(
                                scope.name(row.text(OWNER_SCHEMA), row.text(OWNER_TABLE)),
                                row.text(OWNER_COLUMN));
        return new Sequence(name, Type.parse(row.text(TYPE)), options(row), owner);
    }

    static SequenceOptions options(ArrayLiteral row) {
        long increment = row.number(INCREMENT);
        boolean ascending = increment > 0;
        long min = row.number(MIN);
        long max = row.number(MAX);
        String type = row.text(TYPE);
        return new SequenceOptions(
                unless(ascending ? min : max, row.number(START)),
                unless(1, increment),
                unless(ascending ? 1 : lowest(type), min),
                unless(ascending ? highest(type) : -1, max),
                unless(1, row.number(CACHE)),
                row.flag(CYCLE));
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
