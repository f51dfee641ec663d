package dev.retort.database;

import dev.retort.model.QualifiedName;
import dev.retort.model.TableDependent;
import java.util.List;
import java.util.Map;

/** How each kind of dependents of tables is read. */
final class ReflectedDependents {

    /** What the word for a row is that says one of them. */
    static final String PREFIX = "dependent ";

    /**
     * The rows of each kind, of the columns of {@link UnmappedObjectsQuery}: the word, schema and
     * name, what is read of it as a packed row, its comment as the suffix, its address, nothing,
     * and its table.
     */
    static final List<String> QUERIES = List.of();

    private static final Map<String, Kind> KINDS = Map.of();

    private ReflectedDependents() {}

    /** Turns what is read of one into a value. */
    private interface Kind {
        TableDependent of(QualifiedName name, QualifiedName table, ArrayLiteral row);
    }

    static TableDependent of(
            String word, QualifiedName name, QualifiedName table, ArrayLiteral row) {
        return KINDS.get(word.substring(PREFIX.length())).of(name, table, row);
    }
}
