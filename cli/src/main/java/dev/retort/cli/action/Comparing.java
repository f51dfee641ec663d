package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.accepted.AcceptedFile;
import dev.retort.cli.output.Output;
import dev.retort.cli.rename.RenameQuestions;
import dev.retort.cli.session.Session;
import dev.retort.cli.warning.ModelWarnings;
import dev.retort.codegen.RevisionFolder;
import dev.retort.database.Snapshot;
import dev.retort.database.dependents.ServerDependents;
import dev.retort.database.spelling.ServerSpelling;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.accepted.Accepted;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.scope.Filter;
import dev.retort.environment.Hooks;
import dev.retort.environment.Proposal;
import dev.retort.migrate.VersionRows;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Compares a database with what it is to be like. */
public final class Comparing {

    /** What somebody decides about the differences before they become operations. */
    interface Choice {

        /**
         * Called when nothing is left that may be a rename.
         *
         * @param said what was said before
         * @return the same, with what stays or waits
         */
        Accepted choose(Comparison comparison, Accepted said);
    }

    private final Session session;

    /** {@code null} for a comparison that no revision has a part in. */
    private final Revisions revisions;

    private final ProjectEnvironment environment;
    private final Dialect dialect;
    private Accepted said;

    /**
     * @param revisions or {@code null}
     */
    public Comparing(Session session, Revisions revisions, Dialect dialect) {
        this.session = session;
        this.revisions = revisions;
        this.environment =
                revisions == null
                        ? new ProjectEnvironment(
                                session,
                                () -> RevisionFolder.read(session.config().project().revisions()))
                        : revisions.projectEnvironment();
        this.dialect = dialect;
    }

    /**
     * The database that the option names, else the entities. To be called before anything else is
     * opened, because the search for entities begins here.
     */
    public static Supplier<Goal> goal(
            Session session, Optional<String> referenceUrl, boolean isStrict) {
        if (referenceUrl.isPresent()) {
            return () -> ReferenceGoal.open(session, referenceUrl.get());
        }
        Goal entities = EntityGoal.begin(session, isStrict || session.config().isStrict());
        return () -> entities;
    }

    /**
     * Reads both sides at the same time, and compares them once.
     *
     * @param connection that need not write
     * @param rows the version rows
     */
    public Comparison compare(
            Connection connection, SortedSet<String> rows, Goal goal, Decisions decisions) {
        return first(connection, rows, goal, decisions).comparison();
    }

    /**
     * The same, until nothing is left that may be a rename. No transaction is open while a person
     * thinks.
     *
     * @throws RetortException when nobody can be asked, or nobody answers
     */
    Settled settle(
            Connection connection,
            SortedSet<String> rows,
            Goal goal,
            Decisions decisions,
            Choice choice) {
        Compared first = first(connection, rows, goal, decisions);
        AtomicReference<Decisions> all = new AtomicReference<>(decisions);
        Accepted said = said(goal, rows);
        Comparison settled =
                new RenameQuestions(session)
                        .settled(
                                first.comparison(),
                                decisions,
                                more -> {
                                    all.set(more);
                                    return again(connection, first.sides(), rows, goal, more, said);
                                });
        Accepted chosen = choice.choose(settled, said);
        return new Settled(
                chosen == said
                        ? settled
                        : again(connection, first.sides(), rows, goal, all.get(), chosen),
                all.get());
    }

    /** A comparison that leaves nothing open, and what was said for that. */
    record Settled(Comparison comparison, Decisions decisions) {}

    /** What was read of both. */
    private record Sides(Goal.Read desired, Reflected reflected, Filter filter) {}

    /**
     * What a comparison was made of.
     *
     * @param snapshot open as long as it is looked at
     * @param comparison of a database without revisions
     */
    public record Seen(
            Snapshot snapshot,
            Desired desired,
            Reflected reflected,
            Filter filter,
            Comparison comparison) {}

    /** Compares a database without revisions, and looks at all of it in the same moment. */
    public <T> T seen(Connection connection, Goal goal, Function<Seen, T> work) {
        long start = System.nanoTime();
        SortedSet<String> none = Collections.emptySortedSet();
        try (Snapshot snapshot = Reading.open(connection, session.schema())) {
            Sides sides = sides(connection, snapshot, goal);
            Comparison comparison =
                    comparison(sides, snapshot, none, goal, Decisions.NONE, Accepted.NOTHING);
            tell(comparison, goal, none, start);
            return work.apply(
                    new Seen(
                            snapshot,
                            sides.desired().desired(),
                            sides.reflected(),
                            sides.filter(),
                            comparison));
        } catch (SQLException e) {
            throw Reading.cannotRead(e);
        }
    }

    private record Compared(Sides sides, Comparison comparison) {}

