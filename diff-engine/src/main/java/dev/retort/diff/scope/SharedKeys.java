package dev.retort.diff.scope;

import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables whose rows have their keys in common, because the primary key of one references the other:
 * those of a joined hierarchy, of a secondary table, of a one-to-one with a shared key. What is no
 * table of either schema may have any key.
 *
 * @param schemas where such keys are looked for
 */
record SharedKeys(List<Schema> schemas) {

    boolean isShared(QualifiedName one, QualifiedName other) {
        if (schemas.stream().noneMatch(each -> each.tables().containsKey(one))
                || schemas.stream().noneMatch(each -> each.tables().containsKey(other))) {
            return true;
        }
        Set<QualifiedName> reached = new HashSet<>(Set.of(one));
        Deque<QualifiedName> open = new ArrayDeque<>(reached);
        while (!open.isEmpty() && !reached.contains(other)) {
            QualifiedName name = open.pop();
            for (Schema schema : schemas) {
                for (Table table : schema.tables().values()) {
                    for (QualifiedName target : targets(table)) {
                        QualifiedName next =
                                table.name().equals(name)
                                        ? target
                                        : target.equals(name) ? table.name() : name;
                        if (reached.add(next)) {
                            open.push(next);
                        }
                    }
                }
            }
        }
        return reached.contains(other);
    }

    /** What the whole primary key references. */
    private static List<QualifiedName> targets(Table table) {
        Set<String> key =
                new TreeSet<>(table.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
        return table.constraints().values().stream()
                .filter(ForeignKey.class::isInstance)
                .map(ForeignKey.class::cast)
                .filter(each -> key.equals(new TreeSet<>(each.columns())))
                .map(ForeignKey::references)
                .toList();
    }
}
