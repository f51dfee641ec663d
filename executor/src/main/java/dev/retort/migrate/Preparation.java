package dev.retort.migrate;

import dev.retort.RetortException;
import dev.retort.dialect.Dialect;
import dev.retort.operation.Description;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.revision.Baseline;
import dev.retort.revision.Direction;
import dev.retort.revision.Migration;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Records what revisions say and turns it into SQL, before anything runs. */
public final class Preparation {

    private final Migrations migrations;
    private final Dialect dialect;

    public Preparation(Migrations migrations, Dialect dialect) {
        this.migrations = Objects.requireNonNull(migrations, "migrations");
        this.dialect = Objects.requireNonNull(dialect, "dialect");
    }

    /**
     * All steps of a plan.
     *
     * @throws RetortException RT-3001 when a body fails while it is recorded, RT-3002 when an
     *     operation cannot be said in SQL, RT-3312 when a statement is still to be written
     */
    public List<PreparedStep> prepare(Plan plan) {
        Map<String, Migration> bodies =
                migrations.load(plan.steps().stream().map(Step::id).distinct().toList());
        List<PreparedStep> prepared = new ArrayList<>(plan.steps().size());
        for (Step step : plan.steps()) {
            List<PreparedOperation> operations =
                    operations(step.id(), bodies.get(step.id()), step.direction());
            refuseUnwritten(step, operations);
            prepared.add(
                    new PreparedStep(
                            step,
                            operations,
                            bodies.get(step.id()).getClass().isAnnotationPresent(Baseline.class)));
        }
        return prepared;
    }

    /**
     * One direction of one revision, to be shown.
     *
     * @throws RetortException RT-3001, RT-3002 as {@link #prepare(Plan)}
     */
    public List<PreparedOperation> prepare(String revision, Direction direction) {
        return operations(revision, migrations.load(List.of(revision)).get(revision), direction);
    }

    private List<PreparedOperation> operations(
            String revision, Migration body, Direction direction) {
        if (body == null) {
            throw new RetortException(
                    "RT-3003", "revision " + revision + " has no body to run", null);
        }
        List<PreparedOperation> prepared = new ArrayList<>();
        for (Op.Line line : record(revision, body, direction)) {
            Operation operation = line.operation();
            prepared.add(
                    new PreparedOperation(
                            operation,
                            line.place(),
                            sql(revision, operation),
                            dialect.obstacles(operation)));
        }
        return prepared;
    }

    private static void refuseUnwritten(Step step, List<PreparedOperation> operations) {
        List<String> unwritten = new ArrayList<>();
        for (PreparedOperation prepared : operations) {
            prepared.operation()
                    .unwrittenStatement()
                    .ifPresent(
                            statement ->
                                    unwritten.add(
                                            "\n"
                                                    + statement.text().replace("\n", "\n    ")
                                                    + (prepared.place() == null
                                                            ? ""
                                                            : "\n    at " + prepared.place())));
        }
        if (!unwritten.isEmpty()) {
            throw new RetortException(
                    "RT-3312",
                    "the "
                            + step.direction().word()
                            + " of revision "
                            + step.id()
                            + " is not finished:"
                            + String.join("", unwritten)
                            + "\nNothing was changed.",
                    "write the statements into op.execute, in place of todo(...), or remove those"
                            + " lines");
        }
    }

    private static List<Op.Line> record(String revision, Migration body, Direction direction) {
        try {
            return Op.lines(direction == Direction.UPGRADE ? body::upgrade : body::downgrade);
        } catch (RetortException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new RetortException(
                    "RT-3001",
                    direction.word()
                            + "() of revision "
                            + revision
                            + " failed before anything ran: "
                            + said(e)
                            + at(e, body),
                    "correct the revision; the database was not touched",
                    e);
        }
    }

    /**
     * @throws RetortException RT-3002 when it cannot be said
     */
    public List<String> sql(String revision, Operation operation) {
        try {
            return dialect.sql(operation);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new RetortException(
                    "RT-3002",
                    "revision "
                            + revision
                            + ": no SQL for \""
                            + Description.of(operation)
                            + "\": "
                            + said(e),
                    "correct the revision; the database was not touched",
                    e);
        }
    }

    private static String said(Throwable e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : e.getMessage() + " (" + name + ")";
    }

    /** The line of the body that was reached, when it has one. */
    private static String at(Throwable e, Migration body) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().equals(body.getClass().getName())
                    && element.getLineNumber() > 0) {
                return ", at " + element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "";
    }
}
