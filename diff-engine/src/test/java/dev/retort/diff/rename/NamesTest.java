package dev.retort.diff.rename;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How alike names are, and what leads from one to another. */
class NamesTest {

    @TestFactory
    Stream<DynamicTest> likeness() {
        return Stream.of(
                        "createdAt created_at SAME",
                        "CUSTOMER_ORDER customerOrder SAME",
                        "URLPath url_path SAME",
                        "order orders STEM",
                        "category_id categories_id STEM",
                        "name full_name RELATED",
                        "customer_id customer_ref RELATED",
                        "qty quantity SIMILAR",
                        "desc description SIMILAR",
                        "adress address SIMILAR",
                        "customer_id order_id NONE",
                        "total amount NONE",
                        "is_active is_deleted NONE",
                        "orderableversionid orderableversionnumber SIMILAR",
                        "selectsql lastname NONE",
                        "a b NONE")
                .map(line -> DynamicTest.dynamicTest(line, () -> isLike(line.split(" "))));
    }

    private static void isLike(String[] words) {
        NameLikeness likeness = NameLikeness.valueOf(words[2]);
        assertThat(NameLikeness.of(words[0], words[1], Set.of())).isEqualTo(likeness);
        assertThat(NameLikeness.of(words[1], words[0], Set.of())).isEqualTo(likeness);
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return Stream.of(
                        "createdAt created_at snake_case",
                        "created_at createdAt camelCase",
                        "created_at CREATED_AT UPPER_CASE",
                        "orders app_orders prefix=app_",
                        "t_orders orders no-prefix=t_",
                        "orders orders_t suffix=_t",
                        "orders_t orders no-suffix=_t")
                .map(line -> DynamicTest.dynamicTest(line, () -> leads(line.split(" "))));
    }

    private static void leads(String[] words) {
        NamingChange found = NamingChange.between(words[0], words[1]).orElseThrow();
        assertThat(found).hasToString(words[2]);
        assertThat(NamingChange.parse(words[2])).contains(found);
    }

    @Test
    void whatIsNoChangeIsNotRead() {
        for (String text : List.of("snake", "prefix", "prefix=", "snake_case=x", "")) {
            assertThat(NamingChange.parse(text)).as(text).isEmpty();
        }
    }

    /** What a column's table is called adds nothing to its name. */
    @TestFactory
    Stream<DynamicTest> columns() {
        return Stream.of(
                        "menu_item menu_item_icon icon STEM",
                        "events id event_id STEM",
                        "event event_kind event_place NONE",
                        "prosecutors pro_id prn_id SIMILAR")
                .map(line -> DynamicTest.dynamicTest(line, () -> isLikeInTable(line.split(" "))));
    }

    private static void isLikeInTable(String[] words) {
        NameLikeness likeness = NameLikeness.valueOf(words[3]);
        assertThat(NameLikeness.ofColumns(words[0], words[1], words[2], Set.of()))
                .isEqualTo(likeness);
        assertThat(NameLikeness.ofColumns(words[0], words[2], words[1], Set.of()))
                .isEqualTo(likeness);
    }

    @Test
    void theMoreOfItsWordsTheMoreLikely() {
        assertThat(weight("max_date_time", "max_visit_date_time"))
                .isGreaterThan(weight("max_date_time", "earliest_visit_date_time"));
    }

    private static int weight(String a, String b) {
        return NameLikeness.of(a, b, Set.of()).weight(a, b);
    }

    @Test
    void whatWasPutBetweenTheSameWords() {
        assertThat(NameLikeness.replacement("entity_id", "receiver_id"))
                .contains("[entity]>[receiver]");
        assertThat(NameLikeness.replacement("entity_id", "total")).isEmpty();
    }

    @Test
    void wordsOfNamesThatStaySayNothing() {
        Set<String> frequent =
                NameLikeness.frequent(List.of("shop_item", "shop_price", "shop_color"));
        assertThat(NameLikeness.of("shop_orders", "shop_invoice", Set.of()))
                .isEqualTo(NameLikeness.RELATED);
        assertThat(NameLikeness.of("shop_orders", "shop_invoice", frequent))
                .isEqualTo(NameLikeness.NONE);
    }
}
