package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.accepted.AcceptedFile;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.connection.ConnectionSettings;
import dev.retort.cli.connection.Database;
import dev.retort.cli.model.ModelSource;
import dev.retort.cli.output.LibraryOutput;
import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.rename.Decisions;
import dev.retort.hibernate.IsolatedReader;
import dev.retort.hibernate.scan.HibernateJar;
import dev.retort.snapshot.Desired;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code retort doctor}: what is configured, where each setting came from, and what is wrong with
 * it. Every part is looked at, whatever is broken in the others; nothing is written.
 */
public final class Examining {

    /** The server that entities are read for when there is none to ask. */
    private static final int ASSUMED_VERSION = 17;

    private static final String VERSION_SETTING = "jakarta.persistence.database-major-version";

    private static final String RIGHTS =
            """
            select current_user, r.rolsuper, pg_is_in_recovery(),
                   (select reset_val = 'on' from pg_settings
                     where name = 'default_transaction_read_only'),
                   has_database_privilege(current_database(), 'CREATE'),
                   s.name, n.oid is not null,
                   case when n.oid is not null then has_schema_privilege(n.oid, 'USAGE') end,
                   case when n.oid is not null then has_schema_privilege(n.oid, 'CREATE') end
              from (select coalesce(?::text, current_schema())) s(name)
              left join pg_namespace n on n.nspname = s.name
              join pg_roles r on r.rolname = current_user\
            """;

    private final Session session;
    private Goal.Server server;
    private SortedSet<String> rows;

    public Examining(Session session) {
        this.session = session;
    }

