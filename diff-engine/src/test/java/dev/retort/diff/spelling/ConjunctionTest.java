package dev.retort.diff.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConjunctionTest {

    private static boolean same(String a, String b) {
        return Conjunction.same(a, b) && Conjunction.same(b, a);
    }

    @Test
    void theOrderDoesNotMatter() {
        assertThat(same("((a >= 18) AND (a <= 150))", "((a <= 150) AND (a >= 18))")).isTrue();
        assertThat(same("(a) AND (b) AND (c)", "((c) AND (a) AND (b))")).isTrue();
    }

    @Test
    void whatIsJoinedDoes() {
        assertThat(same("((a >= 18) AND (a <= 150))", "((a <= 150) AND (a >= 17))")).isFalse();
        assertThat(same("((a) AND (b))", "((a) AND (b) AND (b))")).isFalse();
        assertThat(same("((a) OR (b))", "((b) OR (a))")).isFalse();
        assertThat(same("a", "b")).isFalse();
    }

    @Test
    void wordsInTextsAndNamesJoinNothing() {
        assertThat(same("(a = 'x AND y')", "(a = 'y AND x')")).isFalse();
        assertThat(same("(\"p AND q\" > 1)", "(\"q AND p\" > 1)")).isFalse();
        assertThat(same("((a = ') AND (') AND (b))", "((b) AND (a = ') AND ('))")).isTrue();
        assertThat(same("((a = E'\\') AND (') AND (b))", "((b) AND (a = E'\\') AND ('))")).isTrue();
        assertThat(same("((a) AND (b)) OR (c)", "((b) AND (a)) OR (c)")).isFalse();
    }
}
