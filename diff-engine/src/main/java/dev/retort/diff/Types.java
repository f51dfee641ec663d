package dev.retort.diff;

import dev.retort.model.Type;
import java.util.Set;

/** Canonical types, compared more coarsely than by equality. */
final class Types {

    private static final Set<String> STORED_IN_LINE = Set.of("numeric", "inet", "cidr");

    private Types() {}

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

    /** The type without its modifiers. */
    static String base(Type type) {
        String sql = type.sql();
        int open = sql.indexOf('(');
        return open < 0 || sql.indexOf('"') >= 0
                ? sql
                : sql.substring(0, open) + sql.substring(sql.indexOf(')', open) + 1);
    }
}
