package dev.retort.database;

import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Generated;
import dev.retort.model.Generation;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
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

    /** What is read of a column. */
    static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact NAME = FACTS.with("a.attname::text");
    private static final PackedRow.Fact NUMBER = FACTS.with("a.attnum::text");
    private static final PackedRow.Fact TYPE = FACTS.with("format_type(a.atttypid, a.atttypmod)");
    private static final PackedRow.Fact NOT_NULL = FACTS.with("a.attnotnull::text");
    private static final PackedRow.Fact EXPRESSION = FACTS.with("pg_get_expr(f.adbin, f.adrelid)");
    private static final PackedRow.Fact IDENTITY = FACTS.with("a.attidentity::text");
    private static final PackedRow.Fact GENERATED = FACTS.with("a.attgenerated::text");
    private static final PackedRow.Fact COLLATION =
            FACTS.with("case when a.attcollation <> 0 then a.attcollation::regcollation::text end");
    private static final PackedRow.Fact COLLATION_IS_ITS_OWN =
            FACTS.with("(a.attcollation <> t.typcollation)::text");
    private static final PackedRow.Fact COMMENT = FACTS.with("d.description");
    private static final PackedRow.Fact IDENTITY_SEQUENCE = FACTS.with("q.options");
    private static final PackedRow.Fact TYPE_ID =
            FACTS.with("(case when t.typtype = 'd' then t.typbasetype else t.oid end)::text");
    private static final Map<ColumnOption, PackedRow.Fact> OPTIONS =
            new EnumMap<>(ColumnOption.class);

    static {
        for (ColumnOption option : ColumnOption.values()) {
            OPTIONS.put(option, FACTS.with(AttributeOptions.value(option, "a", "t")));
        }
    }

    private static final PackedRow.Fact NOT_NULL_CONSTRAINT = FACTS.with(":not_null");

    /** What is read of a NOT NULL constraint. */
    static final PackedRow NOT_NULL_FACTS = new PackedRow();

    private static final PackedRow.Fact CONSTRAINT_NAME = NOT_NULL_FACTS.with("k.conname::text");
    private static final PackedRow.Fact NO_INHERIT = NOT_NULL_FACTS.with("k.connoinherit::text");
    private static final PackedRow.Fact VALIDATED = NOT_NULL_FACTS.with("k.convalidated::text");

    /**
     * @param table the name of its table, without a schema
     */
    static ReflectedColumn of(String table, ArrayLiteral row, Interner interner) {
        Column column =
                new Column(
                        row.text(NAME),
                        interner.type(row.text(TYPE)),
                        row.flag(COLLATION_IS_ITS_OWN) ? row.text(COLLATION) : null,
                        row.flag(NOT_NULL) ? notNull(table, row) : null,
                        generation(row),
                        options(row),
                        row.text(COMMENT));
        return new ReflectedColumn(
                interner.one(column),
                Math.toIntExact(row.number(NUMBER)),
                row.number(TYPE_ID),
                row.text(COLLATION));
    }

    private static NotNull notNull(String table, ArrayLiteral row) {
        ArrayLiteral constraint = row.nested(NOT_NULL_CONSTRAINT);
        if (constraint == null) {
            return NotNull.PLAIN;
        }
        String name = constraint.text(CONSTRAINT_NAME);
        return new NotNull(
                name.equals(NotNull.defaultName(table, row.text(NAME))) ? null : name,
                constraint.flag(NO_INHERIT),
                !constraint.flag(VALIDATED));
    }

    private static Generation generation(ArrayLiteral row) {
        String expression = row.text(EXPRESSION);
        String generated = row.text(GENERATED);
        if (!generated.isEmpty()) {
            return new Generated(expression, generated.equals("s"));
        }
        ArrayLiteral sequence = row.nested(IDENTITY_SEQUENCE);
        if (sequence != null) {
            return new Identity(row.text(IDENTITY).equals("a"), SequenceNumbers.options(sequence));
        }
        return expression == null ? Generation.NONE : new Generation.Default(expression);
    }

    private static Map<ColumnOption, String> options(ArrayLiteral row) {
        Map<ColumnOption, String> options = new EnumMap<>(ColumnOption.class);
        OPTIONS.forEach(
                (option, fact) -> {
                    if (row.text(fact) != null) {
                        options.put(option, row.text(fact));
                    }
                });
        return options;
    }
}
