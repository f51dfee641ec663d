package dev.retort.cli.action;

import dev.retort.cli.accepted.AcceptedLines;
import dev.retort.cli.connection.Database;
import dev.retort.cli.output.Output;
import dev.retort.cli.rename.RenameLines;
import dev.retort.cli.session.Session;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.BeforeAndAfter;
import dev.retort.diff.Comparison;
import dev.retort.diff.dependents.RecreatedObjects;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.environment.Proposal;
import dev.retort.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/** {@code retort check} and {@code retort diff}: what differs, in a session that cannot write. */
public final class Checking {

    private final Session session;
    private final Dialect dialect = new PostgreSqlDialect();

    public Checking(Session session) {
        this.session = session;
    }

    /**
     * Whether {@code revision --autogenerate} would write something; the database has to be at the
     * heads.
     *
     * @param referenceUrl of the database to compare with; empty for the entities
     * @param decisions about what was renamed
     * @param isStrict whether what the entities are silent about has to be what they would create
     */
    public boolean wouldWrite(
            Optional<String> referenceUrl, Decisions decisions, boolean isStrict) {
        return differs(referenceUrl, decisions, isStrict, Revisions.read(session), true);
    }

    /**
     * Whether something differs, wherever the database is. Two databases need neither revisions nor
     * a configuration file.
     *
     * @param referenceUrl of the database to compare with; empty for the entities
     * @param decisions about what was renamed
     * @param isStrict whether what the entities are silent about has to be what they would create
     */
    public boolean differs(Optional<String> referenceUrl, Decisions decisions, boolean isStrict) {
        if (referenceUrl.isPresent()) {
            session.hasConfig();
            return differs(referenceUrl, decisions, isStrict, null, false);
        }
        return differs(referenceUrl, decisions, isStrict, Revisions.read(session), false);
    }

    private boolean differs(
            Optional<String> referenceUrl,
            Decisions decisions,
            boolean isStrict,
            Revisions revisions,
            boolean atHeads) {
        Comparing comparing = new Comparing(session, revisions, dialect);
        Supplier<Goal> goals = Comparing.goal(session, referenceUrl, isStrict);
        try (Connection connection = session.open(Database.Access.READ)) {
            SortedSet<String> rows =
                    revisions == null ? Collections.emptySortedSet() : comparing.rows(connection);
            if (atHeads) {
                comparing.requireHeads(rows);
            }
            try (Goal goal = goals.get()) {
                Comparison comparison = comparing.compare(connection, rows, goal, decisions);
                boolean isInTheWay =
                        comparison.kept().stream().anyMatch(each -> each.problem() != null);
                boolean differs = !comparison.isEmpty();
                List<Operation> operations = comparison.upgrade();
                if (atHeads) {
                    Proposal proposal = comparing.proposal(comparison, "");
                    differs = !proposal.isEmpty();
                    operations = proposal.upgrade();
                }
                print(operations, differs, isInTheWay, comparison, goal);
                if (isInTheWay) {
                    tellTheWaysOut();
                }
                return differs || isInTheWay;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody found in the database can be right; then the entities have to follow. */
    private void tellTheWaysOut() {
        session.report().differences();
        session.output()
                .note(
                        "What is in the way stays: map it, change it in a revision of your own"
                                + " (retort revision -m \"...\"), let a column go with --drop"
                                + " TABLE.COLUMN, or leave it out with exclude in [scope].");
    }

    private void print(
            List<Operation> operations,
            boolean differs,
            boolean isInTheWay,
            Comparison comparison,
            Goal goal) {
        RecreatedObjects recreated = comparison.recreated();
        List<BeforeAndAfter> sides = BeforeAndAfter.of(comparison.current(), operations);
        session.report()
                .put("operations", Facts.operations(sides, recreated, dialect, goal.whereFrom()));
        session.report().put("renames", RenameLines.facts(comparison.candidates()));
        session.report().put("kept", Facts.kept(comparison.kept()));
        AcceptedLines.report(comparison.acceptance(), session.report());
        session.report().put("notCompared", Facts.beside(Beside.of(comparison)));
        Output output = session.output();
        OperationLines.lines(sides, recreated, goal.whereFrom(), output.dataStyle())
                .forEach(output::data);
        for (RenameCandidate candidate : comparison.candidates()) {
            output.data(RenameLines.line(candidate, output.dataStyle()));
        }
        OperationLines.kept(comparison.kept(), output);
        AcceptedLines.print(comparison.acceptance(), output);
        OperationLines.notCompared(Beside.of(comparison), output);
        if (!differs && !isInTheWay) {
            output.note(
                    comparison.isEmpty()
                            ? "No differences: " + goal.noun() + " and database agree."
                            : "Nothing to write: the environment left nothing of "
                                    + OperationLines.count(comparison.upgrade(), recreated)
                                    + ".");
        } else if (differs) {
            session.report().differences();
            output.note(
                    OperationLines.count(operations, recreated)
                            + "."
                            + (session.hasConfig()
                                    ? " To write them down: retort revision --autogenerate"
                                            + goal.option()
                                            + " -m \"...\""
                                    : ""));
        }
    }
}
