package dev.retort.migrate.internal;

import dev.retort.environment.Hooks;
import dev.retort.environment.VersionChange;
import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.Options;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.PreparedOperation;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.RunListener;
import dev.retort.migrate.StepResult;
import dev.retort.migrate.TransactionMode;
import dev.retort.migrate.internal.precheck.Lookout;
import dev.retort.operation.Description;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Sends prepared steps to a sink: the same statements in the same order, whether a database or a
 * script is behind it.
 */
public final class Runner {

    private static final long PAUSE_MILLIS = 500;

    private final SqlSink sink;
    private final VersionTable table;
    private final Preparation preparation;
    private final Hooks hooks;
    private final List<String> settings;
    private final Options options;
    private final boolean timed;
    private final RunListener listener;

    /**
     * @param preparation that turns what the environment adds into SQL
     * @param settings the statements that each transaction begins with
     * @param timed whether the statements run now, so that their time means something
     */
    public Runner(
            SqlSink sink,
            VersionTable table,
            Preparation preparation,
            List<String> settings,
            Options options,
            boolean timed,
            RunListener listener) {
        this.sink = sink;
        this.table = table;
        this.preparation = preparation;
        this.hooks = new Hooks(options.environment());
        this.settings = settings;
        this.options = options;
        this.timed = timed;
        this.listener = listener;
    }

    /**
     * @param creating the statements that make the version table, sent with the first transaction
     */
    public List<StepResult> run(
            List<PreparedStep> steps, List<String> creating, SortedSet<String> before) {
        List<StepResult> done = new ArrayList<>();
        SortedSet<String> heads = before;
        int size = options.transactions() == TransactionMode.ALL ? steps.size() : 1;
        for (int from = 0; from < steps.size(); from += size) {
            List<PreparedStep> unit = steps.subList(from, from + size);
            List<String> first = new ArrayList<>(from == 0 ? creating : List.of());
            // A script looks ahead in each transaction: it may be run by a client that goes on.
            first.addAll(guards(timed ? unit : steps.subList(from, steps.size())));
            if (!timed) {
                unit.stream()
                        .filter(PreparedStep::isUpgradeOfBaseline)
                        .forEach(step -> first.addAll(ThereAlready.refuse(step)));
            }
            done.addAll(
                    transaction(unit, first, new Position(heads, done, from + 1, steps.size())));
            heads = unit.get(size - 1).step().headsAfter();
        }
        return done;
    }

    /** Stops before the first statement of any step where one of them must not run. */
    private List<String> guards(List<PreparedStep> steps) {
        List<String> statements = new ArrayList<>();
        for (PreparedStep step : steps) {
            String id = step.step().id();
            if (step.needsOwnUpgrade()) {
                statements.addAll(table.requireRan(id));
            } else if (step.isLastDowngrade()) {
                statements.addAll(table.refuseStampedOnly(id));
            }
        }
        return statements;
    }

    /**
     * @param first what comes after the settings and before the steps
     */
    private List<StepResult> transaction(
            List<PreparedStep> unit, List<String> first, Position position) {
        for (int attempt = 1; ; attempt++) {
            position.restart(unit.get(0));
            try {
                return attempt(unit, first, position);
            } catch (SQLException e) {
                undo(e);
                if (!SqlErrors.LOCK_TIMEOUT.equals(e.getSQLState()) || attempt >= options.tries()) {
                    throw position.failure(e);
                }
                listener.retrying(position.step().step(), attempt + 1, options.tries());
                Session.sleep(PAUSE_MILLIS * attempt);
            } catch (RuntimeException | Error e) {
                undo(e);
                throw e;
            }
        }
    }

    private void undo(Throwable cause) {
        try {
            sink.rollback();
        } catch (SQLException e) {
            // A connection that is gone took the transaction with it.
            cause.addSuppressed(e);
        }
    }

    private List<StepResult> attempt(List<PreparedStep> unit, List<String> first, Position position)
            throws SQLException {
        position.at("BEGIN");
        sink.begin();
        for (String sql : settings) {
            position.at(sql);
            sink.statement(sql);
        }
        for (String sql : first) {
            position.at(sql);
            sink.statement(sql);
        }
        List<StepResult> results = new ArrayList<>();
        for (PreparedStep step : unit) {
            position.enter(step);
            listener.started(step.step(), position.number(), position.count());
            StepResult result = step(step, position);
            listener.finished(result, position.number(), position.count());
            results.add(result);
        }
        position.commit();
        sink.commit();
        return results;
    }

