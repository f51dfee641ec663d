package dev.retort.codegen;

/** The first thing that a Java compiler does to a source (JLS 3.3). */
final class UnicodeEscapes {

    private static final int DIGITS = 4;

    private UnicodeEscapes() {}

    /** The source with its escapes replaced; malformed ones stay as they are. */
    static String replace(String source) {
        if (!source.contains("\\u")) {
            return source;
        }
        StringBuilder out = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '\\' || at + 1 == source.length()) {
                out.append(c);
                at++;
                continue;
            }
            int digits = at + 1;
            while (digits < source.length() && source.charAt(digits) == 'u') {
                digits++;
            }
            int value = digits > at + 1 ? hex(source, digits) : -1;
            if (value >= 0) {
                out.append((char) value);
                at = digits + DIGITS;
            } else {
                // Of two backslashes in a row the second starts no escape.
                out.append(c).append(source.charAt(at + 1));
                at += 2;
            }
        }
        return out.toString();
    }

    private static int hex(String source, int start) {
        if (start + DIGITS > source.length()) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < start + DIGITS; i++) {
            int digit = Character.digit(source.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
