package db.revisions;

import static dev.retort.operation.Ddl.*;

import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;

/** Add orders. */
@Revision("3f9d2c71b8e0")
@Revises("a41c09e2d7b3")
public final class Rev20261122T1514_add_orders implements Migration {

    @Override
    public void upgrade(Op op) {
        // Say here what it does: op.createTable(..), op.execute(..).
    }

    @Override
    public void downgrade(Op op) {
        // Say here how it is taken back.
    }
}
