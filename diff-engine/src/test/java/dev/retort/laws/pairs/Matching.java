package dev.retort.laws.pairs;

import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.DottedName;
import dev.retort.diff.rename.Renames;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody may say about a pair: the first thing that is gone is the first new one of its kind
 * under another name, and so on, however little they are alike.
 */
record Matching(Schema before, Schema after) {

    /** Of two columns with such names only one can be an identity, as {@link Sound} has it. */
    private static final int LONG = 25;

    Renames renames() {
        SortedMap<QualifiedName, QualifiedName> tables =
                matched(before.tables().keySet(), after.tables().keySet());
        SortedMap<QualifiedName, SortedMap<String, String>> columns = new TreeMap<>();
        for (Table table : before.tables().values()) {
            Table now = after.tables().get(tables.getOrDefault(table.name(), table.name()));
            if (now != null) {
                SortedMap<String, String> names =
                        zipped(
                                gone(table.columns().keySet(), now.columns().keySet()).stream()
                                        .filter(each -> each.length() < LONG)
                                        .toList(),
                                gone(now.columns().keySet(), table.columns().keySet()).stream()
                                        .filter(each -> each.length() < LONG)
                                        .toList());
                if (!names.isEmpty()) {
                    columns.put(table.name(), names);
                }
            }
        }
        return new Renames(
                tables,
                columns,
                matched(before.sequences().keySet(), after.sequences().keySet()),
                new TreeMap<>());
    }

    Decisions decisions() {
        Renames renames = renames();
        List<Decisions.Rename> said = new ArrayList<>();
        renames.tables().forEach((old, now) -> said.add(rename(old, now)));
        renames.sequences().forEach((old, now) -> said.add(rename(old, now)));
        renames.columns()
                .forEach(
                        (table, names) ->
                                names.forEach(
                                        (old, now) ->
                                                said.add(
                                                        new Decisions.Rename(
                                                                DottedName.of(table, old),
                                                                new DottedName(List.of(now))))));
        return new Decisions(said, List.of(), List.of(), List.of());
    }

    private static Decisions.Rename rename(QualifiedName old, QualifiedName now) {
        return new Decisions.Rename(DottedName.of(old), DottedName.of(now));
    }

    /**
     * Nothing moves to another schema, nor to a name that a type has first to give up, or the
     * sequence of an identity.
     */
    private SortedMap<QualifiedName, QualifiedName> matched(
            Set<QualifiedName> then, Set<QualifiedName> now) {
        SortedMap<QualifiedName, QualifiedName> all = new TreeMap<>();
        for (String schema : namespaces()) {
            all.putAll(
                    zipped(
                            gone(then, now).stream()
                                    .filter(each -> each.schema().equals(schema))
                                    .filter(each -> !isHeld(after, each))
                                    .toList(),
                            gone(now, then).stream()
                                    .filter(each -> each.schema().equals(schema))
                                    .filter(each -> !isHeld(before, each))
                                    .toList()));
        }
        return all;
    }

    private Set<String> namespaces() {
        Set<String> names = new TreeSet<>(before.namespaces());
        names.add("");
        return names;
    }

    private static boolean isHeld(Schema schema, QualifiedName name) {
        return Vocabulary.isLikeAnIdentitys(name)
                || schema.enums().containsKey(name)
                || schema.domains().containsKey(name)
                || schema.composites().containsKey(name);
    }

    private static <N extends Comparable<N>> List<N> gone(Set<N> then, Set<N> now) {
        return then.stream().filter(each -> !now.contains(each)).sorted().toList();
    }

    private static <N extends Comparable<N>> SortedMap<N, N> zipped(
            Collection<N> some, Collection<N> others) {
        SortedMap<N, N> pairs = new TreeMap<>();
        List<N> now = List.copyOf(others);
        for (N old : some) {
            if (pairs.size() < now.size()) {
                pairs.put(old, now.get(pairs.size()));
            }
        }
        return pairs;
    }
}