    /** Prints what it finds; whether all is well. */
    public boolean examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.look("Retort", Examining::itself));
        Finding configuration = Finding.look("Configuration", this::configuration);
        findings.add(configuration);
        boolean configured = configuration.isHealthy();
        // Without a configuration each part would only repeat that there is none.
        if (configured) {
            findings.add(Finding.look("Database", this::database));
            findings.add(Finding.look("Revisions", this::revisions));
            findings.add(Finding.look("Model", this::model));
            if (AcceptedFile.of(session).isThere()) {
                findings.add(Finding.look("Accepted differences", this::accepted));
            }
        }
        print(findings);
        return findings.stream().allMatch(Finding::isHealthy);
    }

    private void print(List<Finding> findings) {
        Output output = session.output();
        for (Finding finding : findings) {
            finding.lines().forEach(output::data);
            output.data("");
        }
        int problems = findings.stream().mapToInt(Finding::problems).sum();
        output.data(
                switch (problems) {
                    case 0 -> "Nothing wrong.";
                    case 1 -> "1 problem.";
                    default -> problems + " problems.";
                });
        if (problems > 0) {
            session.report().put("status", "problems");
        }
        session.report().put("sections", findings.stream().map(Finding::fields).toList());
    }

    private static void itself(Finding finding) {
        String version = Examining.class.getPackage().getImplementationVersion();
        finding.fact("version", version == null ? "(not built)" : version);
        finding.fact("java", System.getProperty("java.version"), System.getProperty("java.home"));
    }

    private void configuration(Finding finding) {
        ConfigFile config = session.config();
        finding.fact("file", config.shownAs());
        config.entries()
                .forEach(
                        (key, setting) ->
                                finding.fact(key, setting.value(), setting.source().toString()));
    }

    private void database(Finding finding) {
        Database database = session.database();
        ConnectionSettings settings = database.settings();
        finding.fact("url", settings.url(), settings.source().toString());
        finding.fact("user", settings.user().value(), settings.user().source().toString());
        settings.schema()
                .ifPresent(
                        schema ->
                                finding.fact("schema", schema.value(), schema.source().toString()));
        finding.fact(
                "password",
                settings.password().isPresent() ? "given" : "none given; ~/.pgpass may have one",
                settings.password().map(each -> each.source().toString()).orElse(""));
        try (Connection connection = database.open(Database.Access.READ)) {
            DatabaseMetaData about = connection.getMetaData();
            finding.fact("server", "PostgreSQL " + about.getDatabaseProductVersion());
            String schema = rights(connection, finding);
            if (schema != null) {
                server =
                        new Goal.Server(
                                about.getDatabaseMajorVersion(),
                                about.getDatabaseMinorVersion(),
                                schema);
            }
            rows = new Comparing(session, null, null).rows(connection);
            finding.fact("applied", rows.isEmpty() ? "nothing (base)" : String.join(", ", rows));
        } catch (SQLException e) {
            throw new RetortException(
                    "RT-1211", "the database could not be read: " + e.getMessage(), null, e);
        }
    }

    /** The default schema, {@code null} when there is none. */
    private String rights(Connection connection, Finding finding) throws SQLException {
        try (var statement = connection.prepareStatement(RIGHTS)) {
            statement.setString(1, session.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String role = row.getString(1);
                String schema = row.getString(6);
                boolean mayCreate = row.getBoolean(9);
                finding.fact(
                        "role",
                        role
                                + (row.getBoolean(2) ? ", superuser" : "")
                                + (row.getBoolean(5) ? ", may create schemas" : "")
                                + (mayCreate ? ", may create in " + schema : ""));
                if (row.getBoolean(3)) {
                    finding.fact("mode", "hot standby: nothing can be written here");
                } else if (row.getBoolean(4)) {
                    finding.fact("mode", "read-only by default");
                }
                if (!row.getBoolean(7)) {
                    finding.problem(
                            "RT-1210",
                            schema == null
                                    ? "no schema of the connection's search_path exists"
                                    : "the schema " + schema + " does not exist",
                            "CREATE SCHEMA, or set schema below [database]");
                } else if (!row.getBoolean(8)) {
                    finding.problem(
                            "RT-1111",
                            role + " may not use the schema " + schema,
                            "GRANT USAGE ON SCHEMA " + schema + " TO " + role);
                } else if (!mayCreate) {
                    finding.fact(
                            "note",
                            role
                                    + " may look, and cannot upgrade: that needs CREATE on the"
                                    + " schema "
                                    + schema);
                }
                return schema;
            }
        }
    }

    private void revisions(Finding finding) {
        List<String> folders =
                session.config().project().revisions().stream().map(session::shown).toList();
        finding.fact("folders", String.join(", ", folders));
        Revisions revisions = Revisions.read(session);
        finding.fact("revisions", revisions.graph().newestFirst().size());
        SortedSet<String> heads = revisions.graph().realHeads();
        finding.fact("heads", heads.isEmpty() ? "none" : String.join(", ", heads));
        if (heads.size() > 1) {
            finding.problem(
                    "RT-2001",
                    "there are " + heads.size() + " heads, so head could be any of them",
                    "join them by a revision with several parents: retort revision"
                            + heads.stream()
                                    .map(head -> " --head " + head)
                                    .reduce("", String::concat)
                            + " -m \"merge\"");
        }
        try {
            StrayMarks.refuse(revisions);
        } catch (RetortException e) {
            finding.problem(e.code(), e.getMessage(), e.hint());
        }
        if (rows == null) {
            finding.fact("applied", "unknown, for want of a database");
            return;
        }
        SortedSet<String> unknown = new TreeSet<>(rows);
        unknown.removeIf(row -> revisions.file(row) != null);
        if (!unknown.isEmpty()) {
            finding.problem(
                    "RT-2002",
                    "the database is at " + String.join(", ", unknown) + ", which is in no folder",
                    "get the sources of that revision, or say where the database is: retort stamp");
        } else {
            int applied = revisions.graph().withEverythingBelow(rows).size();
            finding.fact("to apply", revisions.graph().newestFirst().size() - applied);
        }
    }

    /** Which entries hold here; one that is for another database is as good as any. */
    private void accepted(Finding finding) {
        AcceptedFile file = AcceptedFile.of(session);
        finding.fact("file", file.shownAs());
        finding.fact("entries", file.entries().size());
        if (rows == null) {
            finding.fact("hold", "unknown, for want of a database");
            return;
        }
        Comparing comparing =
                new Comparing(session, Revisions.read(session), new PostgreSqlDialect());
        try (Connection connection = session.database().open(Database.Access.READ);
                Goal goal = Comparing.goal(session, Optional.empty(), false).get()) {
            Acceptance acceptance =
                    comparing.compare(connection, rows, goal, Decisions.NONE).acceptance();
            finding.fact("hold", acceptance.accepted().size());
            acceptance
                    .moved()
                    .forEach(
                            each -> finding.fact("moved", each.difference(), each.entry().place()));
            acceptance
                    .unmatched()
                    .forEach(each -> finding.fact("no difference here", each, each.place()));
        } catch (SQLException e) {
            throw new RetortException(
                    "RT-1211", "the database could not be read: " + e.getMessage(), null, e);
        }
    }

    private void model(Finding finding) {
        ModelSource model = session.model();
        finding.fact("class path", model.classPath().size() + " entries");
        List<HibernateJar> hibernates = HibernateJar.find(model.classPath());
        for (int i = 0; i < hibernates.size(); i++) {
            finding.fact(
                    i == 0 ? "hibernate" : "not used",
                    hibernates.get(i).version(),
                    session.shown(hibernates.get(i).path()));
        }
        if (hibernates.size() > 1) {
            finding.problem(
                    "RT-1008",
                    "there are " + hibernates.size() + " Hibernates on the model's class path",
                    "use the class path that the build tool resolves for the application");
        }
        model.framework().ifPresent(name -> finding.fact("framework", name));
        model.settings()
                .forEach(
                        (key, setting) ->
                                finding.fact(key, setting.value(), setting.source().toString()));
        if (model.forgetsFramework()) {
            finding.problem(
                    null,
                    "Spring Boot is on the model's class path, and its naming strategies are not"
                            + " used",
                    "framework = \"spring-boot\" below [model], or"
                            + " \"hibernate.physical_naming_strategy\" below [model.settings]");
        } else {
            model.warnings().forEach(text -> finding.fact("warning", text));
        }
        ModelSource.Found found = model.find();
        finding.fact("looked in", model.lookedIn());
        EntityLines.places(session, found)
                .forEach((place, count) -> finding.fact("found", count + " entities", place));
        if (!found.mappingFiles().isEmpty()) {
            finding.fact("mapping files", String.join(", ", found.mappingFiles()));
        }
        read(model, found, finding);
    }

    private void read(ModelSource model, ModelSource.Found found, Finding finding) {
        Goal.Server target =
                server == null ? new Goal.Server(assumedVersion(model), 0, "public") : server;
        if (server == null) {
            finding.fact("read for", "PostgreSQL " + target.major() + ", for want of a database");
        }
        Desired desired =
                LibraryOutput.during(
                        session.output().verbose(),
                        () ->
                                IsolatedReader.read(
                                        model.classPath(),
                                        model.request(
                                                found,
                                                target.major(),
                                                target.minor(),
                                                target.defaultSchema())));
        finding.fact("entities", desired.origins().entities().size());
        finding.fact("tables", desired.schema().tables().size());
        desired.warnings().forEach(text -> finding.fact("warning", text));
    }

    private static int assumedVersion(ModelSource model) {
        var configured = model.settings().get(VERSION_SETTING);
        if (configured == null) {
            return ASSUMED_VERSION;
        }
        try {
            return Integer.parseInt(configured.value().strip());
        } catch (NumberFormatException e) {
            throw new RetortException(
                    "RT-1202",
                    configured.source() + ": " + VERSION_SETTING + " must be a number",
                    "\"" + VERSION_SETTING + "\" = \"17\"",
                    e);
        }
    }
}
