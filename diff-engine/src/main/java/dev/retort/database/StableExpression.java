package dev.retort.database;

import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import dev.retort.sql.Tokens;
import dev.retort.sql.Tokens.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An expression as {@code pg_get_expr} prints it, in a text that PostgreSQL prints the same way
 * again once it was run. For most expressions that is what was printed; for one it is not: {@code
 * state IN ('A', 'B')} over a varchar column is stored as a comparison with a cast array, and that
 * text, run again, is stored as an array of casts. So it is said as it was meant. The parentheses
 * around the whole, which PostgreSQL always prints, are left out.
 */
final class StableExpression {

    private static final String[] VARCHAR = {"::", "character", "varying"};

    private StableExpression() {}

    /**
     * @param printed or {@code null}, which stays so
     * @param isVarchar whether the column of that name is of type varchar; only then does the short
     *     form mean the same
     */
    static String of(String printed, Predicate<String> isVarchar) {
        if (printed == null) {
            return null;
        }
        Tokens tokens = Tokens.of(printed);
        String stable = tokens.replaced(i -> meant(tokens, i, isVarchar));
        return SqlText.of(stable).withoutParentheses();
    }

    static boolean isVarchar(Type type) {
        return type.name().equals("character varying") && !type.isArray();
    }

    /** {@code (state)::text = ANY ((ARRAY['A'::character varying, ...])::text[])}. */
    private static Replacement meant(Tokens tokens, int start, Predicate<String> isVarchar) {
        int at = start;
        boolean isColumn =
                tokens.at(at).is("(")
                        && tokens.at(at + 1).isName()
                        && tokens.are(at + 2, ")", "::", "text")
                        && isVarchar.test(tokens.at(at + 1).value());
        boolean isIn = tokens.are(at + 5, "=", "any");
        if (!isColumn || !isIn && !tokens.are(at + 5, "<>", "all")) {
            return null;
        }
        at += 7;
        if (!tokens.are(at, "(", "(", "array", "[")) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        do {
            at += texts.isEmpty() ? 4 : 1;
            if (!tokens.at(at).isString() || !tokens.are(at + 1, VARCHAR)) {
                return null;
            }
            texts.add(tokens.at(at).text());
            at += 1 + VARCHAR.length;
        } while (tokens.at(at).is(","));
        if (texts.size() < 2 || !tokens.are(at, "]", ")", "::", "text", "[", "]", ")")) {
            return null;
        }
        String list = String.join(", ", texts);
        String column = tokens.at(start + 1).text();
        return new Replacement(
                at + 7 - start, column + (isIn ? " IN (" : " NOT IN (") + list + ")");
    }
}
