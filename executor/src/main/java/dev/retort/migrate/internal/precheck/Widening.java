package dev.retort.migrate.internal.precheck;

import dev.retort.model.Type;
import java.util.List;
import java.util.Map;

/**
 * Changes of type that are known to leave every value what it is, so that nobody has to read them.
 */
final class Widening {

    private static final Map<String, List<String>> WIDER =
            Map.of(
                    "smallint", List.of("integer", "bigint", "real", "double precision", "numeric"),
                    "integer", List.of("bigint", "double precision", "numeric"),
                    "bigint", List.of("numeric"),
                    "real", List.of("double precision"),
                    "date", List.of("timestamp without time zone"));

    private Widening() {}

    /**
     * @param from in the spelling of {@code format_type}
     * @param to the same; of another spelling nothing is known
     */
    static boolean isLossless(Type from, Type to) {
        if (!isBuiltIn(from) || !isBuiltIn(to)) {
            return from.equals(to);
        }
        if (!from.name().equals(to.name())) {
            return WIDER.getOrDefault(from.name(), List.of()).contains(to.name());
        }
        return to.modifiers().isEmpty()
                || !from.modifiers().isEmpty() && fraction(from) <= fraction(to);
    }

    /** No array, and nothing that an extension knows better. */
    private static boolean isBuiltIn(Type type) {
        return !type.isArray()
                && type.name().matches("[a-z ]+")
                && type.modifiers().stream().allMatch(each -> each.matches("[0-9]+"));
    }

    /** Digits after the point: of a number its scale, of a time its precision. */
    private static int fraction(Type type) {
        int last = type.modifiers().size() - 1;
        return type.name().equals("numeric") && last == 0 ? 0 : type.modifier(last);
    }
}
