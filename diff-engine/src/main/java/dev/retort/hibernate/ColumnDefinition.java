package dev.retort.hibernate;

import dev.retort.model.ColumnOption;
import dev.retort.model.Generated;
import dev.retort.model.Identity;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text that stands behind a column's name in CREATE TABLE, taken apart: Hibernate keeps what a
 * {@code columnDefinition} says as if it were a type.
 *
 * @param type what comes before the first clause
 * @param collation SQL text, or {@code null}
 * @param isNotNull NOT NULL is among the clauses
 * @param defaultExpression SQL text, or {@code null}
 * @param identity or {@code null}
 * @param generated or {@code null}
 * @param isUnique UNIQUE is among the clauses, without a name
 * @param checks in order
 * @param options STORAGE and COMPRESSION
 */
record ColumnDefinition(
        String type,
        String collation,
        boolean isNotNull,
        String defaultExpression,
        Identity identity,
        Generated generated,
        boolean isUnique,
        List<CheckClause> checks,
        Map<ColumnOption, String> options) {

    /**
     * @param name as SQL text, or {@code null}
     */
    record CheckClause(String name, String expression) {}

    private static final Set<String> CLAUSES =
            Set.of(
                    "collate",
                    "not",
                    "null",
                    "default",
                    "generated",
                    "constraint",
                    "check",
                    "unique",
                    "primary",
                    "references");

    /** Clauses, and names of types as well. */
    private static final Map<String, ColumnOption> OPTIONS =
            Map.of("storage", ColumnOption.STORAGE, "compression", ColumnOption.COMPRESSION);

    static ColumnDefinition ofType(String type) {
        return new ColumnDefinition(
                type, null, false, null, null, null, false, List.of(), Map.of());
    }

    ColumnDefinition withType(String value) {
        return new ColumnDefinition(
                value,
                collation,
                isNotNull,
                defaultExpression,
                identity,
                generated,
                isUnique,
                checks,
                options);
    }

    /** Empty when the text has a clause that is not understood to the end. */
    static Optional<ColumnDefinition> parse(String sql) {
        return new Parser(sql).parse();
    }

    private static final class Parser {

        private final Tokens tokens;
        private int at;
        private String collation;
        private boolean isNotNull;
        private String defaultExpression;
        private Identity identity;
        private Generated generated;
        private boolean isUnique;
        private final List<CheckClause> checks = new ArrayList<>();
        private final Map<ColumnOption, String> options = new EnumMap<>(ColumnOption.class);

        Parser(String sql) {
            this.tokens = Tokens.of(sql);
        }

        Optional<ColumnDefinition> parse() {
            skipToClause();
            if (at == 0) {
                return Optional.empty();
            }
            String type = tokens.text(0, at);
            while (at < tokens.size()) {
                if (!clause()) {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    new ColumnDefinition(
                            type,
                            collation,
                            isNotNull,
                            defaultExpression,
                            identity,
                            generated,
                            isUnique,
                            List.copyOf(checks),
                            Map.copyOf(options)));
        }

        private boolean clause() {
            if (accept("collate")) {
                return collation();
            } else if (accept("not")) {
                isNotNull = true;
                return accept("null");
            } else if (accept("null")) {
                return true;
            } else if (accept("default")) {
                return defaultExpression();
            } else if (accept("generated")) {
                return generated();
            } else if (accept("unique")) {
                isUnique = true;
                return true;
            } else if (accept("check")) {
                return check(null);
            } else if (accept("constraint") && tokens.at(at).isName()) {
                String name = tokens.at(at++).text();
                return accept("check") && check(name);
            }
            return option();
        }

        private boolean option() {
            for (Map.Entry<String, ColumnOption> each : OPTIONS.entrySet()) {
                if (accept(each.getKey()) && tokens.at(at).isName()) {
                    options.put(each.getValue(), tokens.at(at++).value());
                    return true;
                }
            }
            return false;
        }

        private boolean collation() {
            int from = at;
            if (!name()) {
                return false;
            }
            if (accept(".") && !name()) {
                return false;
            }
            collation = tokens.text(from, at);
            return true;
        }

        private boolean defaultExpression() {
            int from = at;
            at++;
            skipToClause();
            if (from >= tokens.size()) {
                return false;
            }
            defaultExpression = tokens.text(from, at);
            return true;
        }

        private boolean generated() {
            boolean always = accept("always");
            if (!always && !(accept("by") && accept("default"))) {
                return false;
            }
            if (!accept("as")) {
                return false;
            }
            if (accept("identity")) {
                identity = always ? Identity.always() : Identity.byDefault();
                return true;
            }
            String expression = always ? parenthesised() : null;
            if (expression == null || !(accept("stored"))) {
                return false;
            }
            generated = new Generated(expression, true);
            return true;
        }

        private boolean check(String name) {
            String expression = parenthesised();
            if (expression == null) {
                return false;
            }
            checks.add(new CheckClause(name, expression));
            return true;
        }

        /** The text between a pair of parentheses, or {@code null} when there is none. */
        private String parenthesised() {
            int close = tokens.at(at).is("(") ? tokens.closing(at) : -1;
            if (close < 0) {
                return null;
            }
            String inside = tokens.text(at + 1, close);
            at = close + 1;
            return inside;
        }

        private void skipToClause() {
            while (at < tokens.size() && !startsClause(at)) {
                at++;
            }
        }

        private boolean startsClause(int i) {
            Token token = tokens.at(i);
            String word = token.text().toLowerCase(Locale.ROOT);
            return token.depth() == 0
                    && token.kind() == Token.Kind.WORD
                    && (CLAUSES.contains(word) || i > 0 && OPTIONS.containsKey(word));
        }

        private boolean name() {
            if (tokens.at(at).isName()) {
                at++;
                return true;
            }
            return false;
        }

        private boolean accept(String word) {
            if (tokens.at(at).is(word)) {
                at++;
                return true;
            }
            return false;
        }
    }
}
