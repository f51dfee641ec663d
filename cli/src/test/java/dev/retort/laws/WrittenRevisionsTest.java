package dev.retort.laws;

import static dev.retort.operation.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.laws.cases.EffectLaw;
import dev.retort.model.Schema;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.revision.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * L11 and L12 over revisions as people write them, with operations that no comparison proposes
 * together: what is asked of the rows before an operation is asked after those that change the
 * answer.
 */
class WrittenRevisionsTest {

    private record Case(String name, String before, boolean runs, Consumer<Op> upgrade) {}

    private static final String MOODS =
            """
            create type mood as enum ('sad', 'ok', 'happy');
            create table person (id int primary key, m mood);
            insert into person values (1, 'sad'), (2, 'happy'), (3, null);
            """;

    private static final String TEXTS =
            """
            create table person (id int primary key, a text, each_row text);
            insert into person values (1, '1', '1'), (2, 'x', '2'), (3, '2', null);
            """;

    private static final List<Case> CASES =
            List.of(
                    new Case(
                            "label renamed, then the type rebuilt",
                            MOODS,
                            true,
                            op -> {
                                op.renameEnumValue("mood", "sad", "blue");
                                op.replaceEnum(
                                        "mood", labels("happy", "blue"), columnOf("person", "m"));
                            }),
                    new Case(
                            "label renamed, then the type rebuilt without another label",
                            MOODS,
                            false,
                            op -> {
                                op.renameEnumValue("mood", "sad", "blue");
                                op.replaceEnum(
                                        "mood", labels("ok", "blue"), columnOf("person", "m"));
                            }),
                    new Case(
                            "order of a table that is clustered, by hostile names",
                            "create table \"a.b \"\"c\"\" $$\" (id int, constraint \"k'\" unique (id))",
                            true,
                            op -> {
                                op.clusterOn("\"a.b \"\"c\"\" $$\"", "k'");
                                op.clusterOn("\"a.b \"\"c\"\" $$\"", null);
                            }),
                    new Case(
                            "type renamed after its label, then rebuilt",
                            MOODS,
                            true,
                            op -> {
                                op.renameEnumValue("mood", "sad", "blue");
                                op.renameEnum("mood", "temper");
                                op.replaceEnum(
                                        "temper", labels("happy", "blue"), columnOf("person", "m"));
                            }),
                    new Case(
                            "label renamed and checked",
                            MOODS,
                            true,
                            op -> {
                                op.renameEnumValue("mood", "sad", "blue");
                                op.addConstraint("person", check("c", "m::text <> 'sad'"));
                            }),
                    new Case(
                            "label renamed and its column a short text",
                            MOODS,
                            true,
                            op -> {
                                op.renameEnumValue("mood", "happy", "yes");
                                op.alterColumn("person", "m", setType(varchar(3)));
                            }),
                    new Case(
                            "domain made with a default, then a column of it",
                            MOODS,
                            true,
                            op -> {
                                op.createDomain(domain("zero", integer()).defaultTo("0"));
                                op.addColumn("person", column("n", type("zero")).notNull());
                            }),
                    new Case(
                            "default taken from a domain, then a column of it",
                            MOODS + "create domain zero as int default 0;",
                            false,
                            op -> {
                                op.alterDomain("zero", dropDefault());
                                op.addColumn("person", column("n", type("zero")).notNull());
                            }),
                    new Case(
                            "column filled that another one is generated from",
                            MOODS
                                    + """
                                    alter table person add a int;
                                    alter table person add b int generated always as (a * 2) stored;
                                    """,
                            true,
                            op -> {
                                op.fill("person", "a", "id");
                                op.addConstraint("person", unique("b_key", "b"));
                                op.alterColumn("person", "b", setNotNull());
                            }),
                    new Case(
                            "column filled that a trigger makes another one of",
                            MOODS
                                    + """
                                    alter table person add a int, add b int;
                                    create function b() returns trigger language plpgsql
                                        as 'begin new.b := new.a; return new; end';
                                    create trigger b before update on person
                                        for each row execute function b();
                                    """,
                            true,
                            op -> {
                                op.fill("person", "a", "id");
                                op.alterColumn("person", "b", setNotNull());
                            }),
                    new Case(
                            "attribute made anew and checked",
                            """
                            create type place as (x int, y int);
                            create table person (p place);
                            insert into person values ('(1,2)');
                            """,
                            true,
                            op -> {
                                op.alterComposite(
                                        "place",
                                        dropAttribute("y"),
                                        addAttribute(attribute("y", integer())));
                                op.addConstraint("person", check("c", "(p).y is null"));
                            }),
                    new Case(
                            "composite value of nulls in a column that becomes not null",
                            """
                            create type place as (x int, y int);
                            create table person (p place);
                            insert into person values ('(,)');
                            """,
                            true,
                            op -> op.alterColumn("person", "p", setNotNull())),
                    new Case(
                            "conversion by a person's expression that a row does not survive",
                            TEXTS,
                            false,
                            op ->
                                    op.alterColumn(
                                            "person",
                                            "a",
                                            setType(integer())
                                                    .using("(a || each_row)::int -- \"a\""))),
                    new Case(
                            "value corrected, then converted",
                            TEXTS,
                            true,
                            op -> {
                                op.execute("update person set a = '3' where a = 'x'");
                                op.alterColumn(
                                        "person", "a", setType(integer()).using("a::integer"));
                            }),
                    new Case(
                            "conversion that draws numbers, which nothing else draws",
                            TEXTS + "create sequence drawn;",
                            true,
                            op ->
                                    op.alterColumn(
                                            "person",
                                            "a",
                                            setType(integer()).using("nextval('drawn')::int"))),
                    new Case(
                            "enum type made, then a text becomes one of it",
                            TEXTS,
                            true,
                            op -> {
                                op.createEnum("letter", "x", "1", "2");
                                op.alterColumn(
                                        "person", "a", setType(type("letter")).using("a::letter"));
                            }),
                    new Case(
                            "label added, then a text becomes one of the type",
                            TEXTS + "create type letter as enum ('1', '2');",
                            false,
                            op -> {
                                op.addEnumValue("letter", "x");
                                op.alterColumn(
                                        "person", "a", setType(type("letter")).using("a::letter"));
                            }),
                    new Case(
                            "domain that the new values are not of",
                            TEXTS + "create domain small as int check (value < 2);",
                            false,
                            op -> op.alterColumn("person", "id", setType(type("small")))),
                    new Case(
                            "sequence that was drawn from, restarted and narrowed",
                            "create sequence lane; select setval('lane', 50);",
                            true,
                            op -> {
                                op.execute("alter sequence lane restart");
                                op.alterSequenceFromStart(
                                        sequence("lane").startWith(3).minValue(2).maxValue(5));
                            }),
                    new Case(
                            "sequence that was drawn from and narrowed",
                            "create sequence lane; select setval('lane', 50);",
                            false,
                            op -> op.alterSequence(sequence("lane").maxValue(5))),
                    new Case(
                            "identity that was drawn from, restarted and narrowed with its type",
                            """
                            create table badge (no bigint generated always as identity (start 70000));
                            insert into badge default values;
                            delete from badge;
                            """,
                            true,
                            op -> {
                                op.execute("alter table badge alter column no restart");
                                op.alterColumn(
                                        "badge",
                                        "no",
                                        setIdentityFromStart(always().startWith(3).maxValue(5)),
                                        setType(smallint()));
                            }));

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> runAndScriptAgree() {
        return CASES.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> hold(each)));
    }

    /** L12 of operations that no comparison proposes. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> effectsAreShown() {
        return CASES.stream()
                .filter(Case::runs)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> effectsAreShown(each)));
    }

    private static void effectsAreShown(Case written) throws SQLException {
        List<Operation> operations = Op.record(written.upgrade());
        try (Scratch scratch = Scratch.take()) {
            scratch.database().execute(written.before());
            try (Connection connection = scratch.database().connect()) {
                Schema schema = Laws.read(connection);
                EffectLaw.walk(schema, operations);
                Laws.runWatched(connection, schema, operations);
            }
        }
    }

    private static void hold(Case written) throws Exception {
        Migration migration =
                new Migration() {
                    @Override
                    public void upgrade(Op op) {
                        written.upgrade().accept(op);
                    }

                    @Override
                    public void downgrade(Op op) {
                        op.execute("select 1");
                    }
                };
        ScriptAgrees.Outcome online = ScriptAgrees.hold(new DdlSide(written.before()), migration);
        assertThat(online.upgraded() != null).as("it runs").isEqualTo(written.runs());
    }
}
