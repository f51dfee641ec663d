package dev.retort.migrate;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run would do.
 *
 * @param inTheWay rows that would make it fail, as far as that can be known before it runs
 * @param before the version rows it starts from
 * @param after the version rows it would leave
 */
public record DryRun(
        List<PreparedStep> steps,
        List<ConflictingRows.Finding> inTheWay,
        SortedSet<String> before,
        SortedSet<String> after) {

    public DryRun {
        steps = List.copyOf(steps);
        inTheWay = List.copyOf(inTheWay);
        before = Collections.unmodifiableSortedSet(new TreeSet<>(before));
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** In the shape of a real run, with no time spent. */
    public RunResult result() {
        return new RunResult(
                steps.stream()
                        .map(
                                step ->
                                        new StepResult(
                                                step.step().id(),
                                                step.step().direction(),
                                                step.step().revision().message(),
                                                step.statements(),
                                                Duration.ZERO))
                        .toList(),
                after);
    }
}
