package dev.retort.revision;

import dev.retort.RetortException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Revisions that were found to make a graph.
 *
 * @param nodes by id
 * @param labels branch label to the id that declares it
 * @param dependencies id to the ids it depends on, labels resolved
 */
record GraphCheck(
        NavigableMap<String, RevisionNode> nodes,
        SortedMap<String, String> labels,
        Map<String, List<String>> dependencies) {

    /** The version table's column has room for so many characters. */
    private static final int MAX_LENGTH = 32;

    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

    static GraphCheck check(Collection<RevisionNode> revisions) {
        NavigableMap<String, RevisionNode> nodes = byId(revisions);
        SortedMap<String, String> labels = labels(nodes);
        requireParents(nodes);
        Map<String, List<String>> dependencies = dependencies(nodes, labels);
        requireOrder(nodes, dependencies);
        return new GraphCheck(nodes, labels, dependencies);
    }

    private static NavigableMap<String, RevisionNode> byId(Collection<RevisionNode> revisions) {
        NavigableMap<String, RevisionNode> nodes = new TreeMap<>();
        for (RevisionNode node : revisions) {
            requireWellFormed("revision id", node.id());
            if (nodes.put(node.id(), node) != null) {
                throw new RetortException(
                        "RT-2010",
                        "two revisions have the id " + node.id(),
                        "give one of them another id, and change the @Revises that mean it");
            }
        }
        return nodes;
    }

    private static void requireWellFormed(String what, String text) {
        if (text.isEmpty()) {
            throw malformed("a " + what + " is empty");
        }
        if (text.length() > MAX_LENGTH) {
            throw malformed(
                    what
                            + " "
                            + text
                            + " has "
                            + text.length()
                            + " characters; the version table has room for "
                            + MAX_LENGTH);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("@-+:".indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isISOControl(c)) {
                throw malformed(
                        "character '" + c + "' is not allowed in " + what + " '" + text + "'");
            }
        }
        if (RESERVED.contains(text)) {
            throw malformed("'" + text + "' cannot be a " + what + ": the word has a meaning");
        }
    }

    private static RetortException malformed(String message) {
        return new RetortException(
                "RT-2015",
                message,
                "use letters, digits and underscores: @ - + : belong to the grammar of targets");
    }

    private static SortedMap<String, String> labels(NavigableMap<String, RevisionNode> nodes) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (RevisionNode node : nodes.values()) {
            for (String label : node.branchLabels()) {
                requireWellFormed("branch label", label);
                if (nodes.containsKey(label)) {
                    throw duplicateLabel(label, node.id(), "is the id of a revision");
                }
                String other = labels.put(label, node.id());
                if (other != null && !other.equals(node.id())) {
                    throw duplicateLabel(label, node.id(), "is already used by revision " + other);
                }
            }
        }
        return labels;
    }

    private static RetortException duplicateLabel(String label, String id, String taken) {
        return new RetortException(
                "RT-2014",
                "branch label " + label + " of revision " + id + " " + taken,
                "a label names one branch; choose another in @BranchLabel");
    }

    private static void requireParents(NavigableMap<String, RevisionNode> nodes) {
        for (RevisionNode node : nodes.values()) {
            for (String parent : node.revises()) {
                if (!nodes.containsKey(parent)) {
                    throw new RetortException(
                            "RT-2011",
                            "revision "
                                    + node.id()
                                    + " revises "
                                    + parent
                                    + ", which is not in any folder",
                            "restore the file of " + parent + " or correct @Revises");
                }
            }
        }
    }

    private static Map<String, List<String>> dependencies(
            NavigableMap<String, RevisionNode> nodes, SortedMap<String, String> labels) {
        Map<String, List<String>> result = new HashMap<>();
        for (RevisionNode node : nodes.values()) {
            Set<String> ids = new LinkedHashSet<>();
            for (String needed : node.dependsOn()) {
                String id = nodes.containsKey(needed) ? needed : labels.get(needed);
                if (id == null) {
                    throw new RetortException(
                            "RT-2012",
                            "revision "
                                    + node.id()
                                    + " depends on "
                                    + needed
                                    + ", which is neither a revision nor a branch label in any folder",
                            "restore the file of " + needed + " or correct @DependsOn");
                }
                ids.add(id);
            }
            result.put(node.id(), List.copyOf(ids));
        }
        return result;
    }

    /** Takes away what has nothing left below it; whatever stays leads into a cycle. */
    private static void requireOrder(
            NavigableMap<String, RevisionNode> nodes, Map<String, List<String>> dependencies) {
        Map<String, List<String>> above = new HashMap<>();
        Map<String, Integer> waitingFor = new TreeMap<>();
        Deque<String> ready = new ArrayDeque<>();
        for (RevisionNode node : nodes.values()) {
            Collection<String> below = below(node, dependencies);
            below.forEach(id -> above.computeIfAbsent(id, key -> new ArrayList<>()).add(node.id()));
            waitingFor.put(node.id(), below.size());
            if (below.isEmpty()) {
                ready.add(node.id());
            }
        }
        while (!ready.isEmpty()) {
            String id = ready.remove();
            waitingFor.remove(id);
            for (String higher : above.getOrDefault(id, List.of())) {
                if (waitingFor.merge(higher, -1, Integer::sum) == 0) {
                    ready.add(higher);
                }
            }
        }
        if (!waitingFor.isEmpty()) {
            throw cycle(nodes, dependencies, waitingFor.keySet());
        }
    }

    private static Collection<String> below(
            RevisionNode node, Map<String, List<String>> dependencies) {
        Set<String> result = new TreeSet<>(node.revises());
        result.addAll(dependencies.get(node.id()));
        return result;
    }

    private static RetortException cycle(
            NavigableMap<String, RevisionNode> nodes,
            Map<String, List<String>> dependencies,
            Set<String> stuck) {
        List<String> way = new ArrayList<>();
        String id = stuck.iterator().next();
        while (!way.contains(id)) {
            way.add(id);
            id =
                    below(nodes.get(id), dependencies).stream()
                            .filter(stuck::contains)
                            .findFirst()
                            .orElseThrow();
        }
        List<String> cycle = way.subList(way.indexOf(id), way.size());
        String message =
                cycle.size() == 1
                        ? "revision " + id + " comes after itself"
                        : "revisions come after one another in a circle: "
                                + String.join(" -> ", cycle)
                                + " -> "
                                + id;
        return new RetortException(
                "RT-2013", message, "correct @Revises or @DependsOn of one of them");
    }
}
