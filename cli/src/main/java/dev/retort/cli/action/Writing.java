package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.accepted.AcceptedLines;
import dev.retort.cli.accepted.Picking;
import dev.retort.cli.config.ProjectConfig;
import dev.retort.cli.connection.Database;
import dev.retort.cli.hook.PostWriteHooks;
import dev.retort.cli.output.Output;
import dev.retort.cli.rename.RenameLines;
import dev.retort.cli.session.Session;
import dev.retort.codegen.FileTemplate;
import dev.retort.codegen.RevisionDraft;
import dev.retort.codegen.RevisionId;
import dev.retort.codegen.RevisionWriter;
import dev.retort.codegen.StaticImports;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.BeforeAndAfter;
import dev.retort.diff.Comparison;
import dev.retort.diff.rename.Decisions;
import dev.retort.environment.Proposal;
import dev.retort.operation.Operation;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code retort revision}: writes the source of a new revision. */
public final class Writing {

    /**
     * What a person asks for.
     *
     * @param message empty for none
     * @param id of the new revision, or empty for a random one
     * @param heads what it comes after; empty for the one head
     */
    public record Request(String message, Optional<String> id, List<String> heads) {}

    private final Session session;
    private final Revisions revisions;
    private final Request request;
    private final Dialect dialect = new PostgreSqlDialect();

    public Writing(Session session, Request request) {
        this.session = session;
        this.request = request;
        this.revisions = Revisions.readBeforeWriting(session);
    }

    /** Writes an empty revision. */
    public void write() {
        List<String> parents = parents();
        session.report().put("operations", List.of());
        write(parents, request.message(), List.of(), List.of(), RevisionDraft.Origin.WANTED, null);
    }

