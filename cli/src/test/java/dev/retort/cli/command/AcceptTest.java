package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.session.Terminal;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences that are meant to stay: written down, heeded, and a difference when a side moves. */
class AcceptTest {

    @Entity(name = "person")
    @Table(name = "person")
    static class Person {
        @Id Long id;

        @Column(name = "full_name", length = 40)
        String fullName;

        @Column(name = "code", nullable = false)
        String code;
    }

    /** The same, where somebody changed the length. */
    @Entity(name = "person")
    @Table(name = "person")
    static class LongerPerson {
        @Id Long id;

        @Column(name = "full_name", length = 60)
        String fullName;

        @Column(name = "code", nullable = false)
        String code;
    }

    /** The same, where the column has another name. */
    @Entity(name = "person")
    @Table(name = "person")
    static class RenamedPerson {
        @Id Long id;

        @Column(name = "name", length = 40)
        String fullName;

        @Column(name = "code", nullable = false)
        String code;
    }

    private static final String FOUND =
            "create table person (id bigint primary key, full_name text, code varchar(255))";

    private static final String ENTRY =
            """
            [[accepted]]
            object   = "column person.full_name"
            property = "type"
            database = "text"
            entity   = "character varying(40)"
            why      = "old names are long"
            at       = "base"
            """;

    @TempDir Path folder;
    private Database database;
    private EntityProject project;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        project = EntityProject.in(folder);
        configure(Person.class, database, "");
        run(database, FOUND);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private void configure(Class<?> entity, Database where, String more) throws IOException {
        project.configure(entity, where, "\"revisions\"", more);
    }

