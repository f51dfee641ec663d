package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.scope.Scope;
import dev.retort.environment.ColumnPair;
import dev.retort.environment.Environment;
import dev.retort.environment.ObjectKind;
import dev.retort.environment.ObjectName;
import dev.retort.environment.SchemaObject;
import dev.retort.environment.Verdict;
import dev.retort.operation.Description;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Alembic's filter and hook cases by their ids there (H23 and H24, which need the command line, are
 * in {@code EnvironmentTest}): the database before, the database after, who filters, and what the
 * upgrade consists of in Retort's words. Each one keeps the laws, so that what is hidden comes
 * through upgrade and downgrade.
 *
 * <p>Two diff cases that a setting of Alembic decides (Y37, D14) are here, too: the environment
 * class decides it.
 *
 * <p>Where Alembic's name filter hides the database's side alone and then proposes what is hidden
 * as new (H11, H13, H14), Retort hides both sides; the case says so.
 */
class FilterCasesTest {

    private static final Scope ALL = new Scope("public", List.of("*.*"), List.of());

    private static final String TWO_INDEXES =
            "create table t (x int, y int); create index ix1 on t (x); create index ix2 on t (y)";
    private static final String INDEXES_MOVED =
            "create table t (x int, y int); create index ix1 on t (x, y); create index ix2 on t (y, x)";
    private static final String NO_PARTS = "create table t (x int, y int)";
    private static final String TWO_UNIQUES =
            "create table t (x int, y int, constraint uq1 unique (x), constraint uq2 unique (y))";
    private static final String UNIQUES_MOVED =
            "create table t (x int, y int, constraint uq1 unique (x, y),"
                    + " constraint uq2 unique (y, x))";
    private static final String REFERENCED =
            "create table r (id int primary key); create table s (id int primary key);"
                    + " create table t (x int, y int); ";
    private static final String TWO_KEYS =
            REFERENCED
                    + "alter table t add constraint fk1 foreign key (x) references r;"
                    + " alter table t add constraint fk2 foreign key (y) references r";
    private static final String KEYS_MOVED =
            REFERENCED
                    + "alter table t add constraint fk1 foreign key (x) references s;"
                    + " alter table t add constraint fk2 foreign key (y) references s";

    private static final String ONE =
            """
            create table "user" (id serial primary key, name varchar(50), a1 text, pw varchar(50));
            create index pw_idx on "user" (pw);
            create table address (id serial primary key, email_address varchar(100) not null);
            create table "order" (order_id serial primary key,
              amount numeric(8,2) not null default 0, constraint ck_order_amount check (amount >= 0));
            create table extra (x char, uid int references "user" (id));
            """;
    private static final String ONE_WANTED =
            """
            create table address (id serial primary key, email_address varchar(100) not null,
              street varchar(50), constraint uq_email unique (email_address));
            create table "user" (id serial primary key, name varchar(50) not null,
              a1 text default 'x');
            create table "order" (order_id serial primary key, amount numeric(10,2) default 0,
              user_id int references "user" (id), constraint ck_order_amount check (amount > -1));
            create table item (id serial primary key, description varchar(100),
              order_id int references "order" (order_id), check (length(description) > 5));
            """;

    private record Case(
            String title, Side before, Side after, Environment filter, String... upgrade) {

        Case(String title, String before, String after, Environment filter, String... upgrade) {
            this(title, new DdlSide(before), new DdlSide(after), filter, upgrade);
        }
    }

