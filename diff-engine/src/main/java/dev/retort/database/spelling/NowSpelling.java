package dev.retort.database.spelling;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the moment at which a transaction began. The server keeps {@code CURRENT_TIMESTAMP}
 * and {@code now()} apart although they mean the same (manual, section 9.9.5), and people write
 * them for each other.
 */
final class NowSpelling {

    // Literals and quoted names come first, so that what looks alike inside them is skipped.
    private static final Pattern WORD =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\btransaction_timestamp\\(\\)"
                            + "|\\b(CURRENT_TIMESTAMP|LOCALTIMESTAMP|CURRENT_DATE)"
                            + "\\b(?:\\((\\d)\\))?");

    // A cast to a precision includes the one to the type.
    private static final String LOCAL = "(now())::timestamp";
    private static final String CAST_TWICE = "(" + LOCAL + " without time zone)::timestamp(";

    private NowSpelling() {}

    /**
     * @param sql as the server prints it, where these keywords are in capitals and no name is
     */
    static String inOneSpelling(String sql) {
        return WORD.matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(spelling(found)))
                .replace(CAST_TWICE, LOCAL + "(");
    }

    private static String spelling(MatchResult found) {
        String keyword = found.group(1);
        if (keyword == null) {
            return found.group().startsWith("transaction") ? "now()" : found.group();
        }
        String precision = found.group(2) == null ? "" : "(" + found.group(2) + ")";
        return switch (keyword) {
            case "CURRENT_DATE" -> "(now())::date";
            case "LOCALTIMESTAMP" -> LOCAL + precision + " without time zone";
            default -> precision.isEmpty() ? "now()" : LOCAL + precision + " with time zone";
        };
    }
}
