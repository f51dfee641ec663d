package dev.retort.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A table constraint. Its name is unique among the constraints of its table. */
public sealed interface Constraint extends TableElement, Definition
        permits PrimaryKey, Unique, ForeignKey, Check, Exclusion {

    String name();

    Constraint withName(String name);

    /** The same constraint after every row was checked: itself unless it was not valid. */
    default Constraint validated() {
        return this;
    }

    /** Which of the kinds of constraints it is. */
    ConstraintKind constraintKind();

    /** The columns of its table that it names, those that its index carries included. */
    List<String> namedColumns();

    /** Those that its index carries without having them in its key. */
    default List<String> carriedColumns() {
        return List.of();
    }

    /** When it is checked; at once unless it can be put off. */
    default Deferrability deferrability() {
        return Deferrability.NOT_DEFERRABLE;
    }

    /**
     * The columns, in order, that it makes a key: a foreign key can reference them unless it is
     * deferrable. Empty for what is no key.
     */
    default Optional<List<String>> keyColumns() {
        return Optional.empty();
    }

    /** Its SQL expressions. */
    default List<String> expressions() {
        return List.of();
    }

    /**
     * The same constraint where something else has another name.
     *
     * @param column what a column of its table is called then
     * @param text an expression with the new name in it
     */
    Constraint withNames(UnaryOperator<String> column, UnaryOperator<String> text);

    /** Whether the server makes an index of the same name for it. */
    default boolean hasIndex() {
        return false;
    }

    <R> R accept(Visitor<R> visitor);

    @Override
    default ObjectId.Kind kind() {
        return ObjectId.Kind.CONSTRAINT;
    }

    @Override
    default <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.constraint(this);
    }

    /** One method for each kind; what to do with a constraint, decided by the compiler. */
    interface Visitor<R> {
        R primaryKey(PrimaryKey constraint);

        R unique(Unique constraint);

        R foreignKey(ForeignKey constraint);

        R check(Check constraint);

        R exclusion(Exclusion constraint);
    }
}
