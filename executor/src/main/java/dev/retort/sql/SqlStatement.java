package dev.retort.sql;

/** Statements as they stand in a file for {@code psql}. */
public final class SqlStatement {

    private SqlStatement() {}

    /**
     * With exactly the semicolon it needs. When the last line may end in a comment, the semicolon
     * goes on a line of its own; one too many is an empty statement, which does nothing.
     */
    public static String terminated(String sql) {
        String text = sql.stripTrailing();
        String lastLine = text.substring(text.lastIndexOf('\n') + 1);
        if (lastLine.contains("--")) {
            return text + "\n;";
        }
        return text.endsWith(";") ? text : text + ";";
    }
}
