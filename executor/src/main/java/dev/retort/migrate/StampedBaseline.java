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
     * @throws RetortException RT-3302 when a step would take down a baseline that did not run here
     */
    static void refuse(Connection connection, String schema, List<PreparedStep> steps) {
        for (PreparedStep step : steps) {
            if (step.needsOwnUpgrade()
                    && !ranLast(VersionRows.history(connection, schema), step.step().id())) {
                throw new RetortException(
                        "RT-3302",
                        "revision "
                                + step.step().id()
                                + " is the baseline of this database and did not run here: its"
                                + " downgrade would drop everything that was there before Retort."
                                + " Nothing was changed",
                        "to forget where the database is: retort stamp base");
            }
        }
    }

    private static boolean ranLast(List<VersionRows.Entry> history, String revision) {
        String last = null;
        for (VersionRows.Entry entry : history) {
            if (entry.revision().equals(revision)) {
                last = entry.direction();
            }
        }
        return Direction.UPGRADE.word().equals(last);
    }
}
