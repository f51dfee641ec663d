package dev.retort.diff;

import dev.retort.model.Type;
import java.util.Set;
import java.util.regex.Pattern;

/** Canonical types, compared more coarsely than by equality. */
final class Types {

    private static final Set<String> STORED_IN_LINE = Set.of("numeric", "inet", "cidr");
    private static final Pattern DEFAULT_PRECISION =
            Pattern.compile("^(timestamp|time|interval)\\(6\\)");

    private Types() {}

    static boolean isArray(Type type) {
        return type.sql().endsWith("[]");
    }

    /** The text that any value passes through, as an array of it for an array. */
    static Type text(Type type) {
        return new Type(isArray(type) ? "text[]" : "text");
    }

    /** Whether two types differ in their modifiers (length, precision) only. */
    static boolean sameBase(Type a, Type b) {
        return base(a).equals(base(b));
    }

    /**
     * How a column of the type is stored when nobody says so, for a type whose columns can be
     * stored in more than one way ({@code pg_type.typstorage}).
     */
    static String storage(Type type) {
        return STORED_IN_LINE.contains(base(type)) ? "main" : "extended";
    }

    /**
     * Whether two types are the same though the catalogue has them differently: six digits of a
     * second are what a time has when nothing is said (manual, section 8.5).
     */
    static boolean sameMeaning(Type a, Type b) {
        return withoutDefaultPrecision(a).equals(withoutDefaultPrecision(b));
    }

    private static String withoutDefaultPrecision(Type type) {
        return DEFAULT_PRECISION.matcher(type.sql()).replaceFirst("$1");
    }

    /** What an array is one of, else the type itself. */
    static Type scalar(Type type) {
        String sql = type.sql();
        return isArray(type) ? new Type(sql.substring(0, sql.length() - 2)) : type;
    }

    /** The type without its modifiers. */
    static String base(Type type) {
        String sql = type.sql();
        int open = sql.indexOf('(');
        return open < 0 || sql.indexOf('"') >= 0
                ? sql
                : sql.substring(0, open) + sql.substring(sql.indexOf(')', open) + 1);
    }
}
