package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.fixtures.PostgresServer;
import dev.retort.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a server keeps for itself among the options of a column is none: on every server that is
 * there, nothing is said of it, whether a view has to be made anew, a table goes, or somebody asks
 * what is not compared.
 */
class ColumnOptionsTest {

    private static final String BEFORE =
            """
            create table a (id bigint primary key, name varchar(100));
            create view v as select id, name from a;
            create materialized view m as select id, name from a;
            alter materialized view m alter column name set (n_distinct = 5);
            create table gone (id bigint primary key, note text, position point);
            alter table gone alter column note set (n_distinct = -0.5, n_distinct_inherited = 3);
            """;

    private static final String AFTER = "create table a (id bigint primary key, name varchar(200))";

    @TestFactory
    Stream<DynamicTest> onlyWhatSomebodySaidIsAnOption() {
        return Stream.concat(
                        Stream.of(PostgresServer.shared()), PostgresServer.installed().stream())
                .map(
                        server ->
                                DynamicTest.dynamicTest(
                                        "PostgreSQL " + server.version(), () -> hold(server)));
    }

    private static void hold(PostgresServer server) throws Exception {
        Side desired = new DdlSide(server, AFTER);
        desired.desired();
        try (Scratch scratch = Scratch.take(server)) {
            scratch.database().execute(BEFORE);
            try (Connection connection = scratch.database().connect()) {
                Comparison comparison = Laws.compare(connection, desired.desired());
                assertThat(settings(comparison.upgrade()))
                        .containsExactly(
                                "ALTER MATERIALIZED VIEW m ALTER COLUMN name SET (n_distinct=5)");
                assertThat(settings(comparison.downgrade()))
                        .containsExactlyInAnyOrder(
                                "ALTER MATERIALIZED VIEW m ALTER COLUMN name SET (n_distinct=5)",
                                "ALTER TABLE gone ALTER COLUMN note SET (n_distinct=-0.5,"
                                        + " n_distinct_inherited=3)");
                assertThat(notCompared(connection))
                        .containsExactlyInAnyOrder(
                                "view v", "materialized view m", "column options note on gone");
                Laws.run(connection, comparison.upgrade());
            }
        }
    }

    private static List<String> settings(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> new PostgreSqlDialect().sql(operation).stream())
                .filter(sql -> sql.contains(" SET ("))
                .toList();
    }

    private static List<String> notCompared(Connection connection) throws SQLException {
        return DatabaseReader.read(connection, ReadScope.everything("public"))
                .notCompared()
                .stream()
                .map(each -> each.toString())
                .toList();
    }
}
