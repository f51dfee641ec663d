package dev.retort.migrate;

import dev.retort.migrate.internal.DatabaseSink;
import dev.retort.migrate.internal.Runner;
import dev.retort.migrate.internal.Session;
import dev.retort.migrate.internal.Settings;
import dev.retort.migrate.internal.SqlErrors;
import dev.retort.migrate.internal.Stamps;
import dev.retort.migrate.internal.VersionTable;
import dev.retort.migrate.internal.precheck.DataLossCheck;
import dev.retort.migrate.internal.precheck.Findings;
import dev.retort.revision.Plan;
import dev.retort.revision.RevisionGraph;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Runs revisions on a database.
 *
 * <p>A run takes the migration lock, reads the version rows, plans, records all steps, and only
 * then executes the first statement. The connection must have no open transaction; it is given back
 * in the state it had, apart from what revisions themselves set for the session.
 *
 * <p>All methods throw {@link dev.retort.RetortException}: what {@link RevisionGraph} and {@link
 * Preparation} say, RT-4001 (of kind LOCKED) when another run does not end in time, RT-4004 when
 * the version rows are not what they were, {@link LossRefused} when data would be lost that {@link
 * Options#onLoss} does not give up, {@link ConflictingRows}, and {@link MigrationFailed}.
 */
public final class Migrator {

    private final RevisionGraph graph;
    private final Preparation preparation;
    private final Options options;
    private final RunListener listener;

    public Migrator(
            RevisionGraph graph, Preparation preparation, Options options, RunListener listener) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.preparation = Objects.requireNonNull(preparation, "preparation");
        this.options = Objects.requireNonNull(options, "options");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** The version rows; creates and locks nothing. */
    public SortedSet<String> current(Connection connection) {
        return VersionRows.read(connection, options.schema());
    }

    /**
     * @param target as {@link RevisionGraph#upgrade} reads it
     */
    public RunResult upgrade(Connection connection, String target) {
        return run(connection, heads -> graph.upgrade(heads, target));
    }

    /**
     * @param target as {@link RevisionGraph#downgrade} reads it
     */
    public RunResult downgrade(Connection connection, String target) {
        return run(connection, heads -> graph.downgrade(heads, target));
    }

    /** What {@link #upgrade} would do, and which rows are in its way; writes nothing. */
    public DryRun dryUpgrade(Connection connection, String target) {
        return dryRun(connection, graph.upgrade(current(connection), target));
    }

    /** What {@link #downgrade} would do, and which rows are in its way; writes nothing. */
    public DryRun dryDowngrade(Connection connection, String target) {
        return dryRun(connection, graph.downgrade(current(connection), target));
    }

    private DryRun dryRun(Connection connection, Plan plan) {
        List<PreparedStep> steps = preparation.prepare(plan);
        StampedBaseline.refuse(connection, options.schema(), steps);
        return new DryRun(
                steps, Findings.find(connection, options, steps), plan.before(), plan.after());
    }

    private RunResult run(Connection connection, Function<SortedSet<String>, Plan> planner) {
        try (Session session = Session.open(connection, options, listener)) {
            SortedSet<String> before = VersionRows.read(connection, session.schema());
            Plan plan = planner.apply(before);
            List<PreparedStep> steps = preparation.prepare(plan);
            StampedBaseline.refuse(connection, session.schema(), steps);
            listener.planned(steps);
            refuseLosses(session.connection(), steps);
            VersionTable table = new VersionTable(session.schema());
            List<StepResult> done =
                    runner(session, table).run(steps, creating(session, table), before);
            return new RunResult(done, plan.after());
        }
    }

    /** All steps are looked through: what one renames, a later one may drop. */
    private void refuseLosses(Connection connection, List<PreparedStep> steps) {
        LossPolicy policy = options.onLoss();
        if (steps.stream().allMatch(step -> policy.allows(step.step()))) {
            return;
        }
        List<DataLoss> losses =
                DataLossCheck.find(connection, options, steps).stream()
                        .filter(loss -> !policy.allows(loss.step()))
                        .toList();
        if (!losses.isEmpty()) {
            policy.decide(losses);
        }
    }

    /** Nothing when they are there: IF NOT EXISTS alone would ask for the right to create. */
    private static List<String> creating(Session session, VersionTable table) {
        return VersionRows.exist(session.connection(), session.schema())
                ? List.of()
                : table.create();
    }

    private Runner runner(Session session, VersionTable table) {
        return new Runner(
                new DatabaseSink(session.connection()),
                table,
                preparation,
                List.of(Settings.of(options.lockTimeout(), session.searchPath())),
                options,
                true,
                listener);
    }

    /**
     * Says where the database is, without running anything.
     *
     * @param targets as {@link RevisionGraph#stamp} reads them
     * @param purge forget all rows first, known or not
     */
    public RunResult stamp(Connection connection, List<String> targets, boolean purge) {
        try (Session session = Session.open(connection, options, listener)) {
            SortedSet<String> rows = VersionRows.read(connection, session.schema());
            SortedSet<String> before = purge ? Collections.emptySortedSet() : rows;
            SortedSet<String> after = graph.stamp(before, targets);
            List<StepResult> results = Stamps.results(graph, rows, after);
            if (!results.isEmpty()) {
                VersionTable table = new VersionTable(session.schema());
                List<String> first = new ArrayList<>(creating(session, table));
                if (purge) {
                    first.add(table.purge());
                }
                runner(session, table)
                        .stamp(
                                first,
                                table.change(before, after),
                                Stamps.changes(results, rows, after));
            }
            return new RunResult(results, after);
        } catch (SQLException e) {
            throw SqlErrors.translate("could not stamp", e);
        }
    }

    /** Creates the version and history tables unless they are there. */
    public void ensureVersionTable(Connection connection) {
        try (Session session = Session.open(connection, options, listener)) {
            VersionTable table = new VersionTable(session.schema());
            runner(session, table).stamp(creating(session, table), List.of(), List.of());
        } catch (SQLException e) {
            throw SqlErrors.translate("could not create the version table", e);
        }
    }
}
