package dev.retort.hibernate;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of SQL text, by the lexical rules of PostgreSQL (manual, section 4.1).
 *
 * @param text as it is written, quotes included
 * @param start offset of its first character in the whole text
 * @param depth how many parentheses or brackets it is inside of; both brackets of a pair count as
 *     outside
 */
record SqlToken(Kind kind, String text, int start, int depth) {

    enum Kind {
        WORD,
        QUOTED_WORD,
        STRING,
        NUMBER,
        SYMBOL
    }

    int end() {
        return start + text.length();
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_WORD;
    }

    /** The name this word stands for; only for {@link #isName()}. */
    String name() {
        return PostgresName.fromSql(text);
    }

    /** The value of a plain or escape-free string literal. */
    String stringValue() {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    /** Comments and white space are left out; a literal that does not end runs to the end. */
    static List<SqlToken> of(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        int depth = 0;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            if (sql.startsWith("--", at)) {
                int newline = sql.indexOf('\n', at);
                at = newline < 0 ? sql.length() : newline + 1;
                continue;
            }
            if (sql.startsWith("/*", at)) {
                int close = sql.indexOf("*/", at + 2);
                at = close < 0 ? sql.length() : close + 2;
                continue;
            }
            if (c == ')' || c == ']') {
                depth--;
            }
            Kind kind = kindAt(sql, at);
            int end = endAt(sql, at, kind);
            tokens.add(new SqlToken(kind, sql.substring(at, end), at, depth));
            if (c == '(' || c == '[') {
                depth++;
            }
            at = end;
        }
        return tokens;
    }

    private static Kind kindAt(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || (c == '$' && dollarTag(sql, at) != null)) {
            return Kind.STRING;
        }
        if (c == '"' || c == '`') {
            return Kind.QUOTED_WORD;
        }
        if (Character.isLetter(c) || c == '_') {
            boolean prefix = "eEbBxXnN".indexOf(c) >= 0 && sql.startsWith("'", at + 1);
            return prefix ? Kind.STRING : Kind.WORD;
        }
        return Character.isDigit(c) ? Kind.NUMBER : Kind.SYMBOL;
    }

    private static int endAt(String sql, int at, Kind kind) {
        switch (kind) {
            case STRING:
                return endOfString(sql, at);
            case QUOTED_WORD:
                return endOfQuoted(sql, at + 1, sql.charAt(at), false);
            case WORD:
                int word = at;
                while (word < sql.length() && isWordPart(sql.charAt(word))) {
                    word++;
                }
                return word;
            case NUMBER:
                int number = at;
                while (number < sql.length()
                        && (isWordPart(sql.charAt(number)) || sql.charAt(number) == '.')) {
                    number++;
                }
                return number;
            case SYMBOL:
                return sql.startsWith("::", at) ? at + 2 : at + 1;
        }
        throw new IllegalStateException(kind.toString());
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static int endOfString(String sql, int at) {
        String tag = sql.charAt(at) == '$' ? dollarTag(sql, at) : null;
        if (tag != null) {
            int close = sql.indexOf(tag, at + tag.length());
            return close < 0 ? sql.length() : close + tag.length();
        }
        boolean escapes = sql.charAt(at) == 'e' || sql.charAt(at) == 'E';
        int open = sql.indexOf('\'', at);
        return endOfQuoted(sql, open + 1, '\'', escapes);
    }

    private static int endOfQuoted(String sql, int from, char quote, boolean escapes) {
        for (int i = from; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    private static String dollarTag(String sql, int at) {
        int close = sql.indexOf('$', at + 1);
        if (close < 0) {
            return null;
        }
        for (int i = at + 1; i < close; i++) {
            if (!Character.isLetterOrDigit(sql.charAt(i)) && sql.charAt(i) != '_') {
                return null;
            }
        }
        return sql.substring(at, close + 1);
    }
}
