package dev.retort.sql;

import java.util.List;
import java.util.function.IntFunction;

/**
 * The words of an SQL text in order, without white space and comments, and what stands beside each.
 */
public final class Tokens {

    /** What stands before the first and behind the last. */
    private static final Token NOTHING = new Token(Token.Kind.SPECIAL, "", "", 0, 0);

    /**
     * Other text for some words.
     *
     * @param count how many words it stands for
     */
    public record Replacement(int count, String text) {}

    private final String sql;
    private final List<Token> all;

    private Tokens(String sql) {
        this.sql = sql;
        this.all = List.copyOf(Lexer.tokens(sql));
    }

    public static Tokens of(String sql) {
        return new Tokens(sql);
    }

    public List<Token> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    /** Of that number, or one that is nothing. */
    public Token at(int i) {
        return i >= 0 && i < all.size() ? all.get(i) : NOTHING;
    }

    /** The text from one word up to another, without that. */
    public String text(int from, int to) {
        return from >= to ? "" : sql.substring(at(from).start(), at(to - 1).end());
    }

    /** Whether these words and symbols stand there one behind another. */
    public boolean are(int from, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!at(from + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the same words stand there as in the other text, in the same spelling. */
    boolean are(int from, Tokens other) {
        for (int i = 0; i < other.size(); i++) {
            if (!at(from + i).text().equals(other.at(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** The bracket that closes the one at that place, or -1. */
    public int closing(int open) {
        for (int i = open + 1; i < all.size(); i++) {
            if (at(i).depth() == at(open).depth() && (at(i).is(")") || at(i).is("]"))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether one pair of parentheses is around all words from one up to another. */
    public boolean areEnclosed(int from, int to) {
        return to - from > 1 && at(from).is("(") && closing(from) == to - 1;
    }

    /** Behind the name that begins there, which may have schemas in front. */
    int endOfName(int first) {
        int end = first + 1;
        while (at(end).is(".") && at(end + 1).isName()) {
            end += 2;
        }
        return end;
    }

    /**
     * The text with something else for some words; all between them stays.
     *
     * @param replacement of the words from that number on, or {@code null} where it stays
     */
    public String replaced(IntFunction<Replacement> replacement) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        int i = 0;
        while (i < all.size()) {
            Replacement found = replacement.apply(i);
            if (found == null) {
                i++;
            } else {
                result.append(sql, done, at(i).start()).append(found.text());
                i += found.count();
                done = at(i - 1).end();
            }
        }
        return result.append(sql, done, sql.length()).toString();
    }

    @Override
    public String toString() {
        return sql;
    }
}
