package dev.retort.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What PostgreSQL says no with, and the code a script can rely on. */
class FailureTest {

    @TestFactory
    Stream<DynamicTest> hasACode() {
        return Stream.of(
                fails("RT-4023", "23505", "INSERT INTO t VALUES (1, 'a'), (1, 'b')"),
                fails("RT-4031", "23502", "INSERT INTO t VALUES (2, 'a'), (3, NULL)"),
                fails("RT-4032", "23503", "INSERT INTO u VALUES (9)"),
                fails("RT-4033", "23514", "INSERT INTO t VALUES (-1, 'a')"),
                fails("RT-4026", "25001", "CREATE INDEX CONCURRENTLY i ON t (id)"),
                fails("RT-4025", "25006", "SET TRANSACTION READ ONLY; DROP TABLE t"),
                fails("RT-4057", "57014", "SET LOCAL statement_timeout = 50; SELECT pg_sleep(9)"),
                fails("RT-4099", "42601", "CREATE NONSENSE"),
                fails("RT-4099", "42P01", "DROP TABLE nosuch"));
    }

    private static DynamicTest fails(String code, String state, String sql) {
        return dynamicTest(
                state,
                () -> {
                    try (Database database = PostgresServer.shared().createDatabase();
                            Connection connection = database.connect()) {
                        database.execute(
                                "CREATE TABLE t (id integer PRIMARY KEY CHECK (id > 0),"
                                        + " name text NOT NULL);"
                                        + "CREATE TABLE u (t integer REFERENCES t)");
                        Migrator migrator = new Revisions().sql("a1", "", sql).migrator();
                        assertThatThrownBy(() -> migrator.upgrade(connection, "head"))
                                .isInstanceOfSatisfying(
                                        MigrationFailed.class,
                                        e -> {
                                            assertThat(e.code()).isEqualTo(code);
                                            assertThat(e.place().sqlState()).isEqualTo(state);
                                            assertThat(e.place().operationNumber()).isEqualTo(1);
                                        });
                        assertThat(Rows.objects(database)).containsExactly("public.t", "public.u");
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> mayComeWithTheCommit() {
        return Stream.of(
                dynamicTest(
                        "a deferred constraint",
                        () -> {
                            try (Database database = PostgresServer.shared().createDatabase();
                                    Connection connection = database.connect()) {
                                Migrator migrator =
                                        new Revisions()
                                                .table("a1", "")
                                                .sql(
                                                        "b1",
                                                        "a1",
                                                        "CREATE TABLE t (id integer UNIQUE"
                                                                + " DEFERRABLE INITIALLY DEFERRED)",
                                                        "INSERT INTO t VALUES (1), (1)")
                                                .migrator();
                                assertThatThrownBy(() -> migrator.upgrade(connection, "head"))
                                        .isInstanceOfSatisfying(
                                                MigrationFailed.class,
                                                e -> {
                                                    assertThat(e.code()).isEqualTo("RT-4023");
                                                    assertThat(e.place().sql()).isEqualTo("COMMIT");
                                                    assertThat(e.place().operation()).isNull();
                                                })
                                        .hasMessageEndingWith(
                                                "The database is at a1; nothing of b1 was kept");
                                assertThat(Rows.version(database)).containsExactly("a1");
                                assertThat(Rows.history(database)).containsExactly("upgrade|a1");
                            }
                        }));
    }
}