    /**
     * Writes what turns the database into what the entities say, or nothing when it is.
     *
     * @param referenceUrl of a database that says it instead of the entities
     * @param decisions about what was renamed
     * @param pick whether a person says which differences go in
     */
    public void autogenerate(Optional<String> referenceUrl, Decisions decisions, boolean pick) {
        List<String> parents = parents();
        Comparing comparing = new Comparing(session, revisions, dialect);
        Comparison comparison;
        Decisions decided;
        Proposal proposal;
        String noun;
        Supplier<Goal> goals = Comparing.goal(session, referenceUrl, false);
        WhereFrom whereFrom;
        Picking picking = null;
        try (Connection connection = session.open(Database.Access.READ)) {
            SortedSet<String> rows = comparing.rows(connection);
            comparing.requireHeads(rows);
            try (Goal goal = goals.get()) {
                if (pick && goal.heedsAccepted()) {
                    picking = new Picking(session, rows);
                } else if (pick) {
                    throw notPicked();
                }
                Comparing.Settled settled =
                        comparing.settle(connection, rows, goal, decisions, choice(picking));
                comparison = settled.comparison();
                decided = settled.decisions();
                noun = goal.noun();
                proposal = comparing.proposal(comparison, request.message());
                whereFrom = goal.whereFrom();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Output output = session.output();
        List<BeforeAndAfter> sides = BeforeAndAfter.of(comparison.current(), proposal.upgrade());
        session.report()
                .put(
                        "operations",
                        Facts.operations(sides, comparison.recreated(), dialect, whereFrom));
        session.report().put("kept", Facts.kept(comparison.kept()));
        AcceptedLines.report(comparison.acceptance(), session.report());
        session.report().put("notCompared", Facts.beside(Beside.of(comparison)));
        if (proposal.isEmpty()) {
            session.report().put("revision", null);
            OperationLines.kept(comparison.kept(), output);
            AcceptedLines.print(comparison.acceptance(), output);
            OperationLines.notCompared(Beside.of(comparison), output);
            accept(picking);
            waiting(picking);
            output.note(
                    comparison.isEmpty()
                            ? picking != null && picking.isAnythingLeft()
                                    ? "Nothing goes in. No revision written."
                                    : "Nothing to do: "
                                            + noun
                                            + " and database agree. No file written."
                            : "Nothing to write: the environment left nothing of "
                                    + OperationLines.count(
                                            comparison.upgrade(), comparison.recreated())
                                    + ". No file written.");
            return;
        }
        OperationLines.lines(sides, comparison.recreated(), whereFrom, output.dataStyle())
                .forEach(output::data);
        OperationLines.kept(comparison.kept(), output);
        AcceptedLines.print(comparison.acceptance(), output);
        OperationLines.notCompared(Beside.of(comparison), output);
        write(
                parents,
                message(decided),
                proposal.upgrade(),
                proposal.downgrade(),
                referenceUrl.isPresent()
                        ? RevisionDraft.Origin.AS_FOUND
                        : RevisionDraft.Origin.WANTED,
                picking);
        waiting(picking);
    }

    /** With what was said of names that are gone: who reads the revision has not heard it. */
    private String message(Decisions decided) {
        return Stream.of(request.message(), RenameLines.said(decided))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Nothing stands in the way of {@code null}: then all goes in. */
    private static Comparing.Choice choice(Picking picking) {
        return picking == null
                ? (comparison, said) -> said
                : (comparison, said) -> picking.choose(comparison.acceptance(), said);
    }

    private void accept(Picking picking) {
        if (picking != null) {
            picking.write();
        }
    }

    private void waiting(Picking picking) {
        if (picking == null) {
            return;
        }
        session.report().put("waiting", picking.waiting());
        if (picking.waiting() > 0) {
            session.output()
                    .note(
                            picking.waiting()
                                    + (picking.waiting() == 1
                                            ? " difference waits"
                                            : " differences wait")
                                    + " for another revision.");
        }
    }

    private static RetortException notPicked() {
        return new RetortException(
                RetortException.Kind.USAGE,
                "RT-2125",
                "--pick chooses among the differences to the entities, and not to a reference",
                "leave --pick out and edit the revision, or leave things out with exclude in [scope]",
                null);
    }

    /**
     * Writes the first revision: what the database had before it.
     *
     * @return its id and its file
     */
    public Written baseline(List<Operation> upgrade, List<Operation> downgrade) {
        Written written =
                store(
                        List.of(),
                        request.message(),
                        upgrade,
                        downgrade,
                        RevisionDraft.Origin.BASELINE);
        report(written, List.of());
        return written;
    }

    /** A revision that was written. */
    public record Written(String id, Path file) {}

    /** The revisions that the new one comes after: each has to be a head. */
    private List<String> parents() {
        RevisionGraph graph = revisions.graph();
        List<String> wanted = request.heads().isEmpty() ? List.of("head") : request.heads();
        if (graph.isEmpty() && request.heads().isEmpty()) {
            return List.of();
        }
        SortedSet<String> parents = new TreeSet<>();
        for (String head : wanted) {
            graph.resolve(head, new TreeSet<>()).forEach(node -> parents.add(node.id()));
        }
        for (String parent : parents) {
            if (!graph.heads().contains(parent)) {
                throw new RetortException(
                        RetortException.Kind.USAGE,
                        "RT-2102",
                        "revision "
                                + parent
                                + " is not a head: "
                                + String.join(", ", graph.children(parent))
                                + " comes after it already",
                        "the heads are " + String.join(", ", graph.heads()),
                        null);
            }
        }
        return List.copyOf(parents);
    }

    /**
     * @param picking or {@code null}
     */
    private void write(
            List<String> parents,
            String message,
            List<Operation> upgrade,
            List<Operation> downgrade,
            RevisionDraft.Origin origin,
            Picking picking) {
        Written written = store(parents, message, upgrade, downgrade, origin);
        try {
            accept(picking);
        } catch (RetortException e) {
            // Without what was accepted it would be half of what a person said.
            withdraw(written.file());
            throw e;
        }
        report(written, parents);
        PostWriteHooks.run(session, written.file());
        session.output()
                .note(
                        "Read it, then:  retort upgrade     (its SQL: retort show "
                                + written.id()
                                + " --sql)");
    }

    private Written store(
            List<String> parents,
            String message,
            List<Operation> upgrade,
            List<Operation> downgrade,
            RevisionDraft.Origin origin) {
        ProjectConfig project = session.config().project();
        String id = request.id().orElseGet(RevisionId::random);
        fits(id, parents);
        String className =
                FileTemplate.of(project.fileTemplate().value())
                        .className(id, request.message(), ZonedDateTime.now(project.timezone()));
        String source =
                RevisionWriter.write(
                        new RevisionDraft(
                                id,
                                parents,
                                List.of(),
                                List.of(),
                                message,
                                project.packageName(),
                                className,
                                upgrade,
                                downgrade,
                                origin),
                        project.starImports() ? StaticImports.STAR : StaticImports.NAMED);
        Path file = folder(parents, project).resolve(className + ".java");
        save(file, source);
        return new Written(id, file);
    }

    /** An id that the graph would refuse is refused before anything is written. */
    private void fits(String id, List<String> parents) {
        if (revisions.graph().contains(id)) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2103",
                    "there is a revision "
                            + id
                            + " already: "
                            + session.shown(revisions.file(id).path()),
                    "choose another --rev-id, or leave it out",
                    null);
        }
        List<RevisionNode> nodes = new ArrayList<>(revisions.graph().newestFirst());
        nodes.add(new RevisionNode(id, parents, List.of(), List.of(), request.message()));
        RevisionGraph.of(nodes);
    }

    /** Where its parent is; the first folder for a base. */
    private Path folder(List<String> parents, ProjectConfig project) {
        return parents.isEmpty()
                ? project.revisions().get(0)
                : revisions.file(parents.get(0)).path().getParent();
    }

    private static void withdraw(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(Path file, String source) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new RetortException(
                    "RT-2105",
                    session.shown(file) + " is there already; nothing was written",
                    "give another message, or put %(rev)s into file-template",
                    e);
        } catch (IOException e) {
            throw new RetortException(
                    "RT-2106", "cannot write " + session.shown(file) + ": " + e, null, e);
        }
    }

    private void report(Written written, List<String> parents) {
        String id = written.id();
        Path file = written.file();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("id", id);
        fact.put("revises", parents);
        fact.put("file", session.shown(file));
        session.report().put("revision", fact);
        Output output = session.output();
        output.data(
                "  wrote  "
                        + session.shown(file)
                        + "   (id "
                        + id
                        + (parents.isEmpty()
                                ? ")"
                                : ", after " + String.join(", ", parents) + ")"));
    }
}
