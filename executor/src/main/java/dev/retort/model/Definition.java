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
                Index,
                TableDependent {

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

        R tableDependent(TableDependent dependent);
    }

    /** A reader that has one answer for most kinds of objects. */
    abstract class Partial<R> implements Visitor<R> {

        /** The answer for a definition that this reader says nothing else of. */
        protected abstract R otherwise(Definition definition);

        @Override
        public R namespace(Namespace namespace) {
            return otherwise(namespace);
        }

        @Override
        public R enumType(EnumType type) {
            return otherwise(type);
        }

        @Override
        public R domain(Domain domain) {
            return otherwise(domain);
        }

        @Override
        public R composite(CompositeType type) {
            return otherwise(type);
        }

        @Override
        public R sequence(Sequence sequence) {
            return otherwise(sequence);
        }

        @Override
        public R table(Table table) {
            return otherwise(table);
        }

        @Override
        public R column(Column column) {
            return otherwise(column);
        }

        @Override
        public R constraint(Constraint constraint) {
            return otherwise(constraint);
        }

        @Override
        public R index(Index index) {
            return otherwise(index);
        }

        @Override
        public R tableDependent(TableDependent dependent) {
            return otherwise(dependent);
        }
    }
}
