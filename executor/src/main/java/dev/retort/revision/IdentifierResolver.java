package dev.retort.revision;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds what an identifier means in a graph. {@code null} as an id is the empty database. */
final class IdentifierResolver {

    private static final int SHOWN = 8;

    private final RevisionGraph graph;

    IdentifierResolver(RevisionGraph graph) {
        this.graph = graph;
    }

    /**
     * @param branch a revision on the branch that the identifier was limited to, or {@code null}
     * @param id the revision to go down to, or {@code null} for the empty database
     */
    record DowngradeTarget(String branch, String id) {}

    // The grammar

    List<String> resolve(String text, SortedSet<String> current) {
        Identifier identifier = Identifier.parse(text);
        if (identifier.isRelativeToCurrent() && identifier.offset().orElseThrow() < 0) {
            return listOf(downgradeTarget(text, current).id());
        }
        return upgradeTargets(text, current);
    }

    String one(String text) {
        Identifier identifier = Identifier.parse(text);
        if (identifier.isRelativeToCurrent() || "current".equals(identifier.symbol())) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2016",
                    "'" + text + "' is relative to a database, and none is asked here",
                    "name the revision",
                    null);
        }
        List<String> ids = resolve(text, new TreeSet<>());
        if (ids.size() != 1) {
            throw notOne(text, ids);
        }
        return ids.get(0);
    }

    /** The revisions to go up to; none for {@code base}. */
    List<String> upgradeTargets(String text, SortedSet<String> current) {
        Identifier identifier = Identifier.parse(text);
        String branch = identifier.label() == null ? null : lookUp(identifier.label());
        if (identifier.offset().isEmpty()) {
            return symbol(identifier, branch, current);
        }
        int offset = identifier.offset().getAsInt();
        if (!identifier.isRelativeToCurrent()) {
            String start = single(identifier, branch, current);
            return listOf(walk(text, start, offset, branch, false));
        }
        if (offset < 0) {
            throw tooFar(text, offset);
        }
        Collection<String> starts = current;
        if (branch != null) {
            starts = limited(current, branch);
            if (starts.isEmpty()) {
                Set<String> applied = graph.withEverythingBelow(current);
                applied.retainAll(graph.lineage(branch));
                starts = tips(applied);
            }
        }
        if (starts.size() > 1) {
            throw severalRows(text, starts);
        }
        String start = starts.isEmpty() ? null : starts.iterator().next();
        return listOf(walk(text, start, offset, branch, false));
    }

    DowngradeTarget downgradeTarget(String text, SortedSet<String> current) {
        Identifier identifier = Identifier.parse(text);
        String branch = identifier.label() == null ? null : lookUp(identifier.label());
        if (!identifier.isRelativeToCurrent()) {
            String start;
            if (branch != null && identifier.offset().isEmpty() && !isWord(identifier.symbol())) {
                // label@rev: rev may be the shared root below the branch.
                start = inBranch(lookUp(identifier.symbol()), branch, identifier);
            } else {
                start = single(identifier, branch, current);
            }
            return new DowngradeTarget(
                    branch, walk(text, start, identifier.offset().orElse(0), branch, false));
        }
        int offset = identifier.offset().orElseThrow();
        if (offset >= 0) {
            throw tooFar(text, offset);
        }
        Collection<String> starts = current;
        if (branch != null) {
            starts = limited(current, branch);
            if (starts.isEmpty()) {
                // Applied, but with no row of its own: another row's dependency implies it.
                Set<String> applied = graph.withEverythingBelow(current);
                applied.retainAll(graph.descendants(List.of(branch)));
                starts = tips(applied);
            }
        }
        if (starts.isEmpty()) {
            throw tooFar(text, offset);
        }
        if (starts.size() > 1) {
            throw severalRows(text, starts);
        }
        String start = starts.iterator().next();
        return new DowngradeTarget(
                branch == null ? start : branch, walk(text, start, offset, branch, false));
    }

    /** The revisions of {@code a:b}. */
    Set<String> range(String text, SortedSet<String> current) {
        RevisionRange range =
                RevisionRange.parse(text)
                        .orElseThrow(
                                () ->
                                        new RetortException(
                                                RetortException.Kind.USAGE,
                                                "RT-2008",
                                                "not a range of revisions: " + text,
                                                "write FROM:TO, FROM: or :TO",
                                                null));
        Identifier from = range.from().isEmpty() ? null : Identifier.parse(range.from());
        Identifier to = range.to().isEmpty() ? null : Identifier.parse(range.to());
        boolean fromRelative = from != null && from.isRelativeToCurrent();
        boolean toRelative = to != null && to.isRelativeToCurrent();
        Collection<String> upper;
        Collection<String> lower;
        if (toRelative) {
            lower = fromRelative ? current : bound(from, current, List.of());
            upper = clipped(to, lower);
            lower = fromRelative ? clipped(from, current) : lower;
        } else {
            upper = bound(to, current, graph.heads());
            lower = fromRelative ? clipped(from, upper) : bound(from, current, List.of());
        }
        Set<String> result = graph.withEverythingBelow(upper);
        if (!lower.isEmpty() && !result.isEmpty()) {
            result.retainAll(graph.withEverythingAbove(lower));
            if (result.isEmpty()) {
                throw new RetortException(
                        "RT-2017",
                        String.join(", ", lower) + " is not below " + String.join(", ", upper),
                        "a range goes from the older revision to the newer one");
            }
        }
        return result;
    }

    private Collection<String> bound(
            Identifier identifier, SortedSet<String> current, Collection<String> otherwise) {
        return identifier == null ? otherwise : resolve(identifier.text(), current);
    }

    private List<String> clipped(Identifier identifier, Collection<String> starts) {
        String branch = identifier.label() == null ? null : lookUp(identifier.label());
        if (starts.size() > 1) {
            throw notOne(identifier.text(), starts);
        }
        String start = starts.isEmpty() ? null : starts.iterator().next();
        return listOf(
                walk(identifier.text(), start, identifier.offset().orElseThrow(), branch, true));
    }

    // Its parts

    private static boolean isWord(String symbol) {
        return Set.of("head", "heads", "base", "current").contains(symbol);
    }

    private List<String> symbol(Identifier identifier, String branch, SortedSet<String> current) {
        switch (identifier.symbol()) {
            case "base":
                return List.of();
            case "current":
                return limited(current, branch);
            case "heads":
                return limited(branch == null ? graph.realHeads() : graph.heads(), branch);
            case "head":
                List<String> heads = limited(graph.heads(), branch);
                if (heads.size() > 1) {
                    throw severalHeads(identifier.text(), heads);
                }
                return heads;
            default:
                String id = lookUp(identifier.symbol(), branch);
                return List.of(branch == null ? id : inBranch(id, branch, identifier));
        }
    }

    private String single(Identifier identifier, String branch, SortedSet<String> current) {
        List<String> ids = symbol(identifier, branch, current);
        if (ids.size() > 1) {
            throw notOne(identifier.text(), ids);
        }
        return ids.isEmpty() ? null : ids.get(0);
    }

    private String inBranch(String id, String branch, Identifier identifier) {
        if (!graph.lineage(branch).contains(id)) {
            throw new RetortException(
                    "RT-2004",
                    "revision " + id + " is not on the branch of " + identifier.label(),
                    null);
        }
        return id;
    }

    private List<String> limited(Collection<String> ids, String branch) {
        List<String> result = new ArrayList<>(ids);
        if (branch != null) {
            result.retainAll(graph.lineage(branch));
        }
        return result;
    }

    private List<String> tips(Set<String> ids) {
        Set<String> parents = new LinkedHashSet<>();
        ids.forEach(id -> parents.addAll(graph.get(id).revises()));
        return new TreeSet<>(ids).stream().filter(id -> !parents.contains(id)).toList();
    }

    private static List<String> listOf(String id) {
        return id == null ? List.of() : List.of(id);
    }

    /** Id, label or the beginning of an id. */
    private String lookUp(String text) {
        return lookUp(text, null);
    }

    /**
     * @param branch when the beginning of an id fits several, those on this branch count; or {@code
     *     null}
     */
    private String lookUp(String text, String branch) {
        if (graph.contains(text)) {
            return text;
        }
        String owner = graph.declaredLabels().get(text);
        if (owner != null) {
            return owner;
        }
        List<String> matches = new ArrayList<>();
        for (String id : graph.nodes().tailMap(text).keySet()) {
            if (!id.startsWith(text)) {
                break;
            }
            matches.add(id);
        }
        if (matches.size() > 1 && branch != null) {
            matches = limited(matches, branch);
        }
        if (matches.isEmpty()) {
            throw unknown(text);
        }
        if (matches.size() > 1) {
            throw new RetortException(
                    "RT-2005",
                    matches.size() + " revisions start with " + text + ": " + list(matches),
                    "write more of the id");
        }
        return matches.get(0);
    }

    /**
     * @param start or {@code null} for the empty database
     * @param clip stay at the last revision where Alembic stays, instead of an error
     */
    private String walk(String text, String start, int offset, String branch, boolean clip) {
        Set<String> lineage = branch == null ? null : graph.lineage(branch);
        String at = start;
        for (int i = 0; i < Math.abs(offset); i++) {
            Collection<String> next;
            if (offset > 0) {
                next = at == null ? graph.bases() : graph.children(at);
            } else {
                next = at == null ? List.of() : graph.get(at).revises();
            }
            List<String> ways = new ArrayList<>(next);
            if (lineage != null) {
                ways.retainAll(lineage);
            }
            if (ways.size() > 1) {
                throw new RetortException(
                        "RT-2006",
                        "'"
                                + text
                                + "' is ambiguous: from "
                                + (at == null ? "base" : at)
                                + " it could go to "
                                + list(ways),
                        "name the revision, or the branch as LABEL@"
                                + (offset > 0 ? "+" : "")
                                + offset);
            }
            if (ways.isEmpty() && (offset > 0 || at == null)) {
                if (clip) {
                    return at;
                }
                throw tooFar(text, offset);
            }
            at = ways.isEmpty() ? null : ways.get(0);
        }
        return at;
    }

    // What went wrong

    RetortException unknown(String text) {
        Set<String> candidates = new TreeSet<>(graph.nodes().keySet());
        candidates.addAll(graph.declaredLabels().keySet());
        candidates.addAll(List.of("head", "heads", "base", "current"));
        String hint =
                Suggestion.closest(text, candidates)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("`retort history` lists the revisions");
        return new RetortException("RT-2004", "there is no revision or branch " + text, hint);
    }

    RetortException unknownRow(String id) {
        return new RetortException(
                "RT-2002",
                "the database is at "
                        + id
                        + ", which is not in any of the folders; deployed from another branch?",
                "get the file of that revision, or, when the database really is somewhere else, say"
                        + " where with `retort stamp --purge REV`");
    }

    private static RetortException severalHeads(String text, Collection<String> heads) {
        return new RetortException(
                "RT-2001",
                "'" + text + "' could be any of " + heads.size() + " heads: " + list(heads),
                "join them with `retort merge heads -m \"...\"`, take all with `heads`, or name one, as"
                        + " in LABEL@head");
    }

    private static RetortException severalRows(String text, Collection<String> rows) {
        return new RetortException(
                "RT-2006",
                "'" + text + "' is ambiguous: the database is at " + list(rows),
                "name the branch, as in " + rows.iterator().next() + "@" + text);
    }

    private static RetortException notOne(String text, Collection<String> ids) {
        return new RetortException(
                "RT-2006",
                "'"
                        + text
                        + "' has to be one revision, and is "
                        + (ids.isEmpty() ? "none" : list(ids)),
                "name the revision");
    }

    private static RetortException tooFar(String text, int offset) {
        int steps = Math.abs(offset);
        return new RetortException(
                "RT-2006",
                "'"
                        + text
                        + "' leads nowhere: there are no "
                        + steps
                        + (steps == 1 ? " revision" : " revisions")
                        + " in that direction",
                "`retort history -i` shows where the database is");
    }

    private static String list(Collection<String> ids) {
        List<String> sorted = new ArrayList<>(new TreeSet<>(ids));
        if (sorted.size() <= SHOWN) {
            return String.join(", ", sorted);
        }
        return String.join(", ", sorted.subList(0, SHOWN))
                + " and "
                + (sorted.size() - SHOWN)
                + " more";
    }
}
