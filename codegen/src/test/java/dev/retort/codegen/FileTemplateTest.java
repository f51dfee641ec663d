package dev.retort.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTemplateTest {

    private static final ZonedDateTime WHEN = ZonedDateTime.parse("2026-03-02T05:04:09Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Add orders.| add_orders",
                "  Ünïcode & Größe/2 | unicode_gro_e_2",
                "东京 | ''",
                "'' | ''",
                "*/ ../../etc/passwd | etc_passwd",
                "CamelCase stays one word | camelcase_stays_one_word",
                "a message with quite a few words in it, too many | a_message_with_quite_a_few_words_in_it",
                "one word then averyveryverylongwordthatneverends | one_word_then",
                "averyveryverylongwordthatneverendsandhasnobreak | averyveryverylongwordthatneverendsandhas",
                "exactly forty characters are in this one and | exactly_forty_characters_are_in_this_one"
            })
    void slugs(String message, String slug) {
        assertThat(FileTemplate.slug(message)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({
        "Rev%(year)d%(month).2d%(day).2dT%(hour).2d%(minute).2d_%(slug)s, Rev20260302T0504_add_orders",
        "R%(rev)s, R3f9d",
        "V%(epoch)s_%(second)02d, V1772427849_09",
        "V%(month)d, V3",
        "%(slug)s, add_orders"
    })
    void templates(String template, String name) {
        FileTemplate parsed = FileTemplate.of(template);
        assertThat(parsed.className("3f9d", "Add orders", WHEN)).isEqualTo(name);
        assertThat(parsed.fileName("3f9d", "Add orders", WHEN)).isEqualTo(name + ".java");
    }

    @Test
    void theIdStandsInForAMessageWithoutLetters() {
        assertThat(FileTemplate.of(FileTemplate.DEFAULT).className("3f9d", "!", WHEN))
                .isEqualTo("Rev20260302T0504_3f9d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%(nonsense)s", "%(slug)d", "%(year", "%", "%x", "%(year).2", "%(day).22d"})
    void unknownTokens(String template) {
        assertThatThrownBy(() -> FileTemplate.of(template))
                .isInstanceOf(RetortException.class)
                .hasFieldOrPropertyWithValue("code", "RT-2204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%(rev)s", "%(year)d/%(slug)s", "a-%(slug)s", "class", "100%%", ""})
    void namesThatNoClassCanHave(String template) {
        FileTemplate parsed = FileTemplate.of(template);
        assertThatThrownBy(() -> parsed.className("3f9d", "Add orders", WHEN))
                .isInstanceOf(RetortException.class)
                .hasFieldOrPropertyWithValue("code", "RT-2205");
    }

    @Test
    void idsAreTwelveHexadecimalDigits() {
        assertThat(Stream.generate(RevisionId::random).limit(50))
                .allMatch(id -> id.matches("[0-9a-f]{12}"))
                .doesNotHaveDuplicates();
    }
}
