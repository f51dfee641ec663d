package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.session.Terminal;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * a1 makes t (a, b) and u, a2 drops column t.b, a3 drops table u. The database has a1, or none of
 * them but the tables.
 */
class LossGuardTest {

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["."]
                package = "db"
                [database]
                url = "%s"
                user = "postgres"
                """
                        .formatted(PostgresServer.shared().jdbcUrl(database.name())));
        revision(
                "a111",
                "",
                "op.createTable(\"t\", column(\"a\", integer()), column(\"b\", integer()));"
                        + " op.createTable(\"u\", column(\"a\", integer()));",
                "op.dropTable(\"u\"); op.dropTable(\"t\");");
        revision(
                "a222",
                "a111",
                "op.dropColumn(\"t\", \"b\");",
                "op.addColumn(\"t\", column(\"b\", integer()));");
        revision(
                "a333",
                "a222",
                "op.dropTable(\"u\");",
                "op.createTable(\"u\", column(\"a\", integer()));");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private void revision(String id, String revises, String upgrade, String downgrade)
            throws IOException {
        String name = id.toUpperCase(Locale.ROOT);
        Files.writeString(
                folder.resolve(name + ".java"),
                """
                package db;

                import static dev.retort.operation.Ddl.*;
                import dev.retort.operation.Op;
                import dev.retort.revision.*;

