package db.revisions;

import static dev.retort.model.ForeignKey.Action.CASCADE;
import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.dropNotNull;
import static dev.retort.operation.Ddl.foreignKey;
import static dev.retort.operation.Ddl.index;
import static dev.retort.operation.Ddl.primaryKey;
import static dev.retort.operation.Ddl.setNotNull;
import static dev.retort.operation.Ddl.setType;
import static dev.retort.operation.Ddl.timestamptz;
import static dev.retort.operation.Ddl.unique;
import static dev.retort.operation.Ddl.varchar;

import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import dev.retort.revision.Revision;

/** Add orders. */
@Revision("abc")
public final class Rev1 implements Migration {

    @Override
    public void upgrade(Op op) {
        op.createTable("orders",
                column("id", bigint()).identity(),
                column("customer_id", bigint()).notNull(),
                column("number", varchar(32)).notNull(),
                column("placed_at", timestamptz()).notNull().defaultTo("now()"),
                primaryKey("orders_pkey", "id"),
                unique("orders_number_key", "number"),
                foreignKey("orders_customer_id_fkey", "customer_id").references("customers", "id").onDelete(CASCADE));
        op.createIndex("orders", index("orders_placed_at_idx", "placed_at"));

        op.alterColumn("customers", "email", setType(varchar(320)), setNotNull());
    }

    @Override
    public void downgrade(Op op) {
        op.alterColumn("customers", "email", setType(varchar(255)), dropNotNull());
        op.dropTable("orders");
    }
}
