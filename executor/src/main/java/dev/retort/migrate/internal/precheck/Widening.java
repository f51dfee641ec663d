package dev.retort.migrate.internal.precheck;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern MODIFIED =
            Pattern.compile("([a-z ]+?)(?:\\(([0-9,]+)\\)([a-z ]*))?");

    private Widening() {}

    /**
     * @param from in the spelling of {@code format_type}
     * @param to the same; of another spelling nothing is known
     */
    static boolean isLossless(String from, String to) {
        Matcher before = MODIFIED.matcher(from);
        Matcher after = MODIFIED.matcher(to);
        if (!before.matches() || !after.matches()) {
            return from.equals(to);
        }
        String base = base(before);
        if (!base.equals(base(after))) {
            return WIDER.getOrDefault(base, List.of()).contains(base(after));
        }
        return after.group(2) == null
                || before.group(2) != null && fraction(before) <= fraction(after);
    }

    private static String base(Matcher type) {
        return type.group(1) + (type.group(3) == null ? "" : type.group(3));
    }

    /** Digits after the point: of a number its scale, of a time its precision. */
    private static int fraction(Matcher type) {
        String[] modifiers = type.group(2).split(",");
        boolean isNumber = type.group(1).equals("numeric");
        return isNumber && modifiers.length == 1
                ? 0
                : Integer.parseInt(modifiers[modifiers.length - 1]);
    }
}
