package dev.retort.cli.action;

import dev.retort.cli.connection.Database;
import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.codegen.RevisionFile;
import dev.retort.migrate.VersionRows;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Shows revisions: which there are, and which the database is at. Compiles and changes nothing. */
public final class Listing {

    private final Session session;
    private final Revisions revisions;
    private final RevisionGraph graph;

    public Listing(Session session) {
        this.session = session;
        this.revisions = Revisions.read(session);
        this.graph = revisions.graph();
    }

    /**
     * {@code retort history}.
     *
     * @param range Alembic's {@code from:to}
     * @param indicateCurrent whether to ask the database where it is
     */
    public void history(Optional<String> range, boolean indicateCurrent) {
        boolean needsDatabase =
                indicateCurrent || range.filter(text -> text.contains("current")).isPresent();
        Optional<SortedSet<String>> rows = needsDatabase ? Optional.of(rows()) : Optional.empty();
        Set<String> current = rows.map(Set::copyOf).orElse(Set.of());
        List<RevisionNode> shown =
                range.isPresent() ? graph.history(range.get(), current) : graph.newestFirst();
        show(shown, rows);
        if (shown.isEmpty()) {
            session.output().note("no revisions yet");
        }
    }

    /** {@code retort heads}. */
    public void heads() {
        List<RevisionNode> heads =
                graph.newestFirst().stream()
                        .filter(node -> graph.heads().contains(node.id()))
                        .toList();
        session.report().put("revisions", facts(heads, Optional.empty()));
        print(heads, Optional.empty(), false);
        if (heads.isEmpty()) {
            session.output().note("no revisions yet");
        }
    }

    /**
     * {@code retort current}.
     *
     * @return whether the database is at the heads
     */
    public boolean current() {
        SortedSet<String> rows = rows();
        List<RevisionNode> known = new ArrayList<>();
        for (String row : rows) {
            graph.find(row).ifPresent(known::add);
        }
        session.report().put("revisions", facts(known, Optional.of(rows)));
        session.report().put("heads", List.copyOf(rows));
        print(known, Optional.of(rows), false);
        graph.resolve("current", rows);
        if (rows.isEmpty()) {
            session.output().note("at base: no revision is applied");
        }
        return rows.equals(graph.realHeads()) || rows.equals(graph.heads());
    }

    private SortedSet<String> rows() {
        try (Connection connection = session.open(Database.Access.READ)) {
            return VersionRows.read(connection, session.schema());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void show(List<RevisionNode> nodes, Optional<SortedSet<String>> rows) {
        session.report().put("revisions", facts(nodes, rows));
        print(nodes, rows, true);
    }

    private List<Map<String, Object>> facts(
            List<RevisionNode> nodes, Optional<SortedSet<String>> rows) {
        Set<String> applied =
                rows.map(ids -> graph.withEverythingBelow(known(ids)))
                        .orElse(Collections.emptySet());
        return nodes.stream()
                .map(
                        node ->
                                Facts.revision(
                                        revisions.file(node.id()),
                                        session.shown(revisions.file(node.id()).path()),
                                        graph.heads().contains(node.id()),
                                        rows.map(ids -> ids.contains(node.id())).orElse(null),
                                        rows.map(ids -> applied.contains(node.id())).orElse(null)))
                .toList();
    }

    private List<String> known(Set<String> rows) {
        return rows.stream().filter(graph::contains).toList();
    }

    private void print(
            List<RevisionNode> nodes, Optional<SortedSet<String>> rows, boolean withParents) {
        RevisionText text = new RevisionText(graph, rows, session.output().dataStyle());
        for (RevisionNode node : nodes) {
            if (session.output().verbose()) {
                RevisionFile file = revisions.file(node.id());
                text.block(file, session.shown(file.path())).forEach(session.output()::data);
            } else {
                session.output().data(withParents ? text.line(node) : text.name(node));
            }
        }
    }

    /** For others that show one revision. */
    static RevisionText text(Revisions revisions, Style style) {
        return new RevisionText(revisions.graph(), Optional.empty(), style);
    }
}
