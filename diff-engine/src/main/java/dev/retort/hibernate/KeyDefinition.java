package dev.retort.hibernate;

import dev.retort.model.Deferrability;
import dev.retort.model.ForeignKey;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * The actions in {@code @ForeignKey(foreignKeyDefinition)}: what follows the references clause
 * (manual, CREATE TABLE). Columns and target are those of the mapping; a definition that names
 * others would not work with it.
 */
final class KeyDefinition {

    private final List<Token> tokens;
    private int at;

    private KeyDefinition(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Empty when something in the text is not understood. */
    static Optional<ForeignKey> apply(String sql, ForeignKey key) {
        return new KeyDefinition(Tokens.of(sql).all()).apply(key);
    }

    private Optional<ForeignKey> apply(ForeignKey key) {
        if (!accept("foreign")
                || !accept("key")
                || !skipParentheses()
                || !accept("references")
                || !skipName()) {
            return Optional.empty();
        }
        skipParentheses();
        ForeignKey result = key;
        while (at < tokens.size()) {
            Optional<ForeignKey> next = clause(result);
            if (next.isEmpty()) {
                return next;
            }
            result = next.get();
        }
        return Optional.of(result);
    }

    private Optional<ForeignKey> clause(ForeignKey key) {
        if (accept("on")) {
            boolean delete = accept("delete");
            if (!delete && !accept("update")) {
                return Optional.empty();
            }
            return action().map(action -> delete ? key.onDelete(action) : key.onUpdate(action));
        }
        if (accept("match")) {
            return accept("full")
                    ? Optional.of(key.matchFull())
                    : accept("simple") ? Optional.of(key) : Optional.empty();
        }
        if (accept("deferrable")) {
            return key.deferrability() == Deferrability.INITIALLY_DEFERRED
                    ? Optional.of(key)
                    : Optional.of(key.deferrable());
        }
        if (accept("initially")) {
            return accept("deferred")
                    ? Optional.of(key.initiallyDeferred())
                    : accept("immediate") ? Optional.of(key) : Optional.empty();
        }
        if (accept("not")) {
            return accept("valid")
                    ? Optional.of(key.notValid())
                    : accept("deferrable") ? Optional.of(key) : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<ForeignKey.Action> action() {
        if (accept("cascade")) {
            return Optional.of(ForeignKey.Action.CASCADE);
        } else if (accept("restrict")) {
            return Optional.of(ForeignKey.Action.RESTRICT);
        } else if (accept("no")) {
            return accept("action") ? Optional.of(ForeignKey.Action.NO_ACTION) : Optional.empty();
        } else if (accept("set")) {
            return accept("null")
                    ? Optional.of(ForeignKey.Action.SET_NULL)
                    : accept("default")
                            ? Optional.of(ForeignKey.Action.SET_DEFAULT)
                            : Optional.empty();
        }
        return Optional.empty();
    }

    private boolean skipName() {
        do {
            if (at >= tokens.size() || !tokens.get(at).isName()) {
                return false;
            }
            at++;
        } while (accept("."));
        return true;
    }

    private boolean skipParentheses() {
        if (!accept("(")) {
            return false;
        }
        while (at < tokens.size() && !tokens.get(at).is(")")) {
            at++;
        }
        return accept(")");
    }

    private boolean accept(String word) {
        if (at < tokens.size() && tokens.get(at).is(word)) {
            at++;
            return true;
        }
        return false;
    }
}
