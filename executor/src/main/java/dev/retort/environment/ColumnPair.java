package dev.retort.environment;

import dev.retort.model.Column;
import java.util.Objects;

/**
 * A column that both sides have.
 *
 * @param reflected as the database has it
 * @param desired in canonical spelling, before the server was asked what means the same
 */
public record ColumnPair(ObjectName name, Column reflected, Column desired) {

    public ColumnPair {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reflected, "reflected");
        Objects.requireNonNull(desired, "desired");
    }
}
