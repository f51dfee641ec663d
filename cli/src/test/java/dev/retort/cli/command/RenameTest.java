package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.session.Terminal;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database whose reference has other names: who decides what was renamed, and what comes of it.
 */
class RenameTest {

    @TempDir Path folder;
    private Database database;
    private Database reference;

    @BeforeEach
    void databases() throws Exception {
        database = PostgresServer.shared().createDatabase();
        reference = PostgresServer.shared().createDatabase();
        Files.createDirectory(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                [database]
                url = "%s"
                user = "postgres"
                """
                        .formatted(url(database)));
        run(
                database,
                "create table orders (id int primary key, total numeric(12,2) not null, note text);"
                        + " insert into orders values (1, 10, 'n'), (2, 20, null)");
        run(
                reference,
                "create table orders (id int primary key, amount numeric(12,2) not null,"
                        + " note text)");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
        reference.close();
    }

    private static String url(Database of) {
        return PostgresServer.shared().jdbcUrl(of.name());
    }

    private static void run(Database where, String sql) throws SQLException {
        try (Connection connection = where.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String[] line(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--reference-url", url(reference)));
        return line.toArray(String[]::new);
    }

    private Run compared(String... words) {
        return Run.in(folder, Map.of("PGUSER", "postgres"), line(words));
    }

    private Run autogenerate(String... more) {
        return compared(
                Stream.concat(Stream.of("revision", "--autogenerate"), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    /** Somebody types these answers, one after another. */
    private Run answering(List<String> questions, String... answers) {
        Iterator<String> typed = List.of(answers).iterator();
        return Run.in(
                folder,
                Map.of("PGUSER", "postgres"),
                new Terminal() {
                    @Override
                    public Optional<String> line(String question) {
                        questions.add(question);
                        return Optional.of(typed.next());
                    }

                    @Override
                    public Optional<String> secret(String question) {
                        throw new AssertionError(question);
                    }
                },
                line("revision", "--autogenerate"));
    }

    private String written() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return files.map(RenameTest::text).collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyDecidesSoNothingIsWritten() throws Exception {
        for (String[] more : List.of(new String[0], new String[] {"--yes"})) {
            Run refused = autogenerate(more);
            assertThat(refused.status()).isEqualTo(3);
            assertThat(refused.err())
                    .contains(
                            """
                            error[RT-2104]: cannot decide: one thing looks like a rename, and nobody said which \
                            it is
                              renamed column orders.total to amount?  same type numeric(12,2), both not null, \
                            same place 2 of 3
                                  --rename orders.total=amount     or     --drop orders.total
                              Most likely:
                            """)
                    .contains(
                            " --rename orders.total=amount\n  Nothing was written\n",
                            "      retort revision --autogenerate ");
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void theRevisionRenamesAndItsDowngradeRenamesBack() throws Exception {
        Run run = autogenerate("--rename", "orders.total=amount");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("~ rename column orders.total to amount")
                .doesNotContain("drop");
        assertThat(written())
                .contains(
                        "op.renameColumn(\"orders\", \"total\", \"amount\")",
                        "op.renameColumn(\"orders\", \"amount\", \"total\")");
        Run up = Run.in(folder, Map.of(), "upgrade");
        assertThat(up.status()).as(up.err()).isZero();
        assertThat(query("select sum(amount) from orders")).isEqualTo("30.00");
        assertThat(compared("check").status()).isZero();
        Run down = Run.in(folder, Map.of(), "downgrade", "base");
        assertThat(down.status()).as(down.err()).isZero();
        assertThat(query("select sum(total) from orders")).isEqualTo("30.00");
    }

    @Test
    void aDropIsADropAndTheUpgradeGuardsTheValues() throws Exception {
        Run run = autogenerate("--drop", "orders.total");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("! drop column orders.total", "+ add column orders.amount");
        assertThat(Run.in(folder, Map.of(), "upgrade").err()).contains("RT-3301");
    }

    @Test
    void aPersonIsAskedOncePerThingThatIsGone() throws Exception {
        run(database, "create table a (name1 int, name2 int); insert into a values (1, 2)");
        run(reference, "create table a (name3 int, name4 int)");
        List<String> questions = new ArrayList<>();
        Run run = answering(questions, "1", "1", "d");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(written().replaceAll("\\s+[*]?\\s*", " "))
                .contains(
                        "As was said: a.name1 was renamed to name3; a.name2 was renamed to name4;"
                                + " orders.total was not renamed, and is gone.");
        assertThat(questions)
                .containsExactly(
                        """
                        \s\s? column a.name1 is gone. What became of it?
                              1  renamed to name3   (similar names, same type integer, both nullable, same \
                        place 1 of 2)
                              2  renamed to name4   (similar names, same type integer, both nullable)
                              d  not renamed, and gone for good
                            Type 1 to 2 or d; anything else stops:\s""",
                        """
                        \s\s? column a.name2 is gone. What became of it?
                              1  renamed to name4   (similar names, same type integer, both nullable, same \
                        place 2 of 2)
                              2  renamed to name3   (similar names, same type integer, both nullable)
                              d  not renamed, and gone for good
                            Type 1 to 2 or d; anything else stops:\s""",
                        """
                        \s\s? column orders.total is gone. What became of it?
                              1  renamed to amount   (same type numeric(12,2), both not null, same place \
                        2 of 3)
                              d  not renamed, and gone for good
                            Type 1 or d; anything else stops:\s""");
    }

    @Test
    void anyOtherAnswerStops() throws Exception {
        Run run = answering(new ArrayList<>(), "y");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("RT-2104", "and that was left open");
        assertThat(written()).isEmpty();
    }

    @Test
    void checkAndDiffShowBothReadings() throws Exception {
        Run check = compared("check");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out())
                .contains("! drop column orders.total", "+ add column orders.amount numeric(12,2)")
                .endsWith(
                        """
                          ? renamed column orders.total to amount?  same type numeric(12,2), both not null, \
                        same place 2 of 3
                              --rename orders.total=amount     or     --drop orders.total
                        """);
        assertThat(compared("diff", "--rename", "orders.total=amount").out())
                .startsWith("  ~ rename column orders.total to amount\n")
                .doesNotContain("drop", "add");
    }

    @Test
    void jsonSaysWhatIsInQuestion() throws Exception {
        Run refused = autogenerate("--format", "json");
        assertThat(refused.status()).isEqualTo(3);
        JsonNode json = new ObjectMapper().readTree(refused.out());
        assertThat(json.at("/error/code").asText()).isEqualTo("RT-2104");
        assertThat(json.at("/error/hint").asText()).isNotEmpty();
        JsonNode candidate = json.at("/renames/0");
        assertThat(candidate.at("/kind").asText()).isEqualTo("column");
        assertThat(candidate.at("/table").asText()).isEqualTo("orders");
        assertThat(candidate.at("/from").asText()).isEqualTo("total");
        assertThat(candidate.at("/to").asText()).isEqualTo("amount");
        assertThat(candidate.at("/evidence")).hasSize(3);
        assertThat(candidate.at("/rename").asText()).isEqualTo("--rename orders.total=amount");
        assertThat(candidate.at("/drop").asText()).isEqualTo("--drop orders.total");
        Run check = compared("check", "--format", "json");
        assertThat(check.status()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(check.out()).at("/renames/0/to").asText())
                .isEqualTo("amount");
    }

    @Test
    void whatCannotBeMeantIsWrongUsage() {
        assertUsage("RT-2108", "did you mean orders.total?", "--rename", "orders.totl=amount");
        assertUsage("RT-2108", "did you mean amount?", "--rename", "orders.total=amuont");
        assertUsage("RT-2108", "did you mean orders?", "--drop", "order");
        assertUsage("RT-2107", "write OLD=NEW", "--rename", "orders.total");
        assertUsage("RT-2107", "write TABLE or TABLE.COLUMN", "--drop", "orders..total");
        assertUsage("RT-2109", "leave it out", "--drop", "orders.note");
        assertUsage("RT-2109", "--drop orders.note", "--rename", "orders.total=note");
        assertUsage(
                "RT-2109",
                "leave one of them out",
                "--rename",
                "orders.total=amount",
                "--drop",
                "orders.total");
        assertThat(Run.in(folder, Map.of(), "revision", "--rename", "orders.total=amount").status())
                .isEqualTo(64);
    }

    private void assertUsage(String code, String hint, String... options) {
        Run run = autogenerate(options);
        assertThat(run.status()).as(run.err()).isEqualTo(64);
        assertThat(run.err()).contains(code, hint);
    }

    @Test
    void optionsAreQuotedForAShell() throws Exception {
        run(database, "create table \"it's\" (a int, \"b.cost d\" int)");
        run(reference, "create table \"it's\" (a int, \"cost d\" int)");
        assertThat(autogenerate("--rename", "orders.total=amount").err())
                .contains(
                        "--rename 'it'\\''s.\"b.cost d\"=cost d'     or     --drop 'it'\\''s.\"b.cost d\"'");
        Run run =
                autogenerate(
                        "--rename", "orders.total=amount", "--rename", "it's.\"b.cost d\"=cost d");
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void aRenamedSequenceGoesOnWhereItWas() throws Exception {
        run(
                database,
                "create sequence book_seq increment by 50; create table book (id int, title text);"
                        + " insert into book values (nextval('book_seq'), 't'),"
                        + " (nextval('book_seq'), 'u')");
        run(
                reference,
                "create sequence volume_seq increment by 50;"
                        + " create table volume (id int, title text)");
        assertThat(autogenerate("--rename", "orders.total=amount").err())
                .contains(
                        "renamed table book to volume?  2 of 2 columns equal",
                        "renamed sequence book_seq to volume_seq?  same type and options");
        Run run =
                autogenerate(
                        "--rename",
                        "orders.total=amount",
                        "--rename",
                        "book=volume",
                        "--rename",
                        "book_seq=volume_seq");
        assertThat(run.status()).as(run.err()).isZero();
        Run up = Run.in(folder, Map.of(), "upgrade");
        assertThat(up.status()).as(up.err()).isZero();
        assertThat(query("select nextval('volume_seq')")).isEqualTo("101");
        assertThat(query("select count(*) from volume")).isEqualTo("2");
    }
}
