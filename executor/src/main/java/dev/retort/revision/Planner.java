package dev.retort.revision;

import dev.retort.RetortException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which steps lead where. The version rows are the applied revisions that have nothing applied
 * above them, by parents or dependencies; that one rule gives every case of new branch, merge and
 * its undoing.
 */
final class Planner {

    private final RevisionGraph graph;
    private final IdentifierResolver identifiers;

    Planner(RevisionGraph graph, IdentifierResolver identifiers) {
        this.graph = graph;
        this.identifiers = identifiers;
    }

    Plan upgrade(SortedSet<String> current, String target) {
        Set<String> needed = graph.withEverythingBelow(identifiers.upgradeTargets(target, current));
        needed.removeAll(graph.withEverythingBelow(current));
        List<RevisionNode> order = new ArrayList<>(graph.newestFirst(needed));
        Collections.reverse(order);
        List<Step> steps = new ArrayList<>(order.size());
        SortedSet<String> heads = current;
        for (RevisionNode node : order) {
            SortedSet<String> after = new TreeSet<>(heads);
            after.removeAll(graph.below(node.id()));
            after.add(node.id());
            steps.add(new Step(node, Direction.UPGRADE, heads, after));
            heads = after;
        }
        return new Plan(steps, current);
    }

    Plan downgrade(SortedSet<String> current, String target) {
        IdentifierResolver.DowngradeTarget goal = identifiers.downgradeTarget(target, current);
        Set<String> applied = graph.withEverythingBelow(current);
        if (goal.id() != null && !applied.contains(goal.id())) {
            throw notApplied(goal.id(), current);
        }
        Set<String> doomed = graph.withEverythingAbove(roots(goal, target));
        doomed.retainAll(applied);
        List<Step> steps = new ArrayList<>(doomed.size());
        SortedSet<String> heads = current;
        for (RevisionNode node : graph.newestFirst(doomed)) {
            applied.remove(node.id());
            SortedSet<String> after = new TreeSet<>(heads);
            after.remove(node.id());
            for (String lower : graph.below(node.id())) {
                if (nothingAbove(lower, applied)) {
                    after.add(lower);
                }
            }
            steps.add(new Step(node, Direction.DOWNGRADE, heads, after));
            heads = after;
        }
        return new Plan(steps, current);
    }

    /** The revisions right above the goal, on its branch if one was named. */
    private Set<String> roots(IdentifierResolver.DowngradeTarget goal, String target) {
        Set<String> above =
                goal.id() == null ? graph.bases() : new TreeSet<>(graph.children(goal.id()));
        if (goal.branch() == null || above.isEmpty()) {
            return above;
        }
        above.retainAll(graph.lineage(goal.branch()));
        if (above.isEmpty()) {
            throw new RetortException(
                    "RT-2007",
                    "nothing above "
                            + (goal.id() == null ? "base" : goal.id())
                            + " is on the branch that '"
                            + target
                            + "' names",
                    "`retort history --graph` shows the branches");
        }
        return above;
    }

    private boolean nothingAbove(String id, Set<String> applied) {
        return graph.children(id).stream().noneMatch(applied::contains)
                && graph.dependents(id).stream().noneMatch(applied::contains);
    }

    private static RetortException notApplied(String id, SortedSet<String> current) {
        return new RetortException(
                "RT-2007",
                "cannot downgrade to "
                        + id
                        + ": it is not applied, the database is at "
                        + (current.isEmpty() ? "base" : String.join(", ", current)),
                "`retort upgrade " + id + "` goes there when it lies ahead");
    }

    SortedSet<String> stamp(SortedSet<String> current, List<String> targets) {
        SortedSet<String> after = new TreeSet<>(current);
        Set<String> added = new TreeSet<>();
        for (String target : targets) {
            List<String> ids = identifiers.resolve(target, current);
            added.addAll(ids);
            if (ids.isEmpty()) {
                String label = Identifier.parse(target).label();
                if (label == null) {
                    after.clear();
                } else {
                    after.removeAll(onALineWith(identifiers.one(label)));
                }
            }
            for (String id : ids) {
                after.removeAll(onALineWith(id));
            }
        }
        after.addAll(added);
        return after;
    }

    private Set<String> onALineWith(String id) {
        Set<String> result = graph.withEverythingBelow(List.of(id));
        result.addAll(graph.withEverythingAbove(List.of(id)));
        return result;
    }
}
