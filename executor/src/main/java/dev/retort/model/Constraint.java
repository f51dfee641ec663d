package dev.retort.model;

/** A table constraint. Its name is unique among the constraints of its table. */
public sealed interface Constraint extends TableElement
        permits PrimaryKey, Unique, ForeignKey, Check, Exclusion {

    String name();

    Constraint withName(String name);

    /** The same constraint after every row was checked: itself unless it was not valid. */
    default Constraint validated() {
        return this;
    }

    /** Whether the server makes an index of the same name for it. */
    default boolean hasIndex() {
        return false;
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind; what to do with a constraint, decided by the compiler. */
    interface Visitor<R> {
        R primaryKey(PrimaryKey constraint);

        R unique(Unique constraint);

        R foreignKey(ForeignKey constraint);

        R check(Check constraint);

        R exclusion(Exclusion constraint);
    }
}
