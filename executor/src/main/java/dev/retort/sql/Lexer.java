package dev.retort.sql;

import dev.retort.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes SQL text apart into words, by the lexical rules of PostgreSQL (manual, section 4.1; scan.l
 * in its source), with {@code standard_conforming_strings} on. Nothing is refused: what has no
 * meaning is a word, too, and what has no end goes to the end.
 */
final class Lexer {

    private static final String SPACE = " \t\n\r\f\u000b";
    private static final String OPERATOR = "+-*/<>=~!@#%^&|`?";

    /** An operator may end in plus or minus only if it has one of these, too. */
    private static final String UNUSUAL = "~!@#%^&|`?";

    /**
     * A string goes on behind a line break (section 4.1.2.1); what is possessive cannot recurse.
     */
    private static final Pattern CONTINUATION =
            Pattern.compile(
                    "(?:[ \t\f\u000b]|--[^\n\r]*+)*+[\n\r](?:[ \t\n\r\f\u000b]|--[^\n\r]*+[\n\r])*+'");

    private static final Pattern ESCAPE_CHARACTER =
            Pattern.compile(
                    "[ \t\n\r\f\u000b]*+uescape[ \t\n\r\f\u000b]*+'([^'0-9a-f+\"\\s])'",
                    Pattern.CASE_INSENSITIVE);

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    /** What the quoted word that was read last stands for. */
    private final StringBuilder content = new StringBuilder();

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        if (SPACE.indexOf(c) >= 0) {
            at++;
        } else if (sql.startsWith("--", at)) {
            at = endOfLine(at);
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            string(at, false);
        } else if (c == '"') {
            quotedIdentifier(at);
        } else if (isWordStart(c)) {
            word(c);
        } else if (isDigit(c) || c == '.' && isDigit(charAt(at + 1))) {
            add(Kind.NUMBER, endOfNumber());
        } else if (c == '$') {
            dollar();
        } else if (OPERATOR.indexOf(c) >= 0) {
            add(Kind.OPERATOR, endOfOperator());
        } else {
            special(c);
        }
    }

    private void word(char first) {
        if ("eEbBxXnN".indexOf(first) >= 0 && charAt(at + 1) == '\'') {
            string(at + 1, first == 'e' || first == 'E');
        } else if ((first == 'u' || first == 'U') && sql.startsWith("&'", at + 1)) {
            string(at + 2, false);
        } else if ((first == 'u' || first == 'U') && sql.startsWith("&\"", at + 1)) {
            quotedIdentifier(at + 2);
        } else {
            int end = endOfWord(at);
            add(Kind.WORD, end, Identifiers.folded(sql.substring(at, end)));
        }
    }

    private void string(int open, boolean hasEscapes) {
        content.setLength(0);
        int end = endOfQuoted(open, hasEscapes);
        Matcher continuation = CONTINUATION.matcher(sql);
        while (end >= 0 && continuation.region(end, sql.length()).lookingAt()) {
            end = endOfQuoted(continuation.end() - 1, hasEscapes);
        }
        quoted(Kind.STRING, open, end);
    }

    private void quotedIdentifier(int open) {
        content.setLength(0);
        quoted(Kind.QUOTED_IDENTIFIER, open, endOfQuoted(open, false));
    }

    private void quoted(Kind kind, int open, int end) {
        if (end < 0) {
            add(Kind.UNTERMINATED, sql.length());
            return;
        }
        String value = content.toString();
        int last = end;
        if (open == at + 2) {
            Matcher escape = ESCAPE_CHARACTER.matcher(sql).region(end, sql.length());
            boolean isSaid = escape.lookingAt();
            value = UnicodeEscapes.decoded(value, isSaid ? escape.group(1).charAt(0) : '\\');
            last = isSaid ? escape.end() : end;
        }
        add(kind, last, kind == Kind.STRING ? value : Identifiers.cut(value));
    }

    /** Behind the quote that closes this one, or -1. The content is collected. */
    private int endOfQuoted(int open, boolean hasEscapes) {
        char quote = sql.charAt(open);
        int i = open + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\' && hasEscapes) {
                i = UnicodeEscapes.backslash(sql, i, content);
            } else if (c != quote) {
                content.append(c);
                i++;
            } else if (charAt(i + 1) == quote) {
                content.append(c);
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    private void dollar() {
        if (isDigit(charAt(at + 1))) {
            add(Kind.PARAMETER, endOfWord(at + 1));
            return;
        }
        int close = at + 1;
        while (isWordPart(charAt(close)) && charAt(close) != '$') {
            close++;
        }
        if (charAt(close) != '$') {
            add(Kind.SPECIAL, at + 1);
            return;
        }
        String tag = sql.substring(at, close + 1);
        int end = sql.indexOf(tag, close + 1);
        if (end < 0) {
            add(Kind.UNTERMINATED, sql.length());
        } else {
            add(Kind.STRING, end + tag.length(), sql.substring(close + 1, end));
        }
    }

    /** Comments nest. */
    private void comment() {
        int open = 0;
        int i = at;
        while (i < sql.length()) {
            if (sql.startsWith("/*", i)) {
                open++;
                i += 2;
            } else if (!sql.startsWith("*/", i)) {
                i++;
            } else {
                open--;
                i += 2;
                if (open == 0) {
                    at = i;
                    return;
                }
            }
        }
        add(Kind.UNTERMINATED, sql.length());
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** With letters that follow, which are no number's and no word of their own either. */
    private int endOfNumber() {
        int end = at;
        while (isWordPart(charAt(end))
                || charAt(end) == '.' && charAt(end + 1) != '.'
                || (charAt(end) == '+' || charAt(end) == '-') && isExponent(end)) {
            end++;
        }
        return end;
    }

    private boolean isExponent(int sign) {
        char before = sql.charAt(sign - 1);
        return (before == 'e' || before == 'E')
                && isDigit(charAt(sign + 1))
                && charAt(at + 1) != 'x'
                && charAt(at + 1) != 'X';
    }

    private int endOfOperator() {
        int end = at;
        boolean isUnusual = false;
        while (OPERATOR.indexOf(charAt(end)) >= 0
                && !sql.startsWith("--", end)
                && !sql.startsWith("/*", end)) {
            isUnusual |= UNUSUAL.indexOf(sql.charAt(end)) >= 0;
            end++;
        }
        while (!isUnusual && end > at + 1 && "+-".indexOf(sql.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void special(char c) {
        if (c == ')' || c == ']') {
            depth--;
        }
        boolean isPair =
                sql.startsWith("::", at) || sql.startsWith(":=", at) || sql.startsWith("..", at);
        add(Kind.SPECIAL, at + (isPair ? 2 : 1));
        if (c == '(' || c == '[') {
            depth++;
        }
    }

    private int endOfWord(int from) {
        int end = from;
        while (isWordPart(charAt(end))) {
            end++;
        }
        return end;
    }

    private void add(Kind kind, int end) {
        add(kind, end, sql.substring(at, end));
    }

    private void add(Kind kind, int end, String value) {
        tokens.add(new Token(kind, sql.substring(at, end), value, at, depth));
        at = end;
    }

    /** Zero behind the end, which is part of nothing. */
    private char charAt(int i) {
        return i < sql.length() ? sql.charAt(i) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }
}
