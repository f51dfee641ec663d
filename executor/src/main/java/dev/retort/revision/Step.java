package dev.retort.revision;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One revision applied or taken back. What it does to the version table is the difference of two
 * sets, whatever the shape of the graph around it.
 *
 * @param direction {@code UPGRADE} or {@code DOWNGRADE}
 * @param headsBefore the version rows that must be there before the step
 * @param headsAfter the version rows after it
 */
public record Step(
        RevisionNode revision,
        Direction direction,
        SortedSet<String> headsBefore,
        SortedSet<String> headsAfter) {

    public Step {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(direction, "direction");
        headsBefore = Collections.unmodifiableSortedSet(new TreeSet<>(headsBefore));
        headsAfter = Collections.unmodifiableSortedSet(new TreeSet<>(headsAfter));
    }

    public String id() {
        return revision.id();
    }
}
