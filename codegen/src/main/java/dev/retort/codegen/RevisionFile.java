package dev.retort.codegen;

import dev.retort.revision.RevisionNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A revision as its source's head describes it.
 *
 * @param path as the folder was given, plus the file's name
 * @param className with its package
 * @param revises in source order; empty for a base
 * @param message first sentence of {@code doc} in one line, empty without Javadoc
 * @param doc the class's Javadoc without stars, markup references resolved; empty without one
 */
public record RevisionFile(
        Path path,
        String className,
        String id,
        List<String> revises,
        List<String> dependsOn,
        List<String> branchLabels,
        String message,
        String doc) {

    public RevisionFile {
        revises = List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
    }

    /** What the graph has to know of it. */
    public RevisionNode node() {
        return new RevisionNode(id, revises, dependsOn, branchLabels, message);
    }
}
