package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.connection.Database;
import dev.retort.cli.session.Session;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.DryRun;
import dev.retort.migrate.MigrationFailed;
import dev.retort.migrate.Migrator;
import dev.retort.migrate.OfflineMigrator;
import dev.retort.migrate.Options;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.RunListener;
import dev.retort.migrate.RunResult;
import dev.retort.revision.Direction;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiFunction;

/**
 * {@code retort upgrade}, {@code downgrade} and {@code stamp}: on a database, dry, or as a script.
 */
public final class Running {

    private final Session session;
    private final Revisions revisions;
    private final Preparation preparation;
    private final Options options;
    private final LossGuard guard;

    /**
     * @param options whose schema is replaced by the configured one
     */
    public Running(Session session, Options options, Consent consent) {
        this.session = session;
        this.revisions = Revisions.read(session);
        this.preparation = new Preparation(revisions, new PostgreSqlDialect());
        this.options =
                options.withSchema(session.schema()).withEnvironment(revisions.environment());
        this.guard = new LossGuard(session, revisions.graph(), consent);
    }

    public void run(Direction direction, String target) {
        noRange(target);
        RunResult result =
                change(
                        (migrator, connection) ->
                                direction == Direction.UPGRADE
                                        ? migrator.upgrade(connection, target)
                                        : migrator.downgrade(connection, target));
        boolean isFirst = direction == Direction.UPGRADE && !result.steps().isEmpty();
        if (isFirst && revisions.graph().newestFirst().size() == 1) {
            session.output()
                    .note("From now on:  change the entities, compile, and see:  retort check");
        }
    }

    public void stamp(List<String> targets, boolean purge) {
        targets.forEach(Running::noRange);
        change((migrator, connection) -> migrator.stamp(connection, targets, purge));
    }

    private RunResult change(BiFunction<Migrator, Connection, RunResult> work) {
        try (Connection connection = session.open(Database.Access.WRITE)) {
            Migrator migrator =
                    new Migrator(
                            revisions.graph(),
                            preparation,
                            options.withOnLoss(guard.policy(connection)),
                            new Progress(session.output(), guard::nameAgreed));
            RunResult result = work.apply(migrator, connection);
            report(result);
            session.output().data(place(result, "Now at "));
            return result;
        } catch (ConflictingRows e) {
            session.report().put("steps", Facts.steps(e.done()));
            session.report().put("inTheWay", e.findings().stream().map(Facts::inTheWay).toList());
            throw e;
        } catch (MigrationFailed e) {
            session.report().put("steps", Facts.steps(e.done()));
            throw e;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows what {@link #run} would do. */
    public void dryRun(Direction direction, String target) {
        noRange(target);
        Migrator migrator = new Migrator(revisions.graph(), preparation, options, RunListener.NONE);
        try (Connection connection = session.open(Database.Access.READ)) {
            DryRun dry =
                    direction == Direction.UPGRADE
                            ? migrator.dryUpgrade(connection, target)
                            : migrator.dryDowngrade(connection, target);
            guard.name(dry.steps());
            dry.inTheWay().forEach(this::name);
            for (PreparedStep step : dry.steps()) {
                session.output()
                        .data(
                                "-- "
                                        + direction.word()
                                        + " "
                                        + step.step().id()
                                        + " "
                                        + step.step().revision().message());
                session.output().data("");
                step.statements()
                        .forEach(
                                sql -> {
                                    session.output().data(SqlStatement.terminated(sql));
                                    session.output().data("");
                                });
            }
            report(dry.result());
            session.report().put("inTheWay", dry.inTheWay().stream().map(Facts::inTheWay).toList());
            session.output().note(place(dry.result(), "Nothing was run. It would then be at "));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void name(ConflictingRows.Finding finding) {
        session.output()
                .note(
                        String.format(
                                "  %s %s  %s",
                                session.output().noteStyle().alarm("!"),
                                finding.step().id(),
                                finding.sentence()));
    }

    /** Prints what {@link #run} would execute, as a script; opens no database. */
    public void script(Direction direction, String target) {
        script(
                (migrator, out) ->
                        direction == Direction.UPGRADE
                                ? migrator.upgrade(target, out)
                                : migrator.downgrade(target, out));
    }

    /** Prints what {@link #stamp} would execute, as a script; opens no database. */
    public void stampScript(List<String> targets) {
        script((migrator, out) -> migrator.stamp(targets, out));
    }

    /** A script is printed when it is complete: half of one is worse than none. */
    private void script(BiFunction<OfflineMigrator, Appendable, RunResult> work) {
        StringBuilder sql = new StringBuilder();
        RunListener naming =
                new RunListener() {
                    @Override
                    public void planned(List<PreparedStep> steps) {
                        guard.name(steps);
                    }
                };
        RunResult result =
                work.apply(
                        new OfflineMigrator(revisions.graph(), preparation, options, naming), sql);
        report(result);
        session.report().put("sql", sql.toString());
        session.output().data(sql.toString().stripTrailing());
    }

    private void report(RunResult result) {
        session.report().put("steps", Facts.steps(result.steps()));
        session.report().put("heads", List.copyOf(result.heads()));
    }

    private String place(RunResult result, String words) {
        int count = result.steps().size();
        if (count == 0) {
            return "Nothing to do. At " + heads(result.heads()) + ".";
        }
        return words + heads(result.heads()) + ". " + count + (count == 1 ? " step." : " steps.");
    }

    private String heads(SortedSet<String> heads) {
        if (heads.isEmpty()) {
            return "base";
        }
        boolean allOfThem =
                heads.equals(revisions.graph().heads())
                        || heads.equals(revisions.graph().realHeads());
        return String.join(", ", heads)
                + (allOfThem ? heads.size() == 1 ? " (head)" : " (heads)" : "");
    }

    private static void noRange(String target) {
        if (target.indexOf(':') >= 0) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-0002",
                    "a range such as " + target + " is for scripts",
                    "add --sql, or give the one revision to go to",
                    null);
        }
    }
}
