package dev.retort.operation;

import java.util.Objects;

/**
 * SQL text that a revision takes a value from, or the place where a person still has to write it.
 *
 * @param text SQL; of a place to be filled, what has to be written there, in words
 * @param isTodo whether nobody has written it yet: what needs it runs while there are no rows, and
 *     is refused when there are
 */
public record SqlExpression(String text, boolean isTodo) {

    public SqlExpression {
        Objects.requireNonNull(text, "text");
    }

    public static SqlExpression of(String sql) {
        return new SqlExpression(sql, false);
    }

    public static SqlExpression todo(String what) {
        return new SqlExpression(what, true);
    }
}
