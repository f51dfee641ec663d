package dev.retort.cli.action;

import dev.retort.dialect.Dialect;
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
        operations.record(revisions.load(oldestFirst));
        History result = operations.in(oldestFirst);
        List<String> otherwise = operations.otherwise(oldestFirst);
        return (otherwise.equals(oldestFirst) ? result : result.or(operations.in(otherwise)))
                .map(dialect::canonical);
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
