package dev.retort.cli.action.baseline;

import dev.retort.RetortException;
import dev.retort.cli.action.Reading;
import dev.retort.database.Snapshot;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.migrate.LossPolicy;
import dev.retort.migrate.Migrations;
import dev.retort.migrate.Migrator;
import dev.retort.migrate.Options;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.RunListener;
import dev.retort.model.NotNull;
import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.revision.RevisionGraph;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import dev.retort.sql.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a baseline leads from an empty database to an equal one, and back: it is run on a scratch
 * database, and both are read alike.
 *
 * @param isProven whether it does
 * @param where it was run, or {@code null} where nothing was
 * @param reason why it is not proven, or {@code null}
 * @param details what differs, a line each
 */
record Proof(boolean isProven, String where, String reason, List<String> details) {

    private static final int MOST_DETAILS = 20;

    static Proof notRun(String reason) {
        return new Proof(false, null, reason, List.of());
    }

    /**
     * @param scratch an empty database
     * @param contents of the database that the baseline says
     * @throws RetortException RT-2113 when the scratch database is not empty
     */
    static Proof run(
            Connection scratch,
            String where,
            Contents contents,
            RevisionGraph graph,
            Migrations migrations)
            throws SQLException {
        String schema = contents.defaultSchema();
        if (!read(scratch, null, false).isUntouched()) {
            throw new RetortException(
                    "RT-2113",
                    "the scratch database is not empty: a proof begins with nothing",
                    "createdb a new one, and give its URL to --scratch-url");
        }
        try (Statement statement = scratch.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + Identifiers.quoteAlways(schema));
        }
        Contents before = read(scratch, schema, false);
        Migrator migrator =
                new Migrator(
                        graph,
                        new Preparation(migrations, new PostgreSqlDialect()),
                        Options.defaults().withSchema(schema).withOnLoss(LossPolicy.ALLOW_ALL),
                        RunListener.NONE);
        try {
            migrator.upgrade(scratch, "head");
        } catch (RetortException failure) {
            return new Proof(false, where, "its upgrade fails there", lines(failure));
        }
        Contents after = read(scratch, schema, true);
        List<String> differences = differences(contents, after);
        if (!differences.isEmpty()) {
            takeDown(migrator, scratch).ifPresent(differences::add);
            return new Proof(
                    false, where, "its upgrade leads to another database there", differences);
        }
        try {
            migrator.downgrade(scratch, "base");
        } catch (RetortException failure) {
            return new Proof(false, where, "its downgrade fails there", lines(failure));
        }
        // What the default schema is set to is no part of what is taken down.
        List<String> left =
                differences(
                        before.withoutExtensions(),
                        read(scratch, schema, false).withoutExtensions());
        if (!left.isEmpty()) {
            return new Proof(false, where, "its downgrade leaves something there", left);
        }
        if (!contents.unwritten().isEmpty()) {
            return new Proof(
                    false,
                    where,
                    "there is what no revision can say yet",
                    contents.unwritten().stream().map(Unmapped::toString).toList());
        }
        return new Proof(true, where, null, List.of());
    }

    /** Whoever named the scratch database may want to try it again. */
    private static Optional<String> takeDown(Migrator migrator, Connection scratch) {
        try {
            migrator.downgrade(scratch, "base");
            return Optional.empty();
        } catch (RetortException failure) {
            return Optional.of("and what it made is still there: its downgrade fails");
        }
    }

    private static Contents read(Connection connection, String schema, boolean sets)
            throws SQLException {
        try (Snapshot snapshot = Reading.open(connection, schema)) {
            Reflected reflected = Reading.read(snapshot, each -> true);
            return Contents.of(snapshot, reflected, each -> true, sets);
        }
    }

    private static List<String> lines(RetortException failure) {
        return failure.getMessage().lines().toList();
    }

    /** A newer server makes up names that the older one has none of. */
    private static Schema withoutNames(Schema schema) {
        return schema.mapTables(
                table ->
                        table.mapColumns(
                                column ->
                                        column.nullable()
                                                ? column
                                                : column.notNull(
                                                        NotNull.of(column).withName(null))));
    }

    private static List<String> differences(Contents wanted, Contents is) {
        List<String> lines = new ArrayList<>();
        Schema from = wanted.namesNotNull() ? is.schema() : withoutNames(is.schema());
        SchemaDiff.between(from, wanted.schema()).forEach(each -> lines.add(Description.of(each)));
        if (lines.isEmpty() && !from.equals(wanted.schema())) {
            lines.add("the order of columns");
        }
        List<String> missing = new ArrayList<>(wanted.statements());
        is.statements().forEach(missing::remove);
        missing.forEach(each -> lines.add("missing: " + each));
        List<String> added = new ArrayList<>(is.statements());
        wanted.statements().forEach(added::remove);
        added.forEach(each -> lines.add("too much: " + each));
        return lines.stream()
                .map(each -> each.lines().collect(Collectors.joining(" ")))
                .limit(MOST_DETAILS)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
