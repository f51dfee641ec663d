package dev.retort.diff.dependents;

import dev.retort.diff.rename.Renames;
import dev.retort.model.ColumnRef;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Drops and recreates what has no place in the schema and is in the way of operations: in front of
 * the first operation that it is in the way of, and behind the last one of all, so that everything
 * which it depends on is there again.
 *
 * <p>What cannot be put back as it was, because something that it uses goes or has another name, is
 * left to a person, with its old definition at hand. The downgrade leads to the names of before and
 * can always put back what was.
 */
public final class DependentRecreation {

    static final Comparator<Touch> BY_NAME =
            Comparator.comparing(Touch::toString)
                    .thenComparing(Touch::how)
                    .thenComparing(Touch::id);

    /**
     * Both directions, with what is taken down.
     *
     * @param mentions sentences about what only speaks of what goes, and cannot be told to depend
     */
    public record Result(
            List<Operation> upgrade,
            List<Operation> downgrade,
            RecreatedObjects recreated,
            List<String> mentions) {}

    private final List<Operation> upgrade;
    private final List<Operation> downgrade;
    private final RemovedObjects removed;
    private final Map<Touch, String> renamed;

    /** What each operation of the upgrade touches, by the names of before. */
    private final Map<Operation, Set<Touch>> touchedUp = new LinkedHashMap<>();

    private final Map<Operation, Set<Touch>> touchedDown = new LinkedHashMap<>();

    private final List<Dependent> dependents;
    private final Dependents port;
    private final NewTypes newTypes;

    /** By the place of a dependent: those over columns of another type, directly or not. */
    private final Set<Integer> overNewTypes = new HashSet<>();

    /** By the place of a dependent: what it cannot depend on afterwards. */
    private final Map<Integer, List<String>> reasons = new HashMap<>();

    private DependentRecreation(
            Schema current,
            Schema desired,
            List<Operation> upgrade,
            List<Operation> downgrade,
            Renames renames,
            Dependents port) {
        this.upgrade = upgrade;
        this.downgrade = downgrade;
        this.removed = new RemovedObjects(current, desired, renames);
        this.renamed = removed.renamed();
        for (Operation operation : upgrade) {
            Set<Touch> touches = new HashSet<>();
            Touch.of(operation).forEach(touch -> touches.add(removed.before(touch)));
            keep(operation, touches, touchedUp);
        }
        // The way back begins by giving the old names back.
        downgrade.forEach(operation -> keep(operation, Touch.of(operation), touchedDown));
        addOwnedSequences(current, name -> removed.sequence(name), upgrade, touchedUp);
        addOwnedSequences(current, name -> false, downgrade, touchedDown);
        Set<Touch> asked = new LinkedHashSet<>();
        touchedUp.values().forEach(asked::addAll);
        touchedDown.values().forEach(asked::addAll);
        if (!asked.isEmpty()) {
            asked.addAll(renamed.keySet());
        }
        this.dependents = port.of(asked, current);
        this.port = port;
        this.newTypes = new NewTypes(current, desired, touched(touchedUp.values()));
    }

    private static void keep(
            Operation operation, Set<Touch> touches, Map<Operation, Set<Touch>> all) {
        if (!touches.isEmpty()) {
            all.put(operation, touches);
        }
    }

    /** A sequence goes with the column that it is owned by, without an operation of its own. */
    private static void addOwnedSequences(
            Schema current,
            Predicate<QualifiedName> isGone,
            List<Operation> operations,
            Map<Operation, Set<Touch>> all) {
        for (Sequence sequence : current.sequences().values()) {
            ColumnRef owner = sequence.ownedBy();
            if (owner != null
                    && (isGone.test(sequence.name())
                            || creation(ObjectId.sequence(sequence.name()), operations) >= 0)) {
                Touch table = Touch.dropped(ObjectId.table(owner.table()));
                Touch column = Touch.dropped(ObjectId.column(owner.table(), owner.column()));
                all.values().stream()
                        .filter(touches -> touches.contains(table) || touches.contains(column))
                        .forEach(
                                touches ->
                                        touches.add(
                                                Touch.dropped(ObjectId.sequence(sequence.name()))));
            }
        }
    }

