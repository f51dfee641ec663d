package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a foreign key leans on: a key of the table it references, and columns of one type. When that
 * is taken away and built anew, the foreign key has to go before and come back after, though it is
 * equal.
 */
final class ForeignKeyTargets {

    private final Schema from;
    private final Schema to;

    /** Keys of kept tables that stay exactly as they are, by their set of columns. */
    private final Map<QualifiedName, Set<Set<String>>> steady = new HashMap<>();

    ForeignKeyTargets(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    /** Whether an equal foreign key of a kept table must be dropped and made again. */
    boolean disturbed(Table before, Table after, ForeignKey key) {
        return !steadyTarget(key) || retyped(before, after, key.columns());
    }

    /** Whether a foreign key of a new table can stand in its CREATE TABLE. */
    boolean readyFor(Table fresh, ForeignKey key) {
        if (key.references().equals(fresh.name())) {
            return keys(fresh.withIndexes(List.of()))
                    .containsKey(new TreeSet<>(key.referencedColumns()));
        }
        return !from.tables().containsKey(key.references()) || steadyTarget(key);
    }

    private boolean steadyTarget(ForeignKey key) {
        Table before = from.tables().get(key.references());
        Table after = to.tables().get(key.references());
        if (before == null || after == null) {
            return before == null && after == null;
        }
        // Whatever the key leans on there is still there.
        return before.equals(after)
                || (steady.computeIfAbsent(key.references(), name -> unchanged(before, after))
                                        .contains(new TreeSet<>(key.referencedColumns()))
                                || isHidden(before, after, key))
                        && !retyped(before, after, key.referencedColumns());
    }

    private static Set<Set<String>> unchanged(Table before, Table after) {
        Map<Set<String>, Set<Object>> then = keys(before);
        Map<Set<String>, Set<Object>> now = keys(after);
        Set<Set<String>> steady = new HashSet<>();
        then.forEach(
                (columns, keys) -> {
                    // All of them, because the server alone knows which one a foreign key leans on.
                    if (keys.equals(now.get(columns))) {
                        steady.add(columns);
                    }
                });
        return steady;
    }

    /** Whether neither table has a key there: it is hidden, and stays. */
    private static boolean isHidden(Table before, Table after, ForeignKey key) {
        Set<String> columns = new TreeSet<>(key.referencedColumns());
        return !keys(before).containsKey(columns) && !keys(after).containsKey(columns);
    }

    static boolean hasKeyOn(Table table, List<String> columns) {
        return keys(table).containsKey(new TreeSet<>(columns));
    }

    /** The primary key and the unique constraints of exactly these columns. */
    static List<Constraint> keysOn(Table table, List<String> columns) {
        Set<String> wanted = new TreeSet<>(columns);
        return table.constraints().values().stream()
                .filter(
                        each ->
                                keys(table.withConstraints(List.of(each)).withIndexes(List.of()))
                                        .containsKey(wanted))
                .toList();
    }

    private static Map<Set<String>, Set<Object>> keys(Table table) {
        Map<Set<String>, Set<Object>> keys = new HashMap<>();
        for (Constraint constraint : table.constraints().values()) {
            if (constraint instanceof PrimaryKey key) {
                keys.computeIfAbsent(new TreeSet<>(key.columns()), c -> new HashSet<>())
                        .add(key.withName(""));
            } else if (constraint instanceof Unique unique) {
                keys.computeIfAbsent(new TreeSet<>(unique.columns()), c -> new HashSet<>())
                        .add(unique.withName(""));
            }
        }
        for (Index index : table.indexes().values()) {
            if (index.isUnique()
                    && index.predicate() == null
                    && index.keys().stream().noneMatch(IndexKey::expression)) {
                Set<String> columns =
                        index.keys().stream()
                                .map(IndexKey::text)
                                .collect(Collectors.toCollection(TreeSet::new));
                keys.computeIfAbsent(columns, c -> new HashSet<>()).add(index.withName(""));
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
