package dev.retort.sql;

import dev.retort.sql.Token.Kind;
import dev.retort.sql.Tokens.Replacement;
import java.util.HashSet;
import java.util.Set;

/**
 * An SQL expression after something that it mentions was renamed, as PostgreSQL prints it then. It
 * is found by the lexical rules (manual, section 4.1) and by what stands beside a word: a name
 * before a bracket is a function's, one behind {@code ::} a type's, one beside a dot part of a
 * longer one. Where that is wrong, the text that the database has afterwards differs from this one,
 * and the next comparison sees it.
 */
public final class RenamedText {

    /** The words that a type's name may go on with: {@code timestamp(3) without time zone}. */
    private static final Set<String> OF_TYPES =
            Set.of(
                    "varying",
                    "precision",
                    "without",
                    "with",
                    "time",
                    "zone",
                    "year",
                    "month",
                    "day",
                    "hour",
                    "minute",
                    "second",
                    "to");

    private final Tokens tokens;

    private RenamedText(String sql) {
        this.tokens = Tokens.of(sql);
    }

    /** Where {@code from} stands for a column. */
    public static String ofColumn(String sql, String from, String to) {
        RenamedText text = new RenamedText(sql);
        Set<Integer> inTypes = text.inTypes();
        Replacement now = new Replacement(1, Identifiers.quote(to));
        return text.tokens.replaced(
                i -> !inTypes.contains(i) && text.isColumn(i, from) ? now : null);
    }

    /**
     * Where it stands for a sequence: {@code nextval('orders_id_seq'::regclass)}.
     *
     * @param from as {@link Identifiers} quotes it
     */
    public static String ofSequence(String sql, String from, String to) {
        Tokens tokens = Tokens.of(sql);
        Replacement now = new Replacement(1, Literals.literal(to));
        return tokens.replaced(
                i ->
                        tokens.at(i).isString()
                                        && tokens.at(i).value().equals(from)
                                        && tokens.are(i + 1, "::", "regclass")
                                ? now
                                : null);
    }

    /**
     * Where it stands for a type, behind {@code ::}.
     *
     * @param from as {@link Identifiers} quotes it
     */
    public static String ofType(String sql, String from, String to) {
        Tokens tokens = Tokens.of(sql);
        return tokens.replaced(
                i -> {
                    int end = tokens.endOfName(i);
                    return tokens.at(i - 1).is("::") && tokens.text(i, end).equals(from)
                            ? new Replacement(end - i, to)
                            : null;
                });
    }

    /** A keyword that stands as it is is no name, or the server would have quoted it. */
    private boolean isColumn(int i, String column) {
        if (!tokens.at(i).isName(column)) {
            return false;
        }
        Token before = tokens.at(i - 1);
        Token after = tokens.at(i + 1);
        boolean isField = tokens.are(i - 2, "extract", "(") && after.is("from");
        boolean isZone = tokens.are(i, "at", "time") || tokens.are(i - 1, "time", "zone");
        return !before.is(".")
                && !before.is("collate")
                && !after.is(".")
                && !after.is("(")
                && !isField
                && !isZone;
    }

    /** The tokens that name types of casts. */
    private Set<Integer> inTypes() {
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.at(i).is("::")) {
                int next = tokens.endOfName(i + 1);
                for (int j = i + 1; j < next || goesOn(j); j++) {
                    found.add(j);
                }
            }
        }
        return found;
    }

    /** A word of the type, or its length in brackets in the middle of it. */
    private boolean goesOn(int i) {
        return tokens.at(i).kind() == Kind.WORD && OF_TYPES.contains(tokens.at(i).text())
                || isLength(i)
                || isLength(i - 1)
                || isLength(i - 2);
    }

    private boolean isLength(int open) {
        return tokens.at(open).is("(")
                && tokens.at(open + 1).kind() == Kind.NUMBER
                && tokens.at(open + 2).is(")");
    }
}
