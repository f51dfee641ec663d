package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that somebody else made, under an entity that says little: what stays, what is in the
 * way, and by which evidence something is ours after all.
 */
class SilenceCommandTest {

    @Entity(name = "person")
    @Table(name = "person")
    static class Person {
        @Id Long id;

        @Column(name = "full_name")
        String fullName;

        @Column(name = "nick", insertable = false, updatable = false)
        String nick;

        String code;

        Integer age;
    }

    private static final String FOUND =
            "create table person (id bigint primary key, full_name text not null default 'x',"
                    + " nick varchar(255), code varchar(255), note text, age bigint,"
                    + " constraint person_code check (code <> ''))";

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        EntityProject.in(folder).configure(Person.class, database);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private void run(String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Run retort(String... arguments) {
        return Run.in(folder, Map.of(), arguments);
    }

    private void revision(String id, String annotations, String upgrade, String downgrade)
            throws IOException {
        Files.writeString(
                folder.resolve("revisions/" + id + ".java"),
                """
                package db;

                import static dev.retort.operation.Ddl.*;

                import dev.retort.operation.Op;
                import dev.retort.revision.*;

                /** Revision %1$s. */
                @Revision("%1$s")
                %2$s
                public final class %1$s implements Migration {
                    @Override public void upgrade(Op op) { %3$s }
                    @Override public void downgrade(Op op) { %4$s }
                }
                """
                        .formatted(id, annotations, upgrade, downgrade));
    }

    private void upgraded() {
        Run run = retort("upgrade", "heads");
        assertThat(run.status()).as(run.err()).isZero();
    }

    /** The lines of the differences. */
    private List<String> differences(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "diff";
        System.arraycopy(more, 0, arguments, 1, more.length);
        Run run = retort(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out().lines().filter(each -> !each.isBlank()).map(String::strip).toList();
    }

    @Test
    void whatNobodyWroteStaysAndIsNamed() throws Exception {
        run(FOUND);
        Run check = retort("check");
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.err())
                .contains("kept: 1 NOT NULL, 1 check constraint, 1 column, 1 default, 2 types")
                .contains("-v names them")
                .doesNotContain("in the way");
        assertThat(retort("-v", "check").err())
                .contains("column person.full_name: default 'x'::text")
                .contains("column person.full_name: type text")
                .contains("column person.note")
                .contains("check constraint person.person_code");

        Run json = retort("--format", "json", "check");
        JsonNode kept = new ObjectMapper().readTree(json.out()).get("kept");
        assertThat(kept).hasSize(6);
        JsonNode first =
                StreamSupport.stream(kept.spliterator(), false)
                        .filter(each -> each.get("property").asText().equals("default"))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.get("kind").asText()).isEqualTo("column");
        assertThat(first.get("name").asText()).isEqualTo("full_name");
        assertThat(first.get("table").asText()).isEqualTo("person");
        assertThat(first.get("value").asText()).isEqualTo("'x'::text");
        assertThat(first.get("problem").isNull()).isTrue();
    }

    @Test
    void whatStaysHasItsComment() throws Exception {
        run(FOUND);
        run(
                "create index person_ix on person (note);"
                        + " comment on constraint person_code on person is 'why';"
                        + " comment on index person_ix is 'where'; comment on column person.note"
                        + " is 'what'");
        Run check = retort("check");
        assertThat(check.status()).as(check.out() + check.err()).isZero();
    }

    @Test
    void strictTakesSilenceForAWish() throws Exception {
        run(FOUND);
        List<String> strict = differences("--strict");
        assertThat(strict).anyMatch(each -> each.contains("person.full_name"));
        assertThat(strict).anyMatch(each -> each.contains("person.note"));
        assertThat(strict).anyMatch(each -> each.contains("person_code"));
        assertThat(retort("check", "--strict").status()).isEqualTo(2);
        Files.writeString(
                folder.resolve("retort.toml"),
                Files.readString(folder.resolve("retort.toml")) + "[compare]\nstrict = true\n");
        assertThat(differences()).isEqualTo(strict);
    }

    @Test
    void whatTheApplicationCannotLiveWithIsInTheWay() throws Exception {
        run(FOUND);
        run(
                "alter table person add company int not null, alter nick set not null,"
                        + " alter age type double precision, drop code,"
                        + " add code varchar(255) generated always as (upper(full_name)) stored");
        Run check = retort("check");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out() + check.err())
                .contains("column person.nick: NOT NULL: it is NOT NULL without a default")
                .contains(
                        "type double precision: Hibernate's validation wants integer, which holds less")
                .contains("person.company")
                .contains("it is NOT NULL without a default, and no attribute writes it")
                .contains("person.code")
                .contains("the server writes it always, and so does the entity");
    }

    @Test
    void whatTheServerDoesIsInNobodysWay() throws Exception {
        run(FOUND);
        run(
                "alter table person add company int not null, drop nick,"
                        + " add nick varchar(255) generated always as (upper(full_name)) stored");
        run(
                "create function fill() returns trigger language plpgsql as"
                        + " 'begin new.company := 1; return new; end'");
        run("create trigger fill before insert on person for each row execute function fill()");
        Run check = retort("check");
        assertThat(check.status()).as(check.err()).isZero();
    }

    @Test
    void whatARevisionSetOnAFoundTableIsOurs() throws Exception {
        run(FOUND);
        revision(
                "one",
                "",
                "op.renameColumn(\"person\", \"nick\", \"nickname\");"
                        + " op.alterColumn(\"person\", \"nickname\", setDefault(\"'n'\"));"
                        + " op.addColumn(\"person\", column(\"extra\", integer()));"
                        + " op.renameColumn(\"person\", \"nickname\", \"nick\");"
                        + " op.execute(\"alter table person alter code set default 'c'\");",
                "op.alterColumn(\"person\", \"nick\", dropDefault());"
                        + " op.dropColumn(\"person\", \"extra\");"
                        + " op.execute(\"alter table person alter code drop default\");");
        upgraded();
        assertThat(differences())
                .hasSize(2)
                .anyMatch(each -> each.contains("person.nick") && each.contains("default"))
                .anyMatch(each -> each.contains("person.extra"));
        assertThat(retort("-v", "check").err()).contains("column person.code: default 'c'");

        Run down = retort("downgrade", "base", "--yes");
        assertThat(down.status()).as(down.err()).isZero();
        run("alter table person alter nick set default 'n', add extra int");
        assertThat(differences()).as("it was taken back").isEmpty();
    }

    @Test
    void branchesThatDisagreeSayNothing() throws Exception {
        run(FOUND);
        revision("root", "", "", "");
        revision(
                "left",
                "@Revises(\"root\")",
                "op.alterColumn(\"person\", \"code\", setDefault(\"'l'\"));"
                        + " op.alterColumn(\"person\", \"nick\", setDefault(\"'n'\"));",
                "");
        revision(
                "right",
                "@Revises(\"root\")",
                "op.alterColumn(\"person\", \"code\", setDefault(\"'r'\"));",
                "");
        upgraded();
        assertThat(differences())
                .singleElement()
                .satisfies(each -> assertThat(each).contains("person.nick"));
    }

    @Test
    void aSourceThatIsMissingIsNoEmptyHistory() throws Exception {
        run(FOUND);
        revision("one", "", "op.addColumn(\"person\", column(\"extra\", integer()));", "");
        upgraded();
        Files.delete(folder.resolve("revisions/one.java"));
        Run check = retort("check");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("RT-2002").contains("one");
    }
}
