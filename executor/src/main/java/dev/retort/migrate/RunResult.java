package dev.retort.migrate;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run did.
 *
 * @param steps in the order they ran; empty when there was nothing to do
 * @param heads the version rows afterwards
 */
public record RunResult(List<StepResult> steps, SortedSet<String> heads) {

    public RunResult {
        steps = List.copyOf(steps);
        heads = Collections.unmodifiableSortedSet(new TreeSet<>(heads));
    }
}
