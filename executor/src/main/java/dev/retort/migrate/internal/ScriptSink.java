package dev.retort.migrate.internal;

import dev.retort.dialect.Obstacle;
import dev.retort.sql.Literals;
import dev.retort.sql.SqlStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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
        write(SqlStatement.terminated(sql) + "\n\n");
    }

    /** What the server would let pass is asked in the script itself; the rest is its own. */
    @Override
    public InTheWay count(Obstacle obstacle) {
        if (obstacle.isSilent() && obstacle.probe() == null) {
            asked(obstacle).forEach(this::statement);
        }
        return InTheWay.NOTHING;
    }

    private static List<String> asked(Obstacle obstacle) {
        return Refusal.statements(
                "    found bigint;\n",
                obstacle.counting().replace("SELECT count(*)", "SELECT count(*) INTO found")
                        + ";\nIF found > 0 THEN\n    refusal := "
                        + Literals.robustLiteral(obstacle.table() + ": ")
                        + " || found || "
                        + Literals.robustLiteral(" " + obstacle.thing() + "s " + obstacle.fault())
                        + ";\nEND IF;",
                obstacle.remedy());
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

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
