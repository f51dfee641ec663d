package dev.retort.revision;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The way from one set of version rows to another.
 *
 * @param steps in the order they have to run; empty when there is nothing to do
 * @param before the version rows it starts from
 */
public record Plan(List<Step> steps, SortedSet<String> before) {

    public Plan {
        steps = List.copyOf(steps);
        before = Collections.unmodifiableSortedSet(new TreeSet<>(before));
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The version rows when every step was done. */
    public SortedSet<String> after() {
        return steps.isEmpty() ? before : steps.get(steps.size() - 1).headsAfter();
    }
}
