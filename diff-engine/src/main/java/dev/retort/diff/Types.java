package dev.retort.diff;

import dev.retort.model.Type;

/** Canonical types, compared more coarsely than by equality. */
final class Types {

    private Types() {}

    /** Whether two types differ in their modifiers (length, precision) only. */
    static boolean sameBase(Type a, Type b) {
        return base(a).equals(base(b));
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
