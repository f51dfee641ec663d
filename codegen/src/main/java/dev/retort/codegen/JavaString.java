package dev.retort.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Java strings that come back from the compiler as they went in (JLS 3.3, 3.10.5 to 3.10.7). What
 * cannot be seen is escaped: by octal digits where a Unicode escape would be read too early, by
 * {@code \}{@code u} above that.
 */
final class JavaString {

    /** A constant holds 65,535 bytes (JVMS 4.4.7), a character at most three of them. */
    private static final int CONSTANT = 20_000;

    /** No piece of a sum gets shorter than this, however far right it stands. */
    private static final int SHORTEST_PIECE = 40;

    private JavaString() {}

    /** In quotes, on one line. */
    static String literal(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        int before = 0;
        for (int c : value.codePoints().toArray()) {
            out.append(c == '"' ? "\\\"" : escaped(c, before));
            before = c;
        }
        return out.append('"').toString();
    }

    static boolean isTooLongForOneConstant(String value) {
        return value.length() > CONSTANT;
    }

    /** Whether the text has lines to show. */
    static boolean isBlock(String value) {
        int newLine = value.indexOf('\n');
        return newLine >= 0
                && newLine < value.length() - 1
                && value.chars().noneMatch(c -> c > 0x7f && Character.isWhitespace(c));
    }

    /**
     * A text block. Its indentation is set by the closing quotes or by a line that starts without a
     * space; trailing spaces end in an escape, so that they are not stripped.
     */
    static String block(String value, Place place) {
        List<String> lines = new ArrayList<>(List.of(value.split("\n", -1)));
        boolean endsWithNewLine = lines.get(lines.size() - 1).isEmpty();
        if (endsWithNewLine) {
            lines.remove(lines.size() - 1);
        }
        String newLine = place.newLine();
        StringBuilder out = new StringBuilder("\"\"\"");
        boolean hasUnindented = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean endsBlock = !endsWithNewLine && i == lines.size() - 1;
            String line = blockLine(lines.get(i), endsBlock);
            hasUnindented |= !line.isEmpty() && line.charAt(0) != ' ';
            out.append(line.isEmpty() ? "\n" : newLine + line);
        }
        if (!endsWithNewLine && !hasUnindented) {
            out.append('\\');
        }
        if (endsWithNewLine || !hasUnindented) {
            out.append(newLine);
        }
        return out.append("\"\"\"").toString();
    }

    private static String blockLine(String line, boolean endsBlock) {
        StringBuilder out = new StringBuilder();
        int[] points = line.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean last = i == points.length - 1;
            if (points[i] == '"') {
                boolean quotesFollow = last ? endsBlock : points[i + 1] == '"';
                out.append(quotesFollow ? "\\\"" : "\"");
            } else {
                int before = i == 0 ? 0 : points[i - 1];
                out.append(points[i] == ' ' && last ? "\\s" : escaped(points[i], before));
            }
        }
        return out.toString();
    }

    /**
     * {@code "..." + "..."}, broken after commas and spaces where there are any: in SQL never
     * inside of a constant, which a person who looks for it would not find.
     */
    static String sum(String value, Place place) {
        int room = place.width() - place.tail() - "\"\"".length();
        int first = Math.max(SHORTEST_PIECE, room - place.column());
        int others =
                Math.max(
                        SHORTEST_PIECE, room - place.indent() - Place.CONTINUATION - "+ ".length());
        StringBuilder out = new StringBuilder();
        for (String piece : pieces(value, first, others)) {
            out.append(out.isEmpty() ? "" : place.newLine() + "+ ").append(literal(piece));
        }
        return out.toString();
    }

    /** A call that puts together at run time what one constant cannot hold. */
    static String join(String value, Place place) {
        StringBuilder out =
                new StringBuilder("String.join(").append(place.newLine()).append("\"\"");
        for (String piece : pieces(value, CONSTANT, CONSTANT)) {
            out.append(',').append(place.newLine()).append(literal(piece));
        }
        return out.append(')').toString();
    }

    private static List<String> pieces(String value, int firstWidth, int otherWidth) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < value.length()) {
            int end = end(value, start, pieces.isEmpty() ? firstWidth : otherWidth);
            pieces.add(value.substring(start, end));
            start = end;
        }
        return pieces;
    }

    /** Where the piece ends that starts there. */
    private static int end(String value, int start, int width) {
        int end = start;
        int afterSpace = start;
        int outside = start;
        int used = 0;
        boolean isConstant =
                value.substring(0, start).chars().filter(c -> c == '\'').count() % 2 == 1;
        while (end < value.length()) {
            int c = value.codePointAt(end);
            used += c == '"' ? 2 : escaped(c, 0).length();
            if (used > width && end > start) {
                break;
            }
            end += Character.charCount(c);
            isConstant ^= c == '\'';
            boolean isSpace = c == ' ' || c == '\n';
            if (isSpace) {
                afterSpace = end;
            }
            boolean isEndOfItem = c == ',' && !value.startsWith(" ", end);
            if (!isConstant && (isSpace || isEndOfItem)) {
                outside = end;
            }
        }
        if (end == value.length()) {
            return end;
        }
        return outside > start ? outside : afterSpace > start ? afterSpace : end;
    }

    /**
     * @param before the character in front, because javac 17 looks from half a character for the
     *     other half and then takes the second of two backslashes for the start of an escape
     */
    private static String escaped(int c, int before) {
        switch (c) {
            case '\\':
                return Character.getType(before) == Character.SURROGATE ? octal(c) : "\\\\";
            case '\n':
                return "\\n";
            case '\t':
                return "\\t";
            case '\r':
                return "\\r";
            default:
                return isVisible(c) ? Character.toString(c) : invisible(c);
        }
    }

    private static boolean isVisible(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return false;
            case Character.SPACE_SEPARATOR:
                return c == ' ';
            default:
                return true;
        }
    }

    private static String invisible(int c) {
        StringBuilder out = new StringBuilder();
        if (c < 0x80) {
            return octal(c);
        }
        for (char unit : Character.toChars(c)) {
            out.append('\\').append('u');
            String digits = Integer.toHexString(unit);
            out.append("0".repeat(4 - digits.length())).append(digits);
        }
        return out.toString();
    }

    private static String octal(int c) {
        String digits = Integer.toOctalString(c);
        return "\\" + "0".repeat(3 - digits.length()) + digits;
    }
}
