package dev.retort.cli.action.baseline;

import dev.retort.RetortException;
import dev.retort.cli.action.Comparing;
import dev.retort.cli.action.Consent;
import dev.retort.cli.action.Goal;
import dev.retort.cli.action.Revisions;
import dev.retort.cli.action.Running;
import dev.retort.cli.action.Writing;
import dev.retort.cli.connection.Database;
import dev.retort.cli.hook.PostWriteHooks;
import dev.retort.cli.output.Output;
import dev.retort.cli.scratch.EmbeddedServer;
import dev.retort.cli.session.Session;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.baseline.BaselineRevision;
import dev.retort.migrate.Options;
import dev.retort.operation.Operation;
import dev.retort.revision.Baseline;
import dev.retort.revision.RevisionNode;
import dev.retort.snapshot.Unmapped;
import dev.retort.sql.Identifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code retort baseline}: writes the database as it is as the first revision, proves it on a
 * database that nobody needs, and stamps it.
 */
public final class Baselining {

    /** Shown of what cannot be written; {@code -v} shows all. */
    private static final int SHOWN = 10;

    private final Session session;
    private final Dialect dialect = new PostgreSqlDialect();

    public Baselining(Session session) {
        this.session = session;
    }

    /**
     * What is written, and what it is of.
     *
     * @param isAsEntitiesSay whether the next revision has nothing to do
     */
    private record Baselined(
            Contents contents, BaselineRevision revision, boolean isAsEntitiesSay) {}

    /**
     * @param message of the revision
     * @param scratchUrl of an empty database to prove it on
     */
    public void write(String message, Optional<String> scratchUrl) {
        Revisions revisions = Revisions.readBeforeWriting(session);
        refuseRevisions(revisions);
        Baselined baselined = read(revisions);
        Contents contents = baselined.contents();
        session.report().put("operations", baselined.revision().upgrade().size());
        session.report()
                .put(
                        "leftOut",
                        contents.leftOut().stream().map(Object::toString).sorted().toList());
        session.report()
                .put("unwritten", contents.unwritten().stream().map(Baselining::fact).toList());
        Writing.Written written =
                new Writing(session, new Writing.Request(message, Optional.empty(), List.of()))
                        .baseline(baselined.revision().upgrade(), baselined.revision().downgrade());
        boolean isDone = false;
        try {
            tell(baselined);
            tell(proof(contents, scratchUrl));
            stamp(written.id());
            isDone = true;
        } finally {
            if (!isDone) {
                session.report().put("revision", null);
                delete(written);
            }
        }
        PostWriteHooks.run(session, written.file());
        if (!baselined.isAsEntitiesSay()) {
            session.output()
                    .note(
                            "What differs from the entities is left for the next revision:  retort"
                                    + " check");
        }
    }

