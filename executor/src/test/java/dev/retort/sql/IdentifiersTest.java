package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    void whatIsNotReadBackAsItselfIsQuoted() {
        assertThat(Identifiers.quote("a_1$")).isEqualTo("a_1$");
        assertThat(Identifiers.quote("A")).isEqualTo("\"A\"");
        assertThat(Identifiers.quote("order")).isEqualTo("\"order\"");
        assertThat(Identifiers.quote("it\"s")).isEqualTo("\"it\"\"s\"");
        assertThat(Identifiers.quote("", "a")).isEqualTo("a");
        assertThat(Identifiers.quote("s s", "a")).isEqualTo("\"s s\".a");
    }

    @Test
    void namesAreCutByBytesAndNoCharacterIsSplit() {
        assertThat(Identifiers.cut("x".repeat(63))).isEqualTo("x".repeat(63));
        assertThat(Identifiers.cut("x".repeat(64))).isEqualTo("x".repeat(63));
        assertThat(Identifiers.cut("x".repeat(62) + "ä")).isEqualTo("x".repeat(62));
        assertThat(Identifiers.cut("x".repeat(61) + "ä")).isEqualTo("x".repeat(61) + "ä");
        assertThat(Identifiers.cut("😀".repeat(16))).isEqualTo("😀".repeat(15));
        assertThat(Identifiers.cut("äb", 0)).isEmpty();
        assertThat(Identifiers.cut("äb", 1)).isEmpty();
        assertThat(Identifiers.withSuffix("ä".repeat(31), "__old"))
                .isEqualTo("ä".repeat(29) + "__old");
    }

    @Test
    void joinedNamesLoseTheirLongerPart() {
        assertThat(Identifiers.joined("orders", "total", "check")).isEqualTo("orders_total_check");
        assertThat(Identifiers.joined("t".repeat(63), null, "pkey"))
                .isEqualTo("t".repeat(58) + "_pkey");
        assertThat(Identifiers.joined("t".repeat(60), "column", "check"))
                .isEqualTo("t".repeat(50) + "_column_check");
        assertThat(Identifiers.joined("t".repeat(60), "c".repeat(60), "check"))
                .isEqualTo("t".repeat(28) + "_" + "c".repeat(28) + "_check");
    }
}
