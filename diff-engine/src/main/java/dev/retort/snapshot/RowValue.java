package dev.retort.snapshot;

import java.util.List;

/**
 * What rows that are there need in a column that is new to them, so that an entity can be loaded
 * from them.
 *
 * @param asked what a person is asked for, in words; {@code null} where the mapping says the value
 * @param sql the value, or what is proposed; {@code null} where there is nothing to propose
 * @param needs columns of the table that the SQL reads; without them the rows need nothing
 * @param only which rows need it; {@code null} for all
 * @param beside the other columns of the embeddable that the column belongs to: a row where all of
 *     them are NULL has no embeddable, and needs nothing. Empty for what is in none
 */
public record RowValue(
        String asked, String sql, List<String> needs, Condition only, List<String> beside) {

    /**
     * @param reads columns of the table
     */
    public record Condition(String sql, List<String> reads) {

        public Condition {
            reads = List.copyOf(reads);
        }
    }

    public RowValue {
        needs = List.copyOf(needs);
        beside = List.copyOf(beside);
    }

    /**
     * For the rows of either: of two attributes of sibling classes that share the column.
     *
     * @param all what is asked of both
     */
    public RowValue or(RowValue other, String all) {
        if (asked == null) {
            return this;
        }
        Condition either =
                only == null || other.only == null
                        ? null
                        : new Condition(
                                "(%s or %s)".formatted(only.sql(), other.only.sql()), only.reads());
        return new RowValue(all, sql == null ? other.sql : sql, needs, either, beside);
    }

    public static RowValue of(String sql) {
        return reading(sql, List.of());
    }

    public static RowValue reading(String sql, List<String> needs) {
        return new RowValue(null, sql, needs, null, List.of());
    }

    public static RowValue asked(String what, String proposal) {
        return new RowValue(what, proposal, List.of(), null, List.of());
    }
}
