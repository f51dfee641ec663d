package dev.retort.diff.references;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Index;
import dev.retort.sql.SqlText;
import java.util.Collections;
import java.util.Set;

/**
 * Whether a part of a table is over a column: it names it, or has an expression that may speak of
 * it.
 */
public final class ColumnUse {

    private ColumnUse() {}

    public static boolean isOver(Constraint constraint, Set<String> columns) {
        return !Collections.disjoint(constraint.namedColumns(), columns)
                || speaksOf(constraint, columns);
    }

    public static boolean isOver(Index index, Set<String> columns) {
        return !Collections.disjoint(index.namedColumns(), columns) || speaksOf(index, columns);
    }

    /** Of a generated column. */
    public static boolean isOver(Column generated, String column) {
        return generated.generated() != null
                && SqlText.of(generated.generated().expression()).mentions(column);
    }

    /** Whether an expression of it may. */
    public static boolean speaksOf(Constraint constraint, Set<String> columns) {
        return constraint.expressions().stream()
                .anyMatch(text -> SqlText.of(text).mentionsAny(columns));
    }

    /** Whether an expression of it may. */
    public static boolean speaksOf(Index index, Set<String> columns) {
        return index.expressions().stream().anyMatch(text -> SqlText.of(text).mentionsAny(columns));
    }
}
