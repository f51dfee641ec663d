package dev.retort.cli.action;

import dev.retort.cli.connection.Database;
import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedSet;

/** {@code retort check} and {@code retort diff}: what differs, in a session that cannot write. */
public final class Checking {

    private final Session session;
    private final Revisions revisions;
    private final Dialect dialect = new PostgreSqlDialect();

    public Checking(Session session) {
        this.session = session;
        this.revisions = Revisions.read(session);
    }

    /**
     * @param atHeads whether the database has to be at the heads
     * @return whether something differs
     */
    public boolean differs(boolean atHeads) {
        Comparing comparing = new Comparing(session, revisions, dialect);
        try (Connection connection = session.open(Database.Access.READ)) {
            SortedSet<String> rows = comparing.rows(connection);
            if (atHeads) {
                comparing.requireHeads(rows);
            }
            Comparison comparison = comparing.compare(connection, rows);
            print(comparison);
            return !comparison.isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(Comparison comparison) {
        session.report().put("operations", Facts.operations(comparison.upgrade(), dialect));
        session.report().put("notCompared", Facts.others(comparison.notCompared()));
        Output output = session.output();
        for (Operation operation : comparison.upgrade()) {
            output.data(OperationLines.line(operation, output.dataStyle()));
        }
        OperationLines.notCompared(comparison.notCompared(), output);
        if (comparison.isEmpty()) {
            output.note("No differences: entities and database agree.");
        } else {
            session.report().differences();
            int count = comparison.upgrade().size();
            output.note(
                    (count == 1 ? "1 difference. " : count + " differences. ")
                            + "To write them down: retort revision --autogenerate -m \"...\"");
        }
    }
}
