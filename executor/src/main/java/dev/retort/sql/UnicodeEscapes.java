package dev.retort.sql;

/**
 * Characters that stand in a quoted word by their number (manual, sections 4.1.2.2 and 4.1.2.3).
 */
final class UnicodeEscapes {

    private UnicodeEscapes() {}

    /** What {@code U&} says; what is malformed stays as it is. */
    static String decoded(String text, char escape) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isLong = text.startsWith("+", at + 1);
            if (c != escape) {
                out.append(c);
                at++;
            } else if (text.startsWith(String.valueOf(escape), at + 1)) {
                out.append(c);
                at += 2;
            } else {
                at = numbered(text, at, isLong ? 2 : 1, isLong ? 6 : 4, out);
            }
        }
        return out.toString();
    }

    /**
     * Adds what the backslash at that place of an {@code E''} string stands for.
     *
     * @return behind it
     */
    static int backslash(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length()) {
            return text.length();
        }
        char c = text.charAt(at + 1);
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                return numbered(text, at, 2, 4, out);
            }
            case 'U' -> {
                return numbered(text, at, 2, 8, out);
            }
            case 'x' -> {
                return byteOf(text, at, 2, 2, 16, out);
            }
            default -> {
                if (Character.digit(c, 8) >= 0) {
                    return byteOf(text, at, 1, 3, 8, out);
                }
                out.append(c);
            }
        }
        return at + 2;
    }

    /** A character by so many hexadecimal digits behind a prefix of that length. */
    private static int numbered(String text, int at, int prefix, int digits, StringBuilder out) {
        int end = at + prefix + digits;
        int code = end > text.length() ? -1 : number(text, at + prefix, end, 16);
        if (code < 0 || code > Character.MAX_CODE_POINT) {
            out.append(text.charAt(at));
            return at + 1;
        }
        out.appendCodePoint(code);
        return end;
    }

    /** A byte by one digit or more; of those above 127 no use is known. */
    private static int byteOf(
            String text, int at, int prefix, int atMost, int radix, StringBuilder out) {
        int end = at + prefix;
        while (end < text.length()
                && end < at + prefix + atMost
                && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == at + prefix) {
            out.append(text.charAt(at + 1));
            return at + 2;
        }
        out.append((char) (number(text, at + prefix, end, radix) & 0xFF));
        return end;
    }

    /** Or -1. */
    private static int number(String text, int from, int to, int radix) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }
}
