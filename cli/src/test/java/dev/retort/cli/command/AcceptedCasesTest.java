package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Accepted differences where names, branches, roles, files and class paths are as hard as any. */
class AcceptedCasesTest {

    @Entity(name = "person")
    @Table(name = "person")
    static class Person {
        @Id Long id;

        @Column(name = "full_name", length = 40)
        String fullName;
    }

    /** The same after the table got another name. */
    @Entity(name = "human")
    @Table(name = "human")
    static class Human {
        @Id Long id;

        @Column(name = "full_name", length = 40)
        String fullName;
    }

    /** The same after the column got another name. */
    @Entity(name = "person")
    @Table(name = "person")
    static class Named {
        @Id Long id;

        @Column(name = "name", length = 40)
        String fullName;
    }

    /** The same after both got another name. */
    @Entity(name = "human")
    @Table(name = "human")
    static class NamedHuman {
        @Id Long id;

        @Column(name = "name", length = 40)
        String fullName;
    }

    private static final String LONGEST = "ä".repeat(31) + "x";

    private static final String ODD_COLUMNS =
            "\"a.b\" text, \"$$\" text, \"it's\" text, \"user\" text, \"a:b\" text, \"x = [[y]]\""
                    + " text, \""
                    + LONGEST
                    + "\" text";

    @MappedSuperclass
    abstract static class OddColumns {
        @Id Long id;

        @Column(name = "`a.b`", length = 1)
        String dot;

        @Column(name = "`$$`", length = 2)
        String dollars;

        @Column(name = "`it's`", length = 3)
        String quote;

        @Column(name = "`user`", length = 4)
        String reserved;

        @Column(name = "`a:b`", length = 5)
        String colon;

        @Column(name = "`x = [[y]]`", length = 6)
        String toml;

        @Column(name = "`äääääääääääääääääääääääääääääääx`", length = 7)
        String longest;
    }

    @Entity(name = "odd")
    @Table(name = "`order`")
    static class Odd extends OddColumns {}

    /** The same after a table and a column got names that are odder. */
    @Entity(name = "odder")
    @Table(name = "`t $$ 'x'`")
    @AttributeOverride(name = "dot", column = @Column(name = "`.`", length = 1))
    static class Odder extends OddColumns {}

    /** A new column, and a key that needs it. */
    @Entity(name = "node")
    @Table(name = "`node's.s`")
    static class Node {
        @Id Long id;

        @ManyToOne
        @JoinColumn(name = "`up to`", foreignKey = @ForeignKey(name = "`up`"))
        Node up;
    }

    @TempDir Path folder;
    private Database database;
    private EntityProject project;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        project = EntityProject.in(folder);
        project.configure(Person.class, database);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private static void person(Database where) throws Exception {
        where.execute("create table person (id bigint primary key, full_name text)");
    }

    private void tableRenamed(String id, String revises) throws Exception {
        project.revision(
                id,
                revises,
                "op.renameTable(\"person\", \"human\");",
                "op.renameTable(\"human\", \"person\");");
    }

    private void columnRenamed(String id, String revises, String table) throws Exception {
        project.revision(
                id,
                revises,
                "op.renameColumn(\"%s\", \"full_name\", \"name\");".formatted(table),
                "op.renameColumn(\"%s\", \"name\", \"full_name\");".formatted(table));
    }

    /** Whether the one difference that was accepted is none. */
    private void holds(Class<?> entity, Database where) throws Exception {
        project.configure(entity, where);
        Run run = project.run(0, "diff", "--exit-code");
        assertThat(run.err()).contains("accepted: 1").doesNotContain("again");
    }

    @Test
    void anyNameIsReadAsItWasWritten() throws Exception {
        database.execute("create table \"order\" (id bigint primary key, " + ODD_COLUMNS + ")");
        project.configure(Odd.class, database);
        String why = "\"why\" 'not' \\ $$ ${x} ]] # ä \t.";
        project.run(0, "accept", "order", "--why", why);
        assertThat(project.run(0, "-v", "check").err()).contains("accepted: 7", "(" + why + ")");
        String whole = Files.readString(project.accepted());
        // As a person types each, and from the end.
        Files.delete(project.accepted());
        project.run(
                0,
                "accept",
                "order." + LONGEST,
                "public.order.x = [[y]].type",
                "order.\"a:b\"",
                "\"order\".user",
                "column:order.it's",
                "order.$$",
                "order.\"a.b\".type",
                "--why",
                why);
        assertThat(Files.readString(project.accepted())).isEqualTo(whole);
        project.revision(
                "r1",
                null,
                "op.renameColumn(\"order\", \"a.b\", \".\");"
                        + " op.renameTable(\"order\", \"t $$ 'x'\");",
                "");
        project.run(0, "upgrade");
        project.configure(Odder.class, database);
        assertThat(project.run(0, "check").err()).contains("accepted: 7");
    }

