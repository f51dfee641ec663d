package dev.retort.model;

import java.util.Objects;

/**
 * A check constraint.
 *
 * @param expression SQL text without the parentheses of CHECK
 * @param isNoInherit not passed on to tables that inherit
 * @param isNotValid rows that were there before are not checked yet
 */
public record Check(String name, String expression, boolean isNoInherit, boolean isNotValid)
        implements Constraint {

    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
    }

    public static Check of(String name, String expression) {
        return new Check(name, expression, false, false);
    }

    public Check noInherit() {
        return new Check(name, expression, true, isNotValid);
    }

    public Check notValid() {
        return new Check(name, expression, isNoInherit, true);
    }

    @Override
    public Check withName(String value) {
        return new Check(value, expression, isNoInherit, isNotValid);
    }

    public Check withExpression(String value) {
        return new Check(name, value, isNoInherit, isNotValid);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.check(this);
    }
}
