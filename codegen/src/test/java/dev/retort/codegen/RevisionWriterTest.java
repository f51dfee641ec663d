package dev.retort.codegen;

import static dev.retort.model.ForeignKey.Action.CASCADE;
import static dev.retort.model.ForeignKey.Action.SET_NULL;
import static dev.retort.operation.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.TableElement;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RevisionWriterTest {

    @TempDir Path folder;

    /** Draft by draft, the text that a person has read and found good. */
    @TestFactory
    Stream<DynamicTest> goldenSources() {
        return Stream.of(
                golden("add_orders", RevisionWriterTest::addOrders, RevisionWriterTest::dropOrders),
                golden("first_revision", RevisionWriterTest::shop, op -> {}),
                golden("change_a_lot", RevisionWriterTest::changeALot, op -> op.dropSchema("crm")),
                golden("by_hand", op -> {}, op -> {}));
    }

    @Test
    void aMerge() {
        Golden.assertEqual(
                "merge.java",
                RevisionWriter.write(
                        new RevisionDraft(
                                "c0ffee000000",
                                List.of("a41c09e2d7b3", "3f9d2c71b8e0"),
                                List.of("billing@head"),
                                List.of("main", "release"),
                                "Merge billing and orders: a long story.\n\nIt began in spring, when both"
                                        + " branches were young and nobody thought of what was to come of"
                                        + " them.",
                                "db.revisions",
                                "Rev20261123T0900_merge",
                                List.of(),
                                List.of())));
    }

    @Test
    void withoutStars() {
        Golden.assertEqual(
                "add_orders_named.java",
                RevisionWriter.write(
                        WrittenTwice.draft(
                                "Add orders.",
                                Op.record(RevisionWriterTest::addOrders),
                                Op.record(RevisionWriterTest::dropOrders)),
                        StaticImports.NAMED));
        assertThat(
                        RevisionWriter.write(
                                WrittenTwice.draft("By hand.", List.of(), List.of()),
                                StaticImports.NAMED))
                .doesNotContain("import static");
    }

    /** Who looks for a label finds it, however long the list and wherever the line ends. */
    @Test
    void noConstantIsCut() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            labels.add("'CANCELLED" + "_BY CUSTOMER".repeat(i % 4) + i + "'");
        }
        for (String comma : List.of(",", ", ")) {
            String source =
                    RevisionWriter.write(
                            WrittenTwice.draft(
                                    "Checks.",
                                    Op.record(
                                            op ->
                                                    op.addConstraint(
                                                            "orders",
                                                            check(
                                                                    "orders_status_check",
                                                                    "status in ("
                                                                            + String.join(
                                                                                    comma, labels)
                                                                            + ")"))),
                                    List.of()));
            assertThat(source).contains(labels).contains(" + \"");
        }
    }

    private static DynamicTest golden(String name, Consumer<Op> up, Consumer<Op> down) {
        RevisionDraft draft =
                new RevisionDraft(
                        "3f9d2c71b8e0",
                        List.of("a41c09e2d7b3"),
                        List.of(),
                        List.of(),
                        "Add orders.",
                        "db.revisions",
                        "Rev20261122T1514_add_orders",
                        Op.record(up),
                        Op.record(down));
        return DynamicTest.dynamicTest(
                name, () -> Golden.assertEqual(name + ".java", RevisionWriter.write(draft)));
    }

    private static void addOrders(Op op) {
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
        op.alterColumn("customers", "email", setType(varchar(320)), setNotNull());
    }

    private static void dropOrders(Op op) {
        op.alterColumn("customers", "email", setType(varchar(255)), dropNotNull());
        op.dropTable("orders");
    }

    private static void shop(Op op) {
        op.createSchema("billing");
        op.createEnum("order_status", "NEW", "PAID", "SHIPPED");
        op.createSequence(sequence("invoice_seq").incrementBy(50));
        op.createTable(
                "product",
                column("id", uuid()).notNull(),
                column("price", numeric(12, 2)).notNull(),
                column("tags", array(varchar(255))),
                primaryKey("product_pkey", "id"),
                check("product_price_check", "price >= 0"),
                comment("What we sell."));
        op.createTable(
                "billing.invoice",
                column("id", bigint()).notNull(),
                column("status", type("order_status")).notNull().defaultTo("'NEW'::order_status"),
                column("paid_by_a_customer_who_may_be_gone", bigint())
                        .comment(
                                "Set to nothing when the customer leaves; the invoice has to stay."),
                primaryKey("invoice_pkey", "id"),
                foreignKey(
                                "invoice_paid_by_a_customer_who_may_be_gone_fkey",
                                "paid_by_a_customer_who_may_be_gone")
                        .references("customer", "id")
                        .onDelete(SET_NULL)
                        .initiallyDeferred());
        op.createIndex(
                "billing.invoice",
                index("invoice_open_idx", desc("id").nullsLast(), expression("lower(status::text)"))
                        .unique()
                        .where(
                                "status <> 'PAID'::order_status and paid_by_a_customer is not null"));
    }

    private static void changeALot(Op op) {
        op.createSchema("crm");
        op.addColumn("customers", column("nick", varchar(40)));
        op.execute("update customers\nset nick = split_part(name, ' ', 1)\nwhere nick is null\n");
        op.execute("update customers set nick = 'nobody' where nick is null");
        op.alterColumn("customers", "nick", setNotNull(), setComment("What to call them."));
        op.dropColumn("customers", "fax");
        op.dropColumn("customers", "telex");
        op.renameColumn("customers", "mail", "email");
        op.dropTable("telegrams");
        op.alterComposite("money", addAttribute(attribute("day", date())));
        op.alterComposite(
                "money", dropAttribute("coin"), addAttribute(attribute("cent", bigint())));
        op.replaceEnum("mood", labels("HAPPY", "CALM"), columnOf("customers", "mood"));
    }

    private static void tables(Op op, int count) {
        for (int t = 0; t < count; t++) {
            List<TableElement> elements = new ArrayList<>();
            elements.add(column("id", bigint()).identity());
            for (int c = 0; c < 10; c++) {
                elements.add(column("c" + c, varchar(40)).notNull());
            }
            op.createTable("crm.table_" + t, elements.toArray(TableElement[]::new));
            op.createIndex("crm.table_" + t, index("table_" + t + "_idx", "c1"));
        }
    }

    private static void dropTables(Op op, int count) {
        for (int t = count - 1; t >= 0; t--) {
            op.dropTable("crm.table_" + t);
        }
    }

    @Test
    void aLargeRevisionHasAMethodForEachTable() {
        String source =
                RevisionWriter.write(
                        WrittenTwice.draft(
                                "A",
                                Op.record(op -> tables(op, 90)),
                                Op.record(op -> dropTables(op, 90))));
        assertThat(source)
                .contains("        upgradeCrmTable0(op);\n        upgradeCrmTable1(op);\n")
                .contains("        upgradeCrmTable88(op);\n        upgradeCrmTable89(op);\n    }\n")
                .contains(
                        "    private static void upgradeCrmTable89(Op op) {\n        op.createTable(")
                .contains(
                        "    public void downgrade(Op op) {\n        op.dropTable(\"crm.table_89\");\n");
    }

    /** Names and labels stay whole: PostgreSQL keeps 63 bytes of them. */
    @Test
    void noLineIsWiderThanThePageUnlessOneNameIs() {
        List<Operation> operations =
                Operations.all().stream()
                        .filter(operation -> !operation.word().equals("create_enum"))
                        .toList();
        String source = RevisionWriter.write(WrittenTwice.draft("A", operations, List.of()));
        assertThat(source.lines().filter(line -> line.length() > 120))
                .allMatch(
                        line ->
                                line.toLowerCase(Locale.ROOT)
                                        .replace(".", "")
                                        .contains("n".repeat(2 * 63)));
    }

    @Test
    void onlyTheMessageAndTheOperationsDecideTheBytes() throws Exception {
        String here = RevisionWriter.write(WrittenTwice.draft("A", Operations.all(), List.of()));
        for (List<String> elsewhere :
                List.of(
                        List.of("-Duser.language=tr", "-Duser.country=TR"),
                        List.of(
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.timezone=Asia/Kolkata"),
                        List.of("-Dline.separator=\r\n", "-Dfile.encoding=ISO-8859-1"))) {
            assertThat(writtenBy(elsewhere)).isEqualTo(here);
        }
    }

    private String writtenBy(List<String> options) throws Exception {
        Path output = folder.resolve("out.java");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(WriteOnce.class.getName(), output.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(output);
    }

    /** The program of a JVM elsewhere. */
    public static final class WriteOnce {

        private WriteOnce() {}

        /** Writes all operations to the file given. */
        public static void main(String[] arguments) throws Exception {
            List<Operation> all = Operations.all();
            Files.writeString(
                    Path.of(arguments[0]),
                    RevisionWriter.write(WrittenTwice.draft("A", all, List.of())));
        }
    }
}
