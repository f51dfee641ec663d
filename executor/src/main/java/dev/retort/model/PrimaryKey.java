package dev.retort.model;

import java.util.List;
import java.util.Objects;

/**
 * A primary key.
 *
 * @param columns in key order
 * @param include columns carried by the index without being part of the key
 */
public record PrimaryKey(
        String name, List<String> columns, List<String> include, Deferrability deferrability)
        implements Constraint {

    public PrimaryKey {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(deferrability, "deferrability");
    }

    public static PrimaryKey of(String name, List<String> columns) {
        return new PrimaryKey(name, columns, List.of(), Deferrability.NOT_DEFERRABLE);
    }

    public PrimaryKey include(String... names) {
        return new PrimaryKey(name, columns, List.of(names), deferrability);
    }

    public PrimaryKey deferrable() {
        return new PrimaryKey(name, columns, include, Deferrability.DEFERRABLE);
    }

    public PrimaryKey initiallyDeferred() {
        return new PrimaryKey(name, columns, include, Deferrability.INITIALLY_DEFERRED);
    }

    @Override
    public PrimaryKey withName(String value) {
        return new PrimaryKey(value, columns, include, deferrability);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.primaryKey(this);
    }
}
