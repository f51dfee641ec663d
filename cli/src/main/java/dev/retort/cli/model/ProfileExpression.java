package dev.retort.cli.model;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code prod & (eu | !us)}, with the precedence that people expect. */
final class ProfileExpression {

    private static final Pattern TOKENS = Pattern.compile("[()&|!]|[^()&|!\\s]+");

    private final List<String> tokens;
    private final Collection<String> active;
    private int at;

    ProfileExpression(String text, Collection<String> active) {
        this.tokens = TOKENS.matcher(text).results().map(MatchResult::group).toList();
        this.active = active;
    }

    boolean holds() {
        return tokens.isEmpty() || any();
    }

    private boolean any() {
        boolean result = all();
        while (take("|")) {
            result |= all();
        }
        return result;
    }

    private boolean all() {
        boolean result = one();
        while (take("&")) {
            result &= one();
        }
        return result;
    }

    private boolean one() {
        if (take("!")) {
            return !one();
        }
        if (take("(")) {
            boolean result = any();
            take(")");
            return result;
        }
        return at < tokens.size() && active.contains(tokens.get(at++));
    }

    private boolean take(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }
}
