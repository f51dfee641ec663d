package dev.retort.diff.compare;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.TableDependent;
import dev.retort.model.Type;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What turns the dependents of tables into others. They come down before everything else and go up
 * after it, so that nothing else has to know them.
 */
final class TableDependentDiff {

    private final Schema from;
    private final Schema to;

    TableDependentDiff(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    /** Those that differ in nothing but their name get it. */
    List<Operation> renames() {
        List<Operation> renames = new ArrayList<>();
        Set<ObjectId> given = new HashSet<>();
        for (TableDependent before : new TreeMap<>(from.dependents()).values()) {
            if (to.dependents().containsKey(before.id())) {
                continue;
            }
            for (TableDependent after : new TreeMap<>(to.dependents()).values()) {
                if (!from.dependents().containsKey(after.id())
                        && isSameSchema(before.name(), after.name())
                        && before.withName(after.name()).equals(after)
                        && given.add(after.id())) {
                    renames.add(new Operation.Rename(before.id(), after.name().name()));
                    break;
                }
            }
        }
        return renames;
    }

    private static boolean isSameSchema(QualifiedName one, QualifiedName other) {
        return one.schema().equals(other.schema());
    }

    /**
     * @param operations that turn everything else of the one schema into the other
     */
    List<Operation> around(List<Operation> operations) {
        if (from.dependents().isEmpty() && to.dependents().isEmpty()) {
            return operations;
        }
        List<Effect> effects =
                operations.stream().flatMap(each -> each.effects().stream()).toList();
        List<Operation> all = new ArrayList<>();
        Set<ObjectId> stay = new HashSet<>();
        for (TableDependent each : new TreeMap<>(from.dependents()).values()) {
            if (each.equals(to.dependents().get(each.id()))
                    && effects.stream().noneMatch(effect -> isInTheWay(each, effect))) {
                stay.add(each.id());
            } else {
                all.add(new Operation.Drop(each.id()));
            }
        }
        all.addAll(operations);
        for (TableDependent each : new TreeMap<>(to.dependents()).values()) {
            if (!stay.contains(each.id())) {
                all.add(Operation.Create.of(each));
            }
        }
        return all;
    }

    private static boolean isInTheWay(TableDependent dependent, Effect effect) {
        if (!effect.is(What.DROPPED) && !effect.is(What.RETYPED)) {
            return false;
        }
        ObjectId id = effect.id();
        return switch (id.kind()) {
            case TABLE -> id.name().equals(dependent.table());
            case COLUMN ->
                    id.name().equals(dependent.table())
                            && dependent.reads(Set.of(id.part()))
                            && !(effect.is(What.RETYPED) && dependent.isRebuilt());
            default -> {
                String type = Type.named(id.name()).sql();
                yield dependent.expressions().stream()
                        .anyMatch(each -> SqlText.of(each).castsTo(type));
            }
        };
    }
}
