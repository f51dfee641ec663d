package dev.retort.sql;

/** Texts as SQL string constants. */
public final class Literals {

    private Literals() {}

    /** Where {@code standard_conforming_strings} is on, so that a backslash is a backslash. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Between dollars, on lines of its own, with a tag that does not occur in it. */
    public static String dollarQuoted(String body) {
        String quote = "$retort$";
        while (body.contains(quote)) {
            quote = "$r" + quote.substring(1);
        }
        return quote + "\n" + body + "\n" + quote;
    }

    /** One that means the same with any {@code standard_conforming_strings}. */
    public static String robustLiteral(String text) {
        String quoted = literal(text);
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
