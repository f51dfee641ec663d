package dev.retort.diff.rename;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Constraints and indexes that are equal but for a name which something else has still: two that
 * change places, on one table or on two, and one that takes a name before it is free. They are
 * renamed first of all; the comparison sees to those whose new name is free.
 */
public final class ConstraintRenames {

    private final Schema from;
    private final Schema to;

    private ConstraintRenames(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    public static List<Operation> operations(Schema from, Schema to) {
        ConstraintRenames renames = new ConstraintRenames(from, to);
        List<Operation> operations = new ArrayList<>(renames.relations());
        Schema now = operations.isEmpty() ? from : Replay.apply(from, operations);
        operations.addAll(new ConstraintRenames(now, to).others());
        operations.addAll(new ConstraintRenames(now, to).notNulls());
        return operations;
    }

    private interface Parts {
        Map<String, String> renamed(Table before, Table after);
    }

    /** By table, of those that are there before and after and differ. */
    private Map<QualifiedName, Map<String, String>> renamed(Parts parts) {
        Map<QualifiedName, Map<String, String>> renamed = new TreeMap<>();
        for (Table before : from.tables().values()) {
            Table after = to.tables().get(before.name());
            if (after != null && !after.equals(before)) {
                renamed.put(before.name(), parts.renamed(before, after));
            }
        }
        return renamed;
    }

    /** Indexes, and constraints that have one: their names are of the schema. */
    private List<Operation> relations() {
        Map<QualifiedName, QualifiedName> wanted = new TreeMap<>();
        renamed(
                        (before, after) -> {
                            Map<String, String> names =
                                    pairs(
                                            owningIndex(before),
                                            owningIndex(after),
                                            each -> each.withName(""));
                            names.putAll(
                                    pairs(
                                            before.indexes(),
                                            after.indexes(),
                                            each -> each.withName("")));
                            // A check of that name has to go before.
                            names.values().removeIf(others(before)::containsKey);
                            return names;
                        })
                .forEach(
                        (table, names) ->
                                names.forEach(
                                        (old, now) ->
                                                wanted.put(
                                                        table.sibling(old), table.sibling(now))));
        if (wanted.isEmpty()) {
            return List.of();
        }
        RenamePlan plan = new RenamePlan(from, to, Renames.NONE);
        return wanted.values().stream().anyMatch(plan::isTaken) ? plan.moves(wanted) : List.of();
    }

    private static Map<String, Constraint> owningIndex(Table table) {
        Map<String, Constraint> owning = new LinkedHashMap<>(table.constraints());
        owning.values().removeIf(each -> !each.hasIndex());
        return owning;
    }

    /** Checks and foreign keys, which have their names within their table. */
    private List<Operation> others() {
        List<Operation> operations = new ArrayList<>();
        renamed((before, after) -> pairs(others(before), others(after), each -> each.withName("")))
                .forEach(
                        (table, names) -> {
                            Set<String> present = from.tables().get(table).constraints().keySet();
                            if (names.values().stream().noneMatch(present::contains)) {
                                return;
                            }
                            Set<String> used = new HashSet<>(present);
                            used.addAll(to.tables().get(table).constraints().keySet());
                            NameMoves.ordered(
                                            names,
                                            present,
                                            name -> RenamePlan.unused(name, used::add))
                                    .forEach(
                                            move ->
                                                    operations.add(
                                                            new Operation.Rename(
                                                                    ObjectId.constraint(
                                                                            table, move.from()),
                                                                    move.to())));
                        });
        return operations;
    }

    /**
     * The constraints behind NOT NULL of one table that change places, which have names from 18 on.
     */
    private List<Operation> notNulls() {
        List<Operation> operations = new ArrayList<>();
        renamed(ConstraintRenames::notNulls)
                .forEach(
                        (table, names) -> {
                            // The rest finds its own order: what is in the way goes before.
                            keepCircles(names);
                            Set<String> used = new HashSet<>(names.keySet());
                            used.addAll(from.tables().get(table).constraints().keySet());
                            used.addAll(to.tables().get(table).constraints().keySet());
                            NameMoves.ordered(
                                            names,
                                            names.keySet(),
                                            name -> RenamePlan.unused(name, used::add))
                                    .forEach(
                                            move ->
                                                    operations.add(
                                                            new Operation.Rename(
                                                                    ObjectId.constraint(
                                                                            table, move.from()),
                                                                    move.to())));
                        });
        return operations;
    }

    private static void keepCircles(Map<String, String> names) {
        while (names.values().removeIf(now -> !names.containsKey(now))) {
            // What led to it leads nowhere now.
        }
    }

    private static Map<String, String> notNulls(Table before, Table after) {
        Map<String, String> names = new TreeMap<>();
        for (Column column : before.columns().values()) {
            Column now = after.columns().get(column.name());
            if (now != null
                    && !column.nullable()
                    && !now.nullable()
                    && NotNull.of(column).isSameButForName(NotNull.of(now))) {
                names.put(NotNull.nameOf(before.name(), column), NotNull.nameOf(after.name(), now));
            }
        }
        names.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        return names;
    }

    private static Map<String, Constraint> others(Table table) {
        Map<String, Constraint> others = new LinkedHashMap<>(table.constraints());
        others.values().removeIf(Constraint::hasIndex);
        return others;
    }

    /** New names by old ones, of parts with one structure and another name. */
    private static <P> Map<String, String> pairs(
            Map<String, P> before, Map<String, P> after, UnaryOperator<P> structure) {
        Map<P, List<String>> come = new LinkedHashMap<>();
        after.forEach(
                (name, part) -> {
                    if (!part.equals(before.get(name))) {
                        come.computeIfAbsent(structure.apply(part), each -> new ArrayList<>())
                                .add(name);
                    }
                });
        Map<String, String> pairs = new TreeMap<>();
        before.forEach(
                (name, part) -> {
                    List<String> names = come.get(structure.apply(part));
                    if (!part.equals(after.get(name)) && names != null && !names.isEmpty()) {
                        pairs.put(name, names.remove(0));
                    }
                });
        return pairs;
    }
}