    /** What is proposed can be typed, into a shell as well. */
    @Test
    void whatIsProposedMeansWhatItSays() throws Exception {
        database.execute(
                "create table \"order\" (id bigint primary key, "
                        + ODD_COLUMNS
                        + "); create table \"node's.s\" (id bigint primary key)");
        project.configure(Odd.class, database);
        assertThat(project.run(1, "accept", "order.a:b.typ", "--why", "x").err())
                .contains("error[RT-2120]", "did you mean order.\"a:b\".type");
        project.configure(Node.class, database);
        assertThat(project.run(1, "accept", "\"node's.s\".up to", "--why", "x").err())
                .contains("error[RT-2123]", "Nothing was written")
                .contains(
                        "accept both: retort accept '\"node'\\''s.s\".up to' '\"node'\\''s.s\".up'");
        assertThat(project.accepted()).doesNotExist();
        project.run(0, "accept", "\"node's.s\".up to", "\"node's.s\".up", "--why", "x");
    }

    @Test
    void renamesOfTableAndColumnCarryItUpAndDown() throws Exception {
        person(database);
        project.run(0, "accept", "person", "--why", "old");
        String old = Files.readString(project.accepted());
        tableRenamed("r1", null);
        columnRenamed("r2", "r1", "human");
        project.run(0, "upgrade");
        holds(NamedHuman.class, database);
        assertThat(Files.readString(project.accepted())).isEqualTo(old);
        Files.delete(project.accepted());
        project.run(0, "accept", "human.name", "--why", "new");
        assertThat(Files.readString(project.accepted()))
                .contains("column human.name", "at       = \"r2\"");
        project.run(0, "downgrade", "-1");
        holds(Human.class, database);
        project.run(0, "downgrade", "base");
        holds(Person.class, database);
    }

    /** The branches part at the base: each knows names that the other one does not. */
    @Test
    void anEntryOfAnotherBranchHolds() throws Exception {
        person(database);
        tableRenamed("r1", null);
        project.run(0, "upgrade");
        project.configure(Human.class, database);
        project.run(0, "accept", "human", "--why", "there");
        assertThat(Files.readString(project.accepted()))
                .contains("column human.full_name", "at       = \"r1\"");
        columnRenamed("r2", null, "person");
        try (Database other = PostgresServer.shared().createDatabase()) {
            person(other);
            project.configure(Named.class, other);
            project.run(0, "upgrade", "r2");
            holds(Named.class, other);
        }
    }

    @Test
    void strictAcceptsWhatTheEntitiesAreSilentAbout() throws Exception {
        database.execute(
                "create table person (id bigint primary key, full_name varchar(40), note text);"
                        + " create index by_note on person (note)");
        Run half = project.run(1, "accept", "--strict", "index:person.*", "--why", "x");
        assertThat(half.err()).contains("RT-2123", "retort accept 'index:person.*' person.note");
        assertThat(Files.exists(project.accepted())).isFalse();
        project.run(0, "accept", "--strict", "person", "--why", "theirs");
        assertThat(Files.readString(project.accepted()))
                .contains("column person.note", "index person.by_note", "entity   = \"none\"");
        assertThat(project.run(0, "check", "--strict").err()).contains("accepted: 2");
        database.execute("drop index by_note; create index by_note on person (note, id)");
        assertThat(project.run(2, "check", "--strict").err())
                .contains("accepted: 1", "again: index person.by_note");
        assertThat(project.run(0, "check").err()).doesNotContain("again");
    }

    /** The other side of a reference is a database: what is wrong in the file is not looked at. */
    @Test
    void aReferenceIsNotComparedWithTheFile() throws Exception {
        person(database);
        Files.writeString(project.accepted(), "<<<<<<< HEAD\n");
        project.run(1, "check");
        try (Database reference = PostgresServer.shared().createDatabase()) {
            person(reference);
            Map<String, String> user = Map.of("PGUSER", "postgres");
            project.run(0, user, "check", "--reference-url", reference.jdbcUrl());
            reference.execute("alter table person alter full_name type varchar(40)");
            project.run(
                    0, user, "revision", "--autogenerate", "--reference-url", reference.jdbcUrl());
        }
    }

