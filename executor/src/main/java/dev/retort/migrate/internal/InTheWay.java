package dev.retort.migrate.internal;

/**
 * How many rows are in the way of an operation.
 *
 * @param example what the server says of the first of them, or {@code null}
 */
public record InTheWay(long count, String example) {

    public static final InTheWay NOTHING = new InTheWay(0, null);

    /**
     * @param found a number, a blank and a text, which may be empty
     */
    static InTheWay parse(String found) {
        int blank = found.indexOf(' ');
        String example = found.substring(blank + 1);
        return new InTheWay(
                Long.parseLong(found.substring(0, blank)), example.isEmpty() ? null : example);
    }
}
