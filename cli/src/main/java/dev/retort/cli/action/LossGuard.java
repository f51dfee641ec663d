package dev.retort.cli.action;

import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.migrate.Loss;
import dev.retort.migrate.LossRefused;
import dev.retort.migrate.Losses;
import dev.retort.migrate.Options;
import dev.retort.migrate.PreparedStep;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import dev.retort.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets no run take data away that nobody agreed to lose. */
final class LossGuard {

    private final Session session;
    private final Options options;
    private final boolean everything;
    private final Set<String> allowed;

    /**
     * @throws dev.retort.RetortException when a revision that may lose data is not in the graph
     */
    LossGuard(Session session, Options options, RevisionGraph graph, Consent consent) {
        this.session = session;
        this.options = options;
        this.everything = consent.everything() || session.confirmed();
        this.allowed =
                consent.revisions().stream()
                        .map(graph::resolveOne)
                        .map(RevisionNode::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Names what a run would drop; asks no database whether there is anything in it. */
    void name(List<PreparedStep> steps) {
        for (PreparedStep step : steps) {
            for (Operation operation : step.destructive()) {
                session.output().note(line(step.step(), operation, "with what is in it"));
            }
        }
    }

    /**
     * @throws LossRefused when something would be lost, and nobody agrees
     */
    void check(Connection connection, List<PreparedStep> steps) {
        name(steps.stream().filter(step -> agreed(step.step())).toList());
        // All steps are looked through: what one renames, a later one may drop.
        List<Loss> losses =
                steps.stream().allMatch(step -> agreed(step.step()))
                        ? List.of()
                        : Losses.find(connection, options, steps).stream()
                                .filter(loss -> !agreed(loss.step()))
                                .toList();
        if (!losses.isEmpty()) {
            ask(database(connection), losses);
        }
    }

    private boolean agreed(Step step) {
        return everything || allowed.contains(step.id());
    }

    private void ask(String database, List<Loss> losses) {
        String lost =
                losses.stream()
                        .map(loss -> line(loss.step(), loss.operation(), loss.amount()))
                        .collect(Collectors.joining("\n"));
        Optional<String> answer =
                session.ask(
                        lost
                                + "\nThe way back cannot bring it again.\nType the database's name ("
                                + database
                                + ") to go on, anything else stops: ");
        if (answer.isEmpty()) {
            throw new LossRefused(losses, "and nobody can confirm that", flags(losses));
        }
        if (!answer.get().strip().equals(database)) {
            throw new LossRefused(losses, "and that was not confirmed", flags(losses));
        }
    }

    private static String flags(List<Loss> losses) {
        return losses.stream()
                        .map(loss -> "--allow-destructive=" + loss.step().id())
                        .distinct()
                        .collect(Collectors.joining(" "))
                + "     names the revision, so that the next one asks again";
    }

    private String line(Step step, Operation operation, String amount) {
        Style style = session.output().noteStyle();
        return String.format(
                "  %s %s  %-40s %s",
                style.alarm("!"), step.id(), Description.of(operation), amount);
    }

    private static String database(Connection connection) {
        try {
            return connection.getCatalog();
        } catch (SQLException e) {
            throw new IllegalStateException("the driver knows this without asking", e);
        }
    }
}
