package dev.retort.diff.rename;

import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.bool;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.foreignKey;
import static dev.retort.operation.Ddl.integer;
import static dev.retort.operation.Ddl.numeric;
import static dev.retort.operation.Ddl.primaryKey;
import static dev.retort.operation.Ddl.text;
import static dev.retort.operation.Ddl.timestamp;
import static dev.retort.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.TableElement;
import dev.retort.operation.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked about, and what nobody would ask. */
class RenameCandidatesTest {

    private static Table table(String name, TableElement... parts) {
        List<TableElement> all = new ArrayList<>();
        all.add(column("id", bigint()).notNull());
        all.addAll(List.of(parts));
        return Table.of(QualifiedName.parse(name), all);
    }

    private static Schema schema(Table... tables) {
        return Schema.EMPTY.withTables(List.of(tables));
    }

    private static List<RenameCandidate> candidates(Schema before, Schema after) {
        return RenameCandidates.find(before, Schema.EMPTY, before, after, after, Decided.NOTHING);
    }

    private static List<String> asked(Schema before, Schema after) {
        return candidates(before, after).stream()
                .map(each -> each.from() + "=" + each.to())
                .toList();
    }

    @Test
    void whatOnlySharesAUsualTypeIsNotAsked() {
        Schema before =
                schema(
                        table(
                                "person",
                                column("birth_place", varchar(255)),
                                column("legs", integer()),
                                column("active", bool()),
                                column("weight", integer())));
        Schema after =
                schema(
                        table(
                                "person",
                                column("web_site", varchar(255)),
                                column("salary", integer()),
                                column("rank", integer()),
                                column("deleted", bool())));
        assertThat(asked(before, after)).isEmpty();
    }

    @Test
    void namesThatHaveSomethingInCommonAreEnough() {
        Schema before =
                schema(
                        table(
                                "person",
                                column("name", varchar(255)),
                                column("qty", integer()),
                                column("createdAt", timestamp()),
                                column("adress", varchar(255)),
                                column("orders_count", integer())));
        Schema after =
                schema(
                        table(
                                "person",
                                column("full_name", varchar(255)),
                                column("quantity", bigint()),
                                column("created_at", timestamp()),
                                column("address", varchar(255)),
                                column("order_count", integer())));
        assertThat(asked(before, after))
                .containsExactly(
                        "person.name=full_name",
                        "person.qty=quantity",
                        "person.createdAt=created_at",
                        "person.adress=address",
                        "person.orders_count=order_count");
    }

    @Test
    void aTypeThatSaysSomethingIsEnoughWhereItIsTheOnlyOne() {
        Schema before = schema(table("orders", column("total", numeric(12, 2))));
        Schema after = schema(table("orders", column("amount", numeric(12, 2))));
        assertThat(asked(before, after)).containsExactly("orders.total=amount");
    }

    @Test
    void aKeyToTheSameTableIsEnough() {
        Schema before =
                schema(
                        table("author", primaryKey("author_pkey", "id")),
                        table(
                                "book",
                                column("author_id", bigint()),
                                foreignKey("fk1", "author_id").references("author", "id")));
        Schema after =
                schema(
                        table("author", primaryKey("author_pkey", "id")),
                        table(
                                "book",
                                column("writer", bigint()),
                                foreignKey("fk2", "writer").references("author", "id")));
        assertThat(asked(before, after)).containsExactly("book.author_id=writer");
    }

    @Test
    void keysToTablesThatBothStayAreTwoRelations() {
        Table author = table("author", primaryKey("author_pkey", "id"));
        Table editor = table("editor", primaryKey("editor_pkey", "id"));
        Schema before =
                schema(
                        author,
                        editor,
                        table(
                                "book",
                                column("author_id", bigint()),
                                foreignKey("fk1", "author_id").references("author", "id")));
        Schema after =
                schema(
                        author,
                        editor,
                        table(
                                "book",
                                column("author_of_it_id", bigint()),
                                foreignKey("fk2", "author_of_it_id").references("editor", "id")));
        assertThat(asked(before, after)).isEmpty();
    }

    @Test
    void whatSeveralColumnsChangeInTheSameWayIsEvidence() {
        Schema before =
                schema(
                        table(
                                "message",
                                column("entity_id", bigint()),
                                column("entity_type", text())));
        Schema after =
                schema(
                        table(
                                "message",
                                column("receiver_id", bigint()),
                                column("receiver_type", text())));
        assertThat(asked(before, after))
                .containsExactly(
                        "message.entity_id=receiver_id", "message.entity_type=receiver_type");
    }

