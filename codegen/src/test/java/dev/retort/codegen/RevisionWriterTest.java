package dev.retort.codegen;

import static dev.retort.model.ForeignKey.Action.CASCADE;
import static dev.retort.operation.Ddl.*;

import dev.retort.operation.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionWriterTest {

    private static RevisionDraft orders() {
        return new RevisionDraft(
                "3f9d2c71b8e0",
                List.of("a41c09e2d7b3"),
                List.of(),
                List.of(),
                "Add orders.",
                "db.revisions",
                "Rev20261122T1514_add_orders",
                Op.record(
                        op -> {
                            op.createTable(
                                    "orders",
                                    column("id", bigint()).identity(),
                                    column("customer_id", bigint()).notNull(),
                                    column("number", varchar(32)).notNull(),
                                    column("placed_at", timestamptz()).notNull().defaultTo("now()"),
                                    primaryKey("orders_pkey", "id"),
                                    unique("orders_number_key", "number"),
                                    foreignKey("orders_customer_id_fkey", "customer_id")
                                            .references("customers", "id")
                                            .onDelete(CASCADE));
                            op.createIndex("orders", index("orders_placed_at_idx", "placed_at"));
                            op.alterColumn(
                                    "customers", "email", setType(varchar(320)), setNotNull());
                        }),
                Op.record(
                        op -> {
                            op.alterColumn(
                                    "customers", "email", setType(varchar(255)), dropNotNull());
                            op.dropTable("orders");
                        }));
    }

    @Test
    void theSampleOfTheDesign() {
        Golden.assertEqual("add_orders.java", RevisionWriter.write(orders()));
    }
}
