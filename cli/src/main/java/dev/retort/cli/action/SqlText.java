package dev.retort.cli.action;

/** Statements as they stand in a file for {@code psql}. */
final class SqlText {

    private SqlText() {}

    /** With the semicolon; on a line of its own where the last line may be a comment. */
    static String terminated(String statement) {
        String text = statement.stripTrailing();
        String lastLine = text.substring(text.lastIndexOf('\n') + 1);
        if (lastLine.contains("--")) {
            return text + "\n;";
        }
        return text.endsWith(";") ? text : text + ";";
    }
}
