package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import java.util.Objects;

/** A constraint, an index or a column, named from outside its table. */
public record PartRef(QualifiedName table, String name) {

    public PartRef {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