    private static List<Case> cases() {
        return List.of(
                new Case(
                        "H1 include_object rejects a reflected index",
                        TWO_INDEXES,
                        NO_PARTS,
                        object(each -> !(each.reflected() && named(each, "ix1"))),
                        "drop index ix2 on t"),
                new Case(
                        "H2 include_name rejects an index",
                        TWO_INDEXES,
                        NO_PARTS,
                        name(each -> !isPart(each, ObjectKind.INDEX, "t", "ix1")),
                        "drop index ix2 on t"),
                new Case(
                        "H3 include_object rejects a reflected unique constraint",
                        TWO_UNIQUES,
                        NO_PARTS,
                        object(each -> !(each.reflected() && named(each, "uq1"))),
                        "drop constraint uq2 on t"),
                new Case(
                        "H4 include_object rejects a desired index",
                        NO_PARTS,
                        TWO_INDEXES,
                        object(each -> each.reflected() || !named(each, "ix1")),
                        "create index ix2 on t (y)"),
                new Case(
                        "H5 include_object rejects a desired unique constraint",
                        NO_PARTS,
                        TWO_UNIQUES,
                        object(each -> each.reflected() || !named(each, "uq1")),
                        "add unique constraint uq2 on t (y)"),
                new Case(
                        "H6 include_object rejects a desired index with a counterpart",
                        TWO_INDEXES,
                        INDEXES_MOVED,
                        object(each -> each.counterpart().isEmpty() || !named(each, "ix1")),
                        "drop index ix2 on t",
                        "create index ix2 on t (y, x)"),
                new Case(
                        "H7 include_object rejects a desired unique constraint with a counterpart",
                        TWO_UNIQUES,
                        UNIQUES_MOVED,
                        object(each -> each.counterpart().isEmpty() || !named(each, "uq1")),
                        "drop constraint uq2 on t",
                        "add unique constraint uq2 on t (y, x)"),
                new Case(
                        "H8 include_object rejects a reflected foreign key",
                        TWO_KEYS,
                        REFERENCED,
                        object(each -> !(each.reflected() && named(each, "fk1"))),
                        "drop constraint fk2 on t"),
                new Case(
                        "H8 include_name rejects a foreign key",
                        TWO_KEYS,
                        REFERENCED,
                        name(each -> !isPart(each, ObjectKind.FOREIGN_KEY, "t", "fk1")),
                        "drop constraint fk2 on t"),
                new Case(
                        "H9 include_object rejects a desired foreign key",
                        REFERENCED,
                        TWO_KEYS,
                        object(each -> !named(each, "fk1")),
                        "add foreign key fk2 on t (y) to r (id)"),
                new Case(
                        "H10 include_object rejects a foreign key that changes its target",
                        TWO_KEYS,
                        KEYS_MOVED,
                        object(each -> !named(each, "fk1")),
                        "drop constraint fk2 on t",
                        "add foreign key fk2 on t (y) to s (id)"),
                new Case(
                        "H11 include_name rejects a foreign key that changes its target"
                                + " (Alembic proposes the hidden fk1 as new; here both sides hide it)",
                        TWO_KEYS,
                        KEYS_MOVED,
                        name(each -> !isPart(each, ObjectKind.FOREIGN_KEY, "t", "fk1")),
                        "drop constraint fk2 on t",
                        "add foreign key fk2 on t (y) to s (id)"),
                new Case(
                        "H12 include_object keeps some tables and rejects a column",
                        ONE,
                        ONE_WANTED,
                        object(
                                each ->
                                        !isTableBut(each.name(), "address", "order", "user")
                                                && !named(each, "street")),
                        "add unique constraint uq_email on address (email_address)",
                        "drop constraint ck_order_amount on order",
                        "alter column order.amount: type numeric(10,2), nullable",
                        "add column order.user_id integer",
                        "add check ck_order_amount on order (amount > ('-1'::integer)::numeric)",
                        "add foreign key order_user_id_fkey on order (user_id) to user (id)",
                        "drop index pw_idx on user",
                        "fill user.name where it is null: ? (a value for the rows that have none)",
                        "alter column user.name: not null",
                        "alter column user.a1: default 'x'::text",
                        "drop column user.pw"),
                new Case(
                        "H13 include_name keeps some tables and rejects a column"
                                + " (Alembic still adds street and item; here both sides hide them)",
                        ONE,
                        ONE_WANTED,
                        name(
                                each ->
                                        !isTableBut(each, "address", "order", "user")
                                                && !each.name().equals("street")),
                        "add unique constraint uq_email on address (email_address)",
                        "drop constraint ck_order_amount on order",
                        "alter column order.amount: type numeric(10,2), nullable",
                        "add column order.user_id integer",
                        "add check ck_order_amount on order (amount > ('-1'::integer)::numeric)",
                        "add foreign key order_user_id_fkey on order (user_id) to user (id)",
                        "drop index pw_idx on user",
                        "fill user.name where it is null: ? (a value for the rows that have none)",
                        "alter column user.name: not null",
                        "alter column user.a1: default 'x'::text",
                        "drop column user.pw"),
                new Case(
                        "H14 include_name keeps two tables and rejects a column (Alembic adds user,"
                                + " item, address and order.amount, which are hidden; here both sides"
                                + " hide them, and the check on amount with it)",
                        ONE,
                        ONE_WANTED,
                        name(
                                each ->
                                        !isTableBut(each, "extra", "order")
                                                && !each.name().equals("amount")),
                        "add column order.user_id integer",
                        "add foreign key order_user_id_fkey on order (user_id) to user (id)",
                        "drop table extra"),
                new Case(
                        "H15 include_name rejects a schema",
                        "create schema a; create table a.t (x int); create table t (x int)",
                        "create schema a; create table a.u (x int); create table t (x int, y int)",
                        name(each -> each.kind() != ObjectKind.SCHEMA || !each.name().equals("a")),
                        "add column t.y integer"),
                new Case(
                        "H16 include_object rejects by schema, on both sides",
                        "create schema a; create table a.t (x int); create table t (x int)",
                        "create schema a; create table a.u (x int); create table t (x int, y int)",
                        object(each -> !each.name().schema().equals("a")),
                        "add column t.y integer"),
                new Case(
                        "H17 a foreign key to a table that include_name rejects",
                        TWO_KEYS,
                        TWO_KEYS + "; alter table t add z int",
                        name(each -> !each.equals(table("r"))),
                        "add column t.z integer"),
                new Case(
                        "H17 a foreign key to a table in a schema that is not read",
                        "create schema a; create table a.r (id int primary key);"
                                + " create table t (x int references a.r)",
                        "create schema a; create table a.r (id int primary key);"
                                + " create table t (x int references a.r, z int)",
                        name(each -> !each.schema().equals("a")),
                        "add column t.z integer"),
                new Case(
                        "H17 a new foreign key to a hidden table that is there",
                        REFERENCED,
                        TWO_KEYS,
                        name(each -> !each.equals(table("r"))),
                        "add foreign key fk1 on t (x) to r (id)",
                        "add foreign key fk2 on t (y) to r (id)"),
                new Case(
                        "H17 a new foreign key to a hidden table that is not there",
                        "create table t (x int)",
                        "create table r (id int primary key); create table t (x int references r)",
                        name(each -> !each.equals(table("r")))),
                new Case(
                        "H18 a type that JDBC has no name for",
                        "create type pair as (a int, b int); create table t (p pair, l pg_lsn)",
                        "create type pair as (a int, b int); create table t (p pair, l pg_lsn)",
                        object(each -> true)),
                new Case(
                        "H19 a converter to Integer over an integer",
                        new DdlSide("create table thing (id bigint primary key, level integer)"),
                        new EntitySide(List.of(Thing.class)),
                        object(each -> true)),
                new Case(
                        "H19 a converter to Integer over a varchar",
                        new DdlSide("create table thing (id bigint primary key, level varchar(9))"),
                        new EntitySide(List.of(Thing.class)),
                        object(each -> true),
                        "alter column thing.level: type integer using level::integer"),
                new Case(
                        "H20 compare_type leaves it to the rule",
                        "create table t (x int)",
                        "create table t (x bigint)",
                        types(each -> Verdict.BY_RULE),
                        "alter column t.x: type bigint"),
                new Case(
                        "H20 compare_type says the same",
                        "create table t (x int, constraint c check (x > 1))",
                        "create table t (x bigint, constraint c check (x > 1))",
                        types(each -> Verdict.SAME)),
                new Case(
                        "Y37 compare_type=False, varchar->int",
                        "create table t (id int primary key, c varchar(30))",
                        "create table t (id int primary key, c int)",
                        types(each -> Verdict.SAME)),
                new Case(
                        "H20 compare_type says different",
                        "create table t (x int)",
                        "create table t (x int)",
                        types(once(Verdict.DIFFERENT)),
                        "alter column t.x: type integer"),
                new Case(
                        "H21 a type of one's own decides for itself, by its name",
                        "create domain label as text; create table t (x text, y text)",
                        "create domain label as text; create table t (x label, y varchar(9))",
                        types(
                                each ->
                                        each.desired().type().sql().equals("label")
                                                ? Verdict.SAME
                                                : Verdict.BY_RULE),
                        "alter column t.y: type character varying(9)"),
                new Case(
                        "H22 compare_server_default leaves it to the rule",
                        "create table t (x int default 1)",
                        "create table t (x int default 2)",
                        defaults(each -> Verdict.BY_RULE),
                        "alter column t.x: default 2"),
                new Case(
                        "H22 compare_server_default says the same",
                        "create table t (x int default 1, y int)",
                        "create table t (x int default 2, y int default 3)",
                        defaults(each -> Verdict.SAME)),
                new Case(
                        "D14 compare_server_default off",
                        "create table t (id int primary key, c int default 1)",
                        "create table t (id int primary key, c int default 2)",
                        defaults(each -> Verdict.SAME)),
                new Case(
                        "H22 compare_server_default says different",
                        "create table t (x int default 1)",
                        "create table t (x int default 1)",
                        defaults(once(Verdict.DIFFERENT)),
                        "alter column t.x: default 1"));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> behaveAsAlembicsOnBothSidesAlike() {
        return cases().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.title(),
                                        () ->
                                                assertThat(
                                                                Laws.hold(
                                                                                each.before(),
                                                                                each.after(),
                                                                                ALL,
                                                                                each.filter(),
                                                                                (before,
                                                                                        after) -> {})
                                                                        .stream()
                                                                        .map(Description::of))
                                                        .containsExactly(each.upgrade())));
    }

    /** H2's second half: the parents are told, and what is hidden is not looked into. */
    @Test
    void theNameFilterHearsOfEverythingOnce() throws Exception {
        List<String> heard = new ArrayList<>();
        Environment listening =
                name(
                        each -> {
                            heard.add(each.toString());
                            return !each.equals(table("hidden"));
                        });
        Side side = new DdlSide(TWO_INDEXES + "; create table hidden (z int)");
        Laws.hold(side, side, ALL, listening, (before, after) -> {});
        assertThat(heard.subList(0, heard.size() / 2))
                .containsExactly(
                        "schema public",
                        "table public.hidden",
                        "table public.t",
                        "column x on public.t",
                        "column y on public.t",
                        "index ix1 on public.t",
                        "index ix2 on public.t");
    }

    private static Environment object(Predicate<SchemaObject> seen) {
        return new Environment() {
            @Override
            public boolean includeObject(SchemaObject object) {
                return seen.test(object);
            }
        };
    }

    private static Environment name(Predicate<ObjectName> seen) {
        return new Environment() {
            @Override
            public boolean includeName(ObjectName name) {
                return seen.test(name);
            }
        };
    }

    private interface Judge {
        Verdict of(ColumnPair pair);
    }

    private static Environment types(Judge judge) {
        return new Environment() {
            @Override
            public Verdict compareType(ColumnPair columns) {
                return judge.of(columns);
            }
        };
    }

    private static Environment defaults(Judge judge) {
        return new Environment() {
            @Override
            public Verdict compareDefault(ColumnPair columns) {
                return judge.of(columns);
            }
        };
    }

    /** The laws compare again after the upgrade, when nothing may be left to do. */
    private static Judge once(Verdict verdict) {
        List<Verdict> left = new ArrayList<>(List.of(verdict));
        return pair -> left.isEmpty() ? Verdict.BY_RULE : left.remove(0);
    }

    private static boolean named(SchemaObject object, String name) {
        return object.name().name().equals(name);
    }

    private static ObjectName table(String name) {
        return new ObjectName(ObjectKind.TABLE, "public", null, name);
    }

    private static boolean isPart(ObjectName name, ObjectKind kind, String table, String part) {
        return name.equals(new ObjectName(kind, "public", table, part));
    }

    private static boolean isTableBut(ObjectName name, String... kept) {
        return name.kind() == ObjectKind.TABLE && !Arrays.asList(kept).contains(name.name());
    }

    /** H19. */
    @Entity(name = "thing")
    static class Thing {
        @Id long id;

        @Convert(converter = LevelConverter.class)
        Level level;
    }

    /** What the attribute is. */
    record Level(int value) {}

    /** What the column is. */
    @Converter
    public static class LevelConverter implements AttributeConverter<Level, Integer> {
        @Override
        public Integer convertToDatabaseColumn(Level level) {
            return level == null ? null : level.value();
        }

        @Override
        public Level convertToEntityAttribute(Integer value) {
            return value == null ? null : new Level(value);
        }
    }
}