    private StepResult step(PreparedStep prepared, Position position) throws SQLException {
        long start = System.nanoTime();
        RevisionNode revision = prepared.step().revision();
        Direction direction = prepared.step().direction();
        sink.comment(title(revision, direction));
        List<Lookout> lookouts = Lookout.of(prepared);
        refuse(prepared, Lookout.before(0, lookouts), position);
        send(StepRole.before(prepared), position);
        int number = 0;
        for (PreparedOperation operation : prepared.operations()) {
            if (number > 0) {
                refuse(prepared, Lookout.before(number, lookouts), position);
            }
            number++;
            for (String sql : operation.sql()) {
                position.at(number, Description.of(operation.operation()), sql);
                sink.statement(sql);
            }
        }
        position.at(Settings.stillOpen());
        sink.requireOpen(revision.id());
        send(StepRole.after(prepared), position);
        for (String sql :
                table.change(prepared.step().headsBefore(), prepared.step().headsAfter())) {
            position.at(sql);
            sink.versionRow(sql);
        }
        Duration duration = timed ? Duration.ofNanos(System.nanoTime() - start) : null;
        String history =
                table.history(
                        revision.id(),
                        direction,
                        revision.message(),
                        prepared.checksum(),
                        duration);
        position.at(history);
        sink.statement(history);
        VersionChange change =
                new VersionChange(
                        revision.id(),
                        direction,
                        revision.message(),
                        prepared.step().headsBefore(),
                        prepared.step().headsAfter());
        for (String sql : added(change)) {
            position.at(sql);
            sink.statement(sql);
            sink.requireOpen(revision.id());
        }
        return new StepResult(
                revision.id(),
                direction,
                revision.message(),
                prepared.statements(),
                timed ? duration : Duration.ZERO);
    }

    private void send(List<String> statements, Position position) throws SQLException {
        for (String sql : statements) {
            position.at(sql);
            sink.statement(sql);
        }
    }

    /** What the environment adds to a step is undone with it. */
    private List<String> added(VersionChange change) {
        return hooks.onVersionApply(change).stream()
                .flatMap(operation -> preparation.sql(change.revision(), operation).stream())
                .toList();
    }

    private void refuse(PreparedStep step, List<Lookout> lookouts, Position position)
            throws SQLException {
        List<ConflictingRows.Finding> findings = new ArrayList<>();
        for (Lookout lookout : lookouts) {
            position.at(
                    lookout.number(),
                    Description.of(lookout.prepared().operation()),
                    lookout.obstacle().counting());
            InTheWay found = sink.count(lookout.obstacle());
            if (found.count() > 0) {
                findings.add(
                        new ConflictingRows.Finding(
                                step.step(),
                                lookout.prepared(),
                                lookout.obstacle(),
                                found.count(),
                                found.example()));
            }
        }
        if (!findings.isEmpty()) {
            throw position.refusal(findings);
        }
    }

    /** As Alembic says it: {@code Running upgrade a, b -> c, message}. */
    private static String title(RevisionNode revision, Direction direction) {
        String below = String.join(", ", revision.revises());
        String way =
                direction == Direction.UPGRADE
                        ? below + " -> " + revision.id()
                        : revision.id() + " -> " + below;
        return "Running "
                + direction.word()
                + " "
                + way
                + (revision.message().isEmpty() ? "" : ", " + revision.message());
    }

    /**
     * One transaction that changes version rows and nothing else.
     *
     * @param first what has to run before the rows change
     * @param rows statements that change one row each
     */
    public void stamp(List<String> first, List<String> rows, List<VersionChange> changes)
            throws SQLException {
        try {
            sink.begin();
            for (String sql : settings) {
                sink.statement(sql);
            }
            for (String sql : first) {
                sink.statement(sql);
            }
            for (String sql : rows) {
                sink.versionRow(sql);
            }
            for (VersionChange change : changes) {
                sink.statement(
                        table.history(
                                change.revision(),
                                change.direction(),
                                change.message(),
                                null,
                                null));
            }
            for (VersionChange change : changes) {
                for (String sql : added(change)) {
                    sink.statement(sql);
                    sink.requireOpen(change.revision());
                }
            }
            sink.commit();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }
}
