package dev.retort.migrate;

import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.integer;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.operation.Op;
import dev.retort.revision.Baseline;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Revisions written in a test. */
public final class Revisions {

    private final List<RevisionNode> nodes = new ArrayList<>();
    private final Map<String, Migration> bodies = new HashMap<>();

    /**
     * @param revises the parents, separated by commas; empty for a base
     */
    public Revisions add(String id, String revises, Consumer<Op> up, Consumer<Op> down) {
        List<String> parents = revises.isEmpty() ? List.of() : List.of(revises.split(","));
        nodes.add(new RevisionNode(id, parents, List.of(), List.of(), "About " + id + "."));
        bodies.put(id, new Body(up, down));
        return this;
    }

    private record Body(Consumer<Op> up, Consumer<Op> down) implements Migration {
        @Override
        public void upgrade(Op op) {
            up.accept(op);
        }

        @Override
        public void downgrade(Op op) {
            down.accept(op);
        }
    }

    @Baseline
    private record WhatWasThere(String table) implements Migration {
        @Override
        public void upgrade(Op op) {
            op.createTable(table, column("id", integer()));
        }

        @Override
        public void downgrade(Op op) {
            op.dropTable(table);
        }
    }

    /** The baseline of a database that has a table of this name. */
    public Revisions baseline(String id) {
        nodes.add(new RevisionNode(id, List.of(), List.of(), List.of(), "About " + id + "."));
        bodies.put(id, new WhatWasThere(id));
        return this;
    }

    /** A revision that makes a table of its name. */
    public Revisions table(String id, String revises) {
        return add(
                id,
                revises,
                op -> op.execute("CREATE TABLE " + id + " (id integer)"),
                op -> op.execute("DROP TABLE " + id));
    }

    /** A revision of SQL only, without a way back. */
    public Revisions sql(String id, String revises, String... statements) {
        return add(id, revises, op -> List.of(statements).forEach(op::execute), op -> {});
    }

    public RevisionGraph graph() {
        return RevisionGraph.of(nodes);
    }

    public Preparation preparation() {
        return new Preparation(
                ids -> {
                    Map<String, Migration> loaded = new HashMap<>();
                    ids.forEach(id -> loaded.put(id, bodies.get(id)));
                    return loaded;
                },
                new PostgreSqlDialect());
    }

    public Migrator migrator(Options options, RunListener listener) {
        return new Migrator(graph(), preparation(), options, listener);
    }

    public Migrator migrator(Options options) {
        return migrator(options, RunListener.NONE);
    }

    public Migrator migrator() {
        return migrator(Options.defaults());
    }

    public OfflineMigrator offline(Options options) {
        return new OfflineMigrator(graph(), preparation(), options, RunListener.NONE);
    }
}
