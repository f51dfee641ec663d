package dev.retort.migrate.internal.precheck;

import static dev.retort.operation.Ddl.addAttribute;
import static dev.retort.operation.Ddl.attribute;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.composite;
import static dev.retort.operation.Ddl.dropAttribute;
import static dev.retort.operation.Ddl.integer;
import static dev.retort.operation.Ddl.setType;
import static dev.retort.operation.Ddl.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.migrate.Options;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.Revisions;
import dev.retort.operation.Description;
import dev.retort.operation.Op;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DataLossCheckTest {

    private Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        connection = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private record Case(String name, String before, Consumer<Op> body, String... losses) {}

    private static final String PAIR = "CREATE TYPE pair AS (x int, y int); ";

    private static final List<Case> CASES =
            List.of(
                    new Case(
                            "a filled table",
                            "CREATE TABLE t AS SELECT 1 AS a",
                            op -> op.dropTable("t"),
                            "drop table t: 1 row"),
                    new Case("an empty table", "CREATE TABLE t (a int)", op -> op.dropTable("t")),
                    new Case("no table", "SELECT 1", op -> op.dropTable("t")),
                    new Case("a view", "CREATE VIEW t AS SELECT 1", op -> op.dropTable("t")),
                    new Case(
                            "a table with a row in a partition",
                            "CREATE TABLE t (a int) PARTITION BY LIST (a);"
                                    + " CREATE TABLE t1 PARTITION OF t DEFAULT;"
                                    + " INSERT INTO t VALUES (1)",
                            op -> op.dropTable("t"),
                            "drop table t: 1 row"),
                    new Case(
                            "a table in another schema, with names that need quotes",
                            "CREATE SCHEMA \"S x\"; CREATE TABLE \"S x\".\"{d t}\" AS SELECT 1 AS a",
                            op -> op.dropTable("S x.{d t}"),
                            "drop table S x.{d t}: 1 row"),
                    new Case(
                            "values and nulls",
                            "CREATE TABLE t AS SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT NULL",
                            op -> op.dropColumn("t", "a"),
                            "drop column t.a: 2 values"),
                    new Case(
                            "a column of nulls",
                            "CREATE TABLE t AS SELECT 1 AS a, NULL::int AS b",
                            op -> op.dropColumn("t", "b")),
                    new Case(
                            "no such column",
                            "CREATE TABLE t AS SELECT 1 AS a",
                            op -> op.dropColumn("t", "b")),
                    new Case(
                            "a row type with a null in it",
                            "CREATE TYPE pair AS (x int, y int);"
                                    + " CREATE TABLE t AS SELECT ROW(1, NULL)::pair AS a",
                            op -> op.dropColumn("t", "a"),
                            "drop column t.a: 1 value"),
                    new Case(
                            "a generated column",
                            "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED);"
                                    + " INSERT INTO t VALUES (1)",
                            op -> op.dropColumn("t", "b")),
                    new Case(
                            "sequences and types hold no rows",
                            "CREATE SEQUENCE s; SELECT nextval('s'); CREATE TYPE e AS ENUM ('A')",
                            op -> {
                                op.dropSequence("s");
                                op.dropEnum("e");
                            }),
                    new Case(
                            "a table that was renamed before",
                            "CREATE TABLE t AS SELECT 1 AS a",
                            op -> {
                                op.renameTable("t", "u");
                                op.renameColumn("public.u", "a", "b");
                                op.dropColumn("u", "b");
                                op.dropTable("u");
                            },
                            "drop column u.b: 1 value",
                            "drop table u: 1 row"),
                    new Case(
                            "a table of the same name that the run makes",
                            "CREATE TABLE t AS SELECT 1 AS a",
                            op -> {
                                op.dropTable("t");
                                op.createTable("public.t", column("a", integer()));
                                op.dropColumn("t", "a");
                                op.dropTable("t");
                            },
                            "drop table t: 1 row"),
                    new Case(
                            "a column of the same name that the run makes",
                            "CREATE TABLE t AS SELECT 1 AS a",
                            op -> {
                                op.renameColumn("t", "a", "b");
                                op.addColumn("t", column("a", integer()));
                                op.dropColumn("t", "a");
                            }),
                    attributeDropped(
                            "of some rows",
                            "CREATE TABLE t AS SELECT ROW(1, NULL)::pair AS a"
                                    + " UNION ALL SELECT ROW(NULL, 2)::pair UNION ALL SELECT NULL",
                            "1 value"),
                    attributeDropped(
                            "that is null in every row",
                            "CREATE TABLE t AS SELECT ROW(NULL, 2)::pair AS a",
                            null),
                    attributeDropped("without a column", "SELECT 1", null),
                    attributeDropped(
                            "of columns in several tables, with names that need quotes",
                            "CREATE SCHEMA \"S x\"; CREATE TABLE \"S x\".\"{d t}\""
                                    + " AS SELECT ROW(1, 2)::pair AS \"a \"\"b\","
                                    + " ROW(3, 4)::pair AS \"order\";"
                                    + " CREATE TABLE t AS SELECT ROW(1, 2)::pair AS a",
                            "3 values"),
                    attributeDropped(
                            "in the partitions and heirs of a table, each of which counts once",
                            "CREATE TABLE t (a pair, b int) PARTITION BY LIST (b);"
                                    + " CREATE TABLE t1 PARTITION OF t DEFAULT;"
                                    + " INSERT INTO t VALUES (ROW(1, 2), 1);"
                                    + " CREATE TABLE p (a pair); CREATE TABLE h () INHERITS (p);"
                                    + " INSERT INTO h VALUES (ROW(1, 2))",
                            "2 values"),
                    attributeDropped(
                            "of a domain",
                            "CREATE DOMAIN d AS pair; CREATE DOMAIN dd AS d;"
                                    + " CREATE TABLE t (a dd);"
                                    + " INSERT INTO t VALUES (ROW(1, 2)), (ROW(NULL, 2))",
                            "1 value"),
                    attributeDropped(
                            "of an array",
                            "CREATE TABLE t (a pair[]);"
                                    + " INSERT INTO t VALUES (ARRAY[ROW(1, 2)::pair]), (NULL)",
                            "1 value"),
                    attributeDropped(
                            "inside arrays of domains of other composite types",
                            "CREATE TYPE outside AS (p pair); CREATE DOMAIN d AS outside[];"
                                    + " CREATE TABLE t (a d);"
                                    + " INSERT INTO t VALUES (ARRAY[ROW(ROW(1, 2))::outside])",
                            "1 value"),
                    attributeDropped(
                            "inside the row type of a table",
                            "CREATE TABLE r (p pair); CREATE TABLE t (a r);"
                                    + " INSERT INTO t VALUES (ROW(ROW(1, 2)))",
                            "1 value"),
                    attributeDropped(
                            "inside a range",
                            "CREATE TYPE pairs AS RANGE"
                                    + " (SUBTYPE = pair, MULTIRANGE_TYPE_NAME = many);"
                                    + " CREATE TABLE t (a pairs, b many);"
                                    + " INSERT INTO t (a) VALUES (pairs(ROW(1, 2), ROW(1, 3)));"
                                    + " INSERT INTO t (b) VALUES (many(pairs(ROW(1, 2), NULL)))",
                            "2 values"),
                    attributeDropped(
                            "of generated columns, views and temporary tables",
                            "CREATE TABLE t (b int, a pair GENERATED ALWAYS AS (ROW(b, b)::pair)"
                                    + " STORED); INSERT INTO t VALUES (1);"
                                    + " CREATE VIEW v AS SELECT ROW(1, 2)::pair AS a;"
                                    + " CREATE TEMPORARY TABLE u AS TABLE v",
                            null),
                    attributeDropped(
                            "of many rows, however well they are analysed",
                            "CREATE TABLE t AS SELECT ROW(g, g)::pair AS a"
                                    + " FROM generate_series(1, 10001) g; ANALYZE t",
                            "more than 10,000 values"),
                    attributeDropped(
                            "of many rows in two tables",
                            "CREATE TABLE t AS SELECT ROW(g, g)::pair AS a"
                                    + " FROM generate_series(1, 6000) g;"
                                    + " CREATE TABLE u AS TABLE t",
                            "more than 10,000 values"),
                    new Case(
                            "an attribute of columns that were renamed or dropped before",
                            PAIR
                                    + "CREATE TABLE t AS SELECT ROW(1, 2)::pair AS a,"
                                    + " ROW(1, 2)::pair AS b, ROW(1, 2)::pair AS d;"
                                    + " CREATE TABLE u AS SELECT ROW(1, 2)::pair AS a",
                            op -> {
                                op.renameTable("t", "v");
                                op.renameColumn("public.v", "a", "c");
                                op.renameColumn("v", "b", "a");
                                op.dropColumn("v", "a");
                                op.dropTable("u");
                                op.alterComposite("public.pair", dropAttribute("x"));
                            },
                            "drop column v.a: 1 value",
                            "drop table u: 1 row",
                            "alter composite type public.pair: drop attribute x: 2 values"),
                    new Case(
                            "several attributes, each of which is a value",
                            PAIR + "CREATE TABLE t AS SELECT ROW(1, 2)::pair AS a",
                            op -> op.alterComposite("pair", dropAttribute("x"), dropAttribute("y")),
                            "alter composite type pair: drop attribute x, drop attribute y:"
                                    + " 2 values"),
                    new Case(
                            "an attribute that is not there, or that the run makes",
                            PAIR + "CREATE TABLE t AS SELECT ROW(1, 2)::pair AS a",
                            op -> {
                                op.alterComposite("pair", dropAttribute("z"));
                                op.alterComposite("pair", addAttribute(attribute("z", integer())));
                                op.alterComposite("pair", dropAttribute("z"));
                                op.alterComposite("pair", dropAttribute("x"));
                                op.alterComposite("pair", addAttribute(attribute("x", integer())));
                                op.alterComposite("public.pair", dropAttribute("x"));
                            },
                            "alter composite type pair: drop attribute x: 1 value"),
                    new Case(
                            "an attribute of a type of the same name that the run makes",
                            PAIR + "CREATE TABLE t AS SELECT ROW(1, 2)::pair AS a",
                            op -> {
                                op.dropColumn("t", "a");
                                op.dropComposite("pair");
                                op.createComposite(composite("pair", attribute("x", integer())));
                                op.addColumn("t", column("a", type("pair")));
                                op.alterComposite("pair", dropAttribute("x"));
                            },
                            "drop column t.a: 1 value"),
                    rounded("numeric(10,2)", "10.25", "numeric(12,1)", true),
                    rounded("numeric(10,2)", "10.20", "numeric(12,1)", false),
                    rounded("numeric(10,2)", "10.25", "numeric(12,4)", false),
                    rounded("numeric(10,2)", "10.25", "numeric", false),
                    rounded("numeric(10,2)", "10.25", "integer", true),
                    rounded("numeric(10,2)", "1e7", "smallint", false),
                    rounded("double precision", "0.1", "real", true),
                    rounded("real", "0.1", "double precision", false),
                    rounded("integer", "7", "bigint", false),
                    rounded("timestamp(6)", "2026-01-01 10:00:00.123456", "timestamp(3)", true),
                    rounded("timestamp", "2026-01-01 10:00:00.123", "timestamp(3)", false),
                    rounded("timestamp(3)", "2026-01-01 10:00", "timestamp(6)", false),
                    rounded("timestamp", "2026-01-01 10:00", "date", true),
                    rounded("date", "2026-01-01", "timestamp", false),
                    rounded("numeric(9,4)[]", "{1.1,1.2345}", "numeric(9,2)[]", true),
                    rounded("inet", "10.0.0.1/24", "cidr", true),
                    rounded("varchar(20)", "too long", "varchar(3)", false),
                    rounded("json", "{}", "jsonb", false),
                    new Case(
                            "a column that was renamed before it is rounded",
                            "CREATE TABLE t AS SELECT 1.5 AS a UNION ALL SELECT NULL",
                            op -> {
                                op.renameColumn("t", "a", "b");
                                op.alterColumn("t", "b", setType(integer()));
                            },
                            "alter column t.b: type integer: 1 value rounded"),
                    new Case(
                            "a column of which somebody said how it is converted",
                            "CREATE TABLE t AS SELECT 1.5 AS a",
                            op -> op.alterColumn("t", "a", setType(integer()).using("trunc(a)"))),
                    new Case(
                            "many rows, not analysed",
                            "CREATE TABLE t AS SELECT generate_series(1, 10001) AS a",
                            op -> op.dropTable("t"),
                            "drop table t: more than 10,000 rows"),
                    new Case(
                            "many rows, analysed",
                            "CREATE TABLE t AS SELECT g AS a, nullif(g % 2, 0) AS b"
                                    + " FROM generate_series(1, 24000) g; ANALYZE t",
                            op -> {
                                op.dropColumn("t", "b");
                                op.dropTable("t");
                            },
                            "drop column t.b: about 12,000 values",
                            "drop table t: about 24,000 rows"));

    /**
     * @param lost {@code null} for nothing
     */
    private static Case attributeDropped(String name, String before, String lost) {
        return new Case(
                "an attribute " + name,
                PAIR + before,
                op -> op.alterComposite("pair", dropAttribute("x")),
                lost == null
                        ? new String[0]
                        : new String[] {"alter composite type pair: drop attribute x: " + lost});
    }

    private static Case rounded(String from, String value, String to, boolean isLoss) {
        return new Case(
                from + " to " + to,
                "CREATE TABLE t (a " + from + "); INSERT INTO t VALUES ('" + value + "')",
                op -> op.alterColumn("t", "a", setType(type(to))),
                isLoss
                        ? new String[] {"alter column t.a: type " + to + ": 1 value rounded"}
                        : new String[0]);
    }

    @TestFactory
    Stream<DynamicTest> whatIsLost() {
        return CASES.stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.name(),
                                        () -> {
                                            try (Database own =
                                                            PostgresServer.shared()
                                                                    .createDatabase();
                                                    Connection to = own.connect()) {
                                                to.createStatement().execute(each.before());
                                                assertThat(find(to, Options.defaults(), each.body))
                                                        .containsExactly(each.losses());
                                                assertThat(to.getAutoCommit()).isTrue();
                                            }
                                        }));
    }

    private static List<String> find(Connection connection, Options options, Consumer<Op> body) {
        Revisions revisions = new Revisions().add("a1", "", body, op -> {});
        List<PreparedStep> steps =
                revisions.preparation().prepare(revisions.graph().upgrade(new TreeSet<>(), "head"));
        return DataLossCheck.find(connection, options, steps).stream()
                .map(loss -> Description.of(loss.operation()) + ": " + loss.amount())
                .toList();
    }

    @Test
    void namesWithoutSchemaAreInTheChosenOne() throws SQLException {
        connection
                .createStatement()
                .execute("CREATE SCHEMA app; CREATE TABLE app.t AS SELECT 1 AS a");
        Options options = Options.defaults().withSchema("app");
        assertThat(find(connection, options, op -> op.dropTable("t")))
                .containsExactly("drop table t: 1 row");
        assertThat(find(connection, Options.defaults(), op -> op.dropTable("t"))).isEmpty();
    }

    @Test
    void rowsThatMayNotBeSeenCountAsLost() throws SQLException {
        connection
                .createStatement()
                .execute(
                        "CREATE ROLE losses_owner; GRANT CREATE ON SCHEMA public TO losses_owner;"
                                + " SET ROLE losses_owner; CREATE TABLE hidden (a int);"
                                + " REVOKE SELECT ON hidden FROM losses_owner;"
                                + " CREATE TYPE pair AS (x int, y int);"
                                + " CREATE TABLE shown AS SELECT ROW(1, 2)::pair AS a;"
                                + " CREATE TABLE veiled AS TABLE shown;"
                                + " REVOKE SELECT ON veiled FROM losses_owner;"
                                + " CREATE TABLE policed AS SELECT 1 AS a;"
                                + " ALTER TABLE policed ENABLE ROW LEVEL SECURITY;"
                                + " ALTER TABLE policed FORCE ROW LEVEL SECURITY");
        try {
            assertThat(
                            find(
                                    connection,
                                    Options.defaults(),
                                    op -> {
                                        op.dropTable("hidden");
                                        op.dropColumn("policed", "a");
                                        op.alterComposite("pair", dropAttribute("x"));
                                        op.dropTable("shown");
                                    }))
                    .containsExactly(
                            "drop table hidden: rows that this role may not see",
                            "drop column policed.a: values that this role may not see",
                            "alter composite type pair: drop attribute x:"
                                    + " values that this role may not see",
                            "drop table shown: 1 row");
        } finally {
            connection
                    .createStatement()
                    .execute("RESET ROLE; DROP OWNED BY losses_owner; DROP ROLE losses_owner");
        }
    }

    @Test
    void aTableThatSomebodyRewritesIsNotWaitedForWithoutEnd() throws SQLException {
        connection.createStatement().execute("CREATE TABLE t AS SELECT 1 AS a");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE t");
            assertThatThrownBy(
                            () ->
                                    find(
                                            connection,
                                            Options.defaults()
                                                    .withLockTimeout(Duration.ofMillis(100)),
                                            op -> op.dropTable("t")))
                    .isInstanceOfSatisfying(
                            RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-4002"));
        }
        assertThat(connection.getAutoCommit()).isTrue();
    }
}
