package dev.retort.classpath;

import dev.retort.revision.RevisionNode;
import java.util.Objects;

/**
 * A class with {@code @Revision} that nobody has loaded yet.
 *
 * @param className as {@link Class#forName} takes it
 * @param where it was found, for a person
 */
record CompiledRevision(String className, String where, RevisionNode node) {

    CompiledRevision {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(node, "node");
    }
}
