package dev.retort.sql;

/** Texts as SQL string constants. */
public final class Literals {

    private Literals() {}

    /** Where {@code standard_conforming_strings} is on, so that a backslash is a backslash. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** One that means the same with any {@code standard_conforming_strings}. */
    public static String robustLiteral(String text) {
        String quoted = literal(text);
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
