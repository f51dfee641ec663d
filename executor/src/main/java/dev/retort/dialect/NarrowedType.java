package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.dialect.Obstacle.Reads;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values that the assignment cast to a narrower type refuses: too long a text, too large a number.
 * What the column is now, only its database knows, so the query asks: a type that becomes wider is
 * a condition that is false before the first row is read.
 */
final class NarrowedType {

    private static final Set<String> TEXTS = Set.of("character varying", "character");

    private static final Set<String> BITS = Set.of("bit", "bit varying");

    /** Of an array, each of which has to fit. */
    private static final String ELEMENT = "each_element";

    /** What every value of fits into an integer type. */
    private static final Map<String, List<String>> INTEGERS =
            Map.of(
                    "smallint", List.of("smallint"),
                    "integer", List.of("smallint", "integer"),
                    "bigint", List.of("smallint", "integer", "bigint"));

    private NarrowedType() {}

    static boolean isSmallerThanBigint(Type type) {
        return INTEGERS.containsKey(type.sql()) && !type.sql().equals("bigint");
    }

    static List<Obstacle> obstacles(Operation.AlterColumn alter, ColumnChange.SetType change) {
        Type type = change.type();
        String value = type.isArray() ? ELEMENT : quote(alter.column());
        Type element = type.withoutDimensions();
        String array = type.isArray() ? "[]" : "";
        if (element.isMeasured() && TEXTS.contains(element.name())) {
            int length = element.modifier(0);
            // Blanks beyond the length are cut off without a word (manual, section 8.3).
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "length(rtrim(" + value + "::text)) > " + length,
                            isNone(array, "varchar", "bpchar")
                                    + " OR atttypmod NOT BETWEEN 4 AND 4 + "
                                    + length));
        }
        if (element.isMeasured() && BITS.contains(element.name())) {
            int length = element.modifier(0);
            boolean isExact = element.name().equals("bit");
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "length(" + value + ") " + (isExact ? "<> " : "> ") + length,
                            isNone(array, isExact ? "bit" : "varbit")
                                    + " OR atttypmod "
                                    + (isExact ? "<> " : "NOT BETWEEN 1 AND ")
                                    + length));
        }
        if (element.isMeasured()
                && element.name().equals("numeric")
                && element.modifiers().size() == 2
                && element.modifier(1) >= 0) {
            int scale = element.modifier(1);
            int digits = element.modifier(0) - scale;
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "abs(round(" + value + "::numeric, " + scale + ")) >= 1e" + digits,
                            // The modifier is 4 + precision * 65536 + scale.
                            isNone(array, "numeric")
                                    + " OR atttypmod < 4 OR ((atttypmod - 4)"
                                    + " >> 16) - ((atttypmod - 4) & 2047) > "
                                    + digits));
        }
        List<String> narrower = INTEGERS.get(element.sql());
        if (narrower != null) {
            return List.of(
                    obstacle(
                            alter,
                            change,
                            "round("
                                    + value
                                    + "::numeric) NOT BETWEEN "
                                    + SequenceOptions.least(element)
                                    + " AND "
                                    + SequenceOptions.greatest(element),
                            isNone(array, narrower.toArray(String[]::new))));
        }
        return List.of();
    }

    /** Whether the column has none of these types now. */
    private static String isNone(String array, String... types) {
        return Arrays.stream(types)
                .map(type -> "'" + type + array + "'::regtype")
                .collect(Collectors.joining(", ", "atttypid <> ALL (ARRAY[", "])"));
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
                        + (change.type().isArray()
                                ? "EXISTS (SELECT FROM unnest("
                                        + quote(alter.column())
                                        + ") AS "
                                        + ELEMENT
                                        + " WHERE "
                                        + condition
                                        + ")"
                                : condition)
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
