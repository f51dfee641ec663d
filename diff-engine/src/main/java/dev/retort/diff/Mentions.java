package dev.retort.diff;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text speaks of a column, without understanding SQL: the name as a word of its own. It
 * may say yes too often, which costs a rebuilt part, never too seldom.
 */
final class Mentions {

    private Mentions() {}

    static boolean any(String text, Set<String> columns) {
        return text != null && columns.stream().anyMatch(each -> column(text, each));
    }

    static boolean column(String text, String column) {
        String quoted = Pattern.quote(column.replace("\"", "\"\""));
        return Pattern.compile("(?<![\\p{L}\\p{N}_$])" + quoted + "(?![\\p{L}\\p{N}_$])")
                .matcher(text)
                .find();
    }

    /** Whether the text casts to that type, or to arrays of it. */
    static boolean type(String text, String sql) {
        return text.contains(sql)
                && Pattern.compile(
                                "(?i:::|\\sas\\s+)" + Pattern.quote(sql) + "(?![\\p{L}\\p{N}_$.])")
                        .matcher(text)
                        .find();
    }

    /** Whether the label stands in the text as an SQL string. */
    static boolean literal(String text, String label) {
        return text != null && text.contains("'" + label.replace("'", "''") + "'");
    }
}