                /** Revision %s. */
                @Revision("%s")
                %s
                public final class %s implements Migration {
                    @Override public void upgrade(Op op) { %s }
                    @Override public void downgrade(Op op) { %s }
                }
                """
                        .formatted(
                                id,
                                id,
                                revises.isEmpty() ? "" : "@Revises(\"" + revises + "\")",
                                name,
                                upgrade,
                                downgrade));
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    /** Somebody types this answer to every question. */
    private Run answering(String answer, List<String> questions, String... arguments) {
        return Run.in(
                folder,
                Map.of(),
                new Terminal() {
                    @Override
                    public Optional<String> line(String question) {
                        questions.add(question);
                        return Optional.of(answer);
                    }

                    @Override
                    public Optional<String> secret(String question) {
                        throw new AssertionError(question);
                    }
                },
                arguments);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** At a1, a value in t.b and two rows in u. */
    private void fill() throws SQLException {
        assertThat(retort("upgrade", "a111").status()).isZero();
        execute("INSERT INTO t VALUES (1, 2), (3, NULL); INSERT INTO u VALUES (1), (2)");
    }

    private void nothingChanged() throws SQLException {
        assertThat(query("SELECT string_agg(version_num, ' ') FROM retort_version"))
                .isEqualTo("a111");
        assertThat(query("SELECT count(b) || ' ' || (SELECT count(*) FROM u) FROM t"))
                .isEqualTo("1 2");
    }

    @Test
    void whatWouldLoseDataIsRefusedWhole() throws Exception {
        fill();
        Run refused = retort("upgrade");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err())
                .contains(
                        """
                        error[RT-3301]: upgrade of revisions a222, a333 would destroy data, and nobody can \
                        confirm that
                          a222  drop column t.b: 1 value
                          a333  drop table u: 2 rows
                          Nothing was changed
                          fix     --allow-destructive=a222 --allow-destructive=a333     names the \
                        revision, so that the next one asks again
                        """);
        nothingChanged();
        assertThat(retort("downgrade", "base").err())
                .contains("downgrade of revision a111 would destroy data", "drop table t: 2 rows");
        assertThat(retort("upgrade", "--no-input").status()).isEqualTo(3);
        nothingChanged();
    }

    @Test
    void noVersionTableIsMadeForARefusal() throws Exception {
        execute("CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 2)");
        revision("a111", "", "op.dropTable(\"t\");", "");
        assertThat(retort("upgrade", "a111").status()).isEqualTo(3);
        assertThat(query("SELECT to_regclass('retort_version')")).isNull();
        assertThat(query("SELECT count(*) FROM t")).isEqualTo("1");
    }

    @Test
    void jsonNamesTheFirstOfThem() throws Exception {
        fill();
        Run refused = answering("y", new ArrayList<>(), "upgrade", "--format", "json");
        assertThat(refused.status()).isEqualTo(3);
        JsonNode error = new ObjectMapper().readTree(refused.out()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("RT-3301");
        assertThat(error.get("revision").asText()).isEqualTo("a222");
        assertThat(error.get("operation").asText()).isEqualTo("drop column t.b");
        nothingChanged();
    }

    @Test
    void whatIsEmptyGoesWithoutAsking() throws Exception {
        assertThat(retort("upgrade", "a111").status()).isZero();
        execute("INSERT INTO t VALUES (1, NULL), (2, NULL)");
        assertThat(retort("upgrade").status()).isZero();
        execute("DELETE FROM t");
        assertThat(retort("downgrade", "base").status()).isZero();
        assertThat(query("SELECT to_regclass('t')")).isNull();
    }

    @Test
    void aFlagAllowsTheRevisionThatItNames() throws Exception {
        fill();
        Run other = retort("upgrade", "--allow-destructive=a111");
        assertThat(other.status()).isEqualTo(3);
        Run half = retort("upgrade", "--allow-destructive=a222");
        assertThat(half.status()).isEqualTo(3);
        assertThat(half.err()).contains("upgrade of revision a333 would destroy data");
        nothingChanged();
        Run unknown = retort("upgrade", "--allow-destructive=zzzz");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.err()).contains("RT-2004");
        nothingChanged();

        Run both = retort("upgrade", "--allow-destructive=a222", "--allow-destructive=a333");
        assertThat(both.status()).isZero();
        assertThat(both.err()).contains("! a222  drop column t.b", "! a333  drop table u");
        assertThat(query("SELECT to_regclass('u')")).isNull();
    }

    @Test
    void aFlagWithoutAnIdAllowsAll() throws Exception {
        fill();
        assertThat(retort("upgrade", "+1", "--allow-destructive").status()).isZero();
        assertThat(retort("upgrade", "--allow-destructive", "head").status()).isZero();
        assertThat(retort("downgrade", "--allow-destructive", "-1").status()).isZero();
        assertThat(retort("downgrade", "base", "--yes").status()).isZero();
    }

    @Test
    void aFlagThatMayMeanTheTargetIsNotGuessedAt() throws Exception {
        fill();
        Run doubtful = retort("upgrade", "--allow-destructive", "a222");
        assertThat(doubtful.status()).isEqualTo(64);
        assertThat(doubtful.err())
                .contains("Write a222 --allow-destructive, or --allow-destructive=a222");
        assertThat(retort("upgrade", "--allow-destructive=").status()).isEqualTo(64);
        nothingChanged();
    }

    @Test
    void aPersonTypesTheNameOfTheDatabase() throws Exception {
        fill();
        List<String> questions = new ArrayList<>();
        for (String answer : new String[] {"y", "", "postgres"}) {
            Run refused = answering(answer, questions, "upgrade");
            assertThat(refused.status()).isEqualTo(3);
            assertThat(refused.err()).contains("and that was not confirmed");
        }
        nothingChanged();
        assertThat(answering("x", questions, "upgrade", "--no-input").status()).isEqualTo(3);
        assertThat(questions)
                .hasSize(3)
                .first()
                .asString()
                .contains("! a333  drop table u ", "2 rows")
                .endsWith(
                        "Type the database's name ("
                                + database.name()
                                + ") to go on, anything else stops: ");
        assertThat(answering(" " + database.name() + " ", questions, "upgrade").status()).isZero();
        assertThat(query("SELECT to_regclass('u')")).isNull();
    }

    @Test
    void aScriptAndADryRunOnlyNameIt() throws Exception {
        fill();
        Run dry = retort("upgrade", "--dry-run");
        assertThat(dry.status()).isZero();
        assertThat(dry.err()).contains("! a222  drop column t.b");
        Run script = retort("upgrade", "a111:head", "--sql");
        assertThat(script.status()).isZero();
        assertThat(script.err()).contains("! a333  drop table u");
        assertThat(script.out()).doesNotContain("!");
        nothingChanged();
    }
}
