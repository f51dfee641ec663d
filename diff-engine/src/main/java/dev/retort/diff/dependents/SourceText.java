package dev.retort.diff.dependents;

import dev.retort.model.QualifiedName;
import java.util.Objects;
import java.util.Set;

/**
 * A text that a server keeps and does not look into before it runs: the source of a routine, or a
 * trigger with its arguments.
 *
 * @param kind in PostgreSQL's words, lower case
 * @param name as {@link dev.retort.snapshot.Unmapped#name}
 * @param tables that it has to do with, whether or not it says so: those of the triggers that call
 *     it
 */
public record SourceText(String kind, String name, Set<QualifiedName> tables, String text) {

    public SourceText {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        tables = Set.copyOf(tables);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
