package dev.retort.migrate.internal;

import dev.retort.environment.VersionChange;
import dev.retort.migrate.StepResult;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** What a stamp amounts to, as results. */
public final class Stamps {

    private Stamps() {}

    /** One for each row that comes, or one for {@code base} when rows only go. */
    public static List<StepResult> results(
            RevisionGraph graph, SortedSet<String> before, SortedSet<String> after) {
        List<StepResult> results = new ArrayList<>();
        for (String id : VersionTable.added(before, after)) {
            results.add(result(id, graph.get(id).message()));
        }
        if (results.isEmpty() && !after.equals(before)) {
            results.add(result(after.isEmpty() ? "base" : String.join(",", after), ""));
        }
        return results;
    }

    /** The same as changes of the version rows, all of which are made at once. */
    public static List<VersionChange> changes(
            List<StepResult> results, SortedSet<String> before, SortedSet<String> after) {
        return results.stream()
                .map(
                        each ->
                                new VersionChange(
                                        each.revision(),
                                        each.direction(),
                                        each.message(),
                                        before,
                                        after))
                .toList();
    }

    private static StepResult result(String revision, String message) {
        return new StepResult(revision, Direction.STAMP, message, List.of(), Duration.ZERO);
    }
}
