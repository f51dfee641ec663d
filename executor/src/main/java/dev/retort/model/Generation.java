package dev.retort.model;

/** Where a column's value comes from when a row does not say it. */
public sealed interface Generation
        permits Generation.None, Generation.Default, Identity, Generated {

    /** Nowhere: it is null then. */
    Generation NONE = new None();

    /** What a column has that says nothing about it. */
    record None() implements Generation {}

    /**
     * @param expression SQL text
     */
    record Default(String expression) implements Generation {}
}
