package dev.retort.migrate;

import dev.retort.RetortException;
import dev.retort.revision.Direction;
import java.sql.Connection;
import java.util.List;

/**
 * The guard of what was there before Retort: the downgrade of a baseline drops all of it, which is
 * right only where its upgrade made it. Nobody's consent to lose data changes that.
 */
final class StampedBaseline {

    private StampedBaseline() {}

    /**
     * @param schema of the history, or {@code null} for the connection's
     * @throws RetortException RT-3302 when a step would take down a baseline that did not run here,
     *     or another first revision that was stamped and did not run
     */
    static void refuse(Connection connection, String schema, List<PreparedStep> steps) {
        if (steps.stream().noneMatch(step -> step.needsOwnUpgrade() || step.isLastDowngrade())) {
            return;
        }
        List<VersionRows.Entry> history = VersionRows.history(connection, schema);
        for (PreparedStep step : steps) {
            String id = step.step().id();
            if (step.needsOwnUpgrade() && !ranLast(history, id)) {
                throw refusal(id, "is the baseline of this database");
            } else if (step.isLastDowngrade() && isStampedOnly(history, id)) {
                throw refusal(id, "was stamped");
            }
        }
    }

    private static RetortException refusal(String revision, String what) {
        return new RetortException(
                "RT-3302",
                "revision "
                        + revision
                        + " "
                        + what
                        + " and did not run here: its downgrade would drop everything that was"
                        + " there before Retort. Nothing was changed",
                "to forget where the database is: retort stamp base");
    }

    /** A stamp says what is there without having made it, and so takes the evidence away. */
    private static boolean ranLast(List<VersionRows.Entry> history, String revision) {
        String last = null;
        for (VersionRows.Entry entry : history) {
            if (entry.revision().equals(revision) || isStamp(entry)) {
                last = entry.direction();
            }
        }
        return Direction.UPGRADE.word().equals(last);
    }

    /** The annotation of a baseline may be gone from its source. */
    private static boolean isStampedOnly(List<VersionRows.Entry> history, String revision) {
        List<VersionRows.Entry> entries =
                history.stream().filter(each -> each.revision().equals(revision)).toList();
        return entries.stream().anyMatch(StampedBaseline::isStamp)
                && entries.stream()
                        .noneMatch(each -> each.direction().equals(Direction.UPGRADE.word()));
    }

    private static boolean isStamp(VersionRows.Entry entry) {
        return entry.direction().equals(Direction.STAMP.word());
    }
}
