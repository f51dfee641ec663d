package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities over a schema {@code app} whose types and functions are in other ones. */
class SearchPathTest {

    private static final String GIVEN =
            """
            create schema app;
            create schema extensions;
            create extension citext schema public;
            create extension "uuid-ossp" schema extensions;
            create sequence public.numbers;
            create function public.is_free(bigint) returns boolean language plpgsql immutable as
              'begin return $1 > 5; end';
            """;

    private static final String PATH = "?currentSchema=app,public,nowhere,extensions";

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void project() throws Exception {
        database = given();
        Files.createDirectory(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("classpath.txt"),
                System.getProperty("java.class.path").replace(File.pathSeparator, "\n"));
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                [model]
                classpath = ["@classpath.txt"]
                packages = ["dev.retort.cli.command.searchpath"]
                """);
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private static Database given() throws SQLException {
        Database database = PostgresServer.shared().createDatabase();
        database.execute(GIVEN);
        return database;
    }

    private Run retort(String url, String... words) {
        return Run.in(
                folder,
                Map.of("RETORT_URL", url, "PGUSER", "postgres", "RETORT_USER", "postgres"),
                words);
    }

    private Run succeeds(String url, String... words) {
        Run run = retort(url, words);
        assertThat(run.status()).as(String.join(" ", words) + run.out() + run.err()).isZero();
        return run;
    }

    private String revision() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    @Test
    void namesAreFoundWhereTheConnectionLooksAndWrittenInFull() throws Exception {
        String url = database.jdbcUrl() + PATH;
        succeeds(url, "revision", "--autogenerate", "-m", "accounts");
        assertThat(revision())
                .contains(
                        "\"public.citext\"",
                        "\"extensions.uuid_generate_v4()\"",
                        "nextval('public.numbers')",
                        "\"lower(email)\"",
                        "public.is_free(id)",
                        "OPERATOR(public.=)",
                        "OPERATOR(public.~~)")
                .doesNotContain("app.");
        succeeds(url, "upgrade", "head");
        succeeds(url, "check");

        // Whoever says it, and whoever has it not.
        database.execute(
                "alter database "
                        + database.name()
                        + " set search_path = app, \"$user\", pg_temp, public, extensions");
        succeeds(database.jdbcUrl(), "check");
        succeeds(database.jdbcUrl(), "downgrade", "base", "--yes");
        succeeds(database.jdbcUrl(), "upgrade", "head");

        String script = succeeds(url, "upgrade", "--sql", "base:head").out();
        try (Database other = given()) {
            try (Connection connection = other.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("set search_path = app");
                statement.execute(script);
                statement.execute("insert into account (id, email) values (1, 'A@b')");
            }
            succeeds(other.jdbcUrl() + PATH, "check");
        }
    }

    @Test
    void whatTheRoleMayNotUseIsNotOnItsPath() throws Exception {
        PostgresServer server = PostgresServer.shared();
        database.execute(
                "drop extension citext; create schema closed;"
                        + " create extension citext schema closed");
        String role = "path_" + database.name();
        server.createRole(role, "secret");
        database.execute(
                "grant usage, create on schema app to "
                        + role
                        + "; alter role "
                        + role
                        + " set search_path = app, closed, public, extensions");
        Run run =
                Run.in(
                        folder,
                        Map.of("RETORT_USER", role, "PGPASSWORD", "secret"),
                        "check",
                        "--url",
                        database.jdbcUrl());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("RT-1403", "citext");
        database.execute(
                "grant usage on schema closed, extensions to "
                        + role
                        + ";"
                        + " grant usage on sequence numbers to "
                        + role);
        Run granted =
                Run.in(
                        folder,
                        Map.of("RETORT_USER", role, "PGPASSWORD", "secret"),
                        "diff",
                        "--format",
                        "json",
                        "--url",
                        database.jdbcUrl());
        assertThat(granted.status()).as(granted.err()).isZero();
        assertThat(granted.out()).contains("closed.citext");
    }
}
