package dev.retort.operation;

import dev.retort.model.Identifiers;
import dev.retort.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * An SQL expression after something that it mentions was renamed, as PostgreSQL prints it then. It
 * is found by the lexical rules (manual, section 4.1) and by what stands beside a word: a name
 * before a bracket is a function's, one behind {@code ::} a type's, one beside a dot part of a
 * longer one. Where that is wrong, the text that the database has afterwards differs from this one,
 * and the next comparison sees it.
 */
public final class RenamedText {

    private enum Kind {
        WORD,
        QUOTED,
        STRING,
        OTHER
    }

    private record Token(Kind kind, String text, int start) {

        int end() {
            return start + text.length();
        }

        boolean is(String other) {
            return kind != Kind.STRING && kind != Kind.QUOTED && text.equalsIgnoreCase(other);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    private static final Token NOTHING = new Token(Kind.OTHER, "", 0);

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

    private final String sql;
    private final List<Token> tokens;

    private RenamedText(String sql) {
        this.sql = sql;
        this.tokens = tokens(sql);
    }

    /** Where {@code from} stands for a column. */
    public static String ofColumn(String sql, String from, String to) {
        RenamedText text = new RenamedText(sql);
        Set<Integer> inTypes = text.inTypes();
        return text.replaced(
                i -> !inTypes.contains(i) && text.isColumn(i, from) ? Identifiers.quote(to) : null);
    }

    /** Where it stands for a sequence: {@code nextval('orders_id_seq'::regclass)}. */
    public static String ofSequence(String sql, QualifiedName from, QualifiedName to) {
        RenamedText text = new RenamedText(sql);
        String literal = literal(from);
        return text.replaced(
                i ->
                        text.at(i).kind() == Kind.STRING
                                        && text.at(i).text().equals(literal)
                                        && text.at(i + 1).is("::")
                                        && text.at(i + 2).is("regclass")
                                ? literal(to)
                                : null);
    }

    private static String literal(QualifiedName name) {
        return "'" + Identifiers.quote(name).replace("'", "''") + "'";
    }

    /**
     * Where it stands for a type, behind {@code ::}.
     *
     * @param from as {@link Identifiers} quotes it
     */
    public static String ofType(String sql, String from, String to) {
        RenamedText text = new RenamedText(sql);
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (int i = 0; i < text.tokens.size(); i++) {
            if (text.at(i).is("::") && text.at(i + 1).isName()) {
                int last = text.endOfName(i + 1);
                int start = text.at(i + 1).start();
                if (sql.substring(start, text.at(last).end()).equals(from)) {
                    result.append(sql, done, start).append(to);
                    done = text.at(last).end();
                }
            }
        }
        return result.append(sql.substring(done)).toString();
    }

    private Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NOTHING;
    }

    /**
     * @param replacement of the token of that number, or {@code null} where it stays
     */
    private String replaced(IntFunction<String> replacement) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String now = replacement.apply(i);
            if (now != null) {
                result.append(sql, done, at(i).start()).append(now);
                done = at(i).end();
            }
        }
        return result.append(sql.substring(done)).toString();
    }

    private boolean isColumn(int i, String column) {
        Token token = at(i);
        if (!token.isName() || !name(token).equals(column)) {
            return false;
        }
        Token before = at(i - 1);
        Token after = at(i + 1);
        boolean isField = before.is("(") && at(i - 2).is("extract") && after.is("from");
        boolean isZone =
                token.kind() == Kind.WORD
                        && (token.is("at") && after.is("time")
                                || token.is("zone") && before.is("time"));
        return !before.is(".")
                && !before.is("collate")
                && !after.is(".")
                && !after.is("(")
                && !isField
                && !isZone;
    }

    /** A keyword that stands as it is is no name, or the server would have quoted it. */
    private static String name(Token token) {
        if (token.kind() == Kind.QUOTED) {
            return token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"");
        }
        String folded = token.text().toLowerCase(Locale.ROOT);
        return Identifiers.isReserved(folded) ? "" : folded;
    }

    /** The tokens that name types of casts. */
    private Set<Integer> inTypes() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!at(i).is("::")) {
                continue;
            }
            int next = endOfName(i + 1);
            for (int j = i + 1; j <= next; j++) {
                found.add(j);
            }
            for (next++; goesOn(next); next++) {
                found.add(next);
            }
        }
        return Set.copyOf(found);
    }

    /** A word of the type, or its length in brackets in the middle of it. */
    private boolean goesOn(int i) {
        return at(i).kind() == Kind.WORD && OF_TYPES.contains(at(i).text())
                || at(i).is("(") && isNumber(at(i + 1)) && at(i + 2).is(")")
                || isNumber(at(i)) && at(i - 1).is("(")
                || at(i).is(")") && isNumber(at(i - 1)) && at(i - 2).is("(");
    }

    private static boolean isNumber(Token token) {
        return !token.text().isEmpty() && token.text().chars().allMatch(Character::isDigit);
    }

    /** The last token of a name with or without schemas in front. */
    private int endOfName(int first) {
        int last = first;
        while (at(last + 1).is(".") && at(last + 2).isName()) {
            last += 2;
        }
        return last;
    }

    private static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end;
            Kind kind = Kind.OTHER;
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            } else if (c == '\'') {
                kind = Kind.STRING;
                end = endOfQuoted(sql, at, false);
            } else if ((c == 'E' || c == 'e') && sql.startsWith("'", at + 1)) {
                kind = Kind.STRING;
                end = endOfQuoted(sql, at + 1, true);
            } else if (c == '"') {
                kind = Kind.QUOTED;
                end = endOfQuoted(sql, at, false);
            } else if (isWordStart(c)) {
                kind = Kind.WORD;
                end = endOfWord(sql, at);
            } else if (Character.isDigit(c)) {
                end = endOfWord(sql, at);
            } else {
                end = at + (sql.startsWith("::", at) ? 2 : 1);
            }
            tokens.add(new Token(kind, sql.substring(at, end), at));
            at = end;
        }
        return tokens;
    }

    private static boolean isWordStart(char c) {
        return c == '_' || c > 127 || Character.isLetter(c);
    }

    private static int endOfWord(String sql, int start) {
        int end = start;
        while (end < sql.length()
                && (isWordStart(sql.charAt(end))
                        || Character.isDigit(sql.charAt(end))
                        || sql.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    private static int endOfQuoted(String sql, int start, boolean hasEscapes) {
        char quote = sql.charAt(start);
        int at = start + 1;
        while (at < sql.length()) {
            if (hasEscapes && sql.charAt(at) == '\\') {
                at += 2;
            } else if (sql.charAt(at) != quote) {
                at++;
            } else if (sql.startsWith(String.valueOf(quote), at + 1)) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return sql.length();
    }
}
