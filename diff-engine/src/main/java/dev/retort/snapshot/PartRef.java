package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import java.util.Objects;

/** A constraint, an index or a column, named from outside its table. */
public record PartRef(QualifiedName table, String name) {

    public PartRef {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
    }

    // As in QualifiedName: each column and constraint of the entities is looked up by one.

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof PartRef that
                        && name.equals(that.name)
                        && table.equals(that.table);
    }

    @Override
    public int hashCode() {
        return 31 * table.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
