package dev.retort.cli.action;

import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import dev.retort.codegen.RevisionFile;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.PreparedOperation;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionNode;
import dev.retort.sql.SqlStatement;
import java.util.List;
import java.util.Optional;

/** {@code retort show}: shows one revision in detail. */
public final class Showing {

    private final Session session;
    private final Revisions revisions;

    public Showing(Session session) {
        this.session = session;
        this.revisions = Revisions.read(session);
    }

    /**
     * @param target as {@link dev.retort.revision.RevisionGraph#resolveOne} reads it
     * @param withSql whether to compile it and show its SQL, both ways
     */
    public void show(String target, boolean withSql) {
        RevisionNode node = revisions.graph().resolveOne(target);
        RevisionFile file = revisions.file(node.id());
        session.report()
                .put(
                        "revisions",
                        List.of(
                                Facts.revision(
                                        file,
                                        session.shown(file.path()),
                                        revisions.graph().heads().contains(node.id()),
                                        null,
                                        null)));
        Output output = session.output();
        if (!withSql) {
            new RevisionText(revisions.graph(), Optional.empty(), output.dataStyle())
                    .block(file, session.shown(file.path()))
                    .forEach(output::data);
            return;
        }
        Preparation preparation = new Preparation(revisions, new PostgreSqlDialect());
        for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
            List<String> sql =
                    preparation.prepare(node.id(), direction).stream()
                            .map(PreparedOperation::sql)
                            .flatMap(List::stream)
                            .toList();
            session.report().put(direction.word(), sql);
            output.data("-- " + direction.word() + " " + node.id() + " " + node.message());
            output.data("");
            sql.forEach(
                    statement -> {
                        output.data(SqlStatement.terminated(statement));
                        output.data("");
                    });
        }
    }
}
