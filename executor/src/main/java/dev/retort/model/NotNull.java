package dev.retort.model;

import java.nio.charset.StandardCharsets;

/**
 * What is unusual about a column's NOT NULL, which PostgreSQL keeps as a constraint from version 18
 * on.
 *
 * @param name or {@code null} for the one that the server gives by itself, {@link #defaultName}
 * @param isNoInherit not passed on to tables that inherit
 * @param isNotValid rows that were there before are not checked yet
 */
public record NotNull(String name, boolean isNoInherit, boolean isNotValid) {

    private static final int MAX_NAME_BYTES = 63;
    private static final String SUFFIX = "_not_null";

    /** With nothing unusual: what a column has that says no more than NOT NULL. */
    public static final NotNull PLAIN = new NotNull(null, false, false);

    public static NotNull named(String name) {
        return new NotNull(name, false, false);
    }

    public NotNull noInherit() {
        return new NotNull(name, true, isNotValid);
    }

    public NotNull notValid() {
        return new NotNull(name, isNoInherit, true);
    }

    public NotNull validated() {
        return new NotNull(name, isNoInherit, false);
    }

    public NotNull withName(String value) {
        return new NotNull(value, isNoInherit, isNotValid);
    }

    /**
     * The name that the server gives: {@code table_column_not_null}, where the longer one of the
     * two names is cut until the whole fits (makeObjectName in PostgreSQL's indexcmds.c).
     */
    public static String defaultName(String table, String column) {
        byte[] first = table.getBytes(StandardCharsets.UTF_8);
        byte[] second = column.getBytes(StandardCharsets.UTF_8);
        int room = MAX_NAME_BYTES - SUFFIX.length() - 1;
        int firstLength = first.length;
        int secondLength = second.length;
        while (firstLength + secondLength > room) {
            if (firstLength > secondLength) {
                firstLength--;
            } else {
                secondLength--;
            }
        }
        return cut(first, firstLength) + "_" + cut(second, secondLength) + SUFFIX;
    }

    /** At most so many bytes of it, and no half character. */
    private static String cut(byte[] text, int length) {
        int end = length;
        while (end < text.length && end > 0 && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
