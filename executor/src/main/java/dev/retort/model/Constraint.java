package dev.retort.model;

/** A table constraint. Its name is unique among the constraints of its table. */
public sealed interface Constraint extends TableElement
        permits PrimaryKey, Unique, ForeignKey, Check {

    String name();

    Constraint withName(String name);

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind; what to do with a constraint, decided by the compiler. */
    interface Visitor<R> {
        R primaryKey(PrimaryKey constraint);

        R unique(Unique constraint);

        R foreignKey(ForeignKey constraint);

        R check(Check constraint);
    }
}
