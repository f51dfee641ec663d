package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database as it is becomes the first revision. */
class BaselineCommandTest {

    /** Says little of what its table has. */
    @Entity(name = "person")
    @Table(name = "person")
    static class Person {
        @Id Long id;

        @Column(name = "full_name")
        String fullName;

        String nick;

        @Column(name = "code", length = 255)
        String code;

        Integer age;
    }

    /** The same without two attributes: one by convention, one with what only the table has. */
    @Entity(name = "person")
    @Table(name = "person")
    static class Slimmer {
        @Id Long id;

        @Column(name = "full_name")
        String fullName;

        String nick;
    }

    @TempDir Path folder;
    private Database database;
    private EntityProject project;
    private Database scratch;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        scratch = PostgresServer.shared().createDatabase();
        project = EntityProject.in(folder);
        configure(database, Person.class);
    }

    private void configure(Database chosen, Class<?> entity) throws IOException {
        project.configure(entity, chosen);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
        scratch.close();
        try (Database any = PostgresServer.shared().createDatabase()) {
            any.execute("drop role if exists baseline_reader");
        }
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    /** Proven on the database that is there for it, which takes less time than a server of ours. */
    private Run baseline(String... arguments) {
        return retort(
                Stream.concat(
                                Stream.of("baseline", "--scratch-url", url(scratch)),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String everyKind() throws IOException {
        try (InputStream in =
                BaselineCommandTest.class.getResourceAsStream("baseline/every-kind.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String source() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return Files.readString(all.get(0));
        }
    }

    private static Fingerprint fingerprint(Database of) throws Exception {
        return Fingerprint.of(of)
                .withoutTables(
                        "retort_version",
                        "retort_history",
                        "flyway_schema_history",
                        "databasechangeloglock");
    }

    @Test
    void everyKindIsWrittenDownAndProven() throws Exception {
        database.execute(everyKind());
        Run baseline = retort("baseline", "-m", "As it was");
        assertThat(baseline.status()).as(baseline.toString()).isZero();
        assertThat(baseline.out()).contains("  proven  on PostgreSQL ");
        assertThat(baseline.err())
                .contains("left out: databasechangeloglock, flyway_schema_history");
        assertThat(source())
                .contains(
                        "COMMENT ON EXTENSION pg_trgm IS 'of ours'",
                        "COMMENT ON SCHEMA public IS 'of ours'");

        try (Database copy = PostgresServer.shared().createDatabase()) {
            Fingerprint before = fingerprint(copy);
            configure(copy, Person.class);
            Run upgrade = retort("upgrade");
            assertThat(upgrade.status()).as(upgrade.toString()).isZero();
            assertThat(fingerprint(database).differenceTo(fingerprint(copy))).isEmpty();
            Run downgrade = retort("downgrade", "base", "--allow-destructive");
            assertThat(downgrade.status()).as(downgrade.toString()).isZero();
            // It may have been there before, so it stays; one in a schema of the baseline's goes.
            copy.execute("drop extension pg_trgm");
            // Nor is the default schema, or what it is set to.
            copy.execute("comment on schema public is 'standard public schema'");
            copy.execute("revoke usage on schema public from baseline_reader");
            copy.execute(
                    "alter default privileges in schema public revoke select on tables from"
                            + " baseline_reader");
            assertThat(before.differenceTo(fingerprint(copy))).isEmpty();
        }
    }

    @Test
    void afterwardsNothingDiffersAndWhatNobodyWroteStays() throws Exception {
        database.execute(everyKind());
        assertThat(retort("check").status()).as("before").isZero();
        assertThat(baseline().status()).isZero();
        Run check = retort("check");
        assertThat(check.status()).as(check.toString()).isZero();
        Run again = retort("revision", "--autogenerate");
        assertThat(again.out() + again.err()).contains("No file written");
        assertThat(source()).contains("@Baseline", "/** The database as it was. */");

        configure(database, Slimmer.class);
        JsonNode check2 = new ObjectMapper().readTree(retort("check", "--format", "json").out());
        assertThat(check2.at("/operations").findValuesAsText("description"))
                .as("what an entity had goes, what only the database had stays")
                .contains("drop column person.age", "drop column person.code")
                .noneMatch(each -> each.contains("note") || each.contains("mail"));
    }

    @Test
    void whatWasThereIsNotTakenDown() throws Exception {
        database.execute("create table person (id bigint primary key, full_name text)");
        database.execute("insert into person values (1, 'Ada')");
        assertThat(baseline().status()).isZero();
        Fingerprint before = fingerprint(database);
        for (List<String> words :
                List.of(
                        List.of("downgrade", "base", "--allow-destructive"),
                        List.of("downgrade", "-1", "--yes"),
                        List.of("downgrade", "base", "--dry-run"))) {
            Run refused = retort(words.toArray(String[]::new));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(1);
            assertThat(refused.err()).contains("error[RT-3302]", "retort stamp base");
        }
        Run script = retort("downgrade", "head:base", "--sql");
        assertThat(script.out()).contains("IS DISTINCT FROM 'upgrade'", "RAISE EXCEPTION");
        assertThat(before.differenceTo(fingerprint(database))).isEmpty();
    }

    @Test
    void aMarkOfWhatIsNotThereIsAMistake() throws Exception {
        database.execute(
                "create table person (id bigint primary key, legacy text); create index old on"
                        + " person (legacy); create table parted (k int, v text) partition by list"
                        + " (k); create table rest (id bigint)");
        assertThat(baseline().status()).isZero();
        assertThat(retort("check").err()).doesNotContain("RT-2021");
        Path revision;
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            revision = files.findFirst().orElseThrow();
        }
        String right = Files.readString(revision);
        for (List<String> typo :
                List.of(
                        List.of("columns(\"legacy\")", "legacy", "lagacy"),
                        List.of("op.foundTable(\"rest\")", "rest", "tserest"),
                        List.of("indexes(\"old\")", "old", "odl"))) {
            assertThat(right).contains(typo.get(0));
            Files.writeString(
                    revision,
                    right.replace(typo.get(0), typo.get(0).replace(typo.get(1), typo.get(2))));
            Run check = retort("check");
            assertThat(check.status()).as(check.toString()).isNotZero();
            assertThat(check.err())
                    .contains("error[RT-2021]", "marks what is not there: " + typo.get(2));
        }
        assertThat(retort("revision", "--autogenerate").err()).contains("error[RT-2021]");
        assertThat(retort("doctor").out()).contains("RT-2021", "marks what is not there: odl");
    }

    @Test
    void anotherDatabaseIsStampedOnly() throws Exception {
        String person = "create table person (id bigint primary key, full_name text)";
        database.execute(person);
        Run early = retort("baseline", "--stamp-only");
        assertThat(early.err()).contains("error[RT-2111]", "there are no revisions");
        Run full = retort("baseline", "--scratch-url", url(database));
        assertThat(full.err()).contains("error[RT-2113]", "is not empty");
        assertThat(folder.resolve("revisions")).isEmptyDirectory();
        assertThat(baseline().status()).isZero();
        try (Database other = PostgresServer.shared().createDatabase()) {
            other.execute(person);
            configure(other, Person.class);
            Run second = retort("baseline");
            assertThat(second.status()).isNotZero();
            assertThat(second.err()).contains("error[RT-2110]", "--stamp-only");
            Run stamped = retort("baseline", "--stamp-only");
            assertThat(stamped.status()).as(stamped.toString()).isZero();
            assertThat(retort("baseline", "--stamp-only").err()).contains("error[RT-2112]");
        }
    }

    private static String url(Database of) {
        return of.jdbcUrl() + "?user=" + of.user();
    }

    @Test
    void itIsProvenOnTheDatabaseThatIsNamed() throws Exception {
        database.execute("create table person (id bigint primary key, full_name text)");
        Run run = baseline("--format", "json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/proof/proven").booleanValue()).as(run.toString()).isTrue();
        assertThat(json.at("/revision/file").textValue()).startsWith("revisions/");
        assertThat(json.at("/heads/0").textValue()).isEqualTo(json.at("/revision/id").textValue());
    }

    /** It is in a new database, and pg_dump does not create it either. */
    @Test
    void publicIsNotCreatedBesideAnotherDefaultSchema() throws Exception {
        database.execute(
                "create schema app;"
                        + " create table app.person (id bigint primary key, full_name text);"
                        + " create table public.shared (id bigint primary key);"
                        + " create view public.many as select id from public.shared");
        Path file = folder.resolve("retort.toml");
        Files.writeString(
                file, Files.readString(file).replace("user =", "schema = \"app\"\nuser ="));
        Run run = baseline();
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).as(run.toString()).contains("  proven  on PostgreSQL");
        assertThat(source())
                .contains("\"public.shared\"")
                .doesNotContain("createSchema", "dropSchema");
        Run check = retort("check");
        // The columns that the entity has and the table lacks, and nothing of public.
        assertThat(check.status()).as(check.toString()).isEqualTo(2);
        assertThat(check.out()).contains("person.nick").doesNotContain("shared", "many");
    }

    @Test
    void whatIsMeantToDifferIsSaidInTheSameStep() throws Exception {
        database.execute("create table person (id bigint primary key, code varchar(99))");
        Run idle = retort("baseline", "--why", "nothing");
        assertThat(idle.status()).isEqualTo(64);
        Run run = baseline("--accept", "person.code", "--accept", "person.*");
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.err()).contains("retort check");
        assertThat(Files.readString(folder.resolve("revisions/accepted.toml")))
                .contains("\"column person.code\"", "\"character varying(99)\"", "it was so");
        Run check = retort("check");
        assertThat(check.status()).as(check.toString()).isZero();
    }

    @Test
    void itIsFormattedAndImportsWhatItSays() throws Exception {
        database.execute("create table person (id bigint primary key, full_name text)");
        Files.writeString(
                folder.resolve("Format.java"),
                """
                import java.nio.file.*;
                class Format {
                    public static void main(String[] arguments) throws Exception {
                        Path file = Path.of(arguments[0]);
                        Files.writeString(file, "// formatted\\n" + Files.readString(file));
                    }
                }
                """);
        Files.writeString(
                folder.resolve("retort.toml"),
                Files.readString(folder.resolve("retort.toml"))
                        .replace(
                                "[database]",
                                "star-imports = false\nhooks = [{run = '\""
                                        + Path.of(System.getProperty("java.home"), "bin", "java")
                                        + "\" Format.java ${FILE}'}]\n[database]"));
        Run run = baseline();
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.err()).contains("Ran  ");
        assertThat(source())
                .startsWith("// formatted\npackage db;")
                .contains("import static dev.retort.operation.Ddl.typesOf;")
                .doesNotContain(".*;");
        Run current = retort("current");
        assertThat(current.out()).as("it is still the one that was stamped").contains("(head)");
    }

    @Test
    void whatNobodyCanWriteIsNamed() throws Exception {
        database.execute(
                "create table person (id bigint primary key);"
                        + "create table child (x int) inherits (person);"
                        + "create aggregate most(integer) (sfunc = int4larger, stype = integer)");
        Run run = baseline();
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out())
                .contains("not written: aggregate most(integer)")
                .contains("not written: inheriting table child")
                .contains("not proven on PostgreSQL ");
    }

    @Test
    void whatNeedsSomethingLeftOutIsLeftOutAndNamed() throws Exception {
        database.execute(
                "create table person (id bigint primary key);"
                        + "create table alembic_version (version_num varchar(32) primary key);"
                        + "create view at as select version_num from alembic_version;"
                        + "create view at_too as select * from at;"
                        + "create table note (at varchar(32) references alembic_version)");
        Run run = baseline();
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out())
                .contains(
                        "not written: view at",
                        "not written: view at_too",
                        "not written: foreign key note_at_fkey on note")
                .contains("there is what no revision can say yet");
        assertThat(source()).contains("note").doesNotContain("VIEW", "alembic");
    }

    @Test
    void aScratchDatabaseWithWhatNobodyCanWriteIsNotEmpty() throws Exception {
        database.execute("create table person (id bigint primary key)");
        scratch.execute("create aggregate most(integer) (sfunc = int4larger, stype = integer)");
        Run run = baseline("--format", "json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/error/code").textValue()).as(run.toString()).isEqualTo("RT-2113");
        assertThat(json.at("/revision").isNull()).as("its file is gone: %s", run).isTrue();
    }

    @Test
    void nothingIsWrittenOfAnEmptyDatabaseOrByWhoMayNotStamp() throws Exception {
        Run empty = retort("baseline");
        assertThat(empty.status()).isEqualTo(1);
        assertThat(empty.err()).contains("error[RT-2114]", "retort revision --autogenerate");
        assertThat(folder.resolve("revisions")).isEmptyDirectory();

        database.execute("create table person (id bigint primary key)");
        database.execute("create role baseline_reader login");
        Files.writeString(
                folder.resolve("retort.toml"),
                Files.readString(folder.resolve("retort.toml"))
                        .replace("user = \"postgres\"", "user = \"baseline_reader\""));
        Run reader = retort("baseline");
        assertThat(reader.status()).as(reader.toString()).isNotZero();
        assertThat(reader.err()).contains("permission denied");
        assertThat(folder.resolve("revisions")).isEmptyDirectory();
    }
}
