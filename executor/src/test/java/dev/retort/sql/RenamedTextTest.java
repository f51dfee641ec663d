package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Texts as PostgreSQL prints them before and after a rename. */
class RenamedTextTest {

    private static DynamicTest column(String before, String from, String to, String after) {
        return DynamicTest.dynamicTest(
                before,
                () -> {
                    assertThat(RenamedText.ofColumn(before, from, to)).isEqualTo(after);
                    assertThat(RenamedText.ofColumn(after, to, from)).isEqualTo(before);
                });
    }

    @TestFactory
    Stream<DynamicTest> aColumn() {
        return Stream.of(
                column("total > 0", "total", "amount", "amount > 0"),
                column("total2 > total", "total", "amount", "total2 > amount"),
                column("\"Total\" > 0", "Total", "total", "total > 0"),
                column("a > 0", "a", "select", "\"select\" > 0"),
                column("\"a\"\"b\" > a", "a\"b", "c d", "\"c d\" > a"),
                column("name <> 'name'::text", "name", "title", "title <> 'name'::text"),
                column("s = E'a\\\\''s ' || 's'::text", "s", "t", "t = E'a\\\\''s ' || 's'::text"),
                column("lower(lower) = 'x'", "lower", "upper", "lower(upper) = 'x'"),
                column("date > '2020-01-01'::date", "date", "day", "day > '2020-01-01'::date"),
                column(
                        "EXTRACT(year FROM d) > year::numeric",
                        "year",
                        "since",
                        "EXTRACT(year FROM d) > since::numeric"),
                column(
                        "(at AT TIME ZONE zone) > at::timestamp(3) without time zone",
                        "zone",
                        "place",
                        "(at AT TIME ZONE place) > at::timestamp(3) without time zone"),
                column(
                        "(at AT TIME ZONE 'utc'::text) > now()",
                        "at",
                        "made",
                        "(made AT TIME ZONE 'utc'::text) > now()"),
                column(
                        "(s)::character varying(20) = varying",
                        "varying",
                        "v",
                        "(s)::character varying(20) = v"),
                column("((a)::text COLLATE a) > a", "a", "b", "((b)::text COLLATE a) > b"),
                column("(addr).street = street", "street", "road", "(addr).street = road"),
                column("street.f(street)", "street", "road", "street.f(road)"),
                column("\"größe\" > 1e5", "größe", "size", "size > 1e5"));
    }

    @TestFactory
    Stream<DynamicTest> aSequenceAndAType() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "a sequence",
                        () ->
                                assertThat(
                                                RenamedText.ofSequence(
                                                        "nextval('o_id_seq'::regclass) || 'o_id_seq'::text",
                                                        "o_id_seq",
                                                        "\"s s\".\"it's\""))
                                        .isEqualTo(
                                                "nextval('\"s s\".\"it''s\"'::regclass)"
                                                        + " || 'o_id_seq'::text")),
                DynamicTest.dynamicTest(
                        "a type",
                        () ->
                                assertThat(
                                                RenamedText.ofType(
                                                        "mood = ANY (ARRAY['A'::mood, 'B'::s.mood]"
                                                                + "::mood[]) and x::moods is null",
                                                        "mood",
                                                        "\"Feel.ing\""))
                                        .isEqualTo(
                                                "mood = ANY (ARRAY['A'::\"Feel.ing\", 'B'::s.mood]"
                                                        + "::\"Feel.ing\"[]) and x::moods is"
                                                        + " null")));
    }
}
