package dev.retort.diff.compare;

import dev.retort.diff.references.ChangedColumns;
import dev.retort.diff.references.ColumnUse;
import dev.retort.diff.references.ReferencedKeys;
import dev.retort.diff.references.Types;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a foreign key depends on: a key of the table it references, and columns of one type. When
 * that is taken away and built anew, the foreign key has to go before and come back after, though
 * it is equal.
 */
final class ForeignKeyTargets {

    /** Stands for a key that is not there for a while, so that nothing equals it. */
    private static final Object GOES = new Object();

    private final Schema from;
    private final Schema to;

    /** Keys of kept tables that stay exactly as they are, by their set of columns. */
    private final Map<QualifiedName, Set<Set<String>>> steady = new HashMap<>();

    private final Function<QualifiedName, ChangedColumns> changed;

    /**
     * @param changed what becomes of the columns of a kept table
     */
    ForeignKeyTargets(Schema from, Schema to, Function<QualifiedName, ChangedColumns> changed) {
        this.from = from;
        this.to = to;
        this.changed = changed;
    }

    /** Whether an equal foreign key of a kept table must be dropped and made again. */
    boolean disturbed(Table before, Table after, ForeignKey key) {
        return !steadyTarget(key)
                || retyped(before, after, key.columns())
                || !changed.apply(before.name()).spare(key.columns());
    }

    /** Whether a foreign key of a new table can stand in its CREATE TABLE. */
    boolean readyFor(Table fresh, ForeignKey key) {
        if (key.references().equals(fresh.name())) {
            return !ReferencedKeys.constraints(fresh, key.referencedColumns()).isEmpty();
        }
        return !from.tables().containsKey(key.references()) || steadyTarget(key);
    }

    private boolean steadyTarget(ForeignKey key) {
        Table before = from.tables().get(key.references());
        Table after = to.tables().get(key.references());
        if (before == null || after == null) {
            return before == null && after == null;
        }
        ChangedColumns columns = changed.apply(key.references());
        if (!columns.spare(key.referencedColumns())) {
            return false;
        }
        // Whatever the key depends on there is still there.
        return columns.equals(ChangedColumns.NONE) && before.equals(after)
                || (steady.computeIfAbsent(
                                                key.references(),
                                                name -> unchanged(before, after, columns))
                                        .contains(new TreeSet<>(key.referencedColumns()))
                                || isHidden(before, after, key))
                        && !retyped(before, after, key.referencedColumns());
    }

    private static Set<Set<String>> unchanged(Table before, Table after, ChangedColumns columns) {
        Map<Set<String>, Set<Object>> then =
                keys(before, after, columns.dropped(), retyped(before, after, columns));
        Map<Set<String>, Set<Object>> now = keys(after, before, Set.of(), Set.of());
        Set<Set<String>> steady = new HashSet<>();
        then.forEach(
                (key, all) -> {
                    // All of them, because the server alone knows which one a foreign key depends
                    // on.
                    if (all.equals(now.get(key))) {
                        steady.add(key);
                    }
                });
        return steady;
    }

    /** Columns that have another type afterwards, in any respect. */
    private static Set<String> retyped(Table before, Table after, ChangedColumns columns) {
        Set<String> retyped = new HashSet<>(columns.recast());
        for (Column column : before.columns().values()) {
            Column now = after.columns().get(column.name());
            if (now != null
                    && !(column.type().equals(now.type())
                            && Objects.equals(column.collation(), now.collation()))) {
                retyped.add(column.name());
            }
        }
        return retyped;
    }

    /** Whether neither table has a key there: it is hidden, and stays. */
    private static boolean isHidden(Table before, Table after, ForeignKey key) {
        return !ReferencedKeys.isThere(before, key.referencedColumns())
                && !ReferencedKeys.isThere(after, key.referencedColumns());
    }

    /**
     * What foreign keys can depend on.
     *
     * @param other the same table before or after: a key whose name it has too is not renamed
     * @param dropped columns without which a key goes
     * @param retyped columns whose key goes when it only carries them: with a new type of one of
     *     its own columns, the server builds the key and its foreign keys anew; with one that it
     *     carries, it does not think of the foreign keys
     */
    private static Map<Set<String>, Set<Object>> keys(
            Table table, Table other, Set<String> dropped, Set<String> retyped) {
        Map<Set<String>, Set<Object>> keys = new HashMap<>();
        for (Constraint constraint : table.constraints().values()) {
            if (ReferencedKeys.isPossible(constraint)) {
                boolean goes =
                        ColumnUse.isOver(constraint, dropped)
                                || !Collections.disjoint(constraint.carriedColumns(), retyped);
                boolean isNamed = other.constraints().containsKey(constraint.name());
                keys.computeIfAbsent(
                                new TreeSet<>(constraint.keyColumns().get()), c -> new HashSet<>())
                        .add(goes ? GOES : isNamed ? constraint : constraint.withName(""));
            }
        }
        for (Index index : table.indexes().values()) {
            if (index.keyColumns().isPresent()) {
                boolean goes =
                        ColumnUse.isOver(index, dropped)
                                || !Collections.disjoint(index.include(), retyped);
                Set<String> columns = new TreeSet<>(index.keyColumns().get());
                boolean isNamed = other.indexes().containsKey(index.name());
                keys.computeIfAbsent(columns, c -> new HashSet<>())
                        .add(goes ? GOES : isNamed ? index : index.withName(""));
            }
        }
        return keys;
    }

    /** A longer varchar is the same type to a foreign key; an integer made a uuid is not. */
    private static boolean retyped(Table before, Table after, List<String> columns) {
        for (String name : columns) {
            Column then = before.columns().get(name);
            Column now = after.columns().get(name);
            if (then == null || now == null || !Types.sameBase(then.type(), now.type())) {
                return true;
            }
        }
        return false;
    }
}
