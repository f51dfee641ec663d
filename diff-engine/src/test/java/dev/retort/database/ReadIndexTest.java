package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.QualifiedName;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The clauses of CREATE INDEX on one side, the index that is read back on the other. */
class ReadIndexTest {

    private record Case(int since, String clauses, Index expected) {}

    private static final String TABLE =
            """
            create schema s;
            create collation s."my C" from "C";
            create domain label as varchar(9);
            create table t (a int, b int, "c d" text, v varchar(20), p bit(4), x tsvector,
                            j jsonb, n text collate "C", l label);
            """;

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
        return Stream.of(keys(), expressions(), classes(), rest())
                .flatMap(List::stream)
                .filter(each -> each.since() <= workbench.majorVersion())
                .map(each -> DynamicTest.dynamicTest(each.clauses(), () -> run(each)));
    }

    private static void run(Case each) throws SQLException, IOException {
        String unique = each.expected().isUnique() ? "unique " : "";
        workbench.contain(TABLE + "create " + unique + "index i on t " + each.clauses());

        assertThat(workbench.read().schema().tables().get(QualifiedName.of("t")).indexes())
                .containsOnlyKeys("i")
                .containsValue(each.expected());
        workbench.isReadWhole(TABLE);
    }

    private static List<Case> keys() {
        return List.of(
                of("(a)", Index.of("i", "a")),
                of("(b, a)", Index.of("i", "b", "a")),
                of("(\"c d\")", Index.of("i", "c d")),
                of("(a)", Index.of("i", "a").unique()),
                of("(a desc)", on(key("a").desc())),
                of("(a nulls first)", on(key("a").nullsFirst())),
                of("(a desc nulls last)", on(key("a").desc().nullsLast())),
                of("(a asc nulls last, b desc nulls first)", on(key("a"), key("b").desc())),
                of("(\"c d\" collate \"C\")", on(key("c d").collate("\"C\""))),
                of("(\"c d\" collate s.\"my C\")", on(key("c d").collate("s.\"my C\""))),
                of("(n)", Index.of("i", "n")),
                of("(n collate \"C\")", Index.of("i", "n")),
                of("(n collate \"default\")", on(key("n").collate("\"default\""))));
    }

    private static List<Case> expressions() {
        return List.of(
                of("(lower(v))", on(sql("lower((v)::text)"))),
                of("((a + b))", on(sql("(a + b)"))),
                of(
                        "(a, (a + b) desc, lower(v), b)",
                        on(key("a"), sql("(a + b)").desc(), sql("lower((v)::text)"), key("b"))),
                of("((a + 1), (a + 1))", on(sql("(a + 1)"), sql("(a + 1)"))),
                of("(coalesce(a, b))", on(sql("COALESCE(a, b)"))),
                of("((j ->> 'x'))", on(sql("(j ->> 'x'::text)"))),
                of("(lower(v) collate \"C\")", on(sql("lower((v)::text)").collate("\"C\""))),
                of("(lower(n))", on(sql("lower(n)"))),
                of(
                        "(lower(v) text_pattern_ops)",
                        on(sql("lower((v)::text)").using("text_pattern_ops"))));
    }

    private static List<Case> classes() {
        return List.of(
                of("(\"c d\" text_pattern_ops)", on(key("c d").using("text_pattern_ops"))),
                of("(v)", Index.of("i", "v")),
                of("(v varchar_pattern_ops)", on(key("v").using("varchar_pattern_ops"))),
                of("(p)", Index.of("i", "p")),
                of("(p varbit_ops)", on(key("p").using("varbit_ops"))),
                of("(l)", Index.of("i", "l")),
                of("using gin (x)", Index.of("i", "x").using("gin")),
                of("using gin (j)", Index.of("i", "j").using("gin")),
                of(
                        "using gin (j jsonb_path_ops)",
                        on(key("j").using("jsonb_path_ops")).using("gin")),
                of(
                        "using gist (x tsvector_ops (siglen='20'))",
                        on(key("x").using("tsvector_ops (siglen='20')")).using("gist")),
                of("using hash (a)", Index.of("i", "a").using("hash")),
                of("using brin (a)", Index.of("i", "a").using("brin")));
    }

    private static List<Case> rest() {
        return List.of(
                of("(a) include (b, \"c d\")", Index.of("i", "a").include("b", "c d")),
                of("(a) where b > 0", Index.of("i", "a").where("b > 0")),
                of("(a) where b is null", Index.of("i", "a").unique().where("b IS NULL")),
                of(
                        "(a) with (deduplicate_items = off, fillfactor = 70)",
                        Index.of("i", "a")
                                .with("fillfactor", "70")
                                .with("deduplicate_items", "off")),
                new Case(
                        15,
                        "(a) nulls not distinct",
                        Index.of("i", "a").unique().nullsNotDistinct()));
    }

    private static Case of(String clauses, Index expected) {
        return new Case(0, clauses, expected);
    }

    private static Index on(IndexKey... keys) {
        return Index.of("i", List.of(keys));
    }

    private static IndexKey key(String column) {
        return IndexKey.ofColumn(column);
    }

    private static IndexKey sql(String expression) {
        return IndexKey.ofExpression(expression);
    }
}
