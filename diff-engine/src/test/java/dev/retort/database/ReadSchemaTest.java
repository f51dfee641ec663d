package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.database.spelling.ServerSpelling;
import dev.retort.diff.spelling.Spelling;
import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.EnumType;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sequences, enum types, namespaces, names, scope and who reads. */
class ReadSchemaTest {

    private static final Type INTEGER = Type.parse("integer");

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
    Stream<DynamicTest> readsSequences() {
        Sequence q = Sequence.of(QualifiedName.of("q"));
        return Stream.of(
                sequence("", q),
                sequence("start 100 increment 50", q.startWith(100).incrementBy(50)),
                sequence("start 1 increment 1 cache 1 no cycle", q),
                sequence("minvalue 7", q.minValue(7)),
                sequence("minvalue 7 start 7", q.minValue(7)),
                sequence("minvalue 7 start 8", q.minValue(7).startWith(8)),
                sequence("maxvalue 99 cache 20 cycle", q.maxValue(99).cache(20).cycle()),
                sequence("increment -1", q.incrementBy(-1)),
                sequence("increment -2 start -5", q.incrementBy(-2).startWith(-5)),
                sequence(
                        "increment -1 maxvalue 10 minvalue -10",
                        q.incrementBy(-1).maxValue(10).minValue(-10)),
                sequence("as integer", q.as(INTEGER)),
                sequence("as smallint maxvalue 32767", q.as(Type.parse("smallint"))),
                sequence(
                        "as smallint increment -1 minvalue -32768",
                        q.as(Type.parse("smallint")).incrementBy(-1)));
    }

    private static DynamicTest sequence(String options, Sequence expected) {
        return DynamicTest.dynamicTest(
                "create sequence q " + options,
                () -> {
                    workbench.contain("create sequence q " + options);
                    assertThat(workbench.read().schema())
                            .isEqualTo(Schema.EMPTY.withSequences(List.of(expected)));
                    workbench.isReadWhole("");
                });
    }

    @Test
    void aSerialColumnIsADefaultAndAnOwnedSequence() throws SQLException {
        workbench.contain("create schema s; create table s.t (a serial)");

        QualifiedName table = new QualifiedName("s", "t");
        QualifiedName sequence = new QualifiedName("s", "t_a_seq");
        assertThat(workbench.read().schema())
                .isEqualTo(
                        Schema.of(
                                        Table.of(
                                                table,
                                                List.of(
                                                        Column.of("a", INTEGER)
                                                                .notNull()
                                                                .defaultTo(
                                                                        "nextval('s.t_a_seq'::regclass)"))))
                                .withNamespaces(Set.of("s"))
                                .withSequences(
                                        List.of(
                                                Sequence.of(sequence)
                                                        .as(INTEGER)
                                                        .ownedBy("s.t", "a"))));
    }

    @Test
    void theSequenceOfAnIdentityColumnIsPartOfTheColumn() throws SQLException {
        workbench.contain("create table t (a int generated always as identity)");

        assertThat(workbench.read().schema().sequences()).isEmpty();
    }

    @Test
    void enumLabelsComeInTheirSortOrder() throws SQLException {
        workbench.contain(
                "create schema s; create type s.mood as enum ('b', 'it''s, \"so\"', 'NULL', '');"
                        + " create type none as enum ()");
        workbench.database().execute("alter type s.mood add value 'a' before 'it''s, \"so\"'");

        assertThat(workbench.read().schema())
                .isEqualTo(
                        Schema.EMPTY
                                .withNamespaces(Set.of("s"))
                                .withEnums(
                                        List.of(
                                                new EnumType(QualifiedName.of("none"), List.of()),
                                                new EnumType(
                                                        new QualifiedName("s", "mood"),
                                                        List.of(
                                                                "b",
                                                                "a",
                                                                "it's, \"so\"",
                                                                "NULL",
                                                                "")))));
    }

