package dev.retort.diff.dependents;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Indexes and constraints that are to stay as they are and cannot, because a column that their
 * expression speaks of gets another type: a partial index {@code WHERE grade = 'top'::text}. They
 * go, and come back on the way back; what comes in their place a person says.
 *
 * @param desired without them
 * @param open what a person has to write
 */
public record UnfitParts(Schema desired, List<Operation> open) {

    public UnfitParts {
        open = List.copyOf(open);
    }

    /**
     * @param port asked only where such an expression is over a column of another type
     * @param sql the statements of an operation
     */
    public static UnfitParts of(
            Schema current,
            Schema desired,
            Dependents port,
            Function<Operation, List<String>> sql) {
        Map<QualifiedName, Set<Touch>> retyped = retyped(current, desired);
        if (retyped.isEmpty()) {
            return new UnfitParts(desired, List.of());
        }
        NewTypes types =
                new NewTypes(
                        current, desired, retyped.values().stream().flatMap(Set::stream).toList());
        List<Operation> open = new ArrayList<>();
        Set<ObjectId> gone = new HashSet<>();
        retyped.forEach(
                (name, touches) -> {
                    for (Operation.Create part :
                            staying(current.tables().get(name), desired.tables().get(name))) {
                        String misfit = misfit(part, touches, types, port);
                        if (misfit != null) {
                            gone.add(part.id());
                            open.add(todo(part.id(), misfit, sql.apply(part)));
                        }
                    }
                });
        return gone.isEmpty()
                ? new UnfitParts(desired, List.of())
                : new UnfitParts(without(desired, gone), open);
    }

    private static Map<QualifiedName, Set<Touch>> retyped(Schema current, Schema desired) {
        Map<QualifiedName, Set<Touch>> retyped = new TreeMap<>();
        for (Table before : current.tables().values()) {
            Table after = desired.tables().get(before.name());
            if (after == null) {
                continue;
            }
            for (Column column : before.columns().values()) {
                Column now = after.columns().get(column.name());
                if (now != null && !sameBase(column.type(), now.type())) {
                    retyped.computeIfAbsent(before.name(), name -> new HashSet<>())
                            .add(
                                    new Touch(
                                            ObjectId.column(before.name(), column.name()),
                                            Touch.How.RETYPED));
                }
            }
        }
        return retyped;
    }

    private static boolean sameBase(Type a, Type b) {
        return a.equals(b) || a.withoutModifiers().equals(b.withoutModifiers());
    }

    /** What both sides have, as what would make it. */
    private static List<Operation.Create> staying(Table before, Table after) {
        List<Operation.Create> staying = new ArrayList<>();
        for (Index each : before.indexes().values()) {
            if (each.equals(after.indexes().get(each.name()))) {
                staying.add(Operation.Create.of(before.name(), each));
            }
        }
        for (Constraint each : before.constraints().values()) {
            if (each.equals(after.constraints().get(each.name()))) {
                staying.add(Operation.Create.of(before.name(), each));
            }
        }
        return staying;
    }

    private static List<String> expressions(Operation.Create part) {
        return part.definition() instanceof Index index
                ? index.expressions()
                : ((Constraint) part.definition()).expressions();
    }

    /** What it uses that becomes another type, in words; {@code null} where it still is right. */
    private static String misfit(
            Operation.Create part, Set<Touch> touches, NewTypes types, Dependents port) {
        List<String> expressions = expressions(part);
        List<Touch> used =
                touches.stream()
                        .filter(touch -> isMentioned(touch.id().part(), expressions))
                        .sorted(DependentRecreation.BY_NAME)
                        .toList();
        return used.isEmpty()
                        || types.query(expressions, part.id().name())
                                .map(port::accepts)
                                .orElse(true)
                ? null
                : used.stream().map(types::words).collect(Collectors.joining(", and "));
    }

    private static boolean isMentioned(String column, List<String> expressions) {
        return expressions.stream().anyMatch(text -> SqlText.of(text).mentions(column));
    }

    private static Operation todo(ObjectId id, String misfit, List<String> was) {
        return new Operation.Execute(
                SqlExpression.todo(DependentRecreation.sentence(id.toString(), misfit, was)));
    }

    private static Schema without(Schema desired, Set<ObjectId> gone) {
        return desired.mapTables(table -> without(table, gone)).withoutStrays();
    }

    private static Table without(Table table, Set<ObjectId> gone) {
        List<Index> indexes = new ArrayList<>(table.indexes().values());
        indexes.removeIf(each -> gone.contains(ObjectId.index(table.name(), each.name())));
        List<Constraint> constraints = new ArrayList<>(table.constraints().values());
        constraints.removeIf(each -> gone.contains(ObjectId.constraint(table.name(), each.name())));
        return table.withIndexes(indexes).withConstraints(constraints);
    }
}
