package dev.retort.cli.action;

import dev.retort.cli.output.Style;
import dev.retort.codegen.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Revisions in Alembic's words, so that who reads its lists reads these. */
final class RevisionText {

    private final RevisionGraph graph;
    private final Optional<SortedSet<String>> rows;
    private final Style style;

    /**
     * @param rows the version rows, when a database was asked
     */
    RevisionText(RevisionGraph graph, Optional<SortedSet<String>> rows, Style style) {
        this.graph = graph;
        this.rows = rows;
        this.style = style;
    }

    /** {@code a41c09e2d7b3 -> 3f9d2c71b8e0 (head), Add orders.} */
    String line(RevisionNode node) {
        return style.faint(parents(node) + " -> ")
                + named(node)
                + (node.message().isEmpty() ? "" : ", " + node.message());
    }

    /** {@code 3f9d2c71b8e0 (head)}. */
    String name(RevisionNode node) {
        return named(node) + (node.message().isEmpty() ? "" : ", " + node.message());
    }

    private String named(RevisionNode node) {
        return style.changed(node.id()) + marks(node);
    }

    private String parents(RevisionNode node) {
        String parents = node.isBase() ? "<base>" : String.join(", ", node.revises());
        return node.dependsOn().isEmpty()
                ? parents
                : parents + " (" + String.join(", ", node.dependsOn()) + ")";
    }

    private String marks(RevisionNode node) {
        StringBuilder marks = new StringBuilder();
        if (!node.branchLabels().isEmpty()) {
            marks.append(" (").append(String.join(", ", node.branchLabels())).append(')');
        }
        if (graph.realHeads().contains(node.id())) {
            marks.append(" (head)");
        } else if (graph.heads().contains(node.id())) {
            marks.append(" (effective head)");
        }
        if (graph.children(node.id()).size() > 1) {
            marks.append(" (branchpoint)");
        }
        if (node.isMerge()) {
            marks.append(" (mergepoint)");
        }
        if (rows.filter(ids -> ids.contains(node.id())).isPresent()) {
            marks.append(" (current)");
        }
        return marks.toString();
    }

    /** Everything that the source's head says. */
    List<String> block(RevisionFile file, String shownPath) {
        RevisionNode node = graph.get(file.id());
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + named(node));
        lines.add((node.isMerge() ? "Merges: " : "Parent: ") + parentsAlone(node));
        if (!node.dependsOn().isEmpty()) {
            lines.add("Depends on: " + String.join(", ", node.dependsOn()));
        }
        if (graph.children(node.id()).size() > 1) {
            lines.add("Branches into: " + String.join(", ", graph.children(node.id())));
        }
        if (!node.branchLabels().isEmpty()) {
            lines.add("Branch names: " + String.join(", ", node.branchLabels()));
        }
        lines.add("Path: " + shownPath);
        lines.add("");
        file.doc().lines().forEach(line -> lines.add(line.isBlank() ? "" : "    " + line));
        lines.add("");
        return lines;
    }

    private static String parentsAlone(RevisionNode node) {
        return node.isBase() ? "<base>" : String.join(", ", node.revises());
    }
}