    /** Two sections about one table: what moves in one of them does not in the other. */
    @Test
    void sectionsDoNotSeeEachOther() throws Exception {
        person(database);
        Files.createDirectory(folder.resolve("others"));
        try (Database other = PostgresServer.shared().createDatabase()) {
            other.execute("create table person (id bigint primary key, full_name varchar(99))");
            project.configure(
                    Person.class,
                    database,
                    "\"revisions\"",
                    """
                    [other.retort]
                    revisions = ["others"]
                    package = "o"
                    [other.database]
                    url = "%s"
                    """
                            .formatted(other.jdbcUrl()));
            project.run(0, "accept", "person", "--why", "ours");
            project.run(0, "-n", "other", "accept", "person", "--why", "theirs");
            assertThat(Files.readString(project.accepted())).contains("\"text\"", "ours");
            assertThat(Files.readString(folder.resolve("others/accepted.toml")))
                    .contains("varying(99)", "theirs");
            other.execute("alter table person alter full_name type text");
            assertThat(project.run(2, "-n", "other", "check").err())
                    .contains("others/accepted.toml", "theirs")
                    .doesNotContain("ours");
        }
    }

    @Test
    void aRoleThatOnlyReadsIsEnough() throws Exception {
        person(database);
        String role = "reads_" + database.name();
        PostgresServer.shared().createRole(role, "secret");
        database.execute(
                "alter role %1$s set default_transaction_read_only = on; revoke temporary on"
                                .formatted(role)
                        + " database "
                        + database.name()
                        + " from public");
        Map<String, String> as = Map.of("RETORT_USER", role, "PGPASSWORD", "secret");
        project.run(0, as, "accept", "person", "--why", "x");
        tableRenamed("r1", null);
        project.run(0, "upgrade");
        project.configure(Human.class, database);
        Files.delete(project.accepted());
        // Which revisions were applied has to be readable, and nothing is written without.
        Run refused = Run.in(folder, as, "accept", "human", "--why", "x");
        assertThat(refused.status()).as(refused.out()).isEqualTo(1);
        assertThat(refused.err()).contains("error[RT-").contains("permission denied");
        assertThat(Files.exists(project.accepted())).isFalse();
    }

    @Test
    void aFileThatCannotBeWrittenIsAnError() throws Exception {
        person(database);
        // A link to nowhere is one for any user; root may write whatever is read-only.
        Files.createSymbolicLink(project.accepted(), folder.resolve("gone/accepted.toml"));
        Run accept = project.run(1, "accept", "person", "--why", "x");
        assertThat(accept.err())
                .contains(
                        "error[RT-2106]: cannot write revisions/accepted.toml",
                        "Nothing was written",
                        "make the file and its folder writable");
        assertThat(names()).containsExactly("accepted.toml");
        Files.createDirectory(folder.resolve("gone"));
        project.run(0, "accept", "person", "--why", "x");
        assertThat(Files.isSymbolicLink(project.accepted())).isTrue();
        assertThat(names()).containsExactly("accepted.toml");
    }

    @Test
    void theFileIsReadableForWhomOthersAre() throws Exception {
        person(database);
        project.run(0, "accept", "person", "--why", "x");
        Path other = Files.writeString(folder.resolve("other.txt"), "");
        assertThat(Files.getPosixFilePermissions(project.accepted()))
                .isEqualTo(Files.getPosixFilePermissions(other));
        Files.writeString(
                project.accepted(),
                """
                accepted = [{object = "table z", database = "a", entity = "b", why = "c"}]
                """);
        assertThat(project.run(1, "accept", "person", "--why", "x").err())
                .contains("RT-1231", "accepted.toml:1:", "write [[accepted]] above each entry");
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** Revisions in a jar run with the file beside them as they run without. */
    @Test
    void compiledRevisionsNeedNothingOfIt() throws Exception {
        person(database);
        project.run(0, "accept", "person", "--why", "x");
        tableRenamed("r1", null);
        columnRenamed("r2", "r1", "human");
        Path jar = jar();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(loader.getResource("db/accepted.toml")).isNotNull();
            Retort retort =
                    Retort.configure()
                            .dataSource(source)
                            .revisions("db")
                            .classLoader(loader)
                            .load();
            assertThat(retort.graph().newestFirst()).hasSize(2);
            retort.upgrade("head");
            assertThat(retort.current()).containsExactly("r2");
            // Whoever compares finds the names that the compiled ones gave.
            holds(NamedHuman.class, database);
            retort.downgrade("base");
            assertThat(retort.current()).isEmpty();
        }
    }

    private Path jar() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(
                                        null,
                                        null,
                                        null,
                                        "-proc:none",
                                        "-d",
                                        classes.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        folder.resolve("revisions/r1.java").toString(),
                                        folder.resolve("revisions/r2.java").toString()))
                .isZero();
        Files.copy(project.accepted(), classes.resolve("db/accepted.toml"));
        Path jar = folder.resolve("revisions.jar");
        assertThat(
                        java.util.spi.ToolProvider.findFirst("jar")
                                .orElseThrow()
                                .run(
                                        System.out,
                                        System.err,
                                        "cf",
                                        jar.toString(),
                                        "-C",
                                        classes.toString(),
                                        "."))
                .isZero();
        return jar;
    }
}
