package dev.retort.laws;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.migrate.LossPolicy;
import dev.retort.migrate.Migrator;
import dev.retort.migrate.OfflineMigrator;
import dev.retort.migrate.Options;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.RunListener;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.util.List;
import java.util.Map;

/** A project whose only revision is this one. */
record OneRevision(Migration body) {

    private static final RevisionGraph GRAPH =
            RevisionGraph.of(
                    List.of(
                            new RevisionNode(
                                    "a1", List.of(), List.of(), List.of(), "The only one.")));

    Migrator migrator() {
        return new Migrator(
                GRAPH,
                preparation(),
                Options.defaults().withOnLoss(LossPolicy.ALLOW_ALL),
                RunListener.NONE);
    }

    /** What {@code upgrade --sql} writes. */
    String upgradeScript() {
        StringBuilder script = new StringBuilder();
        offline().upgrade("head", script);
        return script.toString();
    }

    /** What {@code downgrade --sql head:base} writes. */
    String downgradeScript() {
        StringBuilder script = new StringBuilder();
        offline().downgrade("head:base", script);
        return script.toString();
    }

    private OfflineMigrator offline() {
        return new OfflineMigrator(GRAPH, preparation(), Options.defaults(), RunListener.NONE);
    }

    private Preparation preparation() {
        return new Preparation(ids -> Map.of("a1", body), new PostgreSqlDialect());
    }
}
