package dev.retort.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * A type made by CREATE TYPE ... AS ENUM.
 *
 * @param labels in the type's sort order
 * @param varcharCasts whether there are implicit casts WITH INOUT from and to {@code character
 *     varying}, as Hibernate makes them for each named enum so that a string parameter can be
 *     compared with a column
 */
public record EnumType(QualifiedName name, List<String> labels, boolean varcharCasts)
        implements Definition {

    public EnumType {
        Objects.requireNonNull(name, "name");
        labels = List.copyOf(labels);
        if (new LinkedHashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException(
                    "enum type " + name + " has a label twice: " + labels);
        }
    }

    /** Without casts. */
    public EnumType(QualifiedName name, List<String> labels) {
        this(name, labels, false);
    }

    public EnumType withVarcharCasts(boolean value) {
        return new EnumType(name, labels, value);
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.ENUM_TYPE;
    }

    @Override
    public String notInOneStatement() {
        return varcharCasts ? "casts of " + name + " are an operation of their own" : null;
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.enumType(this);
    }
}
