package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.ModelConfig;
import dev.retort.cli.config.ScopeConfig;
import dev.retort.cli.config.Setting;
import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.database.ServerSpelling;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.Scope;
import dev.retort.hibernate.EntityScanner;
import dev.retort.hibernate.IsolatedReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.migrate.VersionRows;
import dev.retort.model.Desired;
import dev.retort.model.QualifiedName;
import dev.retort.model.Reflected;
import dev.retort.model.Schema;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.operation.Replay;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionNode;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Compares the entities with the database. */
final class Comparing {

    /** Ours, so no part of anybody's schema. */
    private static final List<String> OWN_TABLES = List.of("retort_version", "retort_history");

    private final Session session;
    private final Revisions revisions;
    private final Dialect dialect;

    Comparing(Session session, Revisions revisions, Dialect dialect) {
        this.session = session;
        this.revisions = revisions;
        this.dialect = dialect;
    }

    /**
     * @param connection that need not write
     * @param rows the version rows
     */
    Comparison compare(Connection connection, SortedSet<String> rows) {
        long start = System.nanoTime();
        String schema = defaultSchema(connection);
        List<String> classNames = new ArrayList<>();
        Desired desired = desired(connection, schema, classNames);
        Reflected reflected = reflected(connection, schema);
        ScopeConfig scope = session.config().scope();
        Comparison comparison =
                Comparison.of(
                        desired,
                        reflected,
                        () -> made(rows),
                        new Scope(schema, texts(scope.include()), texts(scope.exclude())),
                        dialect,
                        new ServerSpelling(connection, schema));
        tell(comparison, classNames.size(), rows, start);
        return comparison;
    }

    private void tell(Comparison comparison, int classes, SortedSet<String> rows, long start) {
        Output output = session.output();
        output.note(
                String.format(
                        Locale.ROOT,
                        "Compared  %d entity classes with the database at %s in %.1f s",
                        classes,
                        rows.isEmpty() ? "base" : String.join(", ", rows),
                        (System.nanoTime() - start) / 1e9));
        comparison.warnings().forEach(text -> output.note("warning: " + text));
    }

    private Desired desired(Connection connection, String schema, List<String> classNames) {
        ConfigFile config = session.config();
        ModelConfig model = config.model();
        refuse(config, "model.persistence-unit", model.persistenceUnit().isPresent());
        refuse(config, "model.mapping-files", !model.mappingFiles().isEmpty());
        if (model.classpath().isEmpty()) {
            throw new RetortException(
                    "RT-1002",
                    "there is nothing to read entities from: "
                            + config.shownAs()
                            + " has no model.classpath",
                    "classpath = [\"target/classes\", \"@target/classpath.txt\"] below [model]");
        }
        Set<String> names = new LinkedHashSet<>(model.classes());
        if (names.isEmpty() || !model.packages().isEmpty()) {
            EntityScanner.scan(model.classpath(), model.packages())
                    .forEach(found -> names.add(found.className()));
        }
        classNames.addAll(names);
        try {
            DatabaseMetaData server = connection.getMetaData();
            return IsolatedReader.read(
                    model.classpath(),
                    new ReadRequest(
                            classNames,
                            model.settings(),
                            server.getDatabaseMajorVersion(),
                            server.getDatabaseMinorVersion(),
                            schema));
        } catch (SQLException e) {
            throw new IllegalStateException("the driver knows this without asking", e);
        }
    }

    /** Better than to read a part of the entities and propose to drop the rest. */
    private static void refuse(ConfigFile config, String key, boolean isSet) {
        if (isSet) {
            throw new RetortException(
                    "RT-1209",
                    config.shownAs() + ": " + key + " cannot be read yet",
                    "name the entities by model.packages or model.classes");
        }
    }

    private static Reflected reflected(Connection connection, String schema) {
        Set<QualifiedName> own = new LinkedHashSet<>();
        OWN_TABLES.forEach(name -> own.add(new QualifiedName("", name)));
        try {
            return DatabaseReader.read(
                    connection, ReadScope.everything(schema).without(Set.copyOf(own)));
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    private String defaultSchema(Connection connection) {
        String chosen = session.schema();
        if (chosen != null) {
            return chosen;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_schema()")) {
            rows.next();
            String schema = rows.getString(1);
            if (schema == null) {
                throw new RetortException(
                        "RT-1210",
                        "no schema of the connection's search_path exists",
                        "set schema below [database]");
            }
            return schema;
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    private static RetortException cannotRead(SQLException e) {
        return new RetortException(
                "RT-1211", "the database could not be read: " + e.getMessage(), null, e);
    }

    /** What the applied revisions made, as far as they say it in operations. */
    private Schema made(SortedSet<String> rows) {
        Set<String> applied = revisions.graph().withEverythingBelow(rows);
        List<String> oldestFirst =
                new ArrayList<>(
                        revisions.graph().newestFirst().stream()
                                .map(RevisionNode::id)
                                .filter(applied::contains)
                                .toList());
        Collections.reverse(oldestFirst);
        Map<String, Migration> bodies = revisions.load(oldestFirst);
        List<Operation> operations = new ArrayList<>();
        oldestFirst.forEach(id -> operations.addAll(Op.record(bodies.get(id)::upgrade)));
        return dialect.canonical(Replay.known(operations));
    }

    /**
     * Refuses unless the database is at the heads: what was not applied yet would be written a
     * second time.
     */
    void requireHeads(SortedSet<String> rows) {
        revisions.graph().resolve("current", rows);
        if (!rows.equals(revisions.graph().heads())
                && !rows.equals(revisions.graph().realHeads())) {
            throw new RetortException(
                    "RT-2101",
                    "the database is not at the head: it is at "
                            + (rows.isEmpty() ? "base" : String.join(", ", rows))
                            + ", and the revisions go to "
                            + String.join(", ", revisions.graph().heads()),
                    "retort upgrade head     and then again; or retort stamp, if the schema is there");
        }
    }

    SortedSet<String> rows(Connection connection) {
        return VersionRows.read(connection, session.schema());
    }

    private static List<String> texts(List<Setting<String>> settings) {
        return settings.stream().map(Setting::value).toList();
    }
}
