package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditions that {@code AND} joins. Hibernate makes one check of all the constraints on a
 * column, and Bean Validation gives it those in an order that changes from start to start.
 */
final class Conjunction {

    private Conjunction() {}

    /**
     * Whether both texts join the same conditions, in any order.
     *
     * @param a as the server prints it, which puts parentheses around whatever {@code AND} joins
     */
    static boolean same(String a, String b) {
        List<String> first = conditions(a);
        return first.size() > 1 && first.equals(conditions(b));
    }

    /** Sorted; the text itself when nothing is joined. */
    private static List<String> conditions(String printed) {
        String text = inner(printed.strip());
        List<String> conditions = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at = endOfQuoted(text, at);
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (depth == 0 && text.startsWith(" AND ", at)) {
                conditions.add(text.substring(start, at).strip());
                start = at + " AND ".length();
                at = start - 1;
            }
        }
        conditions.add(text.substring(start).strip());
        conditions.sort(null);
        return conditions;
    }

    /** Without the parentheses around the whole. */
    private static String inner(String text) {
        if (!text.startsWith("(")) {
            return text;
        }
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at = endOfQuoted(text, at);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at == text.length() - 1 ? inner(text.substring(1, at)) : text;
            }
        }
        return text;
    }

    /**
     * A doubled quote ends one literal and starts the next, which comes to the same here. Behind
     * {@code E} a backslash hides a character (PostgreSQL manual, 4.1.2.2).
     */
    private static int endOfQuoted(String text, int start) {
        char quote = text.charAt(start);
        boolean escapes = quote == '\'' && start > 0 && text.charAt(start - 1) == 'E';
        for (int at = start + 1; at < text.length(); at++) {
            if (escapes && text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                return at;
            }
        }
        return text.length();
    }
}
