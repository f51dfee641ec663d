package db.revisions;

import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.primaryKey;

import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import dev.retort.revision.Revision;

/** Add customers, who order. */
@Revision("3f9d2c71b8e0")
public final class Rev20261122T1514_add_customers implements Migration {

    @Override
    public void upgrade(Op op) {
        op.createTable(
                "customers",
                column("id", bigint()).notNull(),
                primaryKey("customers_pkey", "id"));
    }

    @Override
    public void downgrade(Op op) {
        op.dropTable("customers");
    }
}
