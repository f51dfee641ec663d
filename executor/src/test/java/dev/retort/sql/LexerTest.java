package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The lexical rules of PostgreSQL (manual, section 4.1), as a list of texts and what they are.
 *
 * <p>A word is written as its kind's letter and its text: {@code w:} a word, {@code q:} a quoted
 * identifier, {@code s:} a string, {@code n:} a number, {@code p:} a parameter, {@code o:} an
 * operator, {@code x:} a special character, {@code u:} what has no end.
 */
class LexerTest {

    private static final Map<Kind, String> LETTERS =
            Map.of(
                    Kind.WORD, "w:",
                    Kind.QUOTED_IDENTIFIER, "q:",
                    Kind.STRING, "s:",
                    Kind.NUMBER, "n:",
                    Kind.PARAMETER, "p:",
                    Kind.OPERATOR, "o:",
                    Kind.SPECIAL, "x:",
                    Kind.UNTERMINATED, "u:");

    private static DynamicTest words(String sql, String... expected) {
        return DynamicTest.dynamicTest(
                "<" + sql + ">",
                () ->
                        assertThat(Lexer.tokens(sql))
                                .extracting(each -> LETTERS.get(each.kind()) + each.text())
                                .containsExactly(expected));
    }

    /** A single word that stands for something. */
    private static DynamicTest value(String sql, String value) {
        return DynamicTest.dynamicTest(
                sql,
                () -> {
                    List<Token> tokens = Lexer.tokens(sql);
                    assertThat(tokens).hasSize(1);
                    assertThat(tokens.get(0).text()).isEqualTo(sql);
                    assertThat(tokens.get(0).value()).isEqualTo(value);
                });
    }

    @TestFactory
    Stream<DynamicTest> whiteSpaceAndComments() {
        return Stream.of(
                words(""),
                words(" \t\r\n\f\u000b"),
                words("a\u00a0b", "w:a\u00a0b"),
                words("a --b\nc", "w:a", "w:c"),
                words("a --b\rc", "w:a", "w:c"),
                words("a--", "w:a"),
                words("a/**/b", "w:a", "w:b"),
                words("a/*/* ' */*/b", "w:a", "w:b"),
                words("/* -- */a", "w:a"),
                words("-- /* \n a", "w:a"),
                words("a /* /* */", "w:a", "u:/* /* */"),
                words("/*/", "u:/*/"),
                words("*/", "o:*/"));
    }

    @TestFactory
    Stream<DynamicTest> identifiers() {
        return Stream.of(
                words("a.b", "w:a", "x:.", "w:b"),
                words("a$1$b", "w:a$1$b"),
                words("_a1", "w:_a1"),
                words("größe", "w:größe"),
                words("\"a\"\"b\".\"\"", "q:\"a\"\"b\"", "x:.", "q:\"\""),
                words("\"a--b\"", "q:\"a--b\""),
                words("\"a", "u:\"a"),
                words("\"a\"\"", "u:\"a\"\""),
                words("U&\"a\"b", "q:U&\"a\"", "w:b"),
                words("u & \"a\"", "w:u", "o:&", "q:\"a\""),
                words("`a`", "o:`", "w:a", "o:`"),
                value("Total", "total"),
                value("ÄPfel", "Äpfel"),
                value("\"Total\"", "Total"),
                value("\"a\"\"b\"", "a\"b"),
                value("x".repeat(64), "x".repeat(63)),
                value('"' + "x".repeat(62) + "ä\"", "x".repeat(62)),
                value("U&\"d\\0061t\\+000061\\\\\"", "data\\"),
                value("u&\"d!0061ta\" UESCAPE '!'", "data"),
                value("U&\"\\00\"", "\\00"));
    }

    @TestFactory
    Stream<DynamicTest> strings() {
        return Stream.of(
                words("'a' 'b'", "s:'a'", "s:'b'"),
                words("'it''s'", "s:'it''s'"),
                words("'\\'", "s:'\\'"),
                words("'\\''", "u:'\\''"),
                words("E'\\''", "s:E'\\''"),
                words("e'\\\\'''", "s:e'\\\\'''"),
                words("E'\\", "u:E'\\"),
                words("e 'x'", "w:e", "s:'x'"),
                words("note'\\'", "w:note", "s:'\\'"),
                words("ae'\\'", "w:ae", "s:'\\'"),
                words("b'01'X'1F'n'x'", "s:b'01'", "s:X'1F'", "s:n'x'"),
                words("'a", "u:'a"),
                words("'a''", "u:'a''"),
                words("'a\n--'\n'", "u:'a\n--'\n'"),
                words("'a' -- it's\n  'b' c", "s:'a' -- it's\n  'b'", "w:c"),
                words("E'a'\n'\\'b'", "s:E'a'\n'\\'b'"),
                words("'a'\n'b", "u:'a'\n'b"),
                words("'a' /**/\n'b'", "s:'a'", "s:'b'"),
                value("'a'\n  'b'\n'c'", "abc"),
                value("'it''s -- no /* comment'", "it's -- no /* comment"),
                value("E'\\n\\t\\\\\\'\\x41\\101\\u00e4\\U0001F600\\q'", "\n\t\\'AAä😀q"),
                value("E'\\u00'", "\\u00"),
                value("E'\\x'", "x"),
                value("U&'\\0041\\+01F600'", "A😀"),
                value("U&'!0041' uescape '!'", "A"));
    }

