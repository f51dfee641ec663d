package dev.retort.database;

import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Generated;
import dev.retort.model.Generation;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
import dev.retort.model.Type;
import java.util.EnumMap;
import java.util.Map;

/**
 * A column and what only the indexes over it need to know.
 *
 * @param typeId the object identifier of its type; of the underlying one for a domain
 * @param collation its collation as SQL text, also where that is the default, or {@code null} for a
 *     type that has none
 */
record ReflectedColumn(Column column, int number, long typeId, String collation) {

    // The order in which CatalogViews packs them.
    private static final int NAME = 0;
    private static final int NUMBER = 1;
    private static final int TYPE = 2;
    private static final int NOT_NULL = 3;
    private static final int EXPRESSION = 4;
    private static final int IDENTITY = 5;
    private static final int GENERATED = 6;
    private static final int COLLATION = 7;
    private static final int COLLATION_IS_ITS_OWN = 8;
    private static final int COMMENT = 9;
    private static final int IDENTITY_SEQUENCE = 10;
    private static final int TYPE_ID = 11;
    private static final int STORAGE = 12;
    private static final int COMPRESSION = 13;
    private static final int NOT_NULL_CONSTRAINT = 14;

    // The order within NOT_NULL_CONSTRAINT.
    private static final int CONSTRAINT_NAME = 0;
    private static final int NO_INHERIT = 1;
    private static final int VALIDATED = 2;

    /**
     * @param table the name of its table, without a schema
     */
    static ReflectedColumn of(String table, Packed row, Repeated repeated) {
        Column column =
                new Column(
                        row.text(NAME),
                        repeated.one(Type.parse(row.text(TYPE))),
                        row.flag(COLLATION_IS_ITS_OWN) ? row.text(COLLATION) : null,
                        row.flag(NOT_NULL) ? notNull(table, row) : null,
                        generation(row),
                        options(row),
                        row.text(COMMENT));
        return new ReflectedColumn(
                repeated.one(column),
                Math.toIntExact(row.number(NUMBER)),
                row.number(TYPE_ID),
                row.text(COLLATION));
    }

    private static NotNull notNull(String table, Packed row) {
        Packed constraint = row.nested(NOT_NULL_CONSTRAINT);
        if (constraint == null) {
            return NotNull.PLAIN;
        }
        String name = constraint.text(CONSTRAINT_NAME);
        return new NotNull(
                name.equals(NotNull.defaultName(table, row.text(NAME))) ? null : name,
                constraint.flag(NO_INHERIT),
                !constraint.flag(VALIDATED));
    }

    private static Generation generation(Packed row) {
        String expression = row.text(EXPRESSION);
        String generated = row.text(GENERATED);
        if (!generated.isEmpty()) {
            return new Generated(expression, generated.equals("s"));
        }
        Packed sequence = row.nested(IDENTITY_SEQUENCE);
        if (sequence != null) {
            return new Identity(row.text(IDENTITY).equals("a"), SequenceNumbers.options(sequence));
        }
        return expression == null ? Generation.NONE : new Generation.Default(expression);
    }

    private static Map<ColumnOption, String> options(Packed row) {
        String storage = row.text(STORAGE);
        String compression = row.text(COMPRESSION);
        if (storage == null && compression == null) {
            return Map.of();
        }
        Map<ColumnOption, String> options = new EnumMap<>(ColumnOption.class);
        if (storage != null) {
            options.put(ColumnOption.STORAGE, storage(storage));
        }
        if (compression != null) {
            options.put(ColumnOption.COMPRESSION, compression(compression));
        }
        return options;
    }

    private static String storage(String code) {
        return switch (code) {
            case "p" -> "plain";
            case "e" -> "external";
            case "x" -> "extended";
            case "m" -> "main";
            default -> throw new IllegalStateException("an unknown storage: " + code);
        };
    }

    private static String compression(String code) {
        return switch (code) {
            case "p" -> "pglz";
            case "l" -> "lz4";
            default -> throw new IllegalStateException("an unknown compression: " + code);
        };
    }
}
