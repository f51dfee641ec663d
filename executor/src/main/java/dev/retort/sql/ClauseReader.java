package dev.retort.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads the clauses at the end of a definition, one behind the other: SQL text that people write
 * into annotations.
 */
public final class ClauseReader {

    private final Tokens tokens;
    private int at;

    public ClauseReader(String sql) {
        this.tokens = Tokens.of(sql);
    }

    /**
     * What clauses make of a definition.
     *
     * @param notUnderstood the parts of the text that say nothing that is known, in order
     */
    public record Result<T>(T value, List<String> notUnderstood) {}

    /**
     * Applies one clause after the other; what is in between is passed over and named.
     *
     * @param clause reads a clause that begins here and applies it, or is empty when none does
     */
    public <T> Result<T> apply(T start, BiFunction<ClauseReader, T, Optional<T>> clause) {
        T value = start;
        List<String> notUnderstood = new ArrayList<>();
        int unknown = -1;
        while (!isAtEnd()) {
            int begin = at;
            Optional<T> next = clause.apply(this, value);
            if (next.isPresent()) {
                value = next.get();
                if (unknown >= 0) {
                    notUnderstood.add(tokens.text(unknown, begin));
                    unknown = -1;
                }
            } else {
                unknown = unknown < 0 ? begin : unknown;
                at = begin;
                skip();
            }
        }
        if (unknown >= 0) {
            notUnderstood.add(tokens.text(unknown, at));
        }
        return new Result<>(value, notUnderstood);
    }

    /** One word, or all that stands in a pair of parentheses. */
    private void skip() {
        int closing = tokens.at(at).is("(") ? tokens.closing(at) : -1;
        at = closing < 0 ? at + 1 : closing + 1;
    }

    private boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Goes behind these words if they stand here, all of them. */
    public boolean accept(String... words) {
        if (!tokens.are(at, words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    /** The name that stands here, as the server reads it. */
    public Optional<String> name() {
        return tokens.at(at).isName() ? Optional.of(tokens.at(at++).value()) : Optional.empty();
    }

    /** Goes behind a name, with what it is qualified by. */
    public boolean skipName() {
        do {
            if (name().isEmpty()) {
                return false;
            }
        } while (accept("."));
        return true;
    }

    /** Goes behind a pair of parentheses and what is in it. */
    public boolean skipParentheses() {
        int closing = tokens.at(at).is("(") ? tokens.closing(at) : -1;
        if (closing < 0) {
            return false;
        }
        at = closing + 1;
        return true;
    }

    /** Names in parentheses. */
    public Optional<List<String>> names() {
        List<String> names = new ArrayList<>();
        boolean isRead = accept("(");
        while (isRead && !accept(")")) {
            isRead = (names.isEmpty() || accept(",")) && name().map(names::add).isPresent();
        }
        return isRead ? Optional.of(names) : Optional.empty();
    }

    /** Storage parameters in parentheses; what has no value is true. */
    public Optional<Map<String, String>> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean isRead = accept("(");
        while (isRead && !accept(")")) {
            Optional<String> name = parameters.isEmpty() || accept(",") ? name() : Optional.empty();
            Optional<String> value = accept("=") ? value() : Optional.of("true");
            isRead = name.isPresent() && value.isPresent();
            if (isRead) {
                parameters.put(name.get(), value.get());
            }
        }
        return isRead ? Optional.of(parameters) : Optional.empty();
    }

    private Optional<String> value() {
        Token token = tokens.at(at);
        if (token.isName() || token.isString() || token.kind() == Token.Kind.NUMBER) {
            at++;
            return Optional.of(token.value());
        }
        return Optional.empty();
    }

    /** A whole number, with its sign. */
    public Optional<Long> number() {
        boolean isNegative = accept("-");
        Token token = tokens.at(at);
        if (token.kind() != Token.Kind.NUMBER || !token.text().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        at++;
        long value = Long.parseLong(token.text());
        return Optional.of(isNegative ? -value : value);
    }

    /** All that is left. */
    public String rest() {
        String rest = tokens.text(at, tokens.size());
        at = tokens.size();
        return rest;
    }
}
