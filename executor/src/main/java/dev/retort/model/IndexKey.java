package dev.retort.model;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One key of an index.
 *
 * @param text a column's name, or SQL text when {@code expression}
 * @param nullsAreFirst {@code null} means PostgreSQL's default for the order: last when ascending,
 *     first when descending
 * @param operatorClass SQL text with parameters if any, or {@code null} for the type's default
 * @param collation SQL text, or {@code null} for that of the column
 */
public record IndexKey(
        String text,
        boolean expression,
        boolean descending,
        Boolean nullsAreFirst,
        String operatorClass,
        String collation) {

    public IndexKey {
        Objects.requireNonNull(text, "text");
        if (nullsAreFirst != null && nullsAreFirst == descending) {
            nullsAreFirst = null;
        }
    }

    public static IndexKey ofColumn(String column) {
        return new IndexKey(column, false, false, null, null, null);
    }

    public static IndexKey ofExpression(String sql) {
        return new IndexKey(sql, true, false, null, null, null);
    }

    public IndexKey desc() {
        return new IndexKey(text, expression, true, nullsAreFirst, operatorClass, collation);
    }

    /** Call after {@link #desc()}: what PostgreSQL does by itself is not kept. */
    public IndexKey nullsFirst() {
        return new IndexKey(text, expression, descending, true, operatorClass, collation);
    }

    /** Call after {@link #desc()}: what PostgreSQL does by itself is not kept. */
    public IndexKey nullsLast() {
        return new IndexKey(text, expression, descending, false, operatorClass, collation);
    }

    public IndexKey using(String operatorClassSql) {
        return new IndexKey(
                text, expression, descending, nullsAreFirst, operatorClassSql, collation);
    }

    public IndexKey collate(String collationSql) {
        return new IndexKey(
                text, expression, descending, nullsAreFirst, operatorClass, collationSql);
    }

    public IndexKey withText(String value) {
        return new IndexKey(value, expression, descending, nullsAreFirst, operatorClass, collation);
    }

    /** As {@link Constraint#withNames}. */
    public IndexKey withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return withText(expression ? text.apply(this.text) : column.apply(this.text));
    }
}
