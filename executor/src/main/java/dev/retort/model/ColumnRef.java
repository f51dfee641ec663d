package dev.retort.model;

import java.util.Objects;

/** A column, named from outside its table. */
public record ColumnRef(QualifiedName table, String column) {

    public ColumnRef {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