    /** Stamps the database at the baseline that is there already, as written for another one. */
    public void stampOnly() {
        Revisions revisions = Revisions.read(session);
        List<String> bases =
                revisions.graph().newestFirst().stream()
                        .filter(node -> node.revises().isEmpty())
                        .map(RevisionNode::id)
                        .toList();
        Optional<String> baseline =
                bases.size() == 1
                                && revisions
                                        .load(bases)
                                        .get(bases.get(0))
                                        .getClass()
                                        .isAnnotationPresent(Baseline.class)
                        ? Optional.of(bases.get(0))
                        : Optional.empty();
        if (baseline.isEmpty()) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2111",
                    "there is no baseline to stamp: "
                            + (bases.isEmpty()
                                    ? "there are no revisions"
                                    : "the first revision is none"),
                    "retort baseline     writes one; any other revision: retort stamp REV",
                    null);
        }
        try (Connection connection = session.open(Database.Access.READ)) {
            refuseRows(new Comparing(session, revisions, dialect).rows(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        stamp(baseline.get());
    }

    private void stamp(String id) {
        new Running(session, Options.defaults(), Consent.none()).stamp(List.of(id), false);
    }

    private static void refuseRevisions(Revisions revisions) {
        if (!revisions.graph().isEmpty()) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2110",
                    "there are revisions already: "
                            + String.join(", ", revisions.graph().heads())
                            + ", and a baseline is the first one",
                    "a database that has all of it: retort stamp head; one that the baseline was"
                            + " written from: retort baseline --stamp-only",
                    null);
        }
    }

    private static void refuseRows(SortedSet<String> rows) {
        if (!rows.isEmpty()) {
            throw new RetortException(
                    "RT-2112",
                    "the database is stamped already: it is at " + String.join(", ", rows),
                    "to forget that: retort stamp base --purge");
        }
    }

    private Baselined read(Revisions revisions) {
        Comparing comparing = new Comparing(session, revisions, dialect);
        Supplier<Goal> goals = Comparing.goal(session, Optional.empty(), false);
        try (Connection connection = session.open(Database.Access.READ)) {
            refuseRows(comparing.rows(connection));
            try (Goal goal = goals.get()) {
                return comparing.seen(connection, goal, this::baselined);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Baselined baselined(Comparing.Seen seen) {
        Contents contents = Contents.of(seen);
        if (contents.isEmpty()) {
            throw new RetortException(
                    "RT-2114",
                    "the database has nothing to write down; its default schema is "
                            + contents.defaultSchema(),
                    "is this the database that was meant? From an empty one the first revision is:"
                            + " retort revision --autogenerate");
        }
        return new Baselined(
                contents, contents.revision(seen, dialect), seen.comparison().isEmpty());
    }

    private void tell(Baselined baselined) {
        Output output = session.output();
        Contents contents = baselined.contents();
        output.data(
                "  "
                        + counted(contents.schema().tables().size(), "table")
                        + ", "
                        + counted(contents.definitions().objects().size(), "object")
                        + " as SQL, "
                        + counted(
                                baselined.revision().upgrade().stream()
                                        .filter(each -> each.word().equals(Operation.Found.WORD))
                                        .count(),
                                "mark")
                        + " of what only the database has");
        if (!contents.leftOut().isEmpty()) {
            output.note(
                    "left out: "
                            + contents.leftOut().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ", in which another migration tool remembers what it ran");
        }
        int shown = output.verbose() ? Integer.MAX_VALUE : SHOWN;
        contents.unwritten().stream()
                .limit(shown)
                .forEach(each -> output.data("  not written: " + each));
        if (contents.unwritten().size() > shown) {
            output.data(
                    "  not written: "
                            + (contents.unwritten().size() - shown)
                            + " more     (-v names them)");
        }
    }

    private static String counted(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private void tell(Proof proof) {
        Output output = session.output();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("proven", proof.isProven());
        fact.put("where", proof.where());
        fact.put("reason", proof.reason());
        fact.put("details", proof.details());
        session.report().put("proof", fact);
        if (proof.isProven()) {
            output.data(
                    "  proven  on "
                            + proof.where()
                            + ": the upgrade leads from empty to an equal database, the downgrade"
                            + " back");
            return;
        }
        output.data(
                "  "
                        + output.dataStyle()
                                .alarm(
                                        "not proven"
                                                + (proof.where() == null
                                                        ? ""
                                                        : " on " + proof.where())
                                                + ": "
                                                + proof.reason()));
        proof.details().forEach(each -> output.data("      " + each));
    }

    private Proof proof(Contents contents, Optional<String> scratchUrl) {
        Revisions revisions = Revisions.read(session);
        try {
            if (scratchUrl.isPresent()) {
                try (Connection scratch = session.openScratch(scratchUrl.get())) {
                    return proof(contents, scratch, revisions);
                }
            }
            Optional<EmbeddedServer> server = EmbeddedServer.start();
            if (server.isEmpty()) {
                return Proof.notRun(
                        "there is no database to try it on; --scratch-url names an empty one");
            }
            try (EmbeddedServer running = server.get();
                    Connection scratch = running.connect()) {
                createRoles(contents.roles(), scratch);
                return proof(contents, scratch, revisions);
            }
        } catch (SQLException e) {
            return Proof.notRun("the scratch database failed: " + e.getMessage());
        } catch (IllegalStateException e) {
            return Proof.notRun("PostgreSQL did not start for it: " + e.getMessage());
        }
    }

    private static Proof proof(Contents contents, Connection scratch, Revisions revisions)
            throws SQLException {
        return Proof.run(
                scratch,
                "PostgreSQL " + scratch.getMetaData().getDatabaseProductVersion().split(" ", 2)[0],
                contents,
                revisions.graph(),
                revisions);
    }

    /** A server of our own has none of those that the statements speak of. */
    private static void createRoles(List<String> names, Connection scratch) throws SQLException {
        List<String> there = new ArrayList<>();
        try (Statement statement = scratch.createStatement();
                ResultSet row = statement.executeQuery("SELECT rolname FROM pg_roles")) {
            while (row.next()) {
                there.add(row.getString(1));
            }
        }
        try (Statement statement = scratch.createStatement()) {
            for (String name : names) {
                if (!there.contains(name)) {
                    statement.execute("CREATE ROLE " + Identifiers.quoteAlways(name));
                }
            }
        }
    }

    private static Map<String, Object> fact(Unmapped object) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("kind", object.kind());
        fact.put("name", object.name());
        return fact;
    }

    /** Nothing is left of what was not finished. */
    private static void delete(Writing.Written written) {
        try {
            Files.deleteIfExists(written.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