    @Test
    void compositeTypesHaveTheirAttributesInOrder() throws SQLException, IOException {
        String ddl =
                "create schema s; create domain s.d as int; create type s.\"My Type\" as"
                        + " (\"a b\" numeric(5, 2), d s.d, t text collate \"C\", l varchar(7)[]);"
                        + " create type k as (m s.\"My Type\"[], gone int); create type none as ();"
                        + " alter type k drop attribute gone; create table t (k k)";
        workbench.contain(ddl);

        Schema read = workbench.read().schema();
        CompositeType made = read.composites().get(new QualifiedName("s", "My Type"));
        assertThat(made.attributes().values())
                .containsExactly(
                        Attribute.of("a b", Type.parse("numeric(5,2)")),
                        Attribute.of("d", Type.parse("s.d")),
                        Attribute.of("t", Type.parse("text")).collate("\"C\""),
                        Attribute.of("l", Type.parse("character varying(7)[]")));
        assertThat(read.composites())
                .containsOnlyKeys(QualifiedName.of("k"), QualifiedName.of("none"), made.name());
        assertThat(read.composites().get(QualifiedName.of("k")).attributes().values())
                .containsExactly(Attribute.of("m", Type.parse("s.\"My Type\"[]")));
        workbench.isReadWhole(ddl);
    }

    @Test
    void ownersAreReadBesideTheSchema() throws SQLException {
        workbench.contain(
                "create schema s authorization pg_monitor; create table s.t (a serial);"
                        + " create table t (); create type e as enum (); create type k as (a int);"
                        + " create view v as select 1; create domain d as int;"
                        + " alter table s.t owner to pg_monitor; alter type e owner to pg_monitor;"
                        + " alter type k owner to pg_monitor");

        Owners owners = workbench.read().owners();
        assertThat(owners.schemas()).isEqualTo(Map.of("s", "pg_monitor", "public", "postgres"));
        assertThat(owners.relations())
                .isEqualTo(
                        Map.of(
                                QualifiedName.parse("s.t"), "pg_monitor",
                                QualifiedName.parse("s.t_a_seq"), "pg_monitor",
                                QualifiedName.of("k"), "pg_monitor",
                                QualifiedName.of("t"), "postgres",
                                QualifiedName.of("v"), "postgres"));
        assertThat(owners.types())
                .isEqualTo(
                        Map.of(
                                QualifiedName.of("e"), "pg_monitor",
                                QualifiedName.of("d"), "postgres"));
    }

    @Test
    void equalNamesInSeveralSchemasStayApart() throws SQLException {
        String table =
                "create table %1$s.t (%2$s int constraint k primary key, p int"
                        + " constraint f references %1$s.t); create index i on %1$s.t (p);"
                        + " create sequence %1$s.q start %3$s; ";
        workbench.contain(
                "create schema one; create schema two; "
                        + table.formatted("public", "a", 1)
                        + table.formatted("one", "b", 2)
                        + table.formatted("two", "c", 3));

        assertThat(workbench.read().schema())
                .isEqualTo(
                        Schema.of(same("", "a"), same("one", "b"), same("two", "c"))
                                .withNamespaces(Set.of("one", "two"))
                                .withSequences(
                                        List.of(
                                                Sequence.of(QualifiedName.of("q")),
                                                Sequence.of(QualifiedName.parse("one.q"))
                                                        .startWith(2),
                                                Sequence.of(QualifiedName.parse("two.q"))
                                                        .startWith(3))));
    }

