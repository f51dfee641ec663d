package dev.retort.database.spelling;

import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import dev.retort.sql.Tokens.Replacement;

/**
 * The names of the moment at which a transaction began. The server keeps {@code CURRENT_TIMESTAMP}
 * and {@code now()} apart although they mean the same (manual, section 9.9.5), and people write
 * them for each other.
 */
final class NowSpelling {

    // A cast to a precision includes the one to the type.
    private static final String LOCAL = "(now())::timestamp";
    private static final String CAST_TWICE = "(" + LOCAL + " without time zone)::timestamp(";

    private NowSpelling() {}

    /**
     * @param sql as the server prints it, where these keywords are in capitals and no name is
     */
    static String inOneSpelling(String sql) {
        Tokens tokens = Tokens.of(sql);
        return tokens.replaced(i -> spelling(tokens, i)).replace(CAST_TWICE, LOCAL + "(");
    }

    private static Replacement spelling(Tokens tokens, int i) {
        switch (tokens.at(i).text()) {
            case "transaction_timestamp":
                return tokens.are(i + 1, "(", ")") ? new Replacement(3, "now()") : null;
            case "CURRENT_DATE":
                return new Replacement(1, "(now())::date");
            case "CURRENT_TIMESTAMP":
            case "LOCALTIMESTAMP":
                break;
            default:
                return null;
        }
        boolean isPrecise =
                tokens.at(i + 1).is("(")
                        && tokens.at(i + 2).kind() == Token.Kind.NUMBER
                        && tokens.at(i + 3).is(")");
        int end = isPrecise ? i + 4 : i + 1;
        String precision = tokens.text(i + 1, end);
        boolean isLocal = tokens.at(i).is("localtimestamp");
        String text =
                isLocal
                        ? LOCAL + precision + " without time zone"
                        : precision.isEmpty() ? "now()" : LOCAL + precision + " with time zone";
        return new Replacement(end - i, text);
    }
}