    @TestFactory
    Stream<DynamicTest> dollarQuotes() {
        return Stream.of(
                words("$$a'b$$", "s:$$a'b$$"),
                words("$a$ $b$ $a$", "s:$a$ $b$ $a$"),
                words("$a$ $A$ $a$", "s:$a$ $A$ $a$"),
                words("$a$ x $b$", "u:$a$ x $b$"),
                words("$a$$b$", "u:$a$$b$"),
                words("$$", "u:$$"),
                words("$$$$", "s:$$$$"),
                words("$$$", "u:$$$"),
                words("$é1$x$é1$", "s:$é1$x$é1$"),
                words("a$$b$$", "w:a$$b$$"),
                words("1$$b$$", "n:1$$b$$"),
                words("+$$b$$", "o:+", "s:$$b$$"),
                words("$1", "p:$1"),
                words("$1$2$", "p:$1$2$"),
                words("$", "x:$"),
                words("$a", "x:$", "w:a"),
                words("$a b$", "x:$", "w:a", "w:b$"),
                value("$q$it's $$ \\n$q$", "it's $$ \\n"));
    }

    @TestFactory
    Stream<DynamicTest> numbers() {
        return Stream.of(
                words("42 3.5 4. .001", "n:42", "n:3.5", "n:4.", "n:.001"),
                words("5e2+1.925e-3", "n:5e2", "o:+", "n:1.925e-3"),
                words("0x1F 1_000", "n:0x1F", "n:1_000"),
                words("0xe+1", "n:0xe", "o:+", "n:1"),
                words("1..2", "n:1", "x:..", "n:2"),
                words("1e+", "n:1e", "o:+"),
                words("-1", "o:-", "n:1"),
                words("12a", "n:12a"));
    }

    @TestFactory
    Stream<DynamicTest> operatorsAndSpecialCharacters() {
        return Stream.of(
                words("a::b", "w:a", "x:::", "w:b"),
                words("a:::b", "w:a", "x:::", "x::", "w:b"),
                words("a[1:2]", "w:a", "x:[", "n:1", "x::", "n:2", "x:]"),
                words(
                        "f(a := 1, b => 2);",
                        "w:f",
                        "x:(",
                        "w:a",
                        "x::=",
                        "n:1",
                        "x:,",
                        "w:b",
                        "o:=>",
                        "n:2",
                        "x:)",
                        "x:;"),
                words("a<>b", "w:a", "o:<>", "w:b"),
                words("a>=-1", "w:a", "o:>=", "o:-", "n:1"),
                words("a=+-1", "w:a", "o:=", "o:+", "o:-", "n:1"),
                words("a@-1", "w:a", "o:@-", "n:1"),
                words("a->>'b'", "w:a", "o:->>", "s:'b'"),
                words("a+--b\nc", "w:a", "o:+", "w:c"),
                words("a*/*b*/c", "w:a", "o:*", "w:c"),
                words("\\ \0", "x:\\", "x:\0"));
    }

    @Test
    void aWordKnowsHowDeepItIs() {
        assertThat(Lexer.tokens("f(a[1], ')') + 2"))
                .extracting(Token::depth)
                .containsExactly(0, 0, 1, 1, 2, 1, 1, 1, 0, 0, 0);
        assertThat(Lexer.tokens(") a (")).extracting(Token::depth).containsExactly(-1, -1, -1);
    }

    /** Nothing is lost, whatever the text is: words stand in order, and no quote between them. */
    @Test
    void anyTextIsTakenApartToItsEnd() {
        String[] pieces = {
            "'", "\"", "$", "$a$", "--", "/*", "*/", "\n", "\\", "E'", "U&\"", "a", "1", ".", "e",
            "+", "-", "(", "]", "::", " ", "é", "😀", "\0", "uescape", "'!'"
        };
        Random random = new Random(10);
        for (int run = 0; run < 20_000; run++) {
            String sql =
                    random.ints(random.nextInt(12), 0, pieces.length)
                            .mapToObj(i -> pieces[i])
                            .collect(Collectors.joining());
            int at = 0;
            for (Token token : Lexer.tokens(sql)) {
                assertThat(token.start()).as(sql).isGreaterThanOrEqualTo(at);
                assertThat(token.text()).as(sql).isNotEmpty();
                assertThat(sql.substring(token.start(), token.end()))
                        .as(sql)
                        .isEqualTo(token.text());
                assertThat(isBlank(sql.substring(at, token.start()))).as(sql).isTrue();
                at = token.end();
            }
            assertThat(isBlank(sql.substring(at))).as(sql).isTrue();
        }
    }

    private static boolean isBlank(String between) {
        return between.isBlank() || between.contains("--") || between.contains("/*");
    }

    /** A regular expression would recurse once a character. */
    @Test
    void longTextsNeedNoStack() {
        String text = "x''\\".repeat(1_000_000);

        assertThat(Lexer.tokens("'" + text + "'")).hasSize(1);
        assertThat(Lexer.tokens("E'" + text + "'")).hasSize(1);
        assertThat(Lexer.tokens("'a'" + " --\n".repeat(1_000_000) + "'b'")).hasSize(1);
        assertThat(Lexer.tokens("/*".repeat(1_000_000))).hasSize(1);
        assertThat(Lexer.tokens("(".repeat(1_000_000))).hasSize(1_000_000);
    }
}
