package dev.retort.diff;

import dev.retort.model.Identifiers;
import dev.retort.model.Type;
import java.util.List;
import java.util.Set;

/**
 * Whether PostgreSQL converts a column's values by itself when its type changes, and what to write
 * when it does not. The groups are those between which {@code pg_cast} has implicit or assignment
 * casts in each direction.
 */
final class Conversions {

    private static final Set<String> STRINGS =
            Set.of("text", "character varying", "character", "name");

    private static final List<Set<String>> GROUPS =
            List.of(
                    Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
                    Set.of("date", "timestamp without time zone", "timestamp with time zone"),
                    Set.of("time without time zone", "time with time zone"),
                    Set.of("json", "jsonb"),
                    Set.of("bit", "bit varying"),
                    Set.of("inet", "cidr"));

    private Conversions() {}

    /**
     * The expression for ALTER COLUMN ... TYPE ... USING, or {@code null} when the assignment cast
     * does. Through text there is a way between any two types; the server says so when a value does
     * not fit.
     */
    static String using(String column, Type from, Type to) {
        if (automatic(Types.base(from), Types.base(to))) {
            return null;
        }
        String value = Identifiers.quote(column);
        return STRINGS.contains(Types.base(from))
                ? value + "::" + to.sql()
                : value + "::text::" + to.sql();
    }

    private static boolean automatic(String from, String to) {
        if (from.equals(to) || STRINGS.contains(to)) {
            return true;
        }
        if (from.endsWith("[]") && to.endsWith("[]")) {
            return automatic(element(from), element(to));
        }
        return GROUPS.stream().anyMatch(group -> group.contains(from) && group.contains(to));
    }

    private static String element(String array) {
        return array.substring(0, array.length() - 2);
    }
}
