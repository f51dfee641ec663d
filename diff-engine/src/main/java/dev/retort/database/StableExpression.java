package dev.retort.database;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression as {@code pg_get_expr} prints it, in a text that PostgreSQL prints the same way
 * again once it was run. For most expressions that is what was printed; for one it is not: {@code
 * state IN ('A', 'B')} over a varchar column is stored as a comparison with a cast array, and that
 * text, run again, is stored as an array of casts. So it is said as it was meant. The parentheses
 * around the whole, which PostgreSQL always prints, are left out.
 */
final class StableExpression {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final String LITERAL = "E?'(?:[^']|'')*'";

    /** A literal inside another literal has its quotes doubled, so this cannot match inside one. */
    private static final Pattern CAST_ARRAY =
            Pattern.compile(
                    "\\("
                            + NAME
                            + "\\)::text (= ANY|<> ALL) \\(\\(ARRAY\\[("
                            + LITERAL
                            + "::character varying(?:, "
                            + LITERAL
                            + "::character varying)+)\\]\\)::text\\[\\]\\)");

    private static final Pattern CAST_LITERAL =
            Pattern.compile("(" + LITERAL + ")::character varying");

    private StableExpression() {}

    /**
     * @param printed or {@code null}, which stays so
     * @param isVarchar whether the column of that name is of type varchar; only then does the short
     *     form mean the same
     */
    static String of(String printed, Predicate<String> isVarchar) {
        if (printed == null) {
            return null;
        }
        Matcher array = CAST_ARRAY.matcher(printed);
        String stable =
                array.replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        isVarchar.test(Names.unquote(match.group(1)))
                                                ? meant(match)
                                                : match.group()));
        return isEnclosed(stable) ? stable.substring(1, stable.length() - 1) : stable;
    }

    private static String meant(MatchResult match) {
        String list = CAST_LITERAL.matcher(match.group(3)).replaceAll("$1");
        return match.group(1)
                + (match.group(2).equals("= ANY") ? " IN (" : " NOT IN (")
                + list
                + ")";
    }

    /** Whether the first parenthesis is closed by the last character. */
    private static boolean isEnclosed(String text) {
        if (!text.startsWith("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuoted(text, i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    /** A backslash in an E'' string is printed doubled, and a quote doubled as everywhere. */
    private static int endOfQuoted(String text, int start) {
        int end = text.indexOf(text.charAt(start), start + 1);
        return end < 0 ? text.length() : end;
    }
}
