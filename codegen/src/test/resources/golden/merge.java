package db.revisions;

import static dev.retort.operation.Ddl.*;

import dev.retort.operation.Op;
import dev.retort.revision.BranchLabel;
import dev.retort.revision.DependsOn;
import dev.retort.revision.Migration;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;

/**
 * Merge billing and orders: a long story.
 *
 * It began in spring, when both branches were young and nobody thought of what was to come of them.
 */
@Revision("c0ffee000000")
@Revises({"a41c09e2d7b3", "3f9d2c71b8e0"})
@DependsOn("billing@head")
@BranchLabel({"main", "release"})
public final class Rev20261123T0900_merge implements Migration {

    @Override
    public void upgrade(Op op) {
        // A merge has nothing to do.
    }

    @Override
    public void downgrade(Op op) {
        // A merge has nothing to do.
    }
}