    /** The place of the operation that makes it, or -1. */
    private static int creation(ObjectId id, List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).effects().stream()
                    .anyMatch(each -> each.is(Effect.What.CREATED) && each.id().equals(id))) {
                return i;
            }
        }
        return -1;
    }

    public static Result of(
            Schema current,
            Schema desired,
            List<Operation> upgrade,
            List<Operation> downgrade,
            Renames renames,
            Dependents port) {
        DependentRecreation recreation =
                new DependentRecreation(current, desired, upgrade, downgrade, renames, port);
        List<String> mentions = Mentions.of(recreation.namesThatGo(), recreation.removed, port);
        return recreation.dependents.isEmpty()
                ? new Result(upgrade, downgrade, RecreatedObjects.NOTHING, mentions)
                : recreation.result(mentions);
    }

    /** Columns and tables that are not there afterwards, or not by this name. */
    private Set<Touch> namesThatGo() {
        Set<Touch> names = new TreeSet<>(BY_NAME);
        touchedUp.values().forEach(names::addAll);
        names.removeIf(
                each -> each.how() != Touch.How.DROPPED || removed.successor(each).isEmpty());
        names.addAll(renamed.keySet());
        names.removeIf(
                each ->
                        each.id().kind() != ObjectId.Kind.COLUMN
                                && each.id().kind() != ObjectId.Kind.TABLE);
        return names;
    }

    private Result result(List<String> mentions) {
        Set<Integer> up = dependingOn(touched(touchedUp.values()));
        for (int each : up) {
            List<String> why = reasons(dependents.get(each));
            for (int other : new TreeSet<>(dependents.get(each).dependsOn())) {
                if (isOpen(other)) {
                    why.add(dependents.get(other) + ", which has to be written anew");
                }
            }
            if (why.isEmpty()) {
                why.addAll(misfit(each));
            }
            if (!why.isEmpty()) {
                reasons.put(each, why);
            }
        }
        List<Operation> statements = new ArrayList<>();
        List<Operation> there = around(up, upgrade, statements);
        return new Result(
                there,
                back(up),
                new RecreatedObjects(remarks(up), new HashSet<>(statements)),
                mentions);
    }

    private static Set<Touch> touched(Collection<Set<Touch>> all) {
        Set<Touch> touched = new HashSet<>();
        all.forEach(touched::addAll);
        return touched;
    }

    /** Those that depend on something touched, and on those. */
    private Set<Integer> dependingOn(Set<Touch> touched) {
        Set<Integer> found = new TreeSet<>();
        for (int i = 0; i < dependents.size(); i++) {
            Dependent each = dependents.get(i);
            if (!Collections.disjoint(each.touches(), touched)
                    || !Collections.disjoint(each.dependsOn(), found)) {
                found.add(i);
            }
        }
        return found;
    }

    /** The same, of some that are to be moved themselves. */
    private Set<Integer> withDependents(Collection<Integer> some) {
        Set<Integer> found = new TreeSet<>(some);
        for (int i = 0; i < dependents.size(); i++) {
            if (!Collections.disjoint(dependents.get(i).dependsOn(), found)) {
                found.add(i);
            }
        }
        return found;
    }

    private List<String> reasons(Dependent dependent) {
        List<String> found = new ArrayList<>();
        Set<Touch> touches = new TreeSet<>(BY_NAME);
        touches.addAll(dependent.uses());
        for (Touch touch : touches) {
            String now = renamed.get(touch);
            if (now != null) {
                found.add(touch + ", which is " + now + " now");
            } else {
                found.addAll(removed.reasons(touch, dependent.putBack()));
            }
        }
        return found;
    }

    /** What of another type its definition does not go with; the server is asked. */
    private List<String> misfit(int place) {
        Dependent dependent = dependents.get(place);
        List<String> changed = new ArrayList<>();
        Set<Touch> touches = new TreeSet<>(BY_NAME);
        touches.addAll(dependent.uses());
        for (Touch touch : touches) {
            newTypes.typeAfter(touch).ifPresent(type -> changed.add(newTypes.words(touch)));
        }
        for (int other : new TreeSet<>(dependent.dependsOn())) {
            if (overNewTypes.contains(other)) {
                changed.add(dependents.get(other) + ", where a type changes");
            }
        }
        if (changed.isEmpty() || goesAlong(place)) {
            return List.of();
        }
        overNewTypes.add(place);
        if (newTypes.query(dependent).filter(query -> !port.accepts(query)).isPresent()) {
            return changed;
        }
        newTypes.add(dependent);
        return List.of();
    }

    /** A trigger goes with its table, without a word of the server; a hint to the planner too. */
    private boolean goesAlong(int place) {
        Dependent dependent = dependents.get(place);
        if (dependent.isSettings()) {
            return dependent.touches().stream().allMatch(removed::takesSettingsAlong);
        }
        return dependent.table() != null && removed.table(dependent.table())
                || dependent.isOnlyAHint() && reasons.containsKey(place);
    }

    /** Whether nobody knows how to take it down. */
    private boolean isStrange(int place) {
        Dependent dependent = dependents.get(place);
        return dependent.takeDown() == null && !dependent.isSettings() && !goesAlong(place);
    }

    private boolean isOpen(int place) {
        return isStrange(place) || reasons.containsKey(place) && !goesAlong(place);
    }

    /** Whether it goes by itself with what it is a part of, which is taken down after it. */
    private boolean goesByItself(int place) {
        Dependent dependent = dependents.get(place);
        if (dependent.isSettings()) {
            return true;
        }
        if (goesAlong(place)) {
            return !dependent.isOnlyAHint() && dependent.dependsOn().isEmpty();
        }
        return dependent.partOf() >= 0 && dependent.dependsOn().size() == 1;
    }

    private List<Operation> around(
            Set<Integer> some, List<Operation> operations, List<Operation> statements) {
        if (some.isEmpty()) {
            return operations;
        }
        List<Operation> down = new ArrayList<>();
        List<Operation> putBack = new ArrayList<>();
        for (int place : some) {
            Dependent each = dependents.get(place);
            if (isStrange(place)) {
                down.add(0, todo(outOfTheWay(each)));
                putBack.add(todo(backAgain(each)));
                continue;
            }
            if (!goesByItself(place)) {
                down.add(0, new Operation.Execute(each.takeDown()));
            }
            if (isOpen(place)) {
                putBack.add(todo(sentence(each, reasons.get(place))));
            } else if (!goesAlong(place)) {
                each.putBack().forEach(sql -> putBack.add(new Operation.Execute(sql)));
            }
        }
        statements.addAll(down);
        statements.addAll(putBack);
        int first = 0;
        while (renamed.isEmpty() && !isTouching(operations.get(first), some, touchedUp)) {
            first++;
        }
        return atOnce(
                some.stream().filter(place -> !goesAlong(place)).toList(),
                spliced(operations, first, down, putBack),
                statements);
    }

    /** What has to be there before the next operation. */
    private List<Operation> atOnce(
            Collection<Integer> some, List<Operation> operations, List<Operation> statements) {
        List<Operation> all = new ArrayList<>(operations);
        for (int place : some) {
            Dependent each = dependents.get(place);
            for (Touch touch : each.touches()) {
                int creation = each.atOnce().isEmpty() ? -1 : creation(touch.id(), all);
                if (creation >= 0) {
                    List<Operation> more = new ArrayList<>();
                    each.atOnce().forEach(sql -> more.add(new Operation.Execute(sql)));
                    all.addAll(creation + 1, more);
                    statements.addAll(more);
                }
            }
        }
        return List.copyOf(all);
    }

    private boolean isTouching(
            Operation operation, Set<Integer> some, Map<Operation, Set<Touch>> touched) {
        return some.stream()
                .anyMatch(
                        place ->
                                !Collections.disjoint(
                                        dependents.get(place).touches(),
                                        touched.getOrDefault(operation, Set.of())));
    }

    private static List<Operation> spliced(
            List<Operation> operations, int first, List<Operation> down, List<Operation> putBack) {
        List<Operation> all = new ArrayList<>(operations.subList(0, first));
        all.addAll(down);
        all.addAll(operations.subList(first, operations.size()));
        all.addAll(putBack);
        return List.copyOf(all);
    }

    private static Operation todo(String text) {
        return new Operation.Execute(SqlExpression.todo(text));
    }

    private static String outOfTheWay(Dependent dependent) {
        return dependent
                + " uses what changes here.\nWrite what takes it out of the way, such as another type"
                + " for its column, or remove this line.";
    }

    private static String backAgain(Dependent dependent) {
        return dependent
                + " was taken out of the way.\nWrite what undoes that, or remove this line.";
    }

    private static String sentence(Dependent dependent, List<String> reasons) {
        return sentence(dependent.toString(), String.join(", and ", reasons), dependent.putBack());
    }

    static String sentence(String what, String reasons, List<String> was) {
        return what
                + " uses "
                + reasons
                + ".\nWrite what it is to be, or remove this line. It was:\n"
                + String.join(";\n", was)
                + ";";
    }

    /** What is in the way there, and what the upgrade did not put back as it was. */
    private List<Operation> back(Set<Integer> up) {
        Set<Integer> changed = withDependents(up.stream().filter(place -> isOpen(place)).toList());
        Set<Integer> all = dependingOn(touched(touchedDown.values()));
        all.addAll(changed);
        up.stream().filter(this::goesAlong).forEach(all::add);
        if (all.isEmpty()) {
            return downgrade;
        }
        List<Operation> down = new ArrayList<>();
        List<Operation> putBack = new ArrayList<>();
        for (int place : all) {
            Dependent each = dependents.get(place);
            if (isStrange(place)) {
                down.add(0, todo(outOfTheWay(each)));
                putBack.add(todo(backAgain(each)));
                continue;
            }
            boolean went = up.contains(place) && goesAlong(place);
            if (!went && !goesByItself(place)) {
                down.add(
                        0,
                        new Operation.Execute(
                                changed.contains(place)
                                        ? each.takeDownIfThere()
                                        : each.takeDown()));
            }
            // No transaction can use a value that it adds to an enum type.
            List<String> early = RemovedObjects.added(downgrade, each.putBack());
            if (!early.isEmpty()) {
                putBack.add(todo(sentence(each, early)));
            } else {
                each.putBack().forEach(sql -> putBack.add(new Operation.Execute(sql)));
            }
        }
        int first = renames();
        while (changed.isEmpty()
                && first < downgrade.size()
                && !isTouching(downgrade.get(first), all, touchedDown)) {
            first++;
        }
        return atOnce(all, spliced(downgrade, first, down, putBack), new ArrayList<>());
    }

    /** How many operations of the downgrade only give names back. */
    private int renames() {
        int count = 0;
        while (!renamed.isEmpty() && count < downgrade.size() && isRename(downgrade.get(count))) {
            count++;
        }
        return count;
    }

    private static boolean isRename(Operation operation) {
        return !operation.effects().isEmpty()
                && operation.effects().stream()
                        .allMatch(
                                effect ->
                                        effect.is(What.RENAMED)
                                                && effect.id().kind() != ObjectId.Kind.ENUM_LABEL);
    }

    private Map<Operation, RecreatedObjects.Remark> remarks(Set<Integer> up) {
        Map<Operation, RecreatedObjects.Remark> remarks = new LinkedHashMap<>();
        touchedUp.forEach(
                (operation, touches) -> {
                    Set<Integer> some = dependingOn(touches);
                    some.retainAll(up);
                    List<String> putBack = new ArrayList<>();
                    List<String> open = new ArrayList<>();
                    List<String> along = new ArrayList<>();
                    for (int place : some) {
                        List<String> list =
                                isOpen(place) ? open : goesAlong(place) ? along : putBack;
                        list.add(dependents.get(place).toString());
                    }
                    RecreatedObjects.Remark remark =
                            new RecreatedObjects.Remark(putBack, open, along);
                    if (!remark.isEmpty()) {
                        remarks.put(operation, remark);
                    }
                });
        return remarks;
    }
}
