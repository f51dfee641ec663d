package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.ForeignKey.Action;
import dev.retort.model.Identity;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.model.TableElement;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** DDL on one side, the table that is read back on the other. */
class ReadTableTest {

    private record Case(int since, String ddl, Table expected) {}

    private static Workbench workbench;

    @BeforeAll
    static void start() throws SQLException {
        workbench = new Workbench();
    }

    @AfterAll
    static void stop() throws SQLException, IOException {
        workbench.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> reads() {
        return Stream.of(
                        columns(),
                        identities(),
                        generated(),
                        keys(),
                        foreignKeys(),
                        checks(),
                        exclusions())
                .flatMap(List::stream)
                .filter(each -> each.since() <= workbench.majorVersion())
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.ddl().replaceAll("\\s+", " "), () -> run(each)));
    }

    private static void run(Case each) throws SQLException, IOException {
        workbench.contain(each.ddl());

        Table actual = workbench.read().schema().tables().get(each.expected().name());

        assertThat(actual).isEqualTo(each.expected());
        assertThat(actual.columns().keySet())
                .containsExactlyElementsOf(each.expected().columns().keySet());
        workbench.isReadWhole(each.ddl());
    }

    private static List<Case> columns() {
        return List.of(
                column("smallint"),
                column("integer"),
                column("bigint"),
                column("real"),
                column("double precision"),
                column("numeric"),
                column("numeric(10,2)"),
                column("boolean"),
                column("text"),
                column("character varying"),
                column("character varying(40)"),
                column("character(3)"),
                column("\"char\""),
                column("bytea"),
                column("uuid"),
                column("date"),
                column("time without time zone"),
                column("time(3) with time zone"),
                column("timestamp without time zone"),
                column("timestamp(6) with time zone"),
                column("interval"),
                column("interval day to second(3)"),
                column("json"),
                column("jsonb"),
                column("xml"),
                column("inet"),
                column("bit(3)"),
                column("bit varying(5)"),
                column("int4range"),
                column("tsvector"),
                column("oid"),
                column("integer[]"),
                column("character varying(20)[]"),
                made("create table t (a int[][])", of("a", "integer[]")),
                made(
                        "create table t (a varchar(5) not null)",
                        of("a", "character varying(5)").notNull()),
                made(
                        "create type mood as enum ('A'); create table t (a mood, b mood[])",
                        of("a", "mood"),
                        of("b", "mood[]")),
                made(
                        "create schema s; create type s.\"Mood\" as enum ('A');"
                                + " create table t (a s.\"Mood\" default 'A')",
                        of("a", "s.\"Mood\"").defaultTo("'A'::s.\"Mood\"")),
                made("create domain d as integer; create table t (a d)", of("a", "d")),
                made("create table t (a int default 0)", of("a", "integer").defaultTo("0")),
                made(
                        "create table t (a int default -1)",
                        of("a", "integer").defaultTo("'-1'::integer")),
                made(
                        "create table t (a varchar(9) default 'it''s')",
                        of("a", "character varying(9)").defaultTo("'it''s'::character varying")),
                made(
                        "create table t (a timestamptz default now())",
                        of("a", "timestamp with time zone").defaultTo("now()")),
                made(
                        "create sequence q; create table t (a bigint default nextval('q'))",
                        of("a", "bigint").defaultTo("nextval('q'::regclass)")),
                made(
                        "create schema s; create sequence s.q;"
                                + " create table t (a bigint default nextval('s.q'))",
                        of("a", "bigint").defaultTo("nextval('s.q'::regclass)")),
                made(
                        "create table t (a text collate \"C\", b text)",
                        of("a", "text").collate("\"C\""),
                        of("b", "text")),
                made(
                        "create table t (a int, b int, c int); alter table t drop b;"
                                + " alter table t add d int",
                        of("a", "integer"),
                        of("c", "integer"),
                        of("d", "integer")),
                made("create table t ()"),
                made(
                        "create table t (a int); comment on column t.a is e'  two\\nlines \"x\" '",
                        of("a", "integer").comment("  two\nlines \"x\" ")),
                new Case(
                        0,
                        "create table t (); comment on table t is E' a \\\\ {,} ''NULL'' '",
                        table().withComment(" a \\ {,} 'NULL' ")),
                new Case(
                        0,
                        "create table t (); comment on table t is 'NULL'",
                        table().withComment("NULL")));
    }

    private static List<Case> identities() {
        return List.of(
                made(
                        "create table t (a bigint generated by default as identity)",
                        of("a", "bigint").identity()),
                made(
                        "create table t (a int generated always as identity)",
                        of("a", "integer").identity(Identity.always())),
                made(
                        "create table t (a smallint generated always as identity"
                                + " (start 5 increment 50 minvalue 2 maxvalue 900 cache 7 cycle))",
                        of("a", "smallint")
                                .identity(
                                        Identity.always()
                                                .startWith(5)
                                                .incrementBy(50)
                                                .minValue(2)
                                                .maxValue(900)
                                                .cache(7)
                                                .cycle())),
                made(
                        "create table t (a int generated always as identity (increment -1))",
                        of("a", "integer").identity(Identity.always().incrementBy(-1))),
                made(
                        "create table t (a int generated always as identity (minvalue 3))",
                        of("a", "integer").identity(Identity.always().minValue(3))));
    }

    private static List<Case> generated() {
        return List.of(
                made(
                        "create table t (a int, b int generated always as (a * 2) stored)",
                        of("a", "integer"),
                        of("b", "integer").generatedAs("a * 2")),
                new Case(
                        18,
                        "create table t (a int, b int generated always as (a * 2) virtual)",
                        table(of("a", "integer"), of("b", "integer").generatedVirtual("a * 2"))));
    }

    private static List<Case> keys() {
        Column a = of("a", "integer");
        Column b = of("b", "integer");
        Column c = of("c", "integer");
        return List.of(
                abc(
                        "constraint k primary key (b, a)",
                        a.notNull(),
                        b.notNull(),
                        c,
                        PrimaryKey.of("k", List.of("b", "a"))),
                abc(
                        "constraint k primary key (a) include (c, b)",
                        a.notNull(),
                        b,
                        c,
                        PrimaryKey.of("k", List.of("a")).include("c", "b")),
                abc(
                        "constraint k primary key (a) deferrable initially deferred",
                        a.notNull(),
                        b,
                        c,
                        PrimaryKey.of("k", List.of("a")).initiallyDeferred()),
                abc("constraint k unique (c, a)", a, b, c, Unique.of("k", List.of("c", "a"))),
                abc(
                        "constraint k unique (c) include (a) deferrable",
                        a,
                        b,
                        c,
                        Unique.of("k", List.of("c")).include("a").deferrable()),
                abc(
                        15,
                        "constraint k unique nulls not distinct (c)",
                        a,
                        b,
                        c,
                        Unique.of("k", List.of("c")).nullsNotDistinct()));
    }

    private static List<Case> foreignKeys() {
        ForeignKey plain = ForeignKey.of("f", List.of("a"), QualifiedName.of("p"), List.of("x"));
        ForeignKey pair =
                ForeignKey.of("f", List.of("b", "a"), QualifiedName.of("p"), List.of("y", "x"));
        return List.of(
                foreignKey("foreign key (a) references p (x)", plain),
                foreignKey("foreign key (a) references p", plain),
                foreignKey("foreign key (b, a) references p (y, x)", pair),
                foreignKey("foreign key (b, a) references p (y, x) match full", pair.matchFull()),
                foreignKey(
                        "foreign key (a) references p on delete cascade on update restrict",
                        plain.onDelete(Action.CASCADE).onUpdate(Action.RESTRICT)),
                foreignKey(
                        "foreign key (a) references p on delete set null on update set default",
                        plain.onDelete(Action.SET_NULL).onUpdate(Action.SET_DEFAULT)),
                foreignKey("foreign key (a) references p deferrable", plain.deferrable()),
                foreignKey(
                        "foreign key (a) references p deferrable initially deferred",
                        plain.initiallyDeferred()),
                foreignKey("foreign key (a) references p not valid", plain.notValid()),
                made(
                        "create table t (a int primary key, b int constraint f references t)",
                        of("a", "integer").notNull(),
                        of("b", "integer"),
                        PrimaryKey.of("t_pkey", List.of("a")),
                        ForeignKey.of("f", List.of("b"), QualifiedName.of("t"), List.of("a"))),
                made(
                        "create schema s; create table s.t (z int primary key);"
                                + " create table t (a int constraint f references s.t)",
                        of("a", "integer"),
                        ForeignKey.of(
                                "f", List.of("a"), new QualifiedName("s", "t"), List.of("z"))),
                made(
                        "create table p (z int primary key) partition by range (z);"
                                + " create table p1 partition of p for values from (1) to (9);"
                                + " create table t (a int constraint f references p)",
                        of("a", "integer"),
                        ForeignKey.of("f", List.of("a"), QualifiedName.of("p"), List.of("z"))));
    }

    private static List<Case> checks() {
        return List.of(
                check("check (a > 0)", Check.of("k", "a > 0")),
                check("check (a > 0) no inherit", Check.of("k", "a > 0").noInherit()),
                check("check (a > 0 and b > 0)", Check.of("k", "(a > 0) AND (b > 0)")),
                check("check (true)", Check.of("k", "true")),
                made(
                        "create table t (a int, b int);"
                                + " alter table t add constraint k check (a > b) not valid",
                        of("a", "integer"),
                        of("b", "integer"),
                        Check.of("k", "a > b").notValid()),
                made(
                        "create table t (a varchar(9) constraint k check (a in ('x', 'y')))",
                        of("a", "character varying(9)"),
                        Check.of("k", "a IN ('x', 'y')")),
                made(
                        "create table t (a varchar(9) constraint k check (a not in ('x', 'y''s')))",
                        of("a", "character varying(9)"),
                        Check.of("k", "a NOT IN ('x', 'y''s')")),
                made(
                        "create table t (a int constraint k"
                                + " check (a::text = any (array['1', '2']::varchar[]::text[])))",
                        of("a", "integer"),
                        Check.of(
                                "k",
                                "(a)::text = ANY ((ARRAY['1'::character varying,"
                                        + " '2'::character varying])::text[])")),
                made(
                        "create table o (a int constraint k check (a > 1));"
                                + " create table t (a int constraint k check (a > 2))",
                        of("a", "integer"),
                        Check.of("k", "a > 2")));
    }

    private static List<Case> exclusions() {
        return List.of(
                made(
                        "create schema s; create operator s.=== (leftarg = int, rightarg = int,"
                                + " function = int4eq, commutator = operator(s.===));"
                                + " create operator class s.ops for type int using btree as operator 1 <,"
                                + " operator 2 <=, operator 3 s.===, operator 4 >=, operator 5 >,"
                                + " function 1 btint4cmp(int, int);"
                                + " create table t (a int, constraint x exclude (a s.ops with operator(s.===)))",
                        of("a", "integer"),
                        Exclusion.of(
                                "x",
                                List.of(
                                        new Exclusion.Element(
                                                IndexKey.ofColumn("a").using("s.ops"),
                                                "OPERATOR(s.===)")))));
    }

    private static Case column(String type) {
        return made("create table t (a " + type + ")", of("a", type));
    }

    private static Case check(String clause, Check expected) {
        return made(
                "create table t (a int, b int, constraint k " + clause + ")",
                of("a", "integer"),
                of("b", "integer"),
                expected);
    }

    private static Case foreignKey(String clause, ForeignKey expected) {
        return made(
                "create table p (x int primary key, y int, unique (y, x));"
                        + " create table t (a int, b int);"
                        + " alter table t add constraint f "
                        + clause,
                of("a", "integer"),
                of("b", "integer"),
                expected);
    }

    private static Case abc(String clause, Column a, Column b, Column c, Constraint expected) {
        return abc(0, clause, a, b, c, expected);
    }

    private static Case abc(
            int since, String clause, Column a, Column b, Column c, Constraint expected) {
        return new Case(
                since,
                "create table t (a int, b int, c int, " + clause + ")",
                table(a, b, c, expected));
    }

    private static Case made(String ddl, TableElement... elements) {
        return new Case(0, ddl, table(elements));
    }

    private static Table table(TableElement... elements) {
        return Table.of(QualifiedName.of("t"), Arrays.asList(elements));
    }

    private static Column of(String name, String type) {
        return Column.of(name, Type.parse(type));
    }
}
