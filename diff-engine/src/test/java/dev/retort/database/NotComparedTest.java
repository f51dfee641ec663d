package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Schema;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** DDL on one side, what the reader says it cannot compare on the other. */
class NotComparedTest {

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
    Stream<DynamicTest> names() {
        String t = "create table t (a int, b text); ";
        String f =
                "create function f() returns trigger language plpgsql as 'begin return null; end';";
        return Stream.<Stream<DynamicTest>>of(
                        of(0, t),
                        of(0, "create view v as select 1", "view: v"),
                        of(0, "create schema s; create view s.v as select 1", "view: s.v"),
                        of(0, "create materialized view m as select 1", "materialized view: m"),
                        of(
                                0,
                                "create table p (a int) partition by list (a); create index on p (a);"
                                        + " create table p1 partition of p for values in (1)",
                                "partition: p1",
                                "partitioned table: p"),
                        of(
                                0,
                                "create table p (a int); create table c () inherits (p)",
                                "inheriting table: c"),
                        of(0, "create type k as (a int); create table t of k", "typed table: t"),
                        of(
                                0,
                                t
                                        + f
                                        + "create trigger g after insert on t for each row execute function f()",
                                "function: f()",
                                "trigger: g on t"),
                        of(
                                0,
                                t
                                        + "alter table t enable row level security;"
                                        + " create policy y on t using (true)",
                                "policy: y on t",
                                "row security: t"),
                        of(0, t + "create rule r as on insert to t do nothing", "rule: r on t"),
                        of(
                                0,
                                t + "create statistics x on a, b from t",
                                "statistics object: x on t"),
                        of(
                                0,
                                "create procedure c(a int) language sql as 'select 1'",
                                "procedure: c(IN a integer)"),
                        of(
                                0,
                                "create aggregate g(int) (sfunc = int4pl, stype = int)",
                                "aggregate: g(integer)"),
                        of(0, "create type r as range (subtype = int)", "range type: r"),
                        of(0, "create collation c from \"C\"", "collation: c"),
                        of(
                                0,
                                "create operator @+@ (leftarg = int, rightarg = int, function = int4pl)",
                                "operator: @+@(integer, integer)"),
                        of(
                                0,
                                "create text search configuration c (copy = pg_catalog.simple)",
                                "text search configuration: c"),
                        of(
                                0,
                                "create foreign data wrapper w; create server v foreign data wrapper w;"
                                        + " create foreign table x (a int) server v",
                                "foreign data wrapper: w",
                                "foreign server: v",
                                "foreign table: x"),
                        of(
                                0,
                                "create foreign data wrapper w; create server v foreign data wrapper w;"
                                        + " create user mapping for public server v",
                                "foreign data wrapper: w",
                                "foreign server: v",
                                "user mapping: public on v"),
                        of(0, t + "grant select (a) on t to public", "grants: a on t"),
                        of(0, t + "grant select on t to public", "grants: t"),
                        of(0, t + "grant select on t to public; revoke select on t from public"),
                        of(
                                0,
                                "grant create on schema public to pg_monitor",
                                "grants: schema public"),
                        of(0, "create sequence q; grant usage on q to pg_monitor", "grants: q"),
                        of(
                                0,
                                "create type e as enum (); revoke usage on type e from public",
                                "grants: e"),
                        of(
                                0,
                                "create function f(a int) returns int language sql as 'select 1';"
                                        + " revoke execute on function f from public",
                                "function: f(a integer)",
                                "grants: f(a integer)"),
                        of(
                                0,
                                "create operator family f using btree;"
                                        + " create operator class c for type text using btree family f"
                                        + " as storage text",
                                "operator class: c using btree",
                                "operator family: f using btree"),
                        of(
                                0,
                                "create conversion c for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1",
                                "conversion: c"),
                        of(0, "create type x", "shell type: x"),
                        of(
                                0,
                                "create text search dictionary d (template = pg_catalog.simple)",
                                "text search dictionary: d"),
                        of(
                                0,
                                "create text search template d (lexize = dsimple_lexize)",
                                "text search template: d"),
                        of(
                                0,
                                "create text search parser p (start = prsd_start, gettoken = prsd_nexttoken,"
                                        + " end = prsd_end, lextypes = prsd_lextype)",
                                "text search parser: p"),
                        of(0, "create unlogged table t (a int)", "unlogged table: t"),
                        of(
                                0,
                                "create table t (a int) with (fillfactor = 50)",
                                "storage parameters: t"),
                        of(
                                0,
                                "create table t (a int, b text) with (toast.autovacuum_enabled = off)",
                                "storage parameters: t"),
                        of(0, t + "alter table t alter b set statistics 7"),
                        of(
                                0,
                                t + "alter table t alter b set (n_distinct = 5)",
                                "column options: b on t"),
                        of(0, t + "alter table t replica identity full", "replica identity: t"),
                        of(
                                0,
                                t + "create index i on t (a); alter table t cluster on i",
                                "cluster order: i on t"),
                        of(
                                18,
                                "create table t (a int4range, b int4range, constraint k primary key (b, a without overlaps))",
                                "temporal constraint: k on t"),
                        of(
                                0,
                                "create table t (a int generated always as identity constraint k primary key,"
                                        + " b text); comment on index k is 'x';"
                                        + " comment on sequence t_a_seq is 'x';"
                                        + " create domain d as int constraint c check (value > 0);"
                                        + " comment on constraint c on domain d is 'x'",
                                "comment: sequence t_a_seq"),
                        of(
                                17,
                                "create domain d as int constraint nn not null;"
                                        + " comment on constraint nn on domain d is 'x'",
                                "comment: domain constraint nn on d",
                                "named not null constraint: nn on d"),
                        of(
                                18,
                                "create table t (a int not null);"
                                        + " comment on constraint t_a_not_null on t is 'x'",
                                "comment: constraint t_a_not_null on t"),
                        of(
                                0,
                                "create type k as (a int); comment on column k.a is 'x'",
                                "comment: attribute a on k"),
                        of(
                                0,
                                "create extension hstore; create schema s; create table s.t ()",
                                "extension: hstore"),
                        of(0, "create event trigger e on sql_drop execute function f()"),
                        of(0, t + "create publication u for table t", "publication: u"))
                .flatMap(each -> each);
    }

