package dev.retort.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a Java source (JLS 3), as far as a reader of headers needs them: words, strings,
 * single characters of everything else, and the last Javadoc comment before each.
 *
 * <p>It never fails: what is not Java gives odd tokens, and the compiler says the rest.
 */
final class JavaTokens {

    /** What a token is. */
    enum Kind {
        /** An identifier, a keyword or a number. */
        WORD,
        /** A string or text block; the text is its value. */
        STRING,
        /** One other character, or a character literal. */
        SYMBOL
    }

    /**
     * @param javadoc the comment that stands directly before, with its stars, or {@code null}
     * @param line from 1
     */
    record Token(Kind kind, String text, String javadoc, int line) {

        boolean is(String symbolOrWord) {
            return kind != Kind.STRING && text.equals(symbolOrWord);
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private String javadoc;

    private JavaTokens(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        JavaTokens reader = new JavaTokens(UnicodeEscapes.replace(source));
        reader.read(false);
        return reader.tokens;
    }

    /** Up to the brace that opens the body of the first type. */
    static List<Token> ofHead(String source) {
        JavaTokens reader = new JavaTokens(UnicodeEscapes.replace(source));
        reader.read(true);
        return reader.tokens;
    }

    private void read(boolean onlyHead) {
        int parentheses = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                advance(1);
            } else if (source.startsWith("//", at)) {
                skipTo("\n", 2);
            } else if (source.startsWith("/*", at)) {
                comment();
            } else if (source.startsWith("\"\"\"", at)) {
                textBlock();
            } else if (c == '"') {
                string();
            } else if (c == '\'') {
                character();
            } else if (Character.isJavaIdentifierPart(c)) {
                word();
            } else {
                add(Kind.SYMBOL, String.valueOf(c), line);
                advance(1);
                parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (onlyHead && c == '{' && parentheses == 0) {
                    return;
                }
            }
        }
    }

    private void comment() {
        int start = at;
        skipTo("*/", 2);
        String text = source.substring(start, at);
        if (text.startsWith("/**") && text.length() > "/**/".length()) {
            javadoc = text;
        }
    }

    private void word() {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        add(Kind.WORD, source.substring(start, at), line);
    }

    private void string() {
        int start = at + 1;
        int end = start;
        while (end < source.length() && source.charAt(end) != '"' && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, source.length());
        add(Kind.STRING, value(source.substring(start, end)), line);
        advance(end + 1 - at);
    }

    private void textBlock() {
        int start = at + 3;
        int end = start;
        while (end < source.length() && !source.startsWith("\"\"\"", end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, source.length());
        String raw = source.substring(start, end).replace("\r\n", "\n").replace('\r', '\n');
        int content = raw.indexOf('\n') + 1;
        add(Kind.STRING, value(raw.substring(content).stripIndent()), line);
        advance(end + 3 - at);
    }

    private void character() {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != '\'' && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end + 1, source.length());
        add(Kind.SYMBOL, source.substring(at, end), line);
        advance(end - at);
    }

    /** A bad escape is the compiler's to complain about. */
    private static String value(String raw) {
        try {
            return raw.translateEscapes();
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }

    private void add(Kind kind, String text, int where) {
        tokens.add(new Token(kind, text, javadoc, where));
        javadoc = null;
    }

    private void skipTo(String end, int from) {
        int found = source.indexOf(end, at + from);
        advance((found < 0 ? source.length() : found + end.length()) - at);
    }

    private void advance(int count) {
        int end = Math.min(at + count, source.length());
        for (; at < end; at++) {
            if (source.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
