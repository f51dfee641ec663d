package dev.retort.snapshot;

import java.util.List;

/**
 * What rows that are there need in a column that is new to them, so that an entity can be loaded
 * from them.
 *
 * @param text SQL; of a question, what is asked for, in words, with a proposal where there is one
 * @param isQuestion whether only a person knows
 * @param needs columns of the table that the SQL reads; without them the rows need nothing
 */
public record RowValue(String text, boolean isQuestion, List<String> needs) {

    public RowValue {
        needs = List.copyOf(needs);
    }

    public static RowValue of(String sql) {
        return new RowValue(sql, false, List.of());
    }

    public static RowValue asked(String what) {
        return new RowValue(what, true, List.of());
    }
}
