package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.database.spelling.ServerSpelling;
import dev.retort.diff.spelling.Spelling;
import dev.retort.diff.spelling.Spelling.Question;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ServerSpellingTest {

    private static final Map<String, Type> COLUMNS =
            Map.of(
                    "status", Type.parse("varchar(20)"),
                    "a", Type.parse("int4"),
                    "b", Type.parse("bigint"),
                    "at", Type.parse("timestamp(6) with time zone"),
                    "user", Type.parse("text"),
                    "Odd \"name\"", Type.parse("numeric(10,2)"),
                    "doc", Type.parse("jsonb"),
                    "mood", Type.parse("mood"),
                    "new_kind", Type.parse("kind_that_does_not_exist_yet"));

    private static Workbench workbench;
    private static Connection connection;
    private static Spelling spelling;

    @BeforeAll
    static void start() throws SQLException {
        workbench = new Workbench();
        workbench.contain(
                "create type mood as enum ('A', 'B'); create sequence s; create sequence t_seq;"
                        + " create schema other; create type other.mood as enum ('C');"
                        + " create domain positive as int check (value > 0);"
                        + " create table victim (a int)");
        connection = workbench.database().connect();
        spelling = new ServerSpelling(connection, "public");
    }

    @AfterAll
    static void stop() throws SQLException, IOException {
        connection.close();
        workbench.close();
    }

    @Test
    void whatTheRoleMayNotKnowIsNotTakenForUnknown() throws SQLException {
        workbench.database().server().createRole("without_usage", "secret");
        try (Connection restricted = workbench.database().connect("without_usage", "secret")) {
            Spelling asking = new ServerSpelling(restricted, "public");
            Type type = Type.parse("other.mood");
            assertThat(spelling.types(List.of(type))).containsExactly(Optional.of(type));
            assertThatThrownBy(() -> asking.types(List.of(type)))
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("permission denied for schema other");
        }
    }

    @TestFactory
    Stream<DynamicTest> sameDefaults() {
        return Stream.of(
                same(
                        "varchar(20)",
                        "'X'",
                        "'X'::character varying",
                        "'X'::varchar(20)",
                        "'X'::text"),
                same("varchar(20)", "'it''s'", "E'it\\'s'", "$$it's$$", "$q$it's$q$"),
                same("text", "'--'", "'--' -- a comment", "/* one */ '--'"),
                same("text", "'{fn ?}'", "'{fn ?}'::text"),
                same("text", "upper('x')", "'X'"),
                same("text", "'${user.home}'", "'${user.home}'::text"),
                same("char(3)", "'a'", "'a'::bpchar"),
                same("numeric(10,2)", "0", "0.0", "'0'::numeric", "0.00", "0::int"),
                same("int", "-1", "'-1'::integer", "(-1)", "- 1"),
                same("bigint", "0", "'0'::bigint", "0::int"),
                same("boolean", "false", "'f'", "'false'::boolean", "FALSE"),
                same("double precision", "1.5", "'1.5'::double precision"),
                same("date", "'2020-01-01'", "'2020-01-01'::date", "date '2020-01-01'"),
                same(
                        "timestamp(6)",
                        "'2020-01-01'",
                        "'2020-01-01 00:00:00'::timestamp without time zone",
                        "timestamp '2020-01-01'"),
                same(
                        "timestamptz",
                        "now()",
                        "CURRENT_TIMESTAMP",
                        "current_timestamp",
                        "transaction_timestamp()"),
                same(
                        "timestamp(6) with time zone",
                        "now()",
                        "CURRENT_TIMESTAMP",
                        "CURRENT_TIMESTAMP(6)"),
                same("timestamp", "now()", "LOCALTIMESTAMP", "CURRENT_TIMESTAMP"),
                same("timestamp(6)", "now()", "LOCALTIMESTAMP", "LOCALTIMESTAMP(6)"),
                same("date", "now()", "CURRENT_DATE"),
                same("bigint", "nextval('s')", "nextval('s'::regclass)", "nextval('public.s')"),
                same("jsonb", "'{}'", "'{}'::jsonb", "'{ }'::jsonb"),
                same("int[]", "'{}'", "'{}'::integer[]", "array[]::int[]", "ARRAY[]::integer[]"),
                same("text[]", "array['a','b']", "'{a,b}'", "ARRAY['a'::text, 'b'::text]"),
                same("mood", "'A'", "'A'::mood", "'A'::public.mood"),
                same("interval", "'1 day'", "'1 day'::interval", "interval '1 day'"),
                same("uuid", "gen_random_uuid()", "pg_catalog.gen_random_uuid()"),
                same(
                        "uuid",
                        "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'",
                        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid"),
                same("positive", "1", "1::positive", "'1'"),
                same("bytea", "''", "'\\x'::bytea"),
                same("text", "NULL", "NULL::text", "null::character varying"));
    }

    @TestFactory
    Stream<DynamicTest> differentDefaults() {
        return Stream.of(
                different("varchar(20)", "'X'", "'x'"),
                different("varchar(20)", "'now()'", "now()"),
                different("text", "'CURRENT_TIMESTAMP'", "'now()'"),
                different("timestamptz", "now()", "clock_timestamp()"),
                different("timestamptz", "now()", "statement_timestamp()"),
                different("timestamptz", "now()", "CURRENT_TIMESTAMP(0)"),
                different("numeric(10,2)", "0", "0.01"),
                different("boolean", "false", "true"),
                different("bigint", "nextval('s')", "nextval('t_seq')"),
                different("json", "'{}'", "'{ }'"),
                different("mood", "'A'", "'B'"),
                different("text", "''", "NULL"));
    }

    @TestFactory
    Stream<DynamicTest> sameConditions() {
        return Stream.of(
                same(
                        null,
                        "status in ('A','B')",
                        "((status)::text = ANY ((ARRAY['A'::character varying,"
                                + " 'B'::character varying])::text[]))",
                        "status = any ('{A,B}')"),
                same(null, "a > 0", "(a > 0)", "A > 0", "((a) > (0))", "a>0"),
                same(null, "a between 0 and 2", "((a >= 0) AND (a <= 2))", "a >= 0 and a <= 2"),
                same(null, "a in (0, 1)", "(a = ANY (ARRAY[0, 1]))"),
                same(null, "b > 0", "(b > 0)"),
                same(null, "\"user\" <> ''", "(\"user\" <> ''::text)"),
                same(null, "\"Odd \"\"name\"\"\" > 0", "(\"Odd \"\"name\"\"\" > (0)::numeric)"),
                same(null, "not (a > 1)", "NOT (a > 1)", "a <= 1"),
                same(null, "doc ? 'x'", "(doc ? 'x'::text)", "doc operator(pg_catalog.?) 'x'"),
                same(null, "mood = 'A'", "(mood = 'A'::mood)"),
                same(null, "lower(status)", "lower((status)::text)"),
                same(null, "a + b", "(a + b)"),
                same(null, "status like 'A%'", "((status)::text ~~ 'A%'::text)"),
                same(null, "at at time zone 'UTC'", "(at AT TIME ZONE 'UTC'::text)"));
    }

    @TestFactory
    Stream<DynamicTest> differentConditions() {
        return Stream.of(
                different(null, "a > 0", "a >= 0"),
                different(null, "a > 0", "b > 0"),
                different(null, "status in ('A','B')", "status in ('B','A')"),
                different(null, "status = 'a.b'", "status = 'ab'"));
    }

    private static DynamicTest same(String type, String... spellings) {
        return DynamicTest.dynamicTest(
                type + ": " + String.join(" = ", spellings),
                () -> {
                    List<Optional<String>> forms = forms(type, spellings);
                    assertThat(forms).doesNotContain(Optional.empty());
                    assertThat(forms).containsOnly(forms.get(0));
                });
    }

    private static DynamicTest different(String type, String one, String other) {
        return DynamicTest.dynamicTest(
                type + ": " + one + " <> " + other,
                () -> {
                    List<Optional<String>> forms = forms(type, one, other);
                    assertThat(forms).doesNotContain(Optional.empty()).doesNotHaveDuplicates();
                });
    }

    private static List<Optional<String>> forms(String type, String... spellings) {
        Type castTo = type == null ? null : Type.parse(type);
        return spelling.normalForms(
                Stream.of(spellings).map(sql -> new Question(COLUMNS, sql, castTo)).toList());
    }

    @TestFactory
    Stream<DynamicTest> notUnderstood() {
        return Stream.of(
                        "",
                        " ",
                        "a >",
                        "missing > 0",
                        "new_kind = 'A'",
                        "a > 'x'",
                        "1 / 0",
                        "1) , (2",
                        "1), (2",
                        "(1",
                        "1)",
                        "[1",
                        "1, 2",
                        "'open",
                        "\"open",
                        "$$open",
                        "$q$open$$",
                        "E'open\\'",
                        "1 /* open",
                        "1 /* /* half */",
                        "--",
                        "1; drop table victim",
                        "1)); drop table victim; select ((1",
                        "1) from pg_class union select (2",
                        "1) from pg_catalog.json_to_recordset('[]') as t(x int)), (select (1",
                        "count(*)",
                        "generate_series(1, 2)",
                        "(select 1)",
                        "nextval('missing')",
                        "$1",
                        "retort_0_0",
                        "a\0")
                .map(
                        sql ->
                                DynamicTest.dynamicTest(
                                        "«" + sql.replace('\0', '0') + "»",
                                        () ->
                                                assertThat(forms(null, "a > 0", sql, "a > 0"))
                                                        .containsExactly(
                                                                Optional.of("(a > 0)"),
                                                                Optional.empty(),
                                                                Optional.of("(a > 0)"))));
    }

    @Test
    void askingChangesNothing() throws SQLException {
        forms(null, "1)); drop table victim; select ((1", "nextval('s') > 0", "1 / 0");

        assertThat(workbench.read().schema().tables()).containsKey(QualifiedName.of("victim"));
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select is_called, current_setting('search_path') from s")) {
            row.next();
            assertThat(row.getBoolean(1)).isFalse();
            assertThat(row.getString(2)).isEqualTo("\"$user\", public");
        }
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aDefaultOfAnUnknownTypeIsNotUnderstood() {
        assertThat(forms("kind_that_does_not_exist_yet", "'A'")).containsExactly(Optional.empty());
    }

    @Test
    void canonicalTypes() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("varchar(40)", "character varying(40)");
        expected.put("VARCHAR", "character varying");
        expected.put("int4", "integer");
        expected.put("float(53)", "double precision");
        expected.put("float(24)", "real");
        expected.put("float4", "real");
        expected.put("decimal(10)", "numeric(10,0)");
        expected.put("numeric(10, 2)", "numeric(10,2)");
        expected.put("timestamp(6)", "timestamp(6) without time zone");
        expected.put("timestamptz", "timestamp with time zone");
        expected.put("timestamp with time zone", "timestamp with time zone");
        expected.put("time(0)", "time(0) without time zone");
        expected.put("interval day to second (3)", "interval day to second(3)");
        expected.put("varchar(255) array", "character varying(255)[]");
        expected.put("integer array[5]", "integer[]");
        expected.put("char", "character(1)");
        expected.put("\"char\"", "\"char\"");
        expected.put("bpchar", "bpchar");
        expected.put("bit", "bit(1)");
        expected.put("jsonb", "jsonb");
        expected.put("uuid", "uuid");
        expected.put("oid", "oid");
        expected.put("mood", "mood");
        expected.put("public.mood", "mood");
        expected.put("MOOD[]", "mood[]");
        expected.put("other.mood", "other.mood");
        expected.put("positive", "positive");
        expected.put("positive[]", "positive[]");
        expected.put("victim", "victim");
        expected.put("serial", null);
        expected.put("missing", null);
        expected.put("other.missing", null);
        expected.put("int, 1", null);
        expected.put("int) , (x", null);
        expected.put("int); drop table victim; --", null);
        expected.put("varchar(40) collate \"C\"", null);
        expected.put("int not null", null);

        List<Type> asked = expected.keySet().stream().map(Type::parse).toList();
        List<Optional<Type>> answers = spelling.types(asked);

        Map<String, String> actual = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            actual.put(asked.get(i).sql(), answers.get(i).map(Type::sql).orElse(null));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static final String ELSEWHERE =
            """
            set check_function_bodies = off;
            create schema app; create schema one; create schema two; create schema "T ""w"".o";
            create extension citext schema two;
            create function one.code(int) returns text language sql immutable as 'select $1::text';
            create function two.code(text) returns text language sql immutable as 'select $1';
            create function two.inner_part(text) returns text language sql immutable as
              'select code($1)';
            create function two.outer_part(text) returns text language sql immutable as
              'select inner_part($1) || 1';
            create function app.both(int) returns int language plpgsql as 'begin return 1; end';
            create function one.both(int) returns int language plpgsql as 'begin return 2; end';
            create function "T ""w"".o"."F(1)"() returns int language plpgsql as
              'begin return 1; end';
            create function one.upper(text) returns text language plpgsql immutable as
              'begin return $1; end';
            create collation two.ci (provider = icu, locale = 'de');
            create sequence two."S.1";
            create type one.kind as enum ('A'); create type two.kind as enum ('B');
            """;

    private static String qualified(Spelling asked, String sql) {
        return asked.qualified(
                        List.of(
                                new Question(
                                        Map.of(
                                                "email", Type.parse("two.citext"),
                                                "name", Type.parse("varchar(20)"),
                                                "a", Type.parse("int4")),
                                        sql,
                                        null)))
                .get(0);
    }

    @Test
    void namesFromElsewhereOnThePathGetTheirSchema() throws Exception {
        try (Workbench bench = new Workbench();
                Connection longer = bench.database().connect();
                Statement statement = longer.createStatement()) {
            bench.contain(ELSEWHERE);
            statement.execute(
                    "set search_path = app, lost, one, \"$user\", two, \"T \"\"w\"\".o\"");
            Spelling asked = new ServerSpelling(longer, null);
            assertThat(asked.looksFurther()).isTrue();
            assertThat(asked.types(Stream.of("citext", "KIND[]", "int").map(Type::parse).toList()))
                    .map(each -> each.map(Type::sql).orElse(null))
                    .containsExactly("two.citext", "one.kind[]", "integer");
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put("code(a)", "one.code(a)");
            texts.put("code(name::text)", "two.code(name::text)");
            texts.put("CODE('x'::text) || 1 -- one", "two.code('x'::text) || 1 -- one");
            texts.put("both(a) > 1", "both(a) > 1");
            texts.put("upper(name) <> ''", "upper(name) <> ''");
            texts.put("\"F(1)\"()", "\"T \"\"w\"\".o\".\"F(1)\"()");
            texts.put("name collate ci > 'x'", "name collate two.ci > 'x'");
            texts.put("nextval('\"S.1\"')", "nextval('two.\"S.1\"')");
            texts.put("'A'::kind = 'A'", "'A'::one.kind = 'A'");
            texts.put("cast('x' as citext)", "cast('x' as two.citext)");
            texts.put("citext 'x'", "two.citext 'x'");
            texts.put("email <> '' and a > 3", "email OPERATOR(two.<>) '' and a > 3");
            texts.put("email = '' or a = 3", "(email OPERATOR(two.=) ''::two.citext) OR (a = 3)");
            texts.put("a in (1, 2) and name like 'x'", "a in (1, 2) and name like 'x'");
            texts.put("email in ('a', 'b')", "email OPERATOR(two.=) ANY ('{a,b}'::two.citext[])");
            texts.put("replace(email, 'a', 'b')", "two.replace(email, 'a', 'b')");
            texts.put("replace(name, 'a', 'b')", "replace(name, 'a', 'b')");
            texts.put("outer_part(name)", "two.outer_part(name)");
            texts.put("two.code(name)", "two.code(name)");
            texts.put("nothing(name)", "nothing(name)");
            texts.forEach(
                    (text, full) -> assertThat(qualified(asked, text)).as(text).isEqualTo(full));
            List<String> all = List.copyOf(texts.keySet());
            assertThat(
                            asked.qualified(
                                    all.stream()
                                            .map(
                                                    text ->
                                                            new Question(
                                                                    Map.of(
                                                                            "email",
                                                                            Type.parse(
                                                                                    "two.citext"),
                                                                            "name",
                                                                            Type.parse(
                                                                                    "varchar(20)"),
                                                                            "a",
                                                                            Type.parse("int4")),
                                                                    text,
                                                                    null))
                                            .toList()))
                    .containsExactlyElementsOf(texts.values());
            // What stands inside of a function is found, too, and nothing has changed the path.
            Question inside =
                    new Question(Map.of("name", Type.parse("text")), "outer_part(name)", null);
            Question full =
                    new Question(Map.of("name", Type.parse("text")), "two.outer_part(name)", null);
            List<Optional<String>> forms = asked.normalForms(List.of(inside, full));
            assertThat(forms.get(0)).isPresent().isEqualTo(forms.get(1));
            try (ResultSet row = statement.executeQuery("show search_path")) {
                row.next();
                assertThat(row.getString(1)).startsWith("app, lost, one");
            }
        }
    }

    @Test
    void aNameOfTheSystemIsHiddenWhereItComesLast() throws Exception {
        try (Workbench bench = new Workbench();
                Connection longer = bench.database().connect();
                Statement statement = longer.createStatement()) {
            bench.contain(ELSEWHERE);
            statement.execute("set search_path = app, one, pg_catalog");
            Spelling asked = new ServerSpelling(longer, null);
            assertThat(
                            asked.qualified(
                                    List.of(
                                            new Question(
                                                    Map.of("t", Type.parse("text")),
                                                    "upper(t) <> lower(t)",
                                                    null))))
                    .containsExactly("one.upper(t) <> lower(t)");
            // That of the model is the system's.
            List<Optional<String>> forms =
                    asked.normalForms(
                            List.of(
                                    new Question(Map.of("t", Type.parse("text")), "upper(t)", null),
                                    new Question(
                                            Map.of("t", Type.parse("text")),
                                            "pg_catalog.upper(t)",
                                            null),
                                    new Question(
                                            Map.of("t", Type.parse("text")),
                                            "one.upper(t)",
                                            null)));
            assertThat(forms.get(0)).isEqualTo(forms.get(1)).isNotEqualTo(forms.get(2));
        }
    }

    @Test
    void manyQuestionsAreAskedInAFewStatements() throws Exception {
        List<Question> questions = new ArrayList<>();
        IntStream.range(0, 900)
                .forEach(i -> questions.add(new Question(COLUMNS, "a > " + i, null)));
        try (StatementCounter counter = new StatementCounter(workbench.database().server().port());
                Connection counted =
                        java.sql.DriverManager.getConnection(
                                counter.jdbcUrl(workbench.database().jdbcUrl()),
                                workbench.database().user(),
                                "")) {
            int before = counter.count();
            List<Optional<String>> answers =
                    new ServerSpelling(counted, "public").normalForms(questions);

            assertThat(answers).hasSize(900).contains(Optional.of("(a > 899)"));
            assertThat(counter.count() - before).isLessThanOrEqualTo(12);
        }
    }
}
