package dev.retort.diff.rename;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is the same thing under another name on the other side. Old names lead to new ones.
 *
 * @param columns by the old name of their table
 */
public record Renames(
        SortedMap<QualifiedName, QualifiedName> tables,
        SortedMap<QualifiedName, SortedMap<String, String>> columns,
        SortedMap<QualifiedName, QualifiedName> sequences,
        SortedMap<QualifiedName, QualifiedName> enums) {

    public static final Renames NONE = new Renames(Map.of(), Map.of(), Map.of(), Map.of());

    public Renames {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
        enums = Collections.unmodifiableSortedMap(new TreeMap<>(enums));
    }

    Renames(
            Map<QualifiedName, QualifiedName> tables,
            Map<QualifiedName, SortedMap<String, String>> columns,
            Map<QualifiedName, QualifiedName> sequences,
            Map<QualifiedName, QualifiedName> enums) {
        this(
                new TreeMap<>(tables),
                new TreeMap<>(columns),
                new TreeMap<>(sequences),
                new TreeMap<>(enums));
    }

    /** Of sequences alone. */
    public static Renames ofSequences(Map<QualifiedName, QualifiedName> sequences) {
        return new Renames(Map.of(), Map.of(), sequences, Map.of());
    }

    /** But for those sequences. */
    public Renames without(Renames others) {
        SortedMap<QualifiedName, QualifiedName> rest = new TreeMap<>(sequences);
        rest.keySet().removeAll(others.sequences().keySet());
        return new Renames(tables, columns, rest, enums);
    }

    public boolean isEmpty() {
        return tables.isEmpty() && columns.isEmpty() && sequences.isEmpty() && enums.isEmpty();
    }

    /** What a table is called afterwards. */
    public QualifiedName table(QualifiedName old) {
        return tables.getOrDefault(old, old);
    }

    /** What a table was called before. */
    public QualifiedName oldTable(QualifiedName now) {
        for (Map.Entry<QualifiedName, QualifiedName> each : tables.entrySet()) {
            if (each.getValue().equals(now)) {
                return each.getKey();
            }
        }
        return now;
    }

    /** The same, of sequences and types, too. */
    Renames and(
            Map<QualifiedName, QualifiedName> moreSequences,
            Map<QualifiedName, QualifiedName> moreEnums) {
        Map<QualifiedName, QualifiedName> allSequences = new TreeMap<>(sequences);
        allSequences.putAll(moreSequences);
        Map<QualifiedName, QualifiedName> allEnums = new TreeMap<>(enums);
        allEnums.putAll(moreEnums);
        return new Renames(tables, columns, allSequences, allEnums);
    }

    /** Those of what a schema still has, by old names. */
    public Renames of(Schema schema) {
        Map<QualifiedName, QualifiedName> someTables = new TreeMap<>(tables);
        someTables.keySet().retainAll(schema.tables().keySet());
        Map<QualifiedName, SortedMap<String, String>> someColumns = new TreeMap<>();
        columns.forEach(
                (table, names) -> {
                    if (schema.tables().containsKey(table)) {
                        SortedMap<String, String> some = new TreeMap<>(names);
                        some.keySet().retainAll(schema.tables().get(table).columns().keySet());
                        someColumns.put(table, some);
                    }
                });
        Map<QualifiedName, QualifiedName> someSequences = new TreeMap<>(sequences);
        someSequences.keySet().retainAll(schema.sequences().keySet());
        Map<QualifiedName, QualifiedName> someEnums = new TreeMap<>(enums);
        someEnums.keySet().retainAll(schema.enums().keySet());
        return new Renames(someTables, someColumns, someSequences, someEnums);
    }

    /** New names lead to old ones. */
    public Renames inverse() {
        SortedMap<QualifiedName, SortedMap<String, String>> back = new TreeMap<>();
        columns.forEach((table, names) -> back.put(table(table), inverse(names)));
        return new Renames(inverse(tables), back, inverse(sequences), inverse(enums));
    }

    private static <N> SortedMap<N, N> inverse(Map<N, N> names) {
        SortedMap<N, N> back = new TreeMap<>();
        names.forEach((old, now) -> back.put(now, old));
        return back;
    }

    /**
     * What gives everything its new name.
     *
     * @param to so that no name is used in between that will be needed
     */
    public List<Operation> operations(Schema from, Schema to) {
        return isEmpty() ? List.of() : new RenamePlan(from, to, this).operations();
    }
}
