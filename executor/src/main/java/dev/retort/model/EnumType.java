package dev.retort.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * A type made by CREATE TYPE ... AS ENUM.
 *
 * @param labels in the type's sort order
 */
public record EnumType(QualifiedName name, List<String> labels) {

    public EnumType {
        Objects.requireNonNull(name, "name");
        labels = List.copyOf(labels);
        if (new LinkedHashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException(
                    "enum type " + name + " has a label twice: " + labels);
        }
    }
}
