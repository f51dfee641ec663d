package dev.retort.revision;

import java.util.List;
import java.util.Objects;

/**
 * What the graph knows of a revision.
 *
 * @param revises the ids it comes after: none for a base, several for a merge
 * @param dependsOn ids or branch labels of revisions elsewhere that must be applied first
 * @param branchLabels names for the branch that starts here
 * @param message for people; empty when there is none
 */
public record RevisionNode(
        String id,
        List<String> revises,
        List<String> dependsOn,
        List<String> branchLabels,
        String message) {

    public RevisionNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(message, "message");
        revises = List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
    }

    public boolean isBase() {
        return revises.isEmpty();
    }

    /** Comes after several revisions. */
    public boolean isMerge() {
        return revises.size() > 1;
    }
}
