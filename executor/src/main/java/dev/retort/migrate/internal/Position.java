package dev.retort.migrate.internal;

import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.MigrationFailed;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.StepResult;
import dev.retort.revision.Direction;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;

/** Where a transaction has got to, so that its failure can be told. */
final class Position {

    private final SortedSet<String> committed;
    private final List<StepResult> done;
    private final int first;
    private final int count;
    private PreparedStep step;
    private int number;
    private int operationNumber;
    private String operation;
    private String sql;
    private boolean committing;

    /**
     * @param committed the version rows before the transaction
     * @param done the steps committed before it, which the caller adds to only afterwards
     * @param first the number of its first step in the run, from 1
     * @param count of all steps of the run
     */
    Position(SortedSet<String> committed, List<StepResult> done, int first, int count) {
        this.committed = committed;
        this.done = done;
        this.first = first;
        this.count = count;
    }

    void restart(PreparedStep firstStep) {
        step = firstStep;
        number = first - 1;
        committing = false;
        at(null);
    }

    void enter(PreparedStep next) {
        step = next;
        number++;
    }

    void at(int numberOfOperation, String description, String statement) {
        operationNumber = numberOfOperation;
        operation = description;
        sql = statement;
    }

    /** A statement of ours. */
    void at(String statement) {
        at(0, null, statement);
    }

    void commit() {
        at("COMMIT");
        committing = true;
    }

    PreparedStep step() {
        return step;
    }

    int number() {
        return number;
    }

    int count() {
        return count;
    }

    MigrationFailed failure(SQLException e) {
        SqlErrors.Advice advice = SqlErrors.advice(e);
        String id = step.step().id();
        Direction direction = step.step().direction();
        String server = SqlErrors.message(e);
        String where =
                operation == null
                        ? "at " + firstLine(sql)
                        : "at operation "
                                + operationNumber
                                + " of "
                                + step.operations().size()
                                + ", "
                                + operation;
        return new MigrationFailed(
                advice.code(),
                direction.word()
                        + " of revision "
                        + id
                        + " failed "
                        + where
                        + ": "
                        + server
                        + SqlErrors.state(e)
                        + "\n"
                        + state(e),
                advice.hint(),
                e,
                new MigrationFailed.Place(
                        id, direction, operationNumber, operation, sql, e.getSQLState(), server),
                done);
    }

    ConflictingRows refusal(List<ConflictingRows.Finding> findings) {
        return new ConflictingRows(findings, kept(), done);
    }

    private static String firstLine(String statement) {
        String[] lines = statement.split("\\R", 2);
        return lines.length == 1 ? statement : lines[0].replaceFirst("[ (]+$", "") + " ...";
    }

    private String state(SQLException e) {
        String at = committed.isEmpty() ? "base" : String.join(", ", committed);
        if (committing && SqlErrors.connectionLost(e)) {
            return "The connection was lost while the transaction was committed: whether the database"
                    + " is still at "
                    + at
                    + " has to be looked up with `retort current`";
        }
        return kept();
    }

    private String kept() {
        String at = committed.isEmpty() ? "base" : String.join(", ", committed);
        String what = number > first ? "this run" : step.step().id();
        return "The database is at " + at + "; nothing of " + what + " was kept";
    }
}
