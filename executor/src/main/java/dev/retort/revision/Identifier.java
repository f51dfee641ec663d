package dev.retort.revision;

import dev.retort.RetortException;
import java.util.OptionalInt;

/**
 * The parts of {@code label@symbol+N}, none of them looked up.
 *
 * @param label or {@code null}
 * @param symbol or {@code null} when only an offset was written
 * @param offset the signed number
 */
record Identifier(String text, String label, String symbol, OptionalInt offset) {

    static Identifier parse(String text) {
        if (text.indexOf(':') >= 0) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2009",
                    "a range is not allowed here: " + text,
                    "FROM:TO is for history and for --sql; name one revision",
                    null);
        }
        int at = text.indexOf('@');
        String label = at < 0 ? null : text.substring(0, at);
        String rest = text.substring(at + 1);
        int sign = 0;
        while (sign < rest.length() && rest.charAt(sign) != '+' && rest.charAt(sign) != '-') {
            sign++;
        }
        String symbol = sign == 0 ? null : rest.substring(0, sign);
        OptionalInt offset = sign == rest.length() ? OptionalInt.empty() : number(text, rest, sign);
        boolean nothing = symbol == null && offset.isEmpty();
        if (nothing || (label != null && label.isEmpty()) || rest.indexOf('@') >= 0) {
            throw malformed(text);
        }
        return new Identifier(text, label, symbol, offset);
    }

    private static OptionalInt number(String text, String rest, int sign) {
        try {
            return OptionalInt.of(Integer.parseInt(rest.substring(sign)));
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    private static RetortException malformed(String text) {
        return new RetortException(
                RetortException.Kind.USAGE,
                "RT-2016",
                "not a revision: '" + text + "'",
                "write an id or the beginning of one, head, heads, base, +N, -N, ID+N, ID-N, or any of"
                        + " them behind LABEL@",
                null);
    }

    boolean isRelativeToCurrent() {
        return symbol == null;
    }
}