    private static void run(Database where, String sql) throws Exception {
        try (Connection connection = where.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    private Run done(String... arguments) {
        Run run = retort(arguments);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return run;
    }

    private Run differs(String... arguments) {
        Run run = retort(arguments);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(2);
        return run;
    }

    private Path file() {
        return folder.resolve("revisions/accepted.toml");
    }

    private List<Path> revisions() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return files.filter(each -> each.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static JsonNode json(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    /** Somebody types these answers, one after another. */
    private Run answering(List<String> questions, List<String> answers, String... arguments) {
        Iterator<String> typed = answers.iterator();
        return Run.in(
                folder,
                Map.of(),
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
                arguments);
    }

    @Test
    void whatIsAcceptedIsNoDifference() throws Exception {
        assertThat(differs("check").out()).contains("full_name", "code");
        Run accept = done("accept", "person.full_name.type", "--why", "old names are long");
        assertThat(accept.out())
                .contains(
                        "= column person.full_name: type text in the database, character varying(40)"
                                + " by the entities",
                        "wrote  revisions/accepted.toml");
        assertThat(Files.readString(file())).endsWith("\n\n" + ENTRY);
        Run check = differs("check");
        assertThat(check.out()).contains("code").doesNotContain("full_name");
        assertThat(check.err()).contains("accepted: 1     (-v names them)");
        assertThat(differs("-v", "check").err()).contains("(old names are long)");
        assertThat(differs("check", "--strict").out()).doesNotContain("full_name");
        JsonNode one = json(retort("--format", "json", "check")).get("accepted").get(0);
        assertThat(one.get("kind").asText()).isEqualTo("column");
        assertThat(one.get("name").asText()).isEqualTo("full_name");
        assertThat(one.get("table").asText()).isEqualTo("person");
        assertThat(one.get("property").asText()).isEqualTo("type");
        assertThat(one.get("value").asText()).isEqualTo("text");
        assertThat(one.get("entity").asText()).isEqualTo("character varying(40)");
        assertThat(one.get("why").asText()).isEqualTo("old names are long");
        Run revision = done("revision", "--autogenerate", "-m", "code");
        assertThat(revision.out()).doesNotContain("full_name");
        done("upgrade");
        assertThat(done("check").err()).contains("accepted: 1");
        done("downgrade", "base");
        assertThat(differs("diff", "--exit-code").err()).contains("accepted: 1");
    }

    @Test
    void whereASideMovesItIsOneAgain() throws Exception {
        Files.writeString(file(), ENTRY);
        run(database, "alter table person alter column code set not null");
        done("check");
        configure(LongerPerson.class, database, "");
        Run entity = differs("check");
        assertThat(entity.out()).contains("full_name");
        assertThat(entity.err())
                .contains(
                        "accepted, and a difference again: column person.full_name: type text in the"
                                + " database, character varying(60) by the entities",
                        "the entities said character varying(40) when it was accepted",
                        "revisions/accepted.toml:1: old names are long");
        assertThat(
                        json(retort("--format", "json", "check"))
                                .get("moved")
                                .get(0)
                                .get("acceptedEntity"))
                .hasToString("\"character varying(40)\"");
        // Accepted anew, the entry says what the entity says now.
        done("accept", "person.full_name", "--why", "still long");
        assertThat(Files.readString(file()))
                .isEqualTo(
                        ENTRY.replace("varying(40)", "varying(60)")
                                .replace("old names are long", "still long"));
        done("check");
        run(database, "alter table person alter column full_name type varchar(80)");
        assertThat(differs("check").err())
                .contains("the database had text when it was accepted")
                .doesNotContain("the entities said");
    }

    @Test
    void twoDatabasesMayDiffer() throws Exception {
        try (Database other = PostgresServer.shared().createDatabase()) {
            run(
                    other,
                    "create table person (id bigint primary key, full_name varchar(90), code"
                            + " varchar(255) not null)");
            run(database, "alter table person alter column code set not null");
            done("accept", "person", "--why", "production");
            done("check");
            configure(Person.class, other, "");
            differs("check");
            done("accept", "person", "--why", "staging");
            done("check");
            assertThat(Files.readString(file())).contains("\"text\"", "varying(90)");
            configure(Person.class, database, "");
            assertThat(done("check").err()).doesNotContain("again");
            assertThat(done("doctor").out())
                    .contains("no difference here", "column person.full_name, type");
        }
    }

    @Test
    void aRenameCarriesItAlongThereAndBack() throws Exception {
        run(database, "alter table person alter column code set not null");
        done("accept", "person", "--why", "old names are long");
        String before = Files.readString(file());
        configure(RenamedPerson.class, database, "");
        Run renamed =
                done("revision", "--autogenerate", "-m", "r", "--rename", "person.full_name=name");
        assertThat(renamed.out()).contains("rename column").doesNotContain("alter");
        assertThat(renamed.err()).contains("accepted: 1");
        done("upgrade");
        assertThat(done("check").err()).contains("accepted: 1");
        assertThat(Files.readString(file())).isEqualTo(before);
        // A table gets another name in a revision that somebody wrote by hand.
        done("downgrade", "base");
        configure(Person.class, database, "");
        assertThat(done("diff").err()).contains("accepted: 1");
        done("upgrade");
        configure(RenamedPerson.class, database, "");
        run(database, "alter table person alter column name type varchar(99)");
        assertThat(differs("check").err()).contains("the database had text");
    }

    /** The entry is written after a rename that this database does not have yet. */
    @Test
    void aDatabaseThatIsBehindHasTheOldNames() throws Exception {
        try (Database behind = PostgresServer.shared().createDatabase()) {
            run(behind, FOUND.replace("code varchar(255)", "code varchar(255) not null"));
            run(database, "alter table person alter column code set not null");
            Files.writeString(
                    folder.resolve("revisions/R1.java"),
                    """
                    package db;

                    import dev.retort.operation.Op;
                    import dev.retort.revision.*;

                    /** Rename. */
                    @Revision("r1")
                    public final class R1 implements Migration {
                        @Override public void upgrade(Op op) {
                            op.renameColumn("person", "full_name", "name");
                        }
                        @Override public void downgrade(Op op) {
                            op.renameColumn("person", "name", "full_name");
                        }
                    }
                    """);
            done("upgrade");
            configure(RenamedPerson.class, database, "");
            done("accept", "person.name", "--why", "old names are long");
            assertThat(Files.readString(file()))
                    .contains("column person.name", "at       = \"r1\"");
            configure(Person.class, behind, "");
            assertThat(done("diff", "--exit-code").err()).contains("accepted: 1");
        }
    }

    @Test
    void aPatternThatMeansNothingIsAnError() {
        Run typo = retort("accept", "persn", "--why", "x");
        assertThat(typo.status()).isEqualTo(1);
        assertThat(typo.err())
                .contains("error[RT-2120]: no difference matches persn", "did you mean person");
        Run silent = retort("--no-input", "accept", "person.code");
        assertThat(silent.status()).isEqualTo(3);
        assertThat(silent.err()).contains("RT-2121", "--why");
        assertThat(retort("accept", "person..x", "--why", "x").status()).isEqualTo(64);
        assertThat(Files.exists(file())).isFalse();
    }

    @Test
    void aPersonIsAskedWhy() throws Exception {
        List<String> questions = new ArrayList<>();
        Run run = answering(questions, List.of("because"), "accept", "column:person.*");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(questions).singleElement().asString().contains("full_name", "code", "Why");
        assertThat(Files.readString(file())).contains("\"because\"");
    }

    @Test
    void aMistakeInTheFileHasALine() throws Exception {
        for (Map.Entry<String, String> each :
                Map.of(
                                "[[accepted]]\nobject = \"x\"\n",
                                "accepted.toml:1: the entry about x",
                                "[[accepted]]\nobjekt = \"x\"\n",
                                "did you mean object?",
                                "[[accepted]]\nobject = \"x",
                                "accepted.toml:2:",
                                "[accepted]\nobject = \"x\"\n",
                                "two brackets",
                                "<<<<<<< HEAD\n",
                                "accepted.toml:1:1",
                                ENTRY.replace("\"base\"", "\"nowhere\""),
                                "there is no revision nowhere")
                        .entrySet()) {
            Files.writeString(file(), each.getKey());
            Run run = retort("check");
            assertThat(run.status()).as(each.getKey()).isEqualTo(1);
            assertThat(run.err())
                    .as(each.getKey())
                    .contains("error[RT-123")
                    .contains(each.getValue());
        }
    }

    @Test
    void linesOfOthersStayAsTheyAre() throws Exception {
        String theirs =
                """
                # ours
                [[accepted]]   # first
                why = 'it is'
                object = "column person.a"
                property = "type"
                database = "text"
                entity = "x"

                # about z
                [[accepted]]
                object = "column person.z"
                database = '''none'''
                entity = "text"
                why = "y"
                """;
        Files.writeString(file(), theirs);
        done("accept", "person.full_name", "--why", "quote \" and \\");
        int cut = theirs.indexOf("# about z");
        assertThat(Files.readString(file()))
                .isEqualTo(
                        theirs.substring(0, cut)
                                + ENTRY.replace("old names are long", "quote \\\" and \\\\")
                                + "\n"
                                + theirs.substring(cut));
        differs("check");
    }

    @Test
    void eachSectionHasItsOwn() throws Exception {
        Files.createDirectory(folder.resolve("others"));
        configure(
                Person.class,
                database,
                "[other.retort]\nrevisions = [\"others\"]\npackage = \"o\"");
        done("-n", "other", "accept", "person", "--why", "there");
        assertThat(Files.exists(folder.resolve("others/accepted.toml"))).isTrue();
        assertThat(Files.exists(file())).isFalse();
        done("-n", "other", "check");
        differs("check");
    }

    @Test
    void anotherDatabaseAsReferenceIgnoresIt() throws Exception {
        Files.writeString(file(), ENTRY);
        try (Database reference = PostgresServer.shared().createDatabase()) {
            run(
                    reference,
                    "create table person (id bigint primary key, full_name varchar(40), code"
                            + " varchar(255))");
            Run run =
                    Run.in(
                            folder,
                            Map.of("PGUSER", "postgres"),
                            "check",
                            "--reference-url",
                            PostgresServer.shared().jdbcUrl(reference.name()));
            assertThat(run.status()).as(run.err()).isEqualTo(2);
            assertThat(run.out()).contains("full_name");
        }
    }

    @Test
    void aPersonPicksWhatGoesIn() throws Exception {
        List<String> questions = new ArrayList<>();
        Run run =
                answering(
                        questions,
                        List.of("c", "w", "i"),
                        "revision",
                        "--autogenerate",
                        "--pick",
                        "-m",
                        "picked");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(questions.get(0))
                .isEqualTo(
                        """
                        \s\s? table person: 2 differences
                              column person.code: not null NULL → NOT NULL
                              column person.full_name: type text → character varying(40)
                            i in this revision, w wait, a meant to stay, c choose among them; I, W, A for all that \
                        follow, too; anything else stops:\s""");
        assertThat(run.out()).contains("full_name").doesNotContain("code");
        assertThat(run.err()).contains("1 difference waits");
        String source = Files.readString(revisions().get(0));
        assertThat(source).contains("full_name").doesNotContain("code");
        done("upgrade");
        assertThat(differs("check").out()).contains("code").doesNotContain("full_name");
        done("downgrade", "base");
        assertThat(differs("diff", "--exit-code").out()).contains("code", "full_name");
    }

    @Test
    void whatAPersonAcceptsWhilePickingIsWrittenDown() throws Exception {
        Run run =
                answering(
                        new ArrayList<>(),
                        List.of("c", "a", "codes are old", "W"),
                        "revision",
                        "--autogenerate",
                        "--pick");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("Nothing goes in");
        assertThat(revisions()).isEmpty();
        assertThat(Files.readString(file())).contains("codes are old", "column person.code");
        Run stopped =
                answering(new ArrayList<>(), List.of("x"), "revision", "--autogenerate", "--pick");
        assertThat(stopped.status()).isEqualTo(3);
        assertThat(stopped.err()).contains("RT-2122", "Nothing was written");
        Run nobody = retort("--no-input", "revision", "--autogenerate", "--pick");
        assertThat(nobody.status()).isEqualTo(3);
        assertThat(nobody.err()).contains("RT-2122", "retort accept PATTERN", "[scope]");
    }

    @Test
    void lineEndsOfWindowsStay() throws Exception {
        Files.writeString(file(), ENTRY.replace("\n", "\r\n"));
        done("accept", "person.code", "--why", "x");
        assertThat(Files.readString(file()).replace("\r\n", "")).doesNotContain("\n");
    }
}
