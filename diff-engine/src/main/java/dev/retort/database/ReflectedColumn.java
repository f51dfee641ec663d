package dev.retort.database;

import dev.retort.model.Column;
import dev.retort.model.Generated;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
import dev.retort.model.Type;

/**
 * A column and what only the indexes over it need to know.
 *
 * @param typeId the object identifier of its type; of the underlying one for a domain
 * @param collation its collation as SQL text, also where that is the default, or {@code null} for a
 *     type that has none
 */
record ReflectedColumn(Column column, int number, long typeId, String collation) {

    /** What is read of a column. */
    enum Fact implements PackedFact {
        NAME("a.attname::text"),
        NUMBER("a.attnum::text"),
        TYPE("format_type(a.atttypid, a.atttypmod)"),
        NOT_NULL("a.attnotnull::text"),
        EXPRESSION("pg_get_expr(f.adbin, f.adrelid)"),
        IDENTITY("a.attidentity::text"),
        GENERATED("a.attgenerated::text"),
        COLLATION("case when a.attcollation <> 0 then a.attcollation::regcollation::text end"),
        COLLATION_IS_ITS_OWN("(a.attcollation <> t.typcollation)::text"),
        COMMENT("d.description"),
        IDENTITY_SEQUENCE("q.options"),
        TYPE_ID("(case when t.typtype = 'd' then t.typbasetype else t.oid end)::text"),
        STORAGE("case when a.attstorage <> t.typstorage then a.attstorage::text end"),
        COMPRESSION("nullif(a.attcompression::text, '')"),
        NOT_NULL_CONSTRAINT(":not_null");

        private final String sql;

        Fact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    /** What is read of a NOT NULL constraint. */
    enum NotNullFact implements PackedFact {
        CONSTRAINT_NAME("k.conname::text"),
        NO_INHERIT("k.connoinherit::text"),
        VALIDATED("k.convalidated::text");

        private final String sql;

        NotNullFact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    /**
     * @param table the name of its table, without a schema
     */
    static ReflectedColumn of(String table, ArrayLiteral row, Interner interner) {
        String expression = row.text(Fact.EXPRESSION);
        String generated = row.text(Fact.GENERATED);
        ArrayLiteral sequence = row.nested(Fact.IDENTITY_SEQUENCE);
        Column column =
                new Column(
                        row.text(Fact.NAME),
                        interner.one(new Type(row.text(Fact.TYPE))),
                        !row.flag(Fact.NOT_NULL),
                        notNull(table, row),
                        generated.isEmpty() ? expression : null,
                        sequence == null
                                ? null
                                : new Identity(
                                        row.text(Fact.IDENTITY).equals("a"),
                                        SequenceNumbers.options(sequence)),
                        generated.isEmpty()
                                ? null
                                : new Generated(expression, generated.equals("s")),
                        row.flag(Fact.COLLATION_IS_ITS_OWN) ? row.text(Fact.COLLATION) : null,
                        storage(row.text(Fact.STORAGE)),
                        compression(row.text(Fact.COMPRESSION)),
                        row.text(Fact.COMMENT));
        return new ReflectedColumn(
                interner.one(column),
                Math.toIntExact(row.number(Fact.NUMBER)),
                row.number(Fact.TYPE_ID),
                row.text(Fact.COLLATION));
    }

    private static NotNull notNull(String table, ArrayLiteral row) {
        ArrayLiteral constraint = row.nested(Fact.NOT_NULL_CONSTRAINT);
        if (constraint == null) {
            return null;
        }
        String name = constraint.text(NotNullFact.CONSTRAINT_NAME);
        return new NotNull(
                name.equals(NotNull.defaultName(table, row.text(Fact.NAME))) ? null : name,
                constraint.flag(NotNullFact.NO_INHERIT),
                !constraint.flag(NotNullFact.VALIDATED));
    }

    private static String storage(String code) {
        return code == null
                ? null
                : switch (code) {
                    case "p" -> "plain";
                    case "e" -> "external";
                    case "x" -> "extended";
                    case "m" -> "main";
                    default -> throw new IllegalStateException("an unknown storage: " + code);
                };
    }

    private static String compression(String code) {
        return code == null
                ? null
                : switch (code) {
                    case "p" -> "pglz";
                    case "l" -> "lz4";
                    default -> throw new IllegalStateException("an unknown compression: " + code);
                };
    }
}
