package dev.retort.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A check constraint.
 *
 * @param expression SQL text without the parentheses of CHECK
 * @param isNoInherit not passed on to tables that inherit
 * @param isNotValid rows that were there before are not checked yet; never set together with {@code
 *     isNotEnforced}, which implies it
 * @param isNotEnforced no row is checked (PostgreSQL 18 and newer)
 */
public record Check(
        String name,
        String expression,
        boolean isNoInherit,
        boolean isNotValid,
        boolean isNotEnforced)
        implements Constraint {

    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
        isNotValid = isNotValid && !isNotEnforced;
    }

    public static Check of(String name, String expression) {
        return new Check(name, expression, false, false, false);
    }

    public Check noInherit() {
        return new Check(name, expression, true, isNotValid, isNotEnforced);
    }

    public Check notValid() {
        return new Check(name, expression, isNoInherit, true, isNotEnforced);
    }

    public Check notEnforced() {
        return new Check(name, expression, isNoInherit, isNotValid, true);
    }

    @Override
    public Check validated() {
        return new Check(name, expression, isNoInherit, false, isNotEnforced);
    }

    @Override
    public Check withName(String value) {
        return new Check(value, expression, isNoInherit, isNotValid, isNotEnforced);
    }

    public Check withExpression(String value) {
        return new Check(name, value, isNoInherit, isNotValid, isNotEnforced);
    }

    @Override
    public ConstraintKind constraintKind() {
        return ConstraintKind.CHECK;
    }

    /** None: its expression says which it is over. */
    @Override
    public List<String> namedColumns() {
        return List.of();
    }

    @Override
    public List<String> expressions() {
        return List.of(expression);
    }

    @Override
    public Check withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return withExpression(text.apply(expression));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.check(this);
    }
}