    @Test
    void aNewNameIsMostLikelyThatOfOne() {
        Schema before =
                schema(
                        table(
                                "offer",
                                column("physical_sockets", integer()),
                                column("virtual_sockets", integer())));
        Schema after =
                schema(
                        table(
                                "offer",
                                column("sockets", integer()),
                                column("hypervisor_sockets", integer())));
        List<RenameCandidate> all = candidates(before, after);
        RenameCandidate first = all.get(0);
        RenameCandidate second =
                all.stream()
                        .filter(each -> !each.from().equals(first.from()))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.to()).isNotEqualTo(second.to());
    }

    @Test
    void ofManyPairsTheFewThatSomebodyWouldThinkOf() {
        Schema before =
                schema(
                        table(
                                "t",
                                column("street_name", varchar(255)),
                                column("city_name", varchar(255)),
                                column("country_name", varchar(255))));
        Schema after =
                schema(
                        table(
                                "t",
                                column("streetName", varchar(255)),
                                column("cityName", varchar(255)),
                                column("countryName", varchar(255))));
        assertThat(asked(before, after))
                .containsExactly(
                        "t.street_name=streetName",
                        "t.city_name=cityName",
                        "t.country_name=countryName");
    }

    @Test
    void aNamingStrategyIsOneFamily() {
        for (int columns : new int[] {9, 300}) {
            Schema before =
                    schema(
                            table(
                                    "t",
                                    IntStream.range(0, columns)
                                            .mapToObj(i -> column("someName" + i, varchar(255)))
                                            .toArray(TableElement[]::new)));
            Schema after =
                    schema(
                            table(
                                    "t",
                                    IntStream.range(0, columns)
                                            .mapToObj(i -> column("some_name" + i, varchar(255)))
                                            .toArray(TableElement[]::new)));
            List<RenameCandidate> candidates = candidates(before, after);
            List<RenameFamily> families = RenameFamily.of(candidates);
            assertThat(families).hasSize(1);
            assertThat(families.get(0).change()).hasToString("Optional[snake_case]");
            assertThat(families.get(0).members()).isEqualTo(candidates).hasSize(columns);
        }
    }

    @Test
    void aPrefixOfAllTablesIsOneFamily() {
        Schema before = schema(table("book"), table("city"), table("person"));
        Schema after = schema(table("app_book"), table("app_city"), table("app_person"));
        List<RenameCandidate> candidates = candidates(before, after);
        assertThat(candidates)
                .extracting(each -> each.from() + "=" + each.to())
                .containsExactly("book=app_book", "city=app_city", "person=app_person");
        assertThat(RenameFamily.of(candidates))
                .singleElement()
                .extracting(RenameFamily::change)
                .hasToString("Optional[prefix=app_]");
    }

    @Test
    void anAttributeOfASuperclassIsOneFamily() {
        Schema before =
                schema(
                        table("a", column("changed", timestamp())),
                        table("b", column("changed", timestamp())));
        Schema after =
                schema(
                        table("a", column("changed_on", timestamp())),
                        table("b", column("changed_on", timestamp())));
        List<RenameCandidate> candidates = candidates(before, after);
        assertThat(RenameFamily.of(candidates))
                .singleElement()
                .extracting(RenameFamily::members)
                .isEqualTo(candidates);
        assertThat(candidates).hasSize(2);
    }

    @Test
    void aTableWithMostOfTheColumnsIsAlwaysAsked() {
        Schema before =
                schema(table("book", column("title", varchar(99)), column("pages", integer())));
        Schema after =
                schema(table("volume", column("title", varchar(99)), column("pages", integer())));
        assertThat(asked(before, after)).containsExactly("book=volume");
    }

    @Test
    void tablesOfOtherSchemasAreSomebodyElses() {
        Schema before = schema(table("theirs.orders", column("total", integer())));
        Schema after = schema(table("orders", column("total", integer())));
        assertThat(RenameCandidates.find(before, before, before, after, after, Decided.NOTHING))
                .isEmpty();
    }

    @Test
    void aColumnThatStaysMayHaveBeenRenamed() {
        Schema before = schema(table("t", column("name", varchar(255))));
        Schema stated = schema(table("t", column("full_name", varchar(255))));
        Schema wanted =
                schema(table("t", column("full_name", varchar(255)), column("name", varchar(255))));
        assertThat(
                        RenameCandidates.find(
                                before, Schema.EMPTY, before, stated, wanted, Decided.NOTHING))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.stays()).isTrue();
                            assertThat(each.evidence()).contains(RenameCandidates.UNMANAGED);
                        });
    }

    @Test
    void anAbbreviationAfterTheNameOfTheTable() {
        Schema before = schema(table("invoice", column("invoice_no", varchar(255))));
        Schema after =
                schema(
                        table(
                                "invoice",
                                column("invoice_number", varchar(255)),
                                column("status", varchar(255))));
        assertThat(asked(before, after)).containsExactly("invoice.invoice_no=invoice_number");
    }

    @Test
    void theOnlyOneThatGoesMayBecomeMandatory() {
        Schema before = schema(table("t", column("nick", varchar(255))));
        Schema after = schema(table("t", column("alias", varchar(255)).notNull()));
        assertThat(asked(before, after)).containsExactly("t.nick=alias");
    }

    /** The command line that RT-2104 proposes says both. */
    @Test
    void aColumnMayBeCalledByTheNameThatAChangeGivesItsTable() {
        Schema before = schema(table("app_note", column("version", integer())));
        Schema after = schema(table("note", column("revision", integer())));
        Decisions decisions =
                Decisions.parse(
                        List.of("note.version=revision"),
                        List.of("no-prefix=app_"),
                        List.of(),
                        List.of());
        Renames renames =
                new DecisionReading(decisions, before, after, "public").decided().renames();
        assertThat(renames.operations(before, after).stream().map(Description::of))
                .containsExactly(
                        "rename table app_note to note", "rename column note.version to revision");
    }
}
