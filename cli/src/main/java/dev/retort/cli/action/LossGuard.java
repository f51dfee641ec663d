package dev.retort.cli.action;

import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.migrate.DataLoss;
import dev.retort.migrate.LossPolicy;
import dev.retort.migrate.LossRefused;
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

/** Asks a person before a run takes data away that nobody agreed to lose. */
final class LossGuard {

    private final Session session;
    private final boolean everything;
    private final Set<String> allowed;

    /**
     * @throws dev.retort.RetortException when a revision that may lose data is not in the graph
     */
    LossGuard(Session session, RevisionGraph graph, Consent consent) {
        this.session = session;
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

    /** Names what a run drops because somebody agreed to that beforehand. */
    void nameAgreed(List<PreparedStep> steps) {
        name(steps.stream().filter(step -> agreed(step.step())).toList());
    }

    /**
     * What a run on this connection has to ask.
     *
     * @param connection whose database a person has to name
     */
    LossPolicy policy(Connection connection) {
        return new LossPolicy() {
            @Override
            public boolean allows(Step step) {
                return agreed(step);
            }

            @Override
            public void decide(List<DataLoss> losses) {
                ask(database(connection), losses);
            }
        };
    }

    private boolean agreed(Step step) {
        return everything || allowed.contains(step.id());
    }

    private void ask(String database, List<DataLoss> losses) {
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

    private static String flags(List<DataLoss> losses) {
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
