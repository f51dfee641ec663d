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

    // The order in which CatalogViews packs them.
    private static final int TYPE = 0;
    private static final int START = 1;
    private static final int INCREMENT = 2;
    private static final int MIN = 3;
    private static final int MAX = 4;
    private static final int CACHE = 5;
    private static final int CYCLE = 6;
    private static final int OWNER_SCHEMA = 7;
    private static final int OWNER_TABLE = 8;
    private static final int OWNER_COLUMN = 9;

    private SequenceNumbers() {}

    /** A sequence that stands for itself. */
    static Sequence sequence(
            QualifiedName name, schemacrawler.schema.Sequence found, ReadScope scope) {
        Packed row = Packed.parse(found.getAttribute(CatalogViews.PACKED));
        ColumnRef owner =
                row.text(OWNER_TABLE) == null
                        ? null
                        : new ColumnRef(
                                scope.name(row.text(OWNER_SCHEMA), row.text(OWNER_TABLE)),
                                row.text(OWNER_COLUMN));
        return new Sequence(name, Type.parse(row.text(TYPE)), options(row), owner);
    }

    static SequenceOptions options(Packed row) {
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