    private static Table same(String schema, String key) {
        QualifiedName name = new QualifiedName(schema, "t");
        return Table.of(
                        name,
                        List.of(
                                Column.of(key, INTEGER).notNull(),
                                Column.of("p", INTEGER),
                                PrimaryKey.of("k", List.of(key)),
                                ForeignKey.of("f", List.of("p"), name, List.of(key))))
                .withIndexes(List.of(Index.of("i", "p")));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> readsHostileNames() {
        return Stream.of(
                        "order",
                        "User",
                        "a b",
                        " ",
                        "  a",
                        "a  ",
                        "a.b",
                        "a\"b",
                        "\"",
                        "\"\"",
                        "a'b",
                        "a\\b",
                        "a,b",
                        "{a}",
                        "${user.home}",
                        "$1",
                        "?",
                        "a\nb\tc",
                        "--a",
                        "/*a",
                        "NULL",
                        "null",
                        "*",
                        "日本語",
                        "ÄÖÜß",
                        "😀",
                        "x".repeat(63))
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        "«" + name + "»", () -> readsHostileName(name)));
    }

    private static void readsHostileName(String name) throws SQLException, IOException {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        // Also its neighbour that differs in surrounding space only, where there is room for it.
        String neighbour = name.length() < 60 ? name + "  " : name.substring(1);
        String quotedNeighbour = '"' + neighbour.replace("\"", "\"\"") + '"';
        workbench.contain(
                ("create schema N; create sequence N.N; create type N.\"%s\" as enum ('a');"
                                + " create table N.M (N int, M int, constraint pk primary key (N),"
                                + " constraint N check (N > 0),"
                                + " constraint \"%s\" foreign key (M) references N.M (N));"
                                + " create index \"%s\" on N.M (M) include (N)")
                        .replace("N", quoted)
                        .replace("M", quotedNeighbour)
                        .formatted("e", "f", "g"));

        QualifiedName table = new QualifiedName(name, neighbour);
        Schema schema = workbench.read().schema();
        assertThat(schema.namespaces()).containsExactly(name);
        assertThat(schema.sequences()).containsOnlyKeys(new QualifiedName(name, name));
        assertThat(schema.enums()).containsOnlyKeys(new QualifiedName(name, "e"));
        assertThat(schema.tables()).containsOnlyKeys(table);
        Table read = schema.tables().get(table);
        assertThat(read.columns()).containsOnlyKeys(name, neighbour);
        assertThat(read.constraints()).containsOnlyKeys("pk", name, "f");
        assertThat(read.primaryKey().orElseThrow().columns()).containsExactly(name);
        assertThat(read.foreignKeys().get(0).references()).isEqualTo(table);
        assertThat(read.indexes().get("g")).isEqualTo(Index.of("g", neighbour).include(name));
        workbench.isReadWhole("");
    }

    @Test
    void anotherDefaultSchemaMovesTheNames() throws SQLException {
        workbench.contain(
                "create schema app; create type app.mood as enum ('a'); create sequence q;"
                        + " create table app.t (a app.mood, b bigint default nextval('q'))");

        Schema schema = workbench.read(ReadScope.everything("app")).schema();

        assertThat(schema)
                .isEqualTo(
                        Schema.of(
                                        Table.of(
                                                QualifiedName.of("t"),
                                                List.of(
                                                        Column.of("a", Type.parse("mood")),
                                                        Column.of("b", Type.parse("bigint"))
                                                                .defaultTo(
                                                                        "nextval('public.q'::regclass)"))))
                                .withNamespaces(Set.of("public"))
                                .withEnums(
                                        List.of(
                                                new EnumType(
                                                        QualifiedName.of("mood"), List.of("a"))))
                                .withSequences(
                                        List.of(Sequence.of(QualifiedName.parse("public.q")))));
    }

    @Test
    void scopeLeavesOutSchemasAndTables() throws SQLException {
        workbench.contain(
                "create schema s; create table s.t (); create view s.v as select 1;"
                        + " create table t (a int primary key); create table version ();"
                        + " create table u (a int constraint f references t);"
                        + " create function f() returns trigger language plpgsql as 'begin end';"
                        + " create trigger g before insert on version for each row"
                        + " execute function f()");
        ReadScope scope =
                new ReadScope(
                        "public",
                        schema -> !schema.equals("s"),
                        object -> !object.name().equals("t"));

        Reflected read = workbench.read(scope.without(Set.of(QualifiedName.of("version"))));

        assertThat(read.schema())
                .isEqualTo(
                        Schema.of(
                                Table.of(
                                        QualifiedName.of("u"),
                                        List.of(
                                                Column.of("a", INTEGER),
                                                ForeignKey.of(
                                                        "f",
                                                        List.of("a"),
                                                        QualifiedName.of("t"),
                                                        List.of("a"))))));
        assertThat(read.notCompared()).containsExactly(Unmapped.of("function", "f()"));
    }

    @Test
    void anEmptyDatabaseIsAnEmptySchema() throws SQLException {
        workbench.contain("");

        Reflected read = workbench.read();
        assertThat(read.schema()).isEqualTo(Schema.EMPTY);
        assertThat(read.notCompared()).isEmpty();
        assertThat(workbench.read(ReadScope.everything("missing")).schema())
                .isEqualTo(Schema.EMPTY.withNamespaces(Set.of("public")));
    }

    @Test
    void aRoleThatMaySelectOnlyReadsTheSame() throws SQLException {
        workbench.contain(EVERYTHING);
        workbench.database().server().createRole("reader", "secret");
        workbench
                .database()
                .execute(
                        "grant usage on schema public, s to reader;"
                                + " grant select on all tables in schema public, s to reader");

        Reflected owners = workbench.read();
        try (Connection connection = workbench.database().connect("reader", "secret")) {
            assertThat(DatabaseReader.read(connection, ReadScope.everything("public")))
                    .isEqualTo(owners);
        }
        workbench.database().execute("revoke usage on schema public from public, reader");
        try (Connection connection = workbench.database().connect("reader", "secret")) {
            assertThatThrownBy(
                            () -> DatabaseReader.read(connection, ReadScope.everything("public")))
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("may not use schema public");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static final String EVERYTHING =
            """
            create schema s;
            create type s.mood as enum ('a', 'b');
            create sequence s.q start 5;
            create table s.p (a int primary key, b text unique, check (b <> ''));
            create table t (a bigint generated always as identity (start 7) primary key, n text,
                            m s.mood default 'a', b int references s.p on delete cascade,
                            c int generated always as (a * 2) stored);
            create index i on t (lower(n) desc) where b > 0;
            create view v as select 1;
            comment on column t.a is 'x';
            """;

    @Test
    void theConnectionIsAsItWasBefore() throws SQLException {
        workbench.contain(EVERYTHING);
        try (Connection connection = workbench.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = s, public");
            statement.execute("create temporary table t (z int)");

            assertThat(
                            DatabaseReader.read(connection, ReadScope.everything("public"))
                                    .schema()
                                    .tables())
                    .containsOnlyKeys(QualifiedName.of("t"), QualifiedName.parse("s.p"));

            assertThat(connection.getAutoCommit()).isTrue();
            try (ResultSet row =
                    statement.executeQuery(
                            "select current_setting('search_path'),"
                                    + " current_setting('transaction_read_only'),"
                                    + " current_setting('transaction_isolation')")) {
                row.next();
                assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .containsExactly("s, public", "off", "read committed");
            }
        }
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheSize() throws Exception {
        workbench.contain(EVERYTHING);
        int few = statementsOfARead();
        StringBuilder many = new StringBuilder(EVERYTHING);
        for (int i = 0; i < 50; i++) {
            many.append(
                    "create table t%1$d (a int primary key, b int references t, c s.mood unique);"
                            .formatted(i));
        }
        workbench.contain(many.toString());

        assertThat(statementsOfARead()).isEqualTo(few).isLessThanOrEqualTo(8);
    }

    /**
     * A command has twelve statements: besides these that its sessions only read, and at most two
     * for the version rows. Here is one more, for what depends on what is not compared.
     */
    @Test
    void readingAndAskingAreOneTransactionOfFewStatements() throws Exception {
        workbench.contain(EVERYTHING);
        Spelling.Question question =
                new Spelling.Question(
                        Map.of("a", Type.parse("bigint"), "n", Type.parse("text")),
                        "a > 0 and n in ('x', 'y')",
                        null);
        try (StatementCounter counter = new StatementCounter(workbench.database().server().port());
                Connection connection = connect(counter)) {
            int before = counter.count();
            try (Snapshot snapshot = Snapshot.open(connection, null)) {
                assertThat(snapshot.defaultSchema()).isEqualTo("public");
                Reflected read =
                        DatabaseReader.read(
                                snapshot, ReadScope.everything(snapshot.defaultSchema()));
                Spelling spelling = new ServerSpelling(snapshot, read.schema());
                assertThat(spelling.types(List.of(Type.parse("int8"), Type.parse("bigint"))))
                        .containsOnly(Optional.of(Type.parse("bigint")));
                assertThat(spelling.normalForms(List.of(question)).get(0)).isPresent();
            }
            assertThat(counter.count() - before).isLessThanOrEqualTo(10);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void aSnapshotSurvivesWhatTheServerRejects() throws Exception {
        workbench.contain(EVERYTHING);
        try (Connection connection = workbench.database().connect();
                Snapshot snapshot = Snapshot.open(connection, null)) {
            Reflected first = DatabaseReader.read(snapshot, ReadScope.everything("public"));
            Spelling spelling = new ServerSpelling(snapshot, first.schema());
            for (int i = 1; i < 3; i++) {
                Type unknown = Type.parse("no_such_" + i);
                Type known = Type.parse("varchar(" + i + ")");
                assertThat(spelling.types(List.of(unknown, known)))
                        .containsExactly(
                                Optional.empty(),
                                Optional.of(Type.parse("character varying(" + i + ")")));
            }
            assertThat(DatabaseReader.read(snapshot, ReadScope.everything("public")))
                    .isEqualTo(first);
        }
    }

    private static Connection connect(StatementCounter counter) throws SQLException {
        return DriverManager.getConnection(
                counter.jdbcUrl(workbench.database().jdbcUrl()), workbench.database().user(), "");
    }

    /** With BEGIN and ROLLBACK. */
    private static int statementsOfARead() throws Exception {
        try (StatementCounter counter = new StatementCounter(workbench.database().server().port());
                Connection connection = connect(counter)) {
            int before = counter.count();
            DatabaseReader.read(connection, ReadScope.everything("public"));
            return counter.count() - before;
        }
    }
}
