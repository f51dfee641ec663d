package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.dialect.Obstacle.Reads;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that the assignment cast to a narrower type refuses: too long a text, too large a number.
 * What the column is now, only its database knows, so the query asks: a type that becomes wider is
 * a condition that is false before the first row is read.
 */
final class NarrowedType {

    private static final Set<String> TEXTS = Set.of("character varying", "character");

    /** What is wider than an integer type, and the ends of that. */
    private static final Map<String, String[]> INTEGERS =
            Map.of(
                    "smallint", new String[] {"-32768", "32767", "'smallint'::regtype"},
                    "integer",
                            new String[] {
                                "-2147483648",
                                "2147483647",
                                "'smallint'::regtype, 'integer'::regtype"
                            },
                    "bigint",
                            new String[] {
                                "-9223372036854775808",
                                "9223372036854775807",
                                "'smallint'::regtype, 'integer'::regtype, 'bigint'::regtype"
                            });

    private NarrowedType() {}

    static List<Obstacle> obstacles(Operation.AlterColumn alter, ColumnChange.SetType change) {
        Type type = change.type();
        String value = quote(alter.column());
        boolean isMeasured = type.isMeasured() && !type.isArray();
        if (isMeasured && TEXTS.contains(type.name())) {
            int length = type.modifier(0);
            // Blanks beyond the length are cut off without a word (manual, section 8.3).
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "length(rtrim(" + value + "::text)) > " + length,
                            "atttypid <> ALL (ARRAY['varchar'::regtype, 'bpchar'::regtype]) OR"
                                    + " atttypmod NOT BETWEEN 4 AND 4 + "
                                    + length));
        }
        if (isMeasured
                && type.name().equals("numeric")
                && type.modifiers().size() == 2
                && type.modifier(1) >= 0) {
            int scale = type.modifier(1);
            int digits = type.modifier(0) - scale;
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "abs(round(" + value + "::numeric, " + scale + ")) >= 1e" + digits,
                            // The modifier is 4 + precision * 65536 + scale.
                            "atttypid <> 'numeric'::regtype OR atttypmod < 4 OR ((atttypmod - 4)"
                                    + " >> 16) - ((atttypmod - 4) & 2047) > "
                                    + digits));
        }
        String[] ends = INTEGERS.get(type.sql());
        if (ends != null) {
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "round("
                                    + value
                                    + "::numeric) NOT BETWEEN "
                                    + ends[0]
                                    + " AND "
                                    + ends[1],
                            "atttypid <> ALL (ARRAY[" + ends[2] + "])"));
        }
        return List.of();
    }

    private static Obstacle obstacle(
            Operation.AlterColumn alter,
            ColumnChange.SetType change,
            String condition,
            String isNarrower) {
        return new Obstacle(
                alter.table(),
                List.of(new Reads(alter.table(), List.of(alter.column()))),
                true,
                ObstacleSql.select(alter.table())
                        + " WHERE "
                        + condition
                        + "\n  AND (SELECT "
                        + isNarrower
                        + " FROM pg_catalog.pg_attribute WHERE attrelid = "
                        + literal(quote(alter.table()))
                        + "::regclass AND attname = "
                        + literal(alter.column())
                        + ")",
                "row",
                "whose " + alter.column() + " does not fit into " + change.type().sql(),
                "say how it is made to fit: setType(...).using(\"...\")",
                false);
    }
}
