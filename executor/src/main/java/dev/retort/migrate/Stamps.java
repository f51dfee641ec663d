package dev.retort.migrate;

import dev.retort.revision.Direction;
import dev.retort.revision.RevisionGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** What a stamp amounts to, as results. */
final class Stamps {

    private Stamps() {}

    /** One for each row that comes, or one for {@code base} when rows only go. */
    static List<StepResult> results(
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

    private static StepResult result(String revision, String message) {
        return new StepResult(revision, Direction.STAMP, message, List.of(), Duration.ZERO);
    }
}
