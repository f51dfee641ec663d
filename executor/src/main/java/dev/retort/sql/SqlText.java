package dev.retort.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an SQL expression speaks of and how it is made up, as far as can be told without
 * understanding it.
 */
public final class SqlText {

    private final Tokens tokens;

    private SqlText(String sql) {
        this.tokens = Tokens.of(sql);
    }

    /**
     * @param sql or {@code null} for an expression that is not there and speaks of nothing
     */
    public static SqlText of(String sql) {
        return new SqlText(sql == null ? "" : sql);
    }

    /**
     * Whether it has the name as a word of its own. That may be another thing of the same name: it
     * says yes too often, never too seldom.
     */
    public boolean mentions(String name) {
        return tokens.all().stream().anyMatch(each -> each.isName() && each.value().equals(name));
    }

    public boolean mentionsAny(Collection<String> names) {
        return tokens.all().stream()
                .anyMatch(each -> each.isName() && names.contains(each.value()));
    }

    /** All words that may be names. */
    public Set<String> names() {
        return tokens.all().stream()
                .filter(Token::isName)
                .map(Token::value)
                .collect(Collectors.toSet());
    }

    /**
     * Whether it casts to that type, or to arrays of it.
     *
     * @param type as the server spells it
     */
    public boolean castsTo(String type) {
        if (!tokens.toString().contains(type)) {
            return false;
        }
        Tokens wanted = Tokens.of(type);
        for (int i = 0; i < tokens.size(); i++) {
            if ((tokens.at(i).is("::") || tokens.at(i).is("as"))
                    && tokens.are(i + 1, wanted)
                    && !tokens.at(i + 1 + wanted.size()).is(".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the string stands in it as a constant. */
    public boolean hasString(String value) {
        return tokens.all().stream()
                .anyMatch(each -> each.isString() && each.value().equals(value));
    }

    /** What it takes numbers from, as SQL text: {@code nextval('orders_id_seq'::regclass)}. */
    public Set<String> sequences() {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.are(i, "nextval", "(") && tokens.at(i + 2).isString()) {
                found.add(tokens.at(i + 2).value());
            }
        }
        return found;
    }

    /**
     * The conditions that {@code AND} joins, in order; one when it joins nothing.
     *
     * <p>It is given as the server prints it, which puts parentheses around whatever is joined and
     * has no {@code BETWEEN}.
     */
    public List<String> conditions() {
        int from = 0;
        int to = tokens.size();
        while (tokens.areEnclosed(from, to)) {
            from++;
            to--;
        }
        List<String> conditions = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; i++) {
            if (tokens.at(i).depth() == tokens.at(from).depth() && tokens.at(i).is("and")) {
                conditions.add(tokens.text(start, i));
                start = i + 1;
            }
        }
        conditions.add(tokens.text(start, to));
        return conditions;
    }

    /** Without the one pair of parentheses around the whole, if there is one. */
    public String withoutParentheses() {
        int size = tokens.size();
        return tokens.areEnclosed(0, size) ? tokens.text(1, size - 1) : tokens.toString();
    }

    /**
     * Whether the text can stand inside a statement of ours without reaching out of its place:
     * quotes and comments end where they began, brackets match, no comma outside them makes two of
     * one, no semicolon ends the statement and no {@code $1} asks for a parameter. It does not have
     * to be right otherwise; the server says that. A line comment may be open at the end; the
     * caller puts a line break after the text.
     */
    public boolean isSelfContained() {
        String sql = tokens.toString();
        if (sql.isBlank() || sql.indexOf('\0') >= 0) {
            return false;
        }
        Deque<String> open = new ArrayDeque<>();
        for (Token token : tokens.all()) {
            boolean isInPlace =
                    switch (token.kind()) {
                        case UNTERMINATED, PARAMETER -> false;
                        case SPECIAL -> isInPlace(token.text(), open);
                        default -> true;
                    };
            if (!isInPlace) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private static boolean isInPlace(String special, Deque<String> open) {
        switch (special) {
            case "(" -> open.push(")");
            case "[" -> open.push("]");
            case ")", "]" -> {
                return !open.isEmpty() && open.pop().equals(special);
            }
            case "," -> {
                return !open.isEmpty();
            }
            case ";", "$" -> {
                return false;
            }
            default -> {
                return true;
            }
        }
        return true;
    }
}