    /** With what it says of each thing besides its name. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> dependencies() {
        String t = "create table t (a int primary key, b text); ";
        String f = "create function f(int) returns int immutable language sql as 'select $1'; ";
        return Stream.of(
                        said(
                                0,
                                t
                                        + "create view v as select a from t where b > ''; create view w as select"
                                        + " a from v; create materialized view m as select count(*) from t",
                                "materialized view m needs table t",
                                "view v needs column t.a, column t.b",
                                "view w needs view v"),
                        said(
                                0,
                                t + "create view v as select a, b from t group by a",
                                "view v needs column t.a, column t.b, constraint t_pkey on t"),
                        said(
                                0,
                                "create schema s; create type s.mood as enum ('a'); create domain d as int;"
                                        + " create sequence q; create type k as (a d);"
                                        + f
                                        + "create view v as select 'a'::s.mood, null::s.mood[] as b, f(1),"
                                        + " nextval('q') as c, null::k as e",
                                "function f(integer)",
                                "view v needs composite type k, enum type s.mood, function f(integer),"
                                        + " sequence q"),
                        said(
                                0,
                                t
                                        + "create function g() returns trigger language plpgsql as 'begin end';"
                                        + " create trigger h before update of b on t for each row"
                                        + " when (new.a > 1) execute function g()",
                                "function g()",
                                "trigger h on t of t needs column t.a, column t.b, function g(), table t"),
                        said(
                                0,
                                t + f + "create policy y on t using (f(a) > 1)",
                                "function f(integer)",
                                "policy y on t of t needs column t.a, function f(integer), table t"),
                        said(
                                0,
                                t + "create rule r as on update to t where new.b = '' do nothing",
                                "rule r on t of t needs column t.b, table t"),
                        said(
                                0,
                                t + "create statistics x on a, b from t",
                                "statistics object x on t of t needs column t.a, column t.b"),
                        said(
                                0,
                                t
                                        + "create function g() returns bigint begin atomic"
                                        + " select count(b) from t; end",
                                "function g() needs column t.b"),
                        said(
                                0,
                                t
                                        + "create function g(t) returns setof t language sql as 'select $1'",
                                "function g(t) needs table t"),
                        said(
                                0,
                                t
                                        + f
                                        + "create table p (a int references t, b int default f(1),"
                                        + " c int generated always as (f(1)) stored) partition by range (a, b);"
                                        + " create table p1 partition of p for values from (1, 2) to (3, 4)"
                                        + " partition by hash (a);"
                                        + " create table p2 partition of p1 for values with (modulus 2,"
                                        + " remainder 0)",
                                "function f(integer)",
                                "partition p1 (FOR VALUES FROM (1, 2) TO (3, 4) partition by HASH (a)) of p"
                                        + " needs column t.a, constraint t_pkey on t, function f(integer),"
                                        + " partitioned table p",
                                "partition p2 (FOR VALUES WITH (modulus 2, remainder 0)) of p1"
                                        + " needs column t.a, constraint t_pkey on t, function f(integer),"
                                        + " partition p1",
                                "partitioned table p (partition by RANGE (a, b))"),
                        said(
                                0,
                                t + "create table c (x int) inherits (t)",
                                "inheriting table c needs table t"),
                        said(
                                0,
                                "create extension citext; create view v as select ''::citext as a",
                                "extension citext (version)",
                                "view v needs extension citext"),
                        said(
                                0,
                                t + "create publication u for table t",
                                "publication u needs table t"),
                        said(
                                15,
                                t + "create publication u for table t (a) where (a > 1)",
                                "publication u needs column t.a, table t"),
                        said(
                                0,
                                f
                                        + "create operator ## (leftarg = int, rightarg = int, function = int4pl);"
                                        + " create type r as range (subtype = int);"
                                        + " create view v as select 1 ## 2, null::int4range, null::r,"
                                        + " null::_r",
                                "function f(integer)",
                                "operator ##(integer, integer)",
                                "range type r",
                                "view v needs operator ##(integer, integer), range type r"),
                        said(
                                0,
                                t + "grant select on t to pg_monitor",
                                "grants t (postgres=:all/postgres, pg_monitor=r/postgres) of t"),
                        said(
                                0,
                                t
                                        + "alter table t set (fillfactor = 50, toast.autovacuum_enabled = off)",
                                "storage parameters t (fillfactor=50, toast.autovacuum_enabled=off) of t"))
                .flatMap(each -> each);
    }

    private static Stream<DynamicTest> said(int since, String ddl, String... expected) {
        if (since > workbench.majorVersion()) {
            return Stream.empty();
        }
        String all = workbench.majorVersion() >= 17 ? "arwdDxtm" : "arwdDxt";
        List<String> lines = Stream.of(expected).map(each -> each.replace(":all", all)).toList();
        return Stream.of(
                DynamicTest.dynamicTest(
                        ddl,
                        () -> {
                            workbench.contain(ddl);
                            assertThat(
                                            workbench.read().notCompared().stream()
                                                    .map(NotComparedTest::all))
                                    .containsExactlyElementsOf(lines);
                        }));
    }

    private static String all(Unmapped object) {
        StringBuilder text = new StringBuilder(object.toString());
        if (object.definition() != null) {
            text.append(" (")
                    .append(object.definition().replaceFirst("^version .*", "version"))
                    .append(')');
        }
        if (object.table() != null) {
            text.append(" of ").append(object.table());
        }
        if (!object.dependsOn().isEmpty()) {
            text.append(" needs ")
                    .append(
                            object.dependsOn().stream()
                                    .map(each -> each.kind() + " " + each.name())
                                    .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static Stream<DynamicTest> of(int since, String ddl, String... expected) {
        String setUp =
                ddl.contains("event trigger")
                        ? "create function f() returns event_trigger language plpgsql as 'begin end';"
                        : "";
        String[] all =
                setUp.isEmpty() ? expected : new String[] {"event trigger: e", "function: f()"};
        if (since > workbench.majorVersion()) {
            return Stream.empty();
        }
        return Stream.of(
                DynamicTest.dynamicTest(
                        ddl,
                        () -> {
                            workbench.contain(setUp + ddl);
                            assertThat(printed(workbench.read())).containsExactlyInAnyOrder(all);
                        }));
    }

    private static List<String> printed(Reflected read) {
        return read.notCompared().stream()
                .map(other -> other.kind() + ": " + other.name())
                .toList();
    }

    @Test
    void temporaryObjectsAndMembersOfExtensionsAreNotSeen() throws SQLException {
        workbench.contain("create extension hstore; create extension pg_trgm");
        try (Connection connection = workbench.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table x (a serial primary key);"
                            + " create temporary view y as select 1;"
                            + " create type pg_temp.z as enum ('a')");

            Reflected read = DatabaseReader.read(connection, ReadScope.everything("public"));

            assertThat(read.schema()).isEqualTo(Schema.EMPTY);
            assertThat(printed(read)).containsExactly("extension: hstore", "extension: pg_trgm");
        }
    }

    @Test
    void anInvalidIndexIsNamed() throws SQLException {
        workbench.contain("create table t (a int); insert into t values (1), (1)");
        try (Connection connection = workbench.database().connect();
                Statement statement = connection.createStatement()) {
            assertThat(buildFails(statement)).isTrue();
        }

        Reflected read = workbench.read();

        assertThat(printed(read)).containsExactly("invalid index: i on t");
        assertThat(read.schema().tables().values())
                .allSatisfy(table -> assertThat(table.indexes()).isEmpty());
    }

    private static boolean buildFails(Statement statement) {
        try {
            statement.execute("create unique index concurrently i on t (a)");
            return false;
        } catch (SQLException expected) {
            return true;
        }
    }
}
