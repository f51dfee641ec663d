package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    private static SqlText expression(String sql) {
        return SqlText.of(sql);
    }

    @Test
    void itMentionsNamesAsTheServerReadsThem() {
        assertThat(expression("Total > 0").mentions("total")).isTrue();
        assertThat(expression("\"Total\" > 0").mentions("total")).isFalse();
        assertThat(expression("total2 > 0").mentions("total")).isFalse();
        assertThat(expression("note <> 'total'").mentions("total")).isFalse();
        assertThat(expression("U&\"t\\006ftal\" > 0").mentions("total")).isTrue();
        assertThat(expression("\"a\"\"b\" > 0").mentionsAny(Set.of("a\"b", "c"))).isTrue();
        assertThat(expression(null).mentionsAny(Set.of("a"))).isFalse();
        assertThat(expression(null).mentions("a")).isFalse();
    }

    @Test
    void itCastsToATypeOrToArraysOfIt() {
        assertThat(expression("'A'::mood").castsTo("mood")).isTrue();
        assertThat(expression("CAST(x AS mood[])").castsTo("mood")).isTrue();
        assertThat(expression("'A'::moods").castsTo("mood")).isFalse();
        assertThat(expression("'A'::mood.x").castsTo("mood")).isFalse();
        assertThat(expression("'A'::s.\"Mo od\"").castsTo("s.\"Mo od\"")).isTrue();
        assertThat(expression("'A'::s.mood").castsTo("mood")).isFalse();
        assertThat(expression("'::mood'").castsTo("mood")).isFalse();
        assertThat(expression("mood(x)").castsTo("mood")).isFalse();
    }

    @Test
    void itHasStringsByWhatTheyStandFor() {
        assertThat(expression("a = 'it''s'::mood").hasString("it's")).isTrue();
        assertThat(expression("a = E'a\\\\b'::mood").hasString("a\\b")).isTrue();
        assertThat(expression("a = 'b ''a'' c'").hasString("a")).isFalse();
        assertThat(expression("\"'a'\" = 1").hasString("a")).isFalse();
    }

    @Test
    void itTakesNumbersFromSequences() {
        assertThat(
                        expression("nextval('a'::regclass) + nextval('s.\"it''s\"'::regclass)")
                                .sequences())
                .containsExactlyInAnyOrder("a", "s.\"it's\"");
        assertThat(expression("'nextval(''a'')' || currval('b')").sequences()).isEmpty();
    }

    @Test
    void conditionsAreJoinedAtTheOutside() {
        assertThat(expression("(((a > 1) AND (b = 'x AND y')))").conditions())
                .containsExactly("(a > 1)", "(b = 'x AND y')");
        assertThat(expression("(a AND b) OR c").conditions()).containsExactly("(a AND b) OR c");
        assertThat(expression("f(a AND b)").conditions()).containsExactly("f(a AND b)");
        assertThat(expression("").conditions()).containsExactly("");
    }

    @Test
    void onePairOfParenthesesIsTakenOff() {
        assertThat(expression("((a))").withoutParentheses()).isEqualTo("(a)");
        assertThat(expression("(a) + (b)").withoutParentheses()).isEqualTo("(a) + (b)");
        assertThat(expression("(a = ')')").withoutParentheses()).isEqualTo("a = ')'");
        assertThat(expression("(a").withoutParentheses()).isEqualTo("(a");
        assertThat(expression("").withoutParentheses()).isEmpty();
    }

    @Test
    void whatReachesOutIsNotSelfContained() {
        assertThat(
                        Set.of(
                                "a + 1",
                                "f(a, b)",
                                "a[1]",
                                "'a;b' || \"c;d\"",
                                "$$;$$ || $a$ $1 $a$",
                                "E'\\');'",
                                "a$1",
                                "/* ; /* ) */ */ a",
                                "a -- ;"))
                .allMatch(each -> expression(each).isSelfContained());
        assertThat(
                        Set.of(
                                "",
                                " ",
                                "a, b",
                                "a; b",
                                "a) + (b",
                                "(a]",
                                "(a",
                                "'a",
                                "'\\';'",
                                "\"a",
                                "/* /* */ a",
                                "$a$ $b$",
                                "$1",
                                "a + $",
                                "a\0"))
                .noneMatch(each -> expression(each).isSelfContained());
    }
}
