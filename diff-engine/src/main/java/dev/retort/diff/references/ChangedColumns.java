package dev.retort.diff.references;

import dev.retort.model.Column;
import dev.retort.model.Table;
import dev.retort.sql.SqlText;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The columns of a table that do not just stay or change in place.
 *
 * @param recast those whose type is made anew
 * @param dropped those that go, or go and come back because nothing can change them in place
 */
public record ChangedColumns(Set<String> recast, Set<String> dropped) {

    public static final ChangedColumns NONE = new ChangedColumns(Set.of(), Set.of());

    public static ChangedColumns between(Table before, Table after, Set<String> recast) {
        Set<String> dropped = new HashSet<>();
        for (Column column : before.columns().values()) {
            Column now = after.columns().get(column.name());
            if (now == null
                    || mustRebuild(column, now)
                    || dependsOnChanged(before, after, column, recast)) {
                dropped.add(column.name());
            }
        }
        return new ChangedColumns(recast, dropped);
    }

    /**
     * Whether the column has to be dropped and added: PostgreSQL before 17 cannot change a
     * generation expression, no version can make an ordinary column a generated one, and a virtual
     * one has no values to keep.
     */
    public static boolean mustRebuild(Column before, Column after) {
        if (Objects.equals(before.generated(), after.generated())) {
            return false;
        }
        return after.generated() != null || !before.generated().stored();
    }

    /** A generated column cannot stay while a column of its expression changes its type or goes. */
    private static boolean dependsOnChanged(
            Table before, Table after, Column column, Set<String> recast) {
        if (column.generated() == null) {
            return false;
        }
        Set<String> names = SqlText.of(column.generated().expression()).names();
        for (Column other : before.columns().values()) {
            Column now = after.columns().get(other.name());
            boolean changes =
                    now == null
                            || mustRebuild(other, now)
                            || recast.contains(other.name())
                            || !other.type().equals(now.type())
                            || !Objects.equals(other.collation(), now.collation());
            if (changes && other.generated() == null && names.contains(other.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a key over these columns, or a foreign key of them, can stay in place. */
    public boolean spare(Iterable<String> columns) {
        for (String column : columns) {
            if (recast.contains(column) || dropped.contains(column)) {
                return false;
            }
        }
        return true;
    }
}
