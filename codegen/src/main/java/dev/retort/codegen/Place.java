package dev.retort.codegen;

/**
 * Where an expression is about to be printed.
 *
 * @param indent of the line, in columns
 * @param column at which the expression starts
 * @param tail columns that must stay free behind its last character: {@code );} or a comma
 * @param width of the page
 */
record Place(int indent, int column, int tail, int width) {

    /**
     * Continuation lines stand this much further right, as google-java-format's AOSP style has it.
     */
    static final int CONTINUATION = 8;

    /** The start of a statement in a method whose body is indented by {@code bodyIndent}. */
    static Place ofStatement(int bodyIndent) {
        return new Place(0, 0, 1, 120 - bodyIndent);
    }

    boolean fits(int length) {
        return column + length + tail <= width;
    }

    Place after(int length, int newTail) {
        return new Place(indent, column + length, newTail, width);
    }

    /** The start of the next line, one step to the right of this one. */
    Place continued(int newTail) {
        return new Place(indent + CONTINUATION, indent + CONTINUATION, newTail, width);
    }

    /** What has to be printed to get to {@link #continued}. */
    String newLine() {
        return "\n" + " ".repeat(indent + CONTINUATION);
    }
}
