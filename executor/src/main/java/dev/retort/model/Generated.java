package dev.retort.model;

import java.util.function.UnaryOperator;

/**
 * A generated column's expression (manual, section 5.4).
 *
 * @param stored {@code false} is VIRTUAL, which PostgreSQL has from version 18 on
 */
public record Generated(String expression, boolean stored) implements Generation {

    @Override
    public Generation withText(UnaryOperator<String> renamed) {
        return new Generated(renamed.apply(expression), stored);
    }
}
