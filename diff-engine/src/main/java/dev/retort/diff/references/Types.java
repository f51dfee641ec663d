package dev.retort.diff.references;

import dev.retort.model.Type;
import java.util.List;
import java.util.Set;

/** Canonical types, compared more coarsely than by equality. */
public final class Types {

    private static final Type TEXT = Type.parse("text");
    private static final Set<String> STORED_IN_LINE = Set.of("numeric", "inet", "cidr");
    private static final Set<String> OF_TIME =
            Set.of(
                    "timestamp without time zone",
                    "timestamp with time zone",
                    "time without time zone",
                    "time with time zone",
                    "interval");
    private static final List<String> DEFAULT_PRECISION = List.of("6");

    private Types() {}

    /** The text that any value passes through, as an array of it for an array. */
    public static Type text(Type type) {
        return type.isArray() ? TEXT.array() : TEXT;
    }

    /** Whether two types differ in their modifiers (length, precision) only. */
    public static boolean sameBase(Type a, Type b) {
        return a.withoutModifiers().equals(b.withoutModifiers());
    }

    /**
     * How a column of the type is stored when nobody says so, for a type whose columns can be
     * stored in more than one way ({@code pg_type.typstorage}).
     */
    public static String storage(Type type) {
        return STORED_IN_LINE.contains(type.withoutModifiers().sql()) ? "main" : "extended";
    }

    /**
     * Whether two types are the same though the catalogue has them differently: six digits of a
     * second are what a time has when nothing is said (manual, section 8.5).
     */
    public static boolean sameMeaning(Type a, Type b) {
        return withoutDefaultPrecision(a).equals(withoutDefaultPrecision(b));
    }

    private static Type withoutDefaultPrecision(Type type) {
        return OF_TIME.contains(type.name()) && type.modifiers().equals(DEFAULT_PRECISION)
                ? type.withoutModifiers()
                : type;
    }
}
