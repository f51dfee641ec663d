package dev.retort.diff.rename;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the objects that a person's decisions name. A name is that of a table, a sequence or a
 * type, or of a column with its table in front; old names are those of the database, new ones of
 * what is desired.
 */
final class DecisionReading {

    private final Decisions decisions;
    private final Schema current;
    private final Schema desired;
    private final String defaultSchema;
    private final Map<QualifiedName, QualifiedName> tables = new TreeMap<>();
    private final Map<QualifiedName, QualifiedName> sequences = new TreeMap<>();
    private final Map<QualifiedName, QualifiedName> enums = new TreeMap<>();
    private final Map<QualifiedName, SortedMap<String, String>> columns = new HashMap<>();
    private final Set<QualifiedName> dropped = new HashSet<>();
    private final Set<ColumnRef> droppedColumns = new HashSet<>();
    private final Set<QualifiedName> kept = new HashSet<>();
    private final Set<ColumnRef> keptColumns = new HashSet<>();

    DecisionReading(Decisions decisions, Schema current, Schema desired, String defaultSchema) {
        this.decisions = decisions;
        this.current = current;
        this.desired = desired;
        this.defaultSchema = defaultSchema;
    }

    Decided decided() {
        List<Decisions.Rename> rest = new ArrayList<>();
        for (Decisions.Rename rename : decisions.renames()) {
            if (!isOfObject(rename)) {
                rest.add(rename);
            }
        }
        // A column may be called by the name that a change gives its table.
        Map<NamingChange, Integer> found = new LinkedHashMap<>();
        decisions.changes().forEach(change -> found.put(change, counted(() -> objects(change))));
        rest.forEach(this::column);
        decisions.drops().forEach(this::drop);
        decisions.keeps().forEach(this::keep);
        decisions
                .changes()
                .forEach(
                        change ->
                                found.merge(change, counted(() -> columns(change)), Integer::sum));
        found.forEach(DecisionReading::refuseEmpty);
        refuseTaken(tables, current.tables().keySet());
        refuseTaken(sequences, current.sequences().keySet());
        refuseTaken(enums, current.enums().keySet());
        columns.forEach(this::refuseTakenColumns);
        return new Decided(
                new Renames(tables, columns, sequences, enums),
                dropped,
                droppedColumns,
                kept,
                keptColumns);
    }

    private QualifiedName qualified(List<String> parts) {
        if (parts.size() > 2) {
            return null;
        }
        String name = parts.get(parts.size() - 1);
        return parts.size() == 1 || parts.get(0).equals(defaultSchema)
                ? QualifiedName.of(name)
                : new QualifiedName(parts.get(0), name);
    }

    private boolean isOfObject(Decisions.Rename rename) {
        QualifiedName from = qualified(rename.from().parts());
        QualifiedName to = qualified(rename.to().parts());
        if (from == null || to == null) {
            return false;
        }
        if (rename.to().parts().size() == 1) {
            to = from.sibling(to.name());
        }
        return isOf(rename, from, to, tables, current.tables(), desired.tables())
                || isOf(rename, from, to, sequences, current.sequences(), desired.sequences())
                || isOf(rename, from, to, enums, current.enums(), desired.enums());
    }

    private boolean isOf(
            Decisions.Rename rename,
            QualifiedName from,
            QualifiedName to,
            Map<QualifiedName, QualifiedName> renames,
            Map<QualifiedName, ?> before,
            Map<QualifiedName, ?> after) {
        if (!before.containsKey(from)) {
            return false;
        }
        if (!after.containsKey(to)) {
            if (isColumn(rename.from())) {
                return false;
            }
            throw unknown("--rename " + rename, to, names(after.keySet()), "is to be there");
        }
        if (!from.schema().equals(to.schema())) {
            throw contradiction(
                    "--rename " + rename + " would move " + from + " to another schema",
                    "op.execute(\"ALTER ... SET SCHEMA ...\") in a revision of its own");
        }
        put(renames, from, to, "--rename " + rename);
        return true;
    }

    private static <N> void put(Map<N, N> renames, N from, N to, String option) {
        if (renames.containsKey(from) || renames.containsValue(to)) {
            throw contradiction(
                    option + " contradicts another --rename", "each name can be given once");
        }
        renames.put(from, to);
    }

    private boolean isColumn(DottedName name) {
        return column(name) != null;
    }

