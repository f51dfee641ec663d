package dev.retort.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All revisions that are known, and who comes before whom. A graph that exists is sound: every
 * parent and dependency is there, no id or label is taken twice, nothing comes before itself.
 *
 * <p>Two relations are kept apart, as in Alembic: <i>parents</i> (what a revision revises) make
 * heads, bases and branches; <i>dependencies</i> ({@link DependsOn}) only order. A revision is
 * <i>below</i> another when a way of parents and dependencies leads down to it.
 *
 * <p>The order of all results depends on ids only, never on the order of the input. No method
 * recurses, so a chain may be as long as memory allows.
 */
public final class RevisionGraph {

    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    private final NavigableMap<String, RevisionNode> nodes;
    private final SortedMap<String, String> declaredLabels;
    private final Map<String, List<String>> dependencies;
    private final Map<String, SortedSet<String>> children = new HashMap<>();
    private final Map<String, SortedSet<String>> dependents = new HashMap<>();
    private final Map<String, SortedSet<String>> labels = new HashMap<>();
    private final IdentifierResolver identifiers;
    private final Planner planner;

    private RevisionGraph(GraphCheck checked) {
        this.nodes = checked.nodes();
        this.declaredLabels = checked.labels();
        this.dependencies = checked.dependencies();
        for (RevisionNode node : nodes.values()) {
            node.revises().forEach(parent -> link(children, parent, node.id()));
            dependencies.get(node.id()).forEach(needed -> link(dependents, needed, node.id()));
        }
        declaredLabels.forEach(
                (label, owner) -> reachOf(owner).forEach(id -> link(labels, id, label)));
        this.identifiers = new IdentifierResolver(this);
        this.planner = new Planner(this, identifiers);
    }

    /**
     * @throws dev.retort.RetortException when the revisions do not make a graph: RT-2010 an id
     *     taken twice, RT-2011 a parent or RT-2012 a dependency that is not there, RT-2013 a
     *     revision that comes before itself, RT-2014 a label taken twice, RT-2015 a malformed id or
     *     label
     */
    public static RevisionGraph of(Collection<RevisionNode> revisions) {
        return new RevisionGraph(GraphCheck.check(revisions));
    }

    private static void link(Map<String, SortedSet<String>> map, String from, String to) {
        map.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
    }

    // What is there

    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** By exact id. */
    public boolean contains(String id) {
        return nodes.containsKey(id);
    }

    /** By exact id. */
    public Optional<RevisionNode> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /**
     * By exact id.
     *
     * @throws dev.retort.RetortException RT-2004 when there is none, with the nearest ids
     */
    public RevisionNode get(String id) {
        RevisionNode node = nodes.get(id);
        if (node == null) {
            throw identifiers.unknown(id);
        }
        return node;
    }

    /** All revisions, newest first: each before everything below it, branches kept together. */
    public List<RevisionNode> newestFirst() {
        return newestFirst(nodes.keySet());
    }

    /** Every branch label with the id of the revision that declares it. */
    public SortedMap<String, String> declaredLabels() {
        return Collections.unmodifiableSortedMap(declaredLabels);
    }

    /** The revisions that nothing revises. */
    public SortedSet<String> heads() {
        SortedSet<String> result = new TreeSet<>(nodes.keySet());
        result.removeAll(children.keySet());
        return result;
    }

    /**
     * The heads that nothing depends on either. A head that is missing here is what Alembic calls
     * an effective head: applied, it is implied by the row of another.
     */
    public SortedSet<String> realHeads() {
        SortedSet<String> result = heads();
        result.removeAll(dependents.keySet());
        return result;
    }

    /** The revisions that revise nothing. */
    public SortedSet<String> bases() {
        SortedSet<String> result = new TreeSet<>();
        nodes.values().stream().filter(RevisionNode::isBase).forEach(node -> result.add(node.id()));
        return result;
    }

    /** The revisions with more than one child. */
    public SortedSet<String> branchPoints() {
        SortedSet<String> result = new TreeSet<>();
        children.forEach(
                (id, ids) -> {
                    if (ids.size() > 1) {
                        result.add(id);
                    }
                });
        return result;
    }

    /** The ids that revise this one. */
    public SortedSet<String> children(String id) {
        return Collections.unmodifiableSortedSet(children.getOrDefault(id, NONE));
    }

    /** The ids that depend on this one. */
    public SortedSet<String> dependents(String id) {
        return Collections.unmodifiableSortedSet(dependents.getOrDefault(id, NONE));
    }

    /** The ids this one depends on, labels resolved, in the order they were written. */
    public List<String> dependencies(String id) {
        return dependencies.getOrDefault(id, List.of());
    }

    /**
     * The branch labels a revision answers to: a label reaches all descendants of the revision that
     * declares it, and goes down to, not onto, the next branch point or merge.
     */
    public SortedSet<String> labels(String id) {
        return Collections.unmodifiableSortedSet(labels.getOrDefault(id, NONE));
    }

    private Set<String> reachOf(String owner) {
        Set<String> reach = descendants(List.of(owner));
        RevisionNode node = nodes.get(owner);
        while (node.revises().size() == 1) {
            node = nodes.get(node.revises().get(0));
            if (node.isMerge() || children(node.id()).size() > 1) {
                break;
            }
            reach.add(node.id());
        }
        return reach;
    }

    // Who comes before whom

    /** Whether {@code lower} is {@code upper} or below it. */
    public boolean isAncestor(String lower, String upper) {
        return withEverythingBelow(List.of(upper)).contains(lower);
    }

