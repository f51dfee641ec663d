package dev.retort.diff.references;

import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The keys of a table that a foreign key to some of its columns can reference. */
public final class ReferencedKeys {

    private ReferencedKeys() {}

    /** Whether a foreign key can; a deferrable key it cannot (manual, CREATE TABLE, REFERENCES). */
    public static boolean isPossible(Constraint constraint) {
        return constraint.keyColumns().isPresent()
                && constraint.deferrability() == Deferrability.NOT_DEFERRABLE;
    }

    /** Whether there is a key, or a unique index, of exactly these columns. */
    public static boolean isThere(Table table, Collection<String> columns) {
        Set<String> wanted = new TreeSet<>(columns);
        return !constraints(table, columns).isEmpty()
                || table.indexes().values().stream()
                        .flatMap(each -> each.keyColumns().stream())
                        .anyMatch(each -> wanted.equals(new TreeSet<>(each)));
    }

    /** The primary key and the unique constraints of exactly these columns. */
    public static List<Constraint> constraints(Table table, Collection<String> columns) {
        Set<String> wanted = new TreeSet<>(columns);
        return table.constraints().values().stream()
                .filter(ReferencedKeys::isPossible)
                .filter(each -> wanted.equals(new TreeSet<>(each.keyColumns().get())))
                .toList();
    }
}