    /** The column under the old name of its table, or {@code null}. */
    private ColumnRef column(DottedName name) {
        List<String> parts = name.parts();
        if (parts.size() < 2 || parts.size() > 3) {
            return null;
        }
        QualifiedName table = oldTable(qualified(parts.subList(0, parts.size() - 1)));
        Table before = current.tables().get(table);
        String column = parts.get(parts.size() - 1);
        return before != null && before.columns().containsKey(column)
                ? new ColumnRef(table, column)
                : null;
    }

    /** A table that is renamed, too, may be called by either name. */
    private QualifiedName oldTable(QualifiedName name) {
        if (current.tables().containsKey(name)) {
            return name;
        }
        return tables.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private void column(Decisions.Rename rename) {
        String option = "--rename " + rename;
        ColumnRef from = column(rename.from());
        if (from == null) {
            throw unknown(option, rename.from(), known(), "is in the database");
        }
        Table after = desired.tables().get(tables.getOrDefault(from.table(), from.table()));
        List<String> parts = rename.to().parts();
        String to = parts.get(parts.size() - 1);
        boolean isThere = after != null && after.columns().containsKey(to);
        boolean isSameTable =
                parts.size() == 1
                        || after != null
                                && oldTable(qualified(parts.subList(0, parts.size() - 1)))
                                        .equals(from.table());
        if (!isThere || !isSameTable) {
            throw unknown(
                    option,
                    rename.to(),
                    after == null ? List.of() : after.columns().keySet(),
                    "is to be there in " + (after == null ? from.table() : after.name()));
        }
        put(
                columns.computeIfAbsent(from.table(), table -> new TreeMap<>()),
                from.column(),
                to,
                option);
    }

    private void drop(DottedName name) {
        QualifiedName object = qualified(name.parts());
        if (object != null
                && (current.tables().containsKey(object)
                        || current.sequences().containsKey(object))) {
            if (tables.containsKey(object) || sequences.containsKey(object)) {
                throw contradiction(
                        "--drop " + name + " contradicts a --rename", "leave one of them out");
            }
            refuseWanted(
                    name,
                    desired.tables().containsKey(object) && !tables.containsValue(object)
                            || desired.sequences().containsKey(object)
                                    && !sequences.containsValue(object));
            dropped.add(object);
            return;
        }
        ColumnRef column = column(name);
        if (column == null) {
            throw unknown("--drop " + name, name, known(), "is in the database");
        }
        SortedMap<String, String> renamed = columns.getOrDefault(column.table(), new TreeMap<>());
        if (renamed.containsKey(column.column())) {
            throw contradiction(
                    "--drop " + name + " contradicts a --rename", "leave one of them out");
        }
        Table after = desired.tables().get(tables.getOrDefault(column.table(), column.table()));
        refuseWanted(
                name,
                after != null
                        && after.columns().containsKey(column.column())
                        && !renamed.containsValue(column.column()));
        droppedColumns.add(column);
    }

    /** Everything that is gone and came again under the name that the change gives it. */
    private void objects(NamingChange change) {
        renameAll(change, tables, current.tables().keySet(), desired.tables().keySet());
        renameAll(change, sequences, current.sequences().keySet(), desired.sequences().keySet());
        renameAll(change, enums, current.enums().keySet(), desired.enums().keySet());
    }

    private void columns(NamingChange change) {
        if (change.isOfColumns()) {
            for (Table table : current.tables().values()) {
                Table after = desired.tables().get(tables.getOrDefault(table.name(), table.name()));
                if (after != null) {
                    renameAll(change, table, after);
                }
            }
        }
    }

    private int counted(Runnable renames) {
        int before = size();
        renames.run();
        return size() - before;
    }

    private static void refuseEmpty(NamingChange change, int found) {
        if (found == 0) {
            throw unknown("--rename-all " + change, "by that", List.of(), "is gone and came again");
        }
    }

    private int size() {
        return tables.size()
                + sequences.size()
                + enums.size()
                + columns.values().stream().mapToInt(Map::size).sum();
    }

    private void renameAll(
            NamingChange change,
            Map<QualifiedName, QualifiedName> renames,
            Set<QualifiedName> before,
            Set<QualifiedName> after) {
        for (QualifiedName from : before) {
            if (after.contains(from) || renames.containsKey(from) || isDroppedOrKept(from)) {
                continue;
            }
            List<QualifiedName> found =
                    after.stream()
                            .filter(to -> !before.contains(to) && !renames.containsValue(to))
                            .filter(to -> from.schema().equals(to.schema()))
                            .filter(to -> change.leads(from.name(), to.name()))
                            .toList();
            // Of two nobody knows which.
            if (found.size() == 1) {
                renames.put(from, found.get(0));
            }
        }
    }

    private boolean isDroppedOrKept(QualifiedName object) {
        return Stream.of(decisions.drops(), decisions.keeps())
                .flatMap(Collection::stream)
                .anyMatch(each -> object.equals(qualified(each.parts())));
    }

    private void renameAll(NamingChange change, Table before, Table after) {
        for (String from : before.columns().keySet()) {
            ColumnRef ref = new ColumnRef(before.name(), from);
            SortedMap<String, String> names = columns.getOrDefault(before.name(), new TreeMap<>());
            if (after.columns().containsKey(from)
                    || names.containsKey(from)
                    || droppedColumns.contains(ref)
                    || keptColumns.contains(ref)) {
                continue;
            }
            List<String> found =
                    after.columns().keySet().stream()
                            .filter(to -> !before.columns().containsKey(to))
                            .filter(to -> !names.containsValue(to) && change.leads(from, to))
                            .toList();
            if (found.size() == 1) {
                columns.computeIfAbsent(before.name(), table -> new TreeMap<>())
                        .put(from, found.get(0));
            }
        }
    }

    private void keep(DottedName name) {
        QualifiedName object = qualified(name.parts());
        ColumnRef column = column(name);
        boolean isObject =
                object != null
                        && (current.tables().containsKey(object)
                                || current.sequences().containsKey(object));
        if (!isObject && column == null) {
            throw unknown("--keep " + name, name, known(), "is in the database");
        }
        boolean isSaidOtherwise =
                isObject
                        ? tables.containsKey(object)
                                || sequences.containsKey(object)
                                || dropped.contains(object)
                        : columns.getOrDefault(column.table(), new TreeMap<>())
                                        .containsKey(column.column())
                                || droppedColumns.contains(column);
        if (isSaidOtherwise) {
            throw contradiction(
                    "--keep " + name + " contradicts a --rename or a --drop",
                    "leave one of them out");
        }
        if (isObject) {
            kept.add(object);
        } else {
            keptColumns.add(column);
        }
    }

    private static void refuseWanted(DottedName name, boolean isWanted) {
        if (isWanted) {
            throw contradiction(
                    "--drop " + name + " names something that is not gone",
                    "it says about what is gone that it was not renamed; leave it out");
        }
    }

    /** What is called so now would be pushed aside and dropped. */
    private void refuseTaken(Map<QualifiedName, QualifiedName> renames, Set<QualifiedName> before) {
        renames.forEach(
                (from, to) -> {
                    if (before.contains(to) && !renames.containsKey(to) && !dropped.contains(to)) {
                        throw taken(from.toString(), to.toString(), DottedName.of(to));
                    }
                });
    }

    private void refuseTakenColumns(QualifiedName table, Map<String, String> renames) {
        Set<String> before = current.tables().get(table).columns().keySet();
        renames.forEach(
                (from, to) -> {
                    if (before.contains(to)
                            && !renames.containsKey(to)
                            && !droppedColumns.contains(new ColumnRef(table, to))) {
                        throw taken(table + "." + from, to, DottedName.of(table, to));
                    }
                });
    }

    private static RetortException taken(String from, String to, DottedName inTheWay) {
        return contradiction(
                "the new name of " + from + " is taken: there is " + to + " already",
                "--drop " + inTheWay + "     if that one goes, or --rename it as well");
    }

    private Collection<String> known() {
        Set<String> known = new TreeSet<>();
        known.addAll(names(current.tables().keySet()));
        known.addAll(names(current.sequences().keySet()));
        known.addAll(names(current.enums().keySet()));
        for (Table table : current.tables().values()) {
            table.columns()
                    .keySet()
                    .forEach(each -> known.add(DottedName.of(table.name(), each).toString()));
        }
        return known;
    }

    private static List<String> names(Collection<QualifiedName> names) {
        return names.stream().map(each -> DottedName.of(each).toString()).toList();
    }

    private static RetortException unknown(
            String option, Object name, Collection<String> known, String where) {
        return new RetortException(
                RetortException.Kind.USAGE,
                "RT-2108",
                option + ": nothing called " + name + " " + where,
                Suggestion.didYouMean(
                        name.toString(),
                        known,
                        "names are exact; retort diff shows what is gone and what is new"),
                null);
    }

    private static RetortException contradiction(String message, String hint) {
        return new RetortException(RetortException.Kind.USAGE, "RT-2109", message, hint, null);
    }
}
