package dev.retort.cli.action;

import dev.retort.dialect.Dialect;
import dev.retort.diff.accepted.Entry;
import dev.retort.model.ObjectId;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.replay.History;
import dev.retort.revision.AsFound;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What the applied revisions did, as far as they say it in operations. Branches may have been
 * applied in one order or the other; what depends on that is not known.
 */
final class AppliedOperations {

    private final RevisionGraph graph;
    private final Map<String, List<Operation>> recorded = new HashMap<>();

    private AppliedOperations(RevisionGraph graph) {
        this.graph = graph;
    }

    /**
     * @param rows the version rows
     */
    static History history(Revisions revisions, SortedSet<String> rows, Dialect dialect) {
        RevisionGraph graph = revisions.graph();
        Set<String> applied = graph.withEverythingBelow(rows);
        List<String> oldestFirst =
                new ArrayList<>(
                        graph.newestFirst().stream()
                                .map(RevisionNode::id)
                                .filter(applied::contains)
                                .toList());
        Collections.reverse(oldestFirst);
        AppliedOperations operations = new AppliedOperations(graph);
        Map<String, Migration> bodies = revisions.load(oldestFirst);
        StrayMarks.refuse(oldestFirst, bodies);
        operations.record(bodies);
        History result = operations.in(oldestFirst);
        List<String> otherwise = operations.otherwise(oldestFirst);
        return (otherwise.equals(oldestFirst) ? result : result.or(operations.in(otherwise)))
                .map(dialect::canonical);
    }

    /**
     * What gives things of a database the names that they had at other version rows, as far as the
     * revisions say it: what was renamed since then gets its old name, and what came since then is
     * gone, so that its name is free. Where the database is behind or on another branch, it is the
     * other way round.
     *
     * @param rows the version rows of the database
     * @param then the other ones
     */
    static List<Operation> back(Revisions revisions, SortedSet<String> rows, List<String> then) {
        RevisionGraph graph = revisions.graph();
        Set<String> here = graph.withEverythingBelow(rows);
        Set<String> there =
                graph.withEverythingBelow(
                        then.stream().filter(each -> !each.equals(Entry.BASE)).toList());
        List<String> since = new ArrayList<>();
        List<String> ahead = new ArrayList<>();
        for (RevisionNode node : graph.newestFirst()) {
            if (here.contains(node.id()) && !there.contains(node.id())) {
                since.add(node.id());
            } else if (there.contains(node.id()) && !here.contains(node.id())) {
                ahead.add(0, node.id());
            }
        }
        if (since.isEmpty() && ahead.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(since);
        all.addAll(ahead);
        Map<String, Migration> bodies = revisions.load(all);
        List<Effect> undone = new ArrayList<>();
        since.forEach(
                id -> {
                    List<Effect> effects = effects(bodies.get(id));
                    Collections.reverse(effects);
                    undone.addAll(effects);
                });
        List<Operation> back = new ArrayList<>();
        for (int i = 0; i < undone.size(); i++) {
            Effect effect = undone.get(i);
            if (effect.is(What.RENAMED)) {
                back.add(new Operation.Rename(effect.to(), ownName(effect.id())));
            } else if (isNew(effect, undone.subList(i + 1, undone.size()))) {
                back.add(new Operation.Drop(effect.id()));
            }
        }
        for (String id : ahead) {
            for (Effect effect : effects(bodies.get(id))) {
                if (effect.is(What.RENAMED)) {
                    back.add(new Operation.Rename(effect.id(), ownName(effect.to())));
                }
            }
        }
        return back;
    }

    private static List<Effect> effects(Migration body) {
        List<Effect> effects = new ArrayList<>();
        Op.record(body::upgrade).forEach(each -> effects.addAll(each.effects()));
        return effects;
    }

    private static String ownName(ObjectId id) {
        return id.part() == null ? id.name().name() : id.part();
    }

    /** What was made anew was there before. */
    private static boolean isNew(Effect effect, List<Effect> before) {
        return effect.is(What.CREATED)
                && effect.id().kind() != ObjectId.Kind.ENUM_LABEL
                && effect.id().kind() != ObjectId.Kind.ATTRIBUTE
                && effect.id().kind() != ObjectId.Kind.DOMAIN_CONSTRAINT
                && before.stream()
                        .noneMatch(each -> each.is(What.DROPPED) && each.id().equals(effect.id()));
    }

    private void record(Map<String, Migration> bodies) {
        bodies.forEach(
                (id, body) ->
                        recorded.put(
                                id,
                                body.getClass().isAnnotationPresent(AsFound.class)
                                        ? List.of()
                                        : Op.record(body::upgrade)));
    }

    private History in(List<String> order) {
        return History.of(order.stream().map(recorded::get).toList());
    }

    /** The order in which a branch that came first comes last. */
    private List<String> otherwise(List<String> order) {
        if (isChain(order)) {
            return order;
        }
        List<String> left = new ArrayList<>(order);
        Set<String> waiting = new HashSet<>(order);
        List<String> result = new ArrayList<>(order.size());
        while (!left.isEmpty()) {
            int at = left.size() - 1;
            while (isAbove(left.get(at), waiting)) {
                at--;
            }
            String id = left.remove(at);
            waiting.remove(id);
            result.add(id);
        }
        return result;
    }

    private boolean isChain(List<String> order) {
        for (int i = 1; i < order.size(); i++) {
            if (!isAbove(order.get(i), Set.of(order.get(i - 1)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAbove(String id, Set<String> waiting) {
        return graph.get(id).revises().stream().anyMatch(waiting::contains)
                || graph.dependencies(id).stream().anyMatch(waiting::contains);
    }
}
