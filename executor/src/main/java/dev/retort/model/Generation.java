package dev.retort.model;

import java.util.function.UnaryOperator;

/** Where a column's value comes from when a row does not say it. */
public sealed interface Generation
        permits Generation.None, Generation.Default, Identity, Generated {

    /** The same where something that its SQL text speaks of has another name. */
    default Generation withText(UnaryOperator<String> renamed) {
        return this;
    }

    /** Nowhere: it is null then. */
    Generation NONE = new None();

    /** What a column has that says nothing about it. */
    record None() implements Generation {}

    /**
     * @param expression SQL text
     */
    record Default(String expression) implements Generation {

        @Override
        public Generation withText(UnaryOperator<String> renamed) {
            return new Default(renamed.apply(expression));
        }
    }
}
