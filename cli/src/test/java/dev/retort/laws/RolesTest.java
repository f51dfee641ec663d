package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.Standby;
import dev.retort.fixtures.shop.Shop;
import dev.retort.laws.cases.Entry;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Law L10: whoever may merely SELECT sees what the owner sees, and so does everybody on a hot
 * standby.
 */
class RolesTest {

    private static final String READER = "reader";
    private static final String PASSWORD = "secret";

    /** All that the role needs, and all that it gets. */
    private static final String GRANTS =
            """
            do $$
            declare name text;
            begin
              for name in select nspname from pg_namespace
                           where nspname !~ '^pg_' and nspname <> 'information_schema'
              loop
                execute format('grant usage on schema %I to reader', name);
                execute format('grant select on all tables in schema %I to reader', name);
              end loop;
            end $$\
            """;

    /** Back to an empty database, which takes less time than making one. */
    private static final String EMPTY =
            """
            do $$
            declare name text;
            begin
              for name in select nspname from pg_namespace
                           where nspname !~ '^pg_' and nspname <> 'information_schema'
              loop
                execute format('drop schema %I cascade', name);
              end loop;
              create schema public;
            end $$\
            """;

    private static final Queue<Bench> FREE = new ConcurrentLinkedQueue<>();

    private static PostgresServer primary;
    private static Standby standby;

    @BeforeAll
    static void start() throws IOException, SQLException {
        primary = PostgresServer.start();
        primary.createRole(READER, PASSWORD);
        standby = primary.standby();
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        for (Bench bench : FREE) {
            bench.close();
        }
        standby.close();
        primary.close();
    }

    /** A database as each of them sees it. */
    private record Bench(
            Database database, Connection owner, Connection reader, Connection onStandby) {

        /** One that nobody uses, with nothing in its database. */
        static Bench take() throws SQLException {
            Bench free = FREE.poll();
            if (free == null) {
                Database database = primary.createDatabase();
                free =
                        new Bench(
                                database,
                                database.connect(),
                                database.connect(READER, PASSWORD),
                                standby.connect(database, READER, PASSWORD));
            }
            free.database.execute(EMPTY);
            return free;
        }

        void close() throws SQLException {
            onStandby.close();
            reader.close();
            owner.close();
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> seeTheSame() throws IOException, ClassNotFoundException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Entry each : DdlCasesTest.entries()) {
            add(tests, each.name() + ": before", new DdlSide(each.before()));
            add(tests, each.name() + ": after", new DdlSide(each.after()));
        }
        for (Entry each : AlembicCasesTest.entries()) {
            add(tests, each.name() + ": before", new DdlSide(each.before()));
            add(tests, each.name() + ": after", new DdlSide(each.after()));
        }
        add(tests, "the shop: before", ShopTest.side(Shop.V1));
        add(tests, "the shop: after", ShopTest.side(Shop.V2));
        return tests.stream();
    }

    /** Reading needs no privilege; asking what a text over that schema means does. */
    @Test
    void aRoleWithoutUsageOfASchemaReadsItAndIsToldWhatItCannotAsk() throws SQLException {
        Bench bench = Bench.take();
        Connection owner = bench.owner();
        Connection reader = bench.reader();
        bench.database()
                .execute(
                        "create schema s; create type s.mood as enum ('a');"
                                + " create function s.f(int) returns int immutable language sql as 'select $1';"
                                + " create table s.p (id int primary key, m s.mood default 'a');"
                                + " create table t (id int references s.p, m s.mood default 'a',"
                                + " g int generated always as (s.f(id)) stored, check (s.f(id) > 0));"
                                + " create index on t (s.f(id)) where m = 'a';"
                                + " grant usage on schema public to reader");
        Reflected seen = read(owner);
        assertThat(read(reader)).isEqualTo(seen);

        Table table = seen.schema().tables().get(new QualifiedName("", "t"));
        List<Column> columns =
                table.columns().values().stream()
                        .map(
                                column ->
                                        column.name().equals("m")
                                                ? column.withDefault("'a'")
                                                : column)
                        .toList();
        Schema otherwiseSpelled = seen.schema().with(table.withColumns(columns));
        Desired desired = new Desired(otherwiseSpelled, Set.of(), List.of());
        assertThat(Laws.differences(owner, desired)).isEmpty();
        assertThatThrownBy(() -> Laws.differences(reader, desired))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("permission denied for schema s");
        FREE.add(bench);
    }

    private static void add(List<DynamicTest> tests, String name, Side side) {
        if (!side.isEmpty()) {
            tests.add(DynamicTest.dynamicTest(name, () -> seesTheSame(side)));
        }
    }

    private static void seesTheSame(Side side) throws Exception {
        Bench bench = Bench.take();
        Database database = bench.database();
        side.build(database);
        database.execute(GRANTS);
        Desired desired = side.read(bench.owner());
        Reflected seen = read(bench.owner());
        sees("a role that may SELECT", bench.reader(), seen, desired);
        standby.catchUp();
        sees("a role that may SELECT, on a hot standby", bench.onStandby(), seen, desired);
        FREE.add(bench);
    }

    private static void sees(String who, Connection connection, Reflected seen, Desired desired)
            throws SQLException {
        Reflected read = read(connection);
        assertThat(read.schema()).as(who).isEqualTo(seen.schema());
        assertThat(read.notCompared()).as(who).isEqualTo(seen.notCompared());
        assertThat(Laws.differences(connection, desired)).as(who).isEmpty();
    }

    private static Reflected read(Connection connection) throws SQLException {
        return DatabaseReader.read(connection, ReadScope.everything("public"));
    }
}