    private Compared first(
            Connection connection, SortedSet<String> rows, Goal goal, Decisions decisions) {
        long start = System.nanoTime();
        try (Snapshot snapshot = Reading.open(connection, session.schema())) {
            Sides sides = sides(connection, snapshot, goal);
            Comparison comparison =
                    comparison(sides, snapshot, rows, goal, decisions, said(goal, rows));
            tell(comparison, goal, rows, start);
            return new Compared(sides, comparison);
        } catch (SQLException e) {
            throw Reading.cannotRead(e);
        }
    }

    private Comparison again(
            Connection connection,
            Sides sides,
            SortedSet<String> rows,
            Goal goal,
            Decisions decisions,
            Accepted said) {
        try (Snapshot snapshot = Reading.open(connection, session.schema())) {
            return comparison(sides, snapshot, rows, goal, decisions, said);
        } catch (SQLException e) {
            throw Reading.cannotRead(e);
        }
    }

    private Sides sides(Connection connection, Snapshot snapshot, Goal goal) {
        Filter filter =
                new Filter(goal.scope(snapshot.defaultSchema()), new Hooks(environment.get()));
        Goal.Server server = server(connection, snapshot.defaultSchema());
        BothSides<Goal.Read, Reflected> sides =
                BothSides.read(
                        () -> goal.read(server), () -> Reading.read(snapshot, filter::readsSchema));
        return new Sides(sides.first(), sides.second(), filter);
    }

    private Comparison comparison(
            Sides sides,
            Snapshot snapshot,
            SortedSet<String> rows,
            Goal goal,
            Decisions decisions,
            Accepted said) {
        return Comparison.of(
                        sides.desired().desired(),
                        sides.reflected(),
                        goal.history(() -> AppliedOperations.history(revisions, rows, dialect)),
                        sides.filter(),
                        dialect,
                        new ServerSpelling(snapshot, sides.reflected().schema()),
                        new ServerDependents(snapshot),
                        decisions,
                        goal.isStrict(),
                        said)
                .withNotDesired(sides.desired().notCompared());
    }

    /** What was written down as meant to stay. */
    private Accepted said(Goal goal, SortedSet<String> rows) {
        if (revisions == null || !goal.heedsAccepted()) {
            return Accepted.NOTHING;
        }
        if (said == null) {
            said =
                    new Accepted(
                            AcceptedFile.of(session).entries(revisions.graph()::contains),
                            then ->
                                    then.isEmpty()
                                            ? List.of()
                                            : AppliedOperations.back(revisions, rows, then),
                            Set.of());
        }
        return said;
    }

    private static Goal.Server server(Connection connection, String schema) {
        try {
            DatabaseMetaData server = connection.getMetaData();
            return new Goal.Server(
                    server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion(), schema);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver knows this without asking", e);
        }
    }

    /** What a revision would say of it. */
    Proposal proposal(Comparison comparison, String message) {
        Proposal proposal = new Proposal(message, comparison.upgrade(), comparison.downgrade());
        return proposal.isEmpty() ? proposal : new Hooks(environment.get()).rewrite(proposal);
    }

    private void tell(Comparison comparison, Goal goal, SortedSet<String> rows, long start) {
        Output output = session.output();
        goal.notes().forEach(output::note);
        output.note(
                String.format(
                        Locale.ROOT,
                        "Compared  %s with the database%s in %.1f s",
                        goal.described(),
                        revisions == null
                                ? ""
                                : " at " + (rows.isEmpty() ? "base" : String.join(", ", rows)),
                        (System.nanoTime() - start) / 1e9));
        warn(goal.warnings(), comparison.warnings());
        new NeededFirst(comparison, dialect).lines().forEach(output::note);
    }

    private void warn(List<String> ofGoal, List<String> ofComparison) {
        if (!ofGoal.isEmpty()) {
            new ModelWarnings(session).tell(ofGoal);
        }
        List<String> others = ofComparison.stream().filter(text -> !ofGoal.contains(text)).toList();
        others.forEach(text -> session.output().note("warning: " + text));
        session.report().put("warnings", Stream.concat(ofGoal.stream(), others.stream()).toList());
    }

    /**
     * Refuses unless the database is at the heads: what was not applied yet would be written a
     * second time.
     */
    public void requireHeads(SortedSet<String> rows) {
        revisions.graph().resolve("current", rows);
        if (!rows.equals(revisions.graph().heads())
                && !rows.equals(revisions.graph().realHeads())) {
            throw new RetortException(
                    "RT-2101",
                    "the database is not at the head: it is at "
                            + (rows.isEmpty() ? "base" : String.join(", ", rows))
                            + ", and the revisions go to "
                            + String.join(", ", revisions.graph().heads()),
                    "retort upgrade head     and then again; or retort stamp, if the schema is there");
        }
    }

    public SortedSet<String> rows(Connection connection) {
        return VersionRows.read(connection, session.schema());
    }
}
