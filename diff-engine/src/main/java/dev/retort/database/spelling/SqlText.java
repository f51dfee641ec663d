package dev.retort.database.spelling;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells whether text that somebody wrote can stand inside a statement of ours without reaching out
 * of its place: quotes and comments end where they began, brackets match, no comma outside them
 * makes two of one, no semicolon ends the statement and no {@code $1} asks for a parameter (manual,
 * section 4.1). It does not have to be right otherwise; the server says that.
 */
final class SqlText {

    private final String sql;
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /** A line comment may be open at the end; the caller puts a line break after the text. */
    static boolean isSelfContained(String sql) {
        return !sql.isBlank() && sql.indexOf('\0') < 0 && new SqlText(sql).scan();
    }

    private boolean scan() {
        Deque<Character> open = new ArrayDeque<>();
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean isClosed = true;
            if (c == '\'') {
                isClosed = skipQuoted('\'', isEscapeString());
            } else if (c == '"') {
                isClosed = skipQuoted('"', false);
            } else if (sql.startsWith("--", at)) {
                skipLine();
            } else if (sql.startsWith("/*", at)) {
                isClosed = skipComment();
            } else if (c == '$' && !continuesWord()) {
                isClosed = skipDollarQuoted();
            } else {
                isClosed = bracket(c, open);
                at++;
            }
            if (!isClosed) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private static boolean bracket(char c, Deque<Character> open) {
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case ')', ']' -> {
                return !open.isEmpty() && open.pop() == c;
            }
            case ';' -> {
                return false;
            }
            case ',' -> {
                return !open.isEmpty();
            }
            default -> {
                return true;
            }
        }
        return true;
    }

    /** Whether the character before belongs to the same word. */
    private boolean continuesWord() {
        return at > 0 && isWordPart(sql.charAt(at - 1));
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c);
    }

    /** {@code E'...'}, where a backslash keeps a quote from ending the string. */
    private boolean isEscapeString() {
        return at > 0
                && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
                && (at == 1 || !isWordPart(sql.charAt(at - 2)));
    }

    private boolean skipQuoted(char quote, boolean hasEscapes) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            at++;
            if (c == '\\' && hasEscapes) {
                at++;
            } else if (c == quote) {
                // A doubled quote reads as two strings side by side, which ends at the same place.
                if (at < sql.length() && sql.charAt(at) == quote) {
                    at++;
                } else {
                    return true;
                }
            }
        }
        return false;
    }

    private void skipLine() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private boolean skipComment() {
        int depth = 0;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return true;
                }
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean skipDollarQuoted() {
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean isTag =
                end < sql.length()
                        && sql.charAt(end) == '$'
                        && (end == at + 1 || !Character.isDigit(sql.charAt(at + 1)));
        if (!isTag) {
            return false;
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        at = close + tag.length();
        return close >= 0;
    }
}
