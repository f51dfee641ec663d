package db.revisions;

import static dev.retort.model.ForeignKey.Action.SET_NULL;
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
        op.createSchema("billing");
        op.createEnum("order_status", "NEW", "PAID", "SHIPPED");
        op.createSequence(sequence("invoice_seq").incrementBy(50));

        op.createTable("product",
                column("id", uuid()).notNull(),
                column("price", numeric(12, 2)).notNull(),
                column("tags", array(varchar(255))),
                primaryKey("product_pkey", "id"),
                check("product_price_check", "price >= 0"),
                comment("What we sell."));

        op.createTable("billing.invoice",
                column("id", bigint()).notNull(),
                column("status", type("order_status")).notNull().defaultTo("'NEW'::order_status"),
                column("paid_by_a_customer_who_may_be_gone", bigint())
                        .comment("Set to nothing when the customer leaves; the invoice has to stay."),
                primaryKey("invoice_pkey", "id"),
                foreignKey("invoice_paid_by_a_customer_who_may_be_gone_fkey", "paid_by_a_customer_who_may_be_gone")
                        .references("customer", "id")
                        .onDelete(SET_NULL)
                        .initiallyDeferred());
        op.createIndex("billing.invoice",
                index("invoice_open_idx", desc("id").nullsLast(), expression("lower(status::text)"))
                        .unique()
                        .where("status <> 'PAID'::order_status and paid_by_a_customer is not null"));
    }

    @Override
    public void downgrade(Op op) {
        // Say here how it is taken back.
    }
}
