package dev.retort.model;

/**
 * What CREATE says of an object: everything but the table that a column, constraint or index is a
 * part of, which its {@link ObjectId} knows.
 */
public sealed interface Definition
        permits Namespace,
                EnumType,
                Domain,
                CompositeType,
                Sequence,
                Table,
                Column,
                Constraint,
                Index {

    ObjectId.Kind kind();

    /**
     * Why one CREATE cannot make all of it, in words: a part of it takes an operation of its own.
     * {@code null} when it can.
     */
    default String notInOneStatement() {
        return null;
    }

    /** Whether rows that are there have values in it from the start. */
    default boolean fillsRows() {
        return false;
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of object. */
    interface Visitor<R> {

        R namespace(Namespace namespace);

        R enumType(EnumType type);

        R domain(Domain domain);

        R composite(CompositeType type);

        R sequence(Sequence sequence);

        R table(Table table);

        R column(Column column);

        R constraint(Constraint constraint);

        R index(Index index);
    }
}
