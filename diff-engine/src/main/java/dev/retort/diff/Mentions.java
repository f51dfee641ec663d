package dev.retort.diff;

import java.util.regex.Pattern;

/**
 * Whether a text speaks of a column, without understanding SQL: the name as a word of its own. It
 * may say yes too often, which costs a rebuilt part, never too seldom.
 */
final class Mentions {

    private Mentions() {}

    static boolean column(String text, String column) {
        String quoted = Pattern.quote(column.replace("\"", "\"\""));
        return Pattern.compile("(?<![\\p{L}\\p{N}_$])" + quoted + "(?![\\p{L}\\p{N}_$])")
                .matcher(text)
                .find();
    }

    /** Whether the label stands in the text as an SQL string. */
    static boolean literal(String text, String label) {
        return text != null && text.contains("'" + label.replace("'", "''") + "'");
    }
}
