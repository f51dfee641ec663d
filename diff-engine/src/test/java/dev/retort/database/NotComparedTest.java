package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Reflected;
import dev.retort.model.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** DDL on one side, what the reader says it cannot compare on the other. */
class NotComparedTest {

    private static Workbench workbench;

    @BeforeAll
    static void start() throws SQLException {
        workbench = new Workbench();
    }

    @AfterAll
    static void stop() throws SQLException {
        workbench.close();
    }

    @TestFactory
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
                        of(
                                0,
                                "create type k as (a int); create table t of k",
                                "composite type: k",
                                "typed table: t"),
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
                                "foreign server: v",
                                "foreign table: x"),
                        of(0, "create unlogged table t (a int)", "unlogged table: t"),
                        of(
                                0,
                                "create table t (a int) with (fillfactor = 50)",
                                "storage parameters: t"),
                        of(
                                0,
                                "create table t (a int, b text) with (toast.autovacuum_enabled = off)",
                                "storage parameters: t"),
                        of(
                                0,
                                t + "alter table t alter b set statistics 7",
                                "column statistics target: b on t"),
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
                                "comment: constraint c on d",
                                "comment: index k on t",
                                "comment: sequence t_a_seq"),
                        of(
                                0,
                                "create extension hstore; create schema s; create table s.t ()",
                                "extension: hstore"),
                        of(0, "create event trigger e on sql_drop execute function f()"),
                        of(0, t + "create publication u for table t", "publication: u"))
                .flatMap(each -> each);
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
