package dev.retort.model;

import java.util.List;
import java.util.Objects;

/**
 * A unique constraint. A unique index is another thing to PostgreSQL and an {@link Index} here.
 *
 * @param columns in key order
 * @param include columns carried by the index without being part of the key
 * @param isNullsNotDistinct PostgreSQL 15 and newer
 */
public record Unique(
        String name,
        List<String> columns,
        List<String> include,
        boolean isNullsNotDistinct,
        Deferrability deferrability)
        implements Constraint {

    public Unique {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(deferrability, "deferrability");
    }

    public static Unique of(String name, List<String> columns) {
        return new Unique(name, columns, List.of(), false, Deferrability.NOT_DEFERRABLE);
    }

    public Unique include(String... names) {
        return new Unique(name, columns, List.of(names), isNullsNotDistinct, deferrability);
    }

    public Unique nullsNotDistinct() {
        return new Unique(name, columns, include, true, deferrability);
    }

    public Unique deferrable() {
        return new Unique(name, columns, include, isNullsNotDistinct, Deferrability.DEFERRABLE);
    }

    public Unique initiallyDeferred() {
        return new Unique(
                name, columns, include, isNullsNotDistinct, Deferrability.INITIALLY_DEFERRED);
    }

    @Override
    public Unique withName(String value) {
        return new Unique(value, columns, include, isNullsNotDistinct, deferrability);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unique(this);
    }
}
