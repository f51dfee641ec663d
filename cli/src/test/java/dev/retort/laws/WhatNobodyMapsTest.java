package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Comparison;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fact;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PgDump;
import dev.retort.fixtures.PostgresServer;
import dev.retort.model.Column;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Unmapped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A database of a thousand mapped tables and two hundred things that nobody maps, of every kind
 * that a database may have beside its tables: each is named, and none is another one after an
 * upgrade of many of the tables, or after the way back.
 */
class WhatNobodyMapsTest {

    private static final int TABLES = 1000;
    private static final int THINGS = 185;

    /** Statements, and what the reader calls the things that they make. */
    private final List<String> statements = new ArrayList<>();

    private final List<String> things = new ArrayList<>();

    @Test
    void stays() throws Exception {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            build(database);
            Schema read = Laws.read(connection);
            Schema schema =
                    read.withTables(
                            read.tables().values().stream()
                                    .filter(each -> each.name().name().startsWith("mapped_"))
                                    .toList());
            assertThat(schema.tables()).hasSize(TABLES);
            Comparison comparison =
                    Laws.compare(connection, Desired.like(schema.mapTables(this::changed)));
            assertThat(comparison.notCompared().stream().map(Unmapped::toString))
                    .containsExactlyInAnyOrderElementsOf(things);
            assertThat(comparison.recreated().remarks()).isNotEmpty();

            Fingerprint before = Fingerprint.of(connection);
            Optional<String> dumpBefore = dump(database);
            Laws.run(connection, comparison.upgrade());
            Fingerprint between = Fingerprint.of(connection);
            assertThat(before.differenceTo(between)).hasSizeGreaterThan(400);
            assertStays(before, between);
            assertThat(dump(database)).isEqualTo(dumpBefore);

            Laws.run(connection, comparison.downgrade());
            Fingerprint after = Fingerprint.of(connection);
            assertThat(before.withoutColumnOrder().differenceTo(after.withoutColumnOrder()))
                    .isEmpty();
            assertThat(dump(database)).isEqualTo(dumpBefore);
        }
    }

    private static void assertStays(Fingerprint before, Fingerprint now) {
        String[] mapped =
                IntStream.rangeClosed(1, TABLES)
                        .mapToObj(WhatNobodyMapsTest::table)
                        .toArray(String[]::new);
        assertThat(before.withoutTables(mapped).differenceTo(now.withoutTables(mapped)))
                .as("what is no part of a mapped table")
                .isEmpty();
        assertThat(beside(before).differenceTo(beside(now)))
                .as("what is a part or a property of one")
                .isEmpty();
    }

    private static Fingerprint beside(Fingerprint all) {
        return all.without(
                Fact.COLUMN, Fact.COLUMN_ORDER, Fact.CONSTRAINT, Fact.INDEX, Fact.SEQUENCE);
    }

    /** What is not mapped, where a {@code pg_dump} is installed that can read the server. */
    private static Optional<String> dump(Database database) throws IOException {
        Optional<PgDump> program =
                PgDump.newest().filter(each -> each.canRead(PostgresServer.shared()));
        return program.isEmpty()
                ? Optional.empty()
                : Optional.of(program.get().schemaOf(database, "--exclude-table=mapped_*"));
    }

    private static String table(int number) {
        return String.format("mapped_%04d", number);
    }

    /** Every part of a table changes in some, and most of them are looked at by others. */
    private Table changed(Table table) {
        int number = Integer.parseInt(table.name().name().substring("mapped_".length()));
        if (number > 400) {
            return table;
        }
        List<Column> columns = new ArrayList<>(table.columns().values());
        if (number <= 200) {
            columns.replaceAll(
                    each ->
                            each.name().equals("total")
                                    ? each.withType(Type.parse("numeric(12,2)"))
                                    : each);
        }
        if (number > 100 && number <= 300) {
            columns.add(Column.of("more", Type.parse("bigint")));
        }
        if (number > 200) {
            columns.removeIf(each -> each.name().equals("note"));
        }
        Table result = table.withColumns(columns);
        return number > 300 ? result.withIndexes(List.of()) : result;
    }

    private void build(Database database) throws SQLException {
        for (int i = 1; i <= TABLES; i++) {
            String table = table(i);
            statements.add(
                    ("create table %1$s (id bigint primary key,"
                                    + " name varchar(20) not null, total numeric(10, 2) default 0,"
                                    + " note text); create index %1$s_name on %1$s (name)")
                            .formatted(table));
        }
        relations();
        partsOfTables();
        propertiesAndOthers();
        assertThat(new TreeSet<>(things)).hasSize(THINGS);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (String statement : statements) {
                try (var open = connection.createStatement()) {
                    open.execute(statement);
                }
            }
            connection.commit();
        }
    }

    private void make(String thing, String sql) {
        things.add(thing);
        statements.add(sql);
    }

    private void relations() {
        for (int i = 1; i <= 10; i++) {
            String name = "parted_" + i;
            make(
                    "partitioned table " + name,
                    "create table %s (id int, kind int) partition by list (kind)".formatted(name));
            for (int j = 1; j <= 2; j++) {
                make(
                        "partition %s_%d".formatted(name, j),
                        "create table %1$s_%2$d partition of %1$s for values in (%2$d)"
                                .formatted(name, j));
            }
            make(
                    "inheriting table child_" + i,
                    "create table child_%d (extra int) inherits (%s)".formatted(i, table(900 + i)));
            make(
                    "materialized view kept_" + i,
                    "create materialized view kept_%1$d as select name, count(*) as n from %2$s"
                                    .formatted(i, table(i))
                            + " where total > 0 group by name;"
                            + " create unique index on kept_%d (name)".formatted(i));
        }
        for (int i = 1; i <= 25; i++) {
            make(
                    "view shown_" + i,
                    "create view shown_%d as select a.id, b.name from %s a join %s b using (id)"
                                    .formatted(i, table(10 * i), table(10 * i + 5))
                            + " where a.total > 0; comment on view shown_%d is 'shown'"
                                    .formatted(i));
        }
        make("foreign data wrapper far", "create foreign data wrapper far");
        make("foreign server away", "create server away foreign data wrapper far");
        for (int i = 1; i <= 8; i++) {
            make(
                    "foreign table distant_" + i,
                    "create foreign table distant_%d (id int) server away".formatted(i));
        }
    }

    private void partsOfTables() {
        for (int i = 1; i <= 20; i++) {
            String table = table(2 * i);
            make(
                    "function touch_" + i + "()",
                    "create function touch_%d() returns trigger language plpgsql as".formatted(i)
                            + " 'begin return new; end'");
            make(
                    "trigger touched on " + table,
                    "create trigger touched before update of total on %s for each row"
                                    .formatted(table)
                            + " execute function touch_%d()".formatted(i));
        }
        for (int i = 1; i <= 15; i++) {
            String table = table(3 * i);
            make(
                    "row security " + table,
                    "alter table %s enable row level security".formatted(table));
            make(
                    "policy seen on " + table,
                    "create policy seen on %s using (total > 0)".formatted(table));
            statements.add(
                    "create statistics together_%d on total, name from %s"
                            .formatted(i, table(4 * i)));
        }
    }

    private void propertiesAndOthers() {
        for (int i = 1; i <= 10; i++) {
            make(
                    "unlogged table " + table(5 * i),
                    "alter table %s set unlogged".formatted(table(5 * i)));
            make(
                    "storage parameters " + table(7 * i),
                    "alter table %s set (fillfactor = 70)".formatted(table(7 * i)));
        }
        for (int i = 1; i <= 8; i++) {
            make(
                    "publication changes_" + i,
                    "create publication changes_%d for table %s"
                            .formatted(
                                    i,
                                    PostgresServer.shared().majorVersion() < 15
                                            ? table(100 + 3 * i)
                                            : table(100 + 3 * i) + " (id, total)"));
        }
        make("extension hstore", "create extension hstore");
        make("extension citext", "create extension citext");
    }
}