    /** These revisions and all that has to be applied before them. */
    public Set<String> withEverythingBelow(Collection<String> ids) {
        return reach(ids, this::below);
    }

    /** These revisions and all that has to be taken back before them. */
    public Set<String> withEverythingAbove(Collection<String> ids) {
        return reach(ids, this::above);
    }

    /** By parents only. */
    Set<String> ancestors(Collection<String> ids) {
        return reach(ids, id -> nodes.get(id).revises());
    }

    /** By parents only. */
    Set<String> descendants(Collection<String> ids) {
        return reach(ids, this::children);
    }

    /** What shares a line of parents with this revision. */
    Set<String> lineage(String id) {
        Set<String> result = ancestors(List.of(id));
        result.addAll(descendants(List.of(id)));
        return result;
    }

    /** Parents, then dependencies. */
    Collection<String> below(String id) {
        List<String> result = new ArrayList<>(nodes.get(id).revises());
        result.addAll(dependencies(id));
        return result;
    }

    private Collection<String> above(String id) {
        List<String> result = new ArrayList<>(children(id));
        result.addAll(dependents(id));
        return result;
    }

    private static Set<String> reach(
            Collection<String> from, Function<String, Collection<String>> next) {
        Set<String> seen = new HashSet<>(from);
        Deque<String> todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            for (String id : next.apply(todo.pop())) {
                if (seen.add(id)) {
                    todo.push(id);
                }
            }
        }
        return seen;
    }

    /**
     * Sorts so that nothing comes before what is above it; a branch is followed as far as possible
     * before another one starts.
     */
    List<RevisionNode> newestFirst(Collection<String> ids) {
        Set<String> chosen = new HashSet<>(ids);
        Map<String, Integer> waitingFor = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        for (String id : new TreeSet<>(chosen)) {
            int count = 0;
            for (String higher : new HashSet<>(above(id))) {
                count += chosen.contains(higher) ? 1 : 0;
            }
            waitingFor.put(id, count);
            if (count == 0) {
                ready.addLast(id);
            }
        }
        List<RevisionNode> result = new ArrayList<>(chosen.size());
        while (!ready.isEmpty()) {
            String id = ready.removeFirst();
            result.add(nodes.get(id));
            List<String> freed = new ArrayList<>();
            for (String lower : new TreeSet<>(below(id))) {
                if (chosen.contains(lower) && waitingFor.merge(lower, -1, Integer::sum) == 0) {
                    freed.add(lower);
                }
            }
            // Parents before dependencies: the line that was begun goes on.
            freed.sort((a, b) -> Boolean.compare(isParent(b, id), isParent(a, id)));
            for (int i = freed.size() - 1; i >= 0; i--) {
                ready.addFirst(freed.get(i));
            }
        }
        return result;
    }

    private boolean isParent(String lower, String id) {
        return nodes.get(id).revises().contains(lower);
    }

    // What a person means

    /**
     * The revisions that an identifier means, in Alembic's grammar: a full id, a unique prefix, a
     * branch label, {@code head}, {@code heads}, {@code base}, {@code current}; each also as {@code
     * label@...} inside one branch and with {@code +N} or {@code -N} behind it; {@code +N} and
     * {@code -N} alone start from the version rows.
     *
     * @param current the version rows, for what is relative to them; empty where there is no
     *     database
     * @return none for {@code base}; more than one only for {@code heads} and {@code current}
     * @throws dev.retort.RetortException RT-2001 {@code head} with several heads, RT-2002 unknown
     *     version row, RT-2004 unknown, RT-2005 ambiguous prefix, RT-2006 a relative step that has
     *     no or no single end
     */
    public List<RevisionNode> resolve(String identifier, Set<String> current) {
        return identifiers.resolve(identifier, known(current)).stream().map(nodes::get).toList();
    }

    /** As {@link #resolve} without a database, when it has to be one revision. */
    public RevisionNode resolveOne(String identifier) {
        return nodes.get(identifiers.one(identifier));
    }

    /**
     * {@code a:b}, newest first, both ends included; {@code a:} goes up to the heads, {@code :b}
     * starts at the bases. {@code current} means the version rows, {@code +N} and {@code -N} count
     * from the other end and stop where there is no more.
     */
    public List<RevisionNode> history(String range, Set<String> current) {
        return newestFirst(identifiers.range(range, known(current)));
    }

    // Plans

    /**
     * What has to run so that the target and all below it is applied.
     *
     * @param current the version rows
     * @throws dev.retort.RetortException as {@link #resolve}
     */
    public Plan upgrade(Set<String> current, String target) {
        return planner.upgrade(known(current), target);
    }

    /**
     * What has to run so that nothing above the target is applied. {@code label@target} takes back
     * that branch only.
     *
     * @param current the version rows
     * @throws dev.retort.RetortException as {@link #resolve}, and RT-2007 when the target is not
     *     applied
     */
    public Plan downgrade(Set<String> current, String target) {
        return planner.downgrade(known(current), target);
    }

    /**
     * The version rows after a stamp: each target replaces the rows on a line with it, {@code base}
     * takes all away, {@code label@base} those of that branch.
     *
     * @param current the version rows
     */
    public SortedSet<String> stamp(Set<String> current, List<String> targets) {
        return planner.stamp(known(current), targets);
    }

    private SortedSet<String> known(Set<String> current) {
        for (String id : new TreeSet<>(current)) {
            if (!nodes.containsKey(id)) {
                throw identifiers.unknownRow(id);
            }
        }
        return new TreeSet<>(current);
    }

    NavigableMap<String, RevisionNode> nodes() {
        return nodes;
    }
}
