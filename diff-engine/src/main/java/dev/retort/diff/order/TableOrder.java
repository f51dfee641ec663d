package dev.retort.diff.order;

import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tables in an order in which each comes after those it references, and by name otherwise. A
 * foreign key on a cycle is detached: it belongs to a table but must be made later (or dropped
 * earlier) by itself.
 */
public final class TableOrder {

    /**
     * @param detached foreign keys to tables that come later in parents-first order
     */
    public record Step(Table table, List<ForeignKey> detached) {}

    private final List<Step> parentsFirst = new ArrayList<>();

    private TableOrder() {}

    public static TableOrder of(List<Table> tables) {
        Map<QualifiedName, Table> waiting = new TreeMap<>();
        tables.forEach(table -> waiting.put(table.name(), table));
        Map<QualifiedName, Integer> missing = new HashMap<>();
        Map<QualifiedName, List<QualifiedName>> children = new HashMap<>();
        for (Table table : waiting.values()) {
            int count = 0;
            for (ForeignKey key : table.foreignKeys()) {
                QualifiedName parent = key.references();
                if (!parent.equals(table.name()) && waiting.containsKey(parent)) {
                    children.computeIfAbsent(parent, name -> new ArrayList<>()).add(table.name());
                    count++;
                }
            }
            missing.put(table.name(), count);
        }
        TreeSet<QualifiedName> ready = new TreeSet<>();
        missing.forEach(
                (name, count) -> {
                    if (count == 0) {
                        ready.add(name);
                    }
                });
        TableOrder order = new TableOrder();
        while (!waiting.isEmpty()) {
            // Nobody is ready: every table left is on a cycle or behind one, so the first is let
            // through.
            QualifiedName next =
                    ready.isEmpty() ? waiting.keySet().iterator().next() : ready.pollFirst();
            Table table = waiting.remove(next);
            List<ForeignKey> detached = new ArrayList<>();
            for (ForeignKey key : table.foreignKeys()) {
                if (waiting.containsKey(key.references())) {
                    detached.add(key);
                }
            }
            order.parentsFirst.add(new Step(table, List.copyOf(detached)));
            for (QualifiedName child : children.getOrDefault(next, List.of())) {
                if (missing.merge(child, -1, Integer::sum) == 0 && waiting.containsKey(child)) {
                    ready.add(child);
                }
            }
        }
        return order;
    }

    public List<Step> parentsFirst() {
        return parentsFirst;
    }

    public List<Step> childrenFirst() {
        List<Step> reversed = new ArrayList<>(parentsFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
