package dev.retort.diff.order;

import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Operations in an order in which each can run. For every slot, in this order: what depends on the
 * thing there lets go of it, the thing goes or changes, the next one comes, others depend on that.
 * Whatever these rules leave open stays as it was given.
 */
public final class OperationOrder {

    private final List<Operation> operations;

    /** Of each operation, those that must come before it. */
    private final List<List<Integer>> before = new ArrayList<>();

    /** Those that wait for themselves. */
    private final Set<Integer> inCircles = new HashSet<>();

    private OperationOrder(List<Operation> operations) {
        this.operations = operations;
        operations.forEach(operation -> before.add(new ArrayList<>()));
    }

    public static List<Operation> of(List<Operation> operations, Schema from, Schema to) {
        if (operations.size() < 2) {
            return operations;
        }
        OperationOrder order = new OperationOrder(operations);
        order.ask(new OrderingEffects(new Footprint(from), new Footprint(to)));
        List<Integer> places = IntStream.range(0, operations.size()).boxed().toList();
        List<Operation> ordered =
                DependencyOrder.of(places, order.before::get, order.inCircles::addAll).stream()
                        .map(operations::get)
                        .toList();
        List<Operation> parts = order.withoutCircles();
        return parts.size() == operations.size() ? ordered : of(parts, from, to);
    }

    /** Of several changes of a column, one may have to be before another operation, one after. */
    private List<Operation> withoutCircles() {
        List<Operation> parts = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            parts.addAll(inCircles.contains(i) ? operation.split() : List.of(operation));
        }
        return parts;
    }

    /** The operations that have to do with one slot, by their place in the list. */
    private static final class Queue {
        final List<Integer> leave = new ArrayList<>();
        final List<Integer> free = new ArrayList<>();

        /** What takes it, and what changes the thing there: in the order given. */
        final List<Integer> come = new ArrayList<>();

        final List<Integer> use = new ArrayList<>();
    }

    private void ask(OrderingEffects effects) {
        Map<Slot, Queue> queues = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            enqueue(i, operations.get(i).accept(effects), queues);
        }
        for (Queue queue : queues.values()) {
            follow(queue.free, queue.leave);
            follow(queue.come, queue.leave);
            follow(queue.come, queue.free);
            for (int i = 1; i < queue.come.size(); i++) {
                before.get(queue.come.get(i)).add(queue.come.get(i - 1));
            }
            follow(queue.use, queue.free);
            follow(queue.use, queue.come);
        }
        before.forEach(list -> list.sort(null));
    }

    private static void enqueue(int operation, OrderingEffect effect, Map<Slot, Queue> queues) {
        Set<Slot> all = new HashSet<>(effect.leaves());
        all.addAll(effect.frees());
        all.addAll(effect.takes());
        all.addAll(effect.uses());
        for (Slot slot : all) {
            Queue queue = queues.computeIfAbsent(slot, each -> new Queue());
            if (effect.takes().contains(slot)) {
                queue.come.add(operation);
                if (effect.leaves().contains(slot) && !effect.frees().contains(slot)) {
                    queue.leave.add(operation);
                }
            } else if (effect.frees().contains(slot)) {
                queue.free.add(operation);
            } else if (effect.uses().contains(slot)) {
                // It depended on it before as well, and goes on to.
                queue.use.add(operation);
            } else {
                queue.leave.add(operation);
            }
        }
    }

    private void follow(List<Integer> later, List<Integer> earlier) {
        for (int each : later) {
            earlier.stream().filter(one -> one != each).forEach(before.get(each)::add);
        }
    }
}
