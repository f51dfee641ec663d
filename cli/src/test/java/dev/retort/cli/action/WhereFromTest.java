package dev.retort.cli.action;

import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.dropNotNull;
import static dev.retort.operation.Ddl.foreignKey;
import static dev.retort.operation.Ddl.primaryKey;
import static dev.retort.operation.Ddl.setNotNull;
import static dev.retort.operation.Ddl.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.model.SourceLines;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Op;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Origin;
import dev.retort.snapshot.PartRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which attribute a line of the output is about. */
class WhereFromTest {

    private static final QualifiedName ORDERS = QualifiedName.of("orders");

    private static final Desired DESIRED =
            new Desired(
                    Schema.EMPTY.withTables(
                            List.of(
                                    Table.of(
                                            ORDERS,
                                            List.of(
                                                    column("id", bigint()).notNull(),
                                                    column("buyer_id", bigint()),
                                                    column("seller_id", bigint()),
                                                    primaryKey("orders_pkey", "id"),
                                                    unique("both", "id", "buyer_id"),
                                                    foreignKey("fk_buyer", "buyer_id")
                                                            .references("person", "id"),
                                                    foreignKey("fk_seller", "seller_id")
                                                            .references("person", "id"))))),
                    Set.of(),
                    new EntitySources(
                            Set.of("acme.Order"),
                            Map.of(ORDERS, new Origin("acme.Order", "", "acme.Order")),
                            Map.of(
                                    new PartRef(ORDERS, "buyer_id"),
                                    new Origin("acme.Order", "buyer", "acme.Order"),
                                    new PartRef(ORDERS, "seller_id"),
                                    new Origin("acme.Order", "sellerId", "acme.Order")),
                            Map.of(
                                    new PartRef(ORDERS, "seller_id"),
                                    new Origin("acme.Order", "seller", "acme.Order")),
                            Set.of(),
                            Set.of(),
                            Map.of()),
                    List.of());

    @TempDir Path project;

    private List<String> origins(Consumer<Op> lines) {
        WhereFrom whereFrom = WhereFrom.of(DESIRED, new SourceLines(project, List.of()), null);
        return Op.record(lines::accept).stream()
                .map(each -> whereFrom.text(each).orElse("nobody"))
                .toList();
    }

    @Test
    void whatIsAboutOneColumnIsItsAttributes() {
        assertThat(
                        origins(
                                op -> {
                                    op.addColumn("orders", column("buyer_id", bigint()));
                                    op.alterColumn("orders", "buyer_id", setNotNull());
                                    op.fill("orders", "buyer_id", "1");
                                    op.renameColumn("orders", "person_id", "buyer_id");
                                    op.addConstraint(
                                            "orders",
                                            foreignKey("fk_buyer", "buyer_id")
                                                    .references("person", "id"));
                                }))
                .containsOnly("Order.buyer");
    }

    @Test
    void aForeignKeyIsItsAssociationsAndTheColumnThatOfWhatMadeIt() {
        assertThat(
                        origins(
                                op -> {
                                    op.addColumn("orders", column("seller_id", bigint()));
                                    op.addConstraint(
                                            "orders",
                                            foreignKey("fk_seller", "seller_id")
                                                    .references("person", "id"));
                                }))
                .containsExactly("Order.sellerId", "Order.seller");
    }

    @Test
    void theRestIsTheEntitys() {
        assertThat(
                        origins(
                                op -> {
                                    op.addConstraint("orders", unique("both", "id", "buyer_id"));
                                    op.addConstraint("orders", unique("other", "buyer_id"));
                                    op.alterColumn("orders", "note", dropNotNull());
                                }))
                .containsOnly("Order");
        assertThat(
                        origins(
                                op -> {
                                    op.dropConstraint("orders", "fk_buyer");
                                    op.dropColumn("orders", "note");
                                    op.dropTable("orders");
                                }))
                .containsOnly("nobody");
    }
}
