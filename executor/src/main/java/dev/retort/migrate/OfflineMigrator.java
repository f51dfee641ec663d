package dev.retort.migrate;

import dev.retort.RetortException;
import dev.retort.environment.VersionChange;
import dev.retort.migrate.internal.Runner;
import dev.retort.migrate.internal.ScriptSink;
import dev.retort.migrate.internal.Settings;
import dev.retort.migrate.internal.Stamps;
import dev.retort.migrate.internal.VersionTable;
import dev.retort.revision.Plan;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes what a run would execute as a script for {@code psql}, without a database. The version
 * rows a script starts from are those of FROM in {@code FROM:TO}, and none without it.
 */
public final class OfflineMigrator {

    private final RevisionGraph graph;
    private final Preparation preparation;
    private final Options options;
    private final RunListener listener;

    /**
     * @param listener hears {@link RunListener#planned} and nothing else
     */
    public OfflineMigrator(
            RevisionGraph graph, Preparation preparation, Options options, RunListener listener) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.preparation = Objects.requireNonNull(preparation, "preparation");
        this.options = Objects.requireNonNull(options, "options");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * @param target {@code TO} or {@code FROM:TO}
     * @throws RetortException as {@link RevisionGraph#upgrade}, and RT-2020 when there is nothing
     *     between FROM and TO
     */
    public RunResult upgrade(String target, Appendable out) {
        Range range = range(target);
        return write(range, graph.upgrade(range.from(), range.to()), out);
    }

    /**
     * @param target {@code FROM:TO}
     * @throws RetortException as {@link RevisionGraph#downgrade}, and RT-2018 without FROM
     */
    public RunResult downgrade(String target, Appendable out) {
        if (RevisionRange.parse(target).filter(range -> !range.from().isEmpty()).isEmpty()) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2018",
                    "a downgrade script needs to know where it starts: " + target,
                    "write FROM:TO, as in downgrade --sql head:base",
                    null);
        }
        Range range = range(target);
        return write(range, graph.downgrade(range.from(), range.to()), out);
    }

    /**
     * @param targets each {@code TO} or {@code FROM:TO}, with the same FROM
     * @throws RetortException as {@link RevisionGraph#stamp}, and RT-2019 with different FROMs
     */
    public RunResult stamp(List<String> targets, Appendable out) {
        List<Range> ranges = targets.stream().map(this::range).toList();
        if (ranges.stream().map(Range::from).distinct().count() != 1) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2019",
                    "a stamp script starts from one revision: " + String.join(" ", targets),
                    "give all targets the same FROM",
                    null);
        }
        SortedSet<String> before = ranges.get(0).from();
        SortedSet<String> after = graph.stamp(before, ranges.stream().map(Range::to).toList());
        List<StepResult> results = Stamps.results(graph, before, after);
        VersionTable table = table();
        stamp(
                table,
                creating(table, before),
                table.change(before, after),
                Stamps.changes(results, before, after),
                out);
        return new RunResult(results, after);
    }

    /** Creates the version and history tables unless they are there. */
    public void ensureVersionTable(Appendable out) {
        VersionTable table = table();
        stamp(table, table.create(), List.of(), List.of(), out);
    }

    private void stamp(
            VersionTable table,
            List<String> creating,
            List<String> rows,
            List<VersionChange> changes,
            Appendable out) {
        try {
            runner(table, out).stamp(creating, rows, changes);
        } catch (SQLException e) {
            throw new IllegalStateException("a script has no server that could refuse", e);
        }
    }

    private RunResult write(Range range, Plan plan, Appendable out) {
        if (plan.isEmpty() && !range.isEmpty(graph)) {
            throw new RetortException(
                    "RT-2020",
                    "there is nothing to run between "
                            + (plan.before().isEmpty() ? "base" : String.join(", ", plan.before()))
                            + " and "
                            + range.to(),
                    "FROM is where the database is, TO where it shall be");
        }
        List<PreparedStep> steps = preparation.prepare(plan);
        listener.planned(steps);
        VersionTable table = table();
        List<StepResult> done =
                runner(table, out).run(steps, creating(table, plan.before()), plan.before());
        return new RunResult(done, plan.after());
    }

    private static List<String> creating(VersionTable table, SortedSet<String> before) {
        return before.isEmpty() ? table.create() : List.of();
    }

    private VersionTable table() {
        return new VersionTable(options.schema());
    }

    private Runner runner(VersionTable table, Appendable out) {
        List<String> settings = new ArrayList<>();
        settings.add(Settings.lockTimeout(options.lockTimeout()));
        if (options.schema() != null) {
            settings.add(Settings.schemaFirst(options.schema()));
        }
        return new Runner(
                new ScriptSink(out),
                table,
                preparation,
                settings,
                options,
                false,
                RunListener.NONE);
    }

    private Range range(String target) {
        RevisionRange range = RevisionRange.parse(target).orElse(new RevisionRange("", target));
        SortedSet<String> from = new TreeSet<>();
        if (!range.from().isEmpty()) {
            graph.resolve(range.from(), new TreeSet<>()).forEach(node -> from.add(node.id()));
        }
        return new Range(from, range.to().isEmpty() ? "heads" : range.to());
    }

    /**
     * @param from the version rows to start from
     * @param to an identifier
     */
    private record Range(SortedSet<String> from, String to) {

        /** Whether both ends are the same, so that nothing to run is no mistake. */
        boolean isEmpty(RevisionGraph graph) {
            SortedSet<String> target = new TreeSet<>();
            graph.resolve(to, from).forEach(node -> target.add(node.id()));
            return target.equals(from);
        }
    }
}
