package dev.retort.migrate.internal;

import dev.retort.dialect.Obstacle;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a text that psql runs. */
public final class ScriptSink implements SqlSink {

    private final Appendable out;

    public ScriptSink(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin() {
        write("BEGIN;\n\n");
    }

    @Override
    public void comment(String text) {
        write("-- " + text.replaceAll("[\\r\\n]+", " ") + "\n\n");
    }

    @Override
    public void statement(String sql) {
        write(terminated(sql) + "\n\n");
    }

    /** What the server would let pass is asked in the script itself; the rest is its own. */
    @Override
    public long count(Obstacle obstacle) {
        if (obstacle.isSilent()) {
            statement(asked(obstacle));
        }
        return 0;
    }

    private static String asked(Obstacle obstacle) {
        String body =
                "DECLARE\n"
                        + "    found bigint;\n"
                        + "BEGIN\n"
                        + "    "
                        + obstacle.counting()
                                .replace("SELECT count(*)", "SELECT count(*) INTO found")
                        + ";\n"
                        + "    IF found > 0 THEN\n"
                        + "        RAISE EXCEPTION USING MESSAGE = "
                        + VersionTable.literal(obstacle.table() + ": ")
                        + " || found || "
                        + VersionTable.literal(" " + obstacle.thing() + "s " + obstacle.fault())
                        + ", HINT = "
                        + VersionTable.literal(obstacle.remedy())
                        + ";\n"
                        + "    END IF;\n"
                        + "END";
        String quote = "$retort$";
        while (body.contains(quote)) {
            quote = "$r" + quote.substring(1);
        }
        return "DO " + quote + "\n" + body + "\n" + quote;
    }

    @Override
    public void versionRow(String sql) {
        statement(sql);
    }

    @Override
    public void requireOpen(String revision) {}

    @Override
    public void commit() {
        write("COMMIT;\n\n");
    }

    /** A script that was not written to its end has no COMMIT. */
    @Override
    public void rollback() {}

    /**
     * With exactly the semicolon it needs. When the last line may end in a comment, the semicolon
     * goes on a line of its own; one too many is an empty statement, which does nothing.
     */
    private static String terminated(String sql) {
        String text = sql.stripTrailing();
        String lastLine = text.substring(text.lastIndexOf('\n') + 1);
        if (lastLine.contains("--")) {
            return text + "\n;";
        }
        return text.endsWith(";") ? text : text + ";";
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
