package dev.retort.diff.rename;

import dev.retort.model.Constraint;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Operation;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Renames as operations. Tables, sequences and indexes of a schema share their names, and tables
 * share them with types, too (manual, CREATE TABLE).
 */
final class RenamePlan {

    private static final String SUFFIX = "__old";

    /** How to give another name to whatever has one. */
    private interface Renaming {
        Operation to(QualifiedName from, String to);
    }

    private final Schema from;
    private final Schema to;
    private final Renames renames;
    private final Map<QualifiedName, Renaming> present = new HashMap<>();

    /** What the tables are called by now. */
    private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();

    private final Set<QualifiedName> used = new HashSet<>();

    RenamePlan(Schema from, Schema to, Renames renames) {
        this.from = from;
        this.to = to;
        this.renames = renames;
        used.addAll(from.domains().keySet());
        used.addAll(from.composites().keySet());
        from.sequences()
                .keySet()
                .forEach(
                        name ->
                                present.put(
                                        name,
                                        (old, now) ->
                                                new Operation.Rename(ObjectId.sequence(old), now)));
        for (Table table : from.tables().values()) {
            QualifiedName name = table.name();
            present.put(name, (old, now) -> new Operation.Rename(ObjectId.table(old), now));
            tables.put(name, name);
            for (String index : table.indexes().keySet()) {
                present.put(
                        name.sibling(index),
                        (old, now) ->
                                new Operation.Rename(
                                        ObjectId.index(tables.get(name), old.name()), now));
            }
            for (Constraint constraint : table.constraints().values()) {
                if (constraint.hasIndex()) {
                    present.put(
                            name.sibling(constraint.name()),
                            (old, now) ->
                                    new Operation.Rename(
                                            ObjectId.constraint(tables.get(name), old.name()),
                                            now));
                }
            }
        }
        used.addAll(from.enums().keySet());
        used.addAll(present.keySet());
        for (Table table : to.tables().values()) {
            used.add(table.name());
            used.addAll(table.indexNames());
        }
        used.addAll(to.sequences().keySet());
        used.addAll(to.enums().keySet());
        used.addAll(to.domains().keySet());
        used.addAll(to.composites().keySet());
    }

    boolean isTaken(QualifiedName name) {
        return present.containsKey(name);
    }

    List<Operation> operations() {
        SortedMap<QualifiedName, QualifiedName> wanted = new TreeMap<>(renames.tables());
        wanted.putAll(renames.sequences());
        // A type makes room for a table before it, and takes a table's name after it.
        List<Operation> operations = new ArrayList<>();
        List<Operation> late = new ArrayList<>();
        for (NameMoves.Move<QualifiedName> move :
                NameMoves.ordered(renames.enums(), from.enums().keySet(), this::aside)) {
            (renames.tables().containsKey(move.to()) ? late : operations)
                    .add(new Operation.Rename(ObjectId.enumType(move.from()), move.to().name()));
        }
        operations.addAll(moves(wanted));
        operations.addAll(late);
        renames.columns().forEach((table, names) -> operations.addAll(columns(table, names)));
        return operations;
    }

    /** Gives each thing that is there its new name, and moves what is in the way. */
    List<Operation> moves(Map<QualifiedName, QualifiedName> wanted) {
        List<Operation> operations = new ArrayList<>();
        Map<QualifiedName, QualifiedName> before = new HashMap<>();
        for (NameMoves.Move<QualifiedName> move :
                NameMoves.ordered(wanted, present.keySet(), this::aside)) {
            Renaming renaming = present.remove(move.from());
            operations.add(renaming.to(move.from(), move.to().name()));
            present.put(move.to(), renaming);
            QualifiedName origin = before.getOrDefault(move.from(), move.from());
            before.remove(move.from());
            before.put(move.to(), origin);
            tables.computeIfPresent(origin, (name, now) -> move.to());
        }
        return operations;
    }

    private List<Operation> columns(QualifiedName table, Map<String, String> names) {
        Set<String> then = from.tables().get(table).columns().keySet();
        Table after = to.tables().get(renames.table(table));
        Set<String> taken = new HashSet<>(then);
        if (after != null) {
            taken.addAll(after.columns().keySet());
        }
        List<Operation> operations = new ArrayList<>();
        for (NameMoves.Move<String> move :
                NameMoves.ordered(names, then, name -> unused(name, taken::add))) {
            operations.add(
                    new Operation.Rename(
                            ObjectId.column(tables.get(table), move.from()), move.to()));
        }
        return operations;
    }

    private QualifiedName aside(QualifiedName name) {
        return name.sibling(unused(name.name(), each -> used.add(name.sibling(each))));
    }

    /**
     * @param free whether a name is, which it is not any more then
     */
    static String unused(String name, Predicate<String> free) {
        String suffix = SUFFIX;
        for (int number = 2; ; number++) {
            String candidate = Identifiers.withSuffix(name, suffix);
            if (free.test(candidate)) {
                return candidate;
            }
            suffix = SUFFIX + number;
        }
    }
}
