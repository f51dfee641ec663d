package dev.retort.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TypeTest {

    private static DynamicTest parts(
            String sql, String name, List<String> modifiers, int dimensions) {
        return DynamicTest.dynamicTest(
                "<" + sql + ">",
                () -> {
                    assertThat(Type.parse(sql)).isEqualTo(new Type(name, modifiers, dimensions));
                    assertThat(Type.parse(sql).sql()).isEqualTo(sql);
                });
    }

    @TestFactory
    Stream<DynamicTest> aTypeIsTakenApart() {
        return Stream.of(
                parts("bigint", "bigint", List.of(), 0),
                parts("integer[]", "integer", List.of(), 1),
                parts("integer[][]", "integer", List.of(), 2),
                parts("character varying(40)", "character varying", List.of("40"), 0),
                parts("character varying(40)[]", "character varying", List.of("40"), 1),
                parts("numeric(10,-2)", "numeric", List.of("10", "-2"), 0),
                parts("timestamp(6) with time zone", "timestamp with time zone", List.of("6"), 0),
                parts("time(0) without time zone[]", "time without time zone", List.of("0"), 1),
                parts("interval day to second(3)", "interval day to second", List.of("3"), 0),
                parts("geometry(Point,4326)", "geometry", List.of("Point", "4326"), 0),
                parts("\"char\"", "\"char\"", List.of(), 0),
                parts("billing.\"Mood\"[]", "billing.\"Mood\"", List.of(), 1),
                parts("\"a(1)[]\"", "\"a(1)[]\"", List.of(), 0),
                parts("s.\"a(1)[]\"(2)[]", "s.\"a(1)[]\"", List.of("2"), 1));
    }

    /** It is not canonical, and stays what somebody wrote. */
    @TestFactory
    Stream<DynamicTest> otherTextIsAllName() {
        return Stream.of(
                        "numeric(10, 2)",
                        "varchar (40)",
                        "varchar(40) array",
                        "integer [3]",
                        "timestamp (6) with  time zone",
                        "x(",
                        "x)",
                        "x()",
                        "x(1)(2)",
                        "(1)",
                        "[]",
                        " []",
                        "x(a, 'b)')",
                        "x(1) -- y")
                .map(sql -> parts(sql, sql, List.of(), 0));
    }

    @Test
    void anArrayIsOfItsElement() {
        Type type = Type.parse("timestamp(3) with time zone");

        assertThat(type.array()).isEqualTo(Type.parse(type.sql() + "[]"));
        assertThat(type.array().element()).isEqualTo(type);
        assertThat(type.array().array().element()).isEqualTo(type.array());
        assertThat(Type.parse("varchar(4) array").array())
                .isEqualTo(Type.parse("varchar(4) array[]"));
        assertThatThrownBy(() -> Type.parse(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever format_type prints is given back, and no word of it is lost in a modifier. */
    @Test
    void whatTheServerPrintsIsGivenBack() throws SQLException {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE SCHEMA "S (1) [].x";
                    CREATE TYPE "Mood" AS ENUM ('a');
                    CREATE TYPE "x[]" AS ENUM ('a');
                    CREATE TYPE "a""b(1,2) time zone" AS ENUM ('a');
                    CREATE TYPE "S (1) [].x"."größe" AS (a integer);
                    CREATE DOMAIN "S (1) [].x"."a b" AS text;
                    """);
            List<String> printed = new ArrayList<>();
            for (int modifier :
                    new int[] {-1, 0, 1, 3, 4, 5, 6, 44, 65_539, 655_366, 655_362, 67_108_867}) {
                // The server refuses a modifier that an interval cannot have.
                printed.addAll(
                        strings(
                                statement,
                                "SELECT format_type(oid, "
                                        + modifier
                                        + ") FROM pg_type WHERE "
                                        + modifier
                                        + " = -1 OR typname NOT IN ('interval', '_interval')"));
            }
            printed.addAll(columns(statement));

            assertThat(printed).hasSizeGreaterThan(5_000);
            for (String each : printed) {
                Type type = Type.parse(each);
                assertThat(type.sql()).isEqualTo(each);
                assertThat(type.isArray()).as(each).isEqualTo(each.endsWith("[]"));
                assertThat(type.withoutModifiers().sql() + type.array().sql())
                        .as(each)
                        .doesNotContain("()");
            }
            // The name is what is printed without modifiers.
            List<String> plain = strings(statement, "SELECT format_type(oid, -1) FROM pg_type");
            assertThat(plain.stream().map(Type::parse).filter(each -> !each.modifiers().isEmpty()))
                    .isEmpty();
        }
    }

    /** Types as they are written, in the spelling in which the server keeps them. */
    private static List<String> columns(Statement statement) throws SQLException {
        List<String> written =
                List.of(
                        "varchar(40)",
                        "char",
                        "bpchar",
                        "bit varying(5)",
                        "bit",
                        "numeric(10)",
                        "numeric(10,2)[]",
                        "timestamp(6) with time zone",
                        "timestamp(0)[]",
                        "time(3) with time zone",
                        "time",
                        "interval",
                        "interval(3)",
                        "interval year to month",
                        "interval day to second(3)",
                        "interval second(2)[]",
                        "\"char\"",
                        "\"a\"\"b(1,2) time zone\"[]");
        statement.execute(
                IntStream.range(0, written.size())
                        .mapToObj(i -> "c" + i + " " + written.get(i))
                        .collect(Collectors.joining(", ", "CREATE TABLE written (", ")")));
        List<String> kept =
                strings(
                        statement,
                        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                                + " WHERE attrelid = 'written'::regclass AND attnum > 0");
        assertThat(kept)
                .hasSameSizeAs(written)
                .contains("interval second(2)[]", "timestamp(0) without time zone[]");
        return kept;
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }
}
