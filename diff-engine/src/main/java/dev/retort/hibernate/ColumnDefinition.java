package dev.retort.hibernate;

import dev.retort.model.Generated;
import dev.retort.model.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 */
record ColumnDefinition(
        String type,
        String collation,
        boolean isNotNull,
        String defaultExpression,
        Identity identity,
        Generated generated,
        boolean isUnique,
        List<CheckClause> checks) {

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

    static ColumnDefinition ofType(String type) {
        return new ColumnDefinition(type, null, false, null, null, null, false, List.of());
    }

    /** Empty when the text has a clause that is not understood to the end. */
    static Optional<ColumnDefinition> parse(String sql) {
        return new Parser(sql).parse();
    }

    private static final class Parser {

        private final String sql;
        private final List<SqlToken> tokens;
        private int at;
        private String collation;
        private boolean isNotNull;
        private String defaultExpression;
        private Identity identity;
        private Generated generated;
        private boolean isUnique;
        private final List<CheckClause> checks = new ArrayList<>();

        Parser(String sql) {
            this.sql = sql;
            this.tokens = SqlToken.of(sql);
        }

        Optional<ColumnDefinition> parse() {
            skipToClause();
            if (at == 0) {
                return Optional.empty();
            }
            String type = text(0, at);
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
                            List.copyOf(checks)));
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
            } else if (accept("constraint") && at < tokens.size() && tokens.get(at).isName()) {
                String name = tokens.get(at++).text();
                return accept("check") && check(name);
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
            collation = text(from, at);
            return true;
        }

        private boolean defaultExpression() {
            int from = at;
            at++;
            skipToClause();
            if (from >= tokens.size()) {
                return false;
            }
            defaultExpression = text(from, at);
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
            if (at >= tokens.size() || !tokens.get(at).is("(")) {
                return null;
            }
            SqlToken open = tokens.get(at);
            for (int close = at + 1; close < tokens.size(); close++) {
                SqlToken token = tokens.get(close);
                if (token.is(")") && token.depth() == open.depth()) {
                    at = close + 1;
                    return sql.substring(open.end(), token.start()).strip();
                }
            }
            return null;
        }

        private void skipToClause() {
            while (at < tokens.size() && !startsClause(tokens.get(at))) {
                at++;
            }
        }

        private static boolean startsClause(SqlToken token) {
            return token.depth() == 0
                    && token.kind() == SqlToken.Kind.WORD
                    && CLAUSES.contains(token.text().toLowerCase(Locale.ROOT));
        }

        private boolean name() {
            if (at < tokens.size() && tokens.get(at).isName()) {
                at++;
                return true;
            }
            return false;
        }

        private boolean accept(String word) {
            if (at < tokens.size() && tokens.get(at).is(word)) {
                at++;
                return true;
            }
            return false;
        }

        private String text(int from, int to) {
            return sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
        }
    }
}
