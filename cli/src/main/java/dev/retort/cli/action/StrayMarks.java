package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import dev.retort.replay.StrayMark;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Marks of revisions ({@code op.found}) that name what is not there. What such a mark was meant to
 * keep would count as something that the entities gave up, and be dropped.
 */
final class StrayMarks {

    private StrayMarks() {}

    /**
     * @param oldestFirst the revisions that are looked through
     * @throws RetortException RT-2021 when one of them has such a mark
     */
    static void refuse(List<String> oldestFirst, Map<String, Migration> bodies) {
        List<List<Operation>> recorded =
                oldestFirst.stream().map(id -> recorded(id, bodies.get(id))).toList();
        if (recorded.stream()
                .flatMap(List::stream)
                .noneMatch(each -> each.word().equals(Operation.Found.WORD))) {
            return;
        }
        List<StrayMark> strays = Replay.strayMarks(recorded);
        if (!strays.isEmpty()) {
            throw new RetortException(
                    "RT-2021",
                    strays.stream()
                            .map(each -> said(each, oldestFirst.get(each.revision()), bodies))
                            .collect(Collectors.joining("\n")),
                    "correct the name in op.found, or take it out: without its mark a thing counts"
                            + " as the entities' own, and is dropped when they do not have it");
        }
    }

    /**
     * Of all revisions of a project.
     *
     * @throws RetortException RT-2021 when one of them has such a mark
     */
    static void refuse(Revisions revisions) {
        List<String> oldestFirst =
                new ArrayList<>(
                        revisions.graph().newestFirst().stream().map(RevisionNode::id).toList());
        Collections.reverse(oldestFirst);
        refuse(oldestFirst, revisions.load(oldestFirst));
    }

    private static List<Operation> recorded(String id, Migration body) {
        try {
            return Op.record(body::upgrade);
        } catch (RetortException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new RetortException(
                    "RT-3001",
                    "upgrade() of revision " + id + " fails while it says what to do: " + e,
                    "correct the revision",
                    e);
        }
    }

    private static String said(StrayMark stray, String id, Map<String, Migration> bodies) {
        Optional<String> place =
                Op.lines(bodies.get(id)::upgrade).stream()
                        .filter(each -> each.operation().equals(stray.mark()))
                        .map(Op.Line::place)
                        .findFirst();
        return "revision "
                + id
                + " marks what is not there: "
                + String.join(", ", stray.missing())
                + ", in \""
                + stray.mark().description()
                + "\""
                + place.map(each -> " at " + each).orElse("");
    }
}
