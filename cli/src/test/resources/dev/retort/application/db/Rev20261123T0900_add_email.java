package db.revisions;

import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.varchar;

import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;

/** Add the address to write to. */
@Revision("a41c09e2d7b3")
@Revises("3f9d2c71b8e0")
public final class Rev20261123T0900_add_email implements Migration {

    @Override
    public void upgrade(Op op) {
        op.addColumn("customers", column("email", varchar(320)));
    }

    @Override
    public void downgrade(Op op) {
        op.dropColumn("customers", "email");
    }
}
