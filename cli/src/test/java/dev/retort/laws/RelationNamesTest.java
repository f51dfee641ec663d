package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.diff.Comparison;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.environment.Hooks;
import dev.retort.snapshot.Desired;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Names of entities' tables, sequences and indexes that something else has in the database: what an
 * entity can be over is compared as far as it goes, and nothing is proposed that has a taken name.
 */
class RelationNamesTest {

    /**
     * @param said sentences; of an error its end
     */
    private record Case(String title, String ddl, List<Class<?>> entities, List<String> said) {

        Case(String title, String ddl, Class<?> entity, String... said) {
            this(title, ddl, List.of(entity), List.of(said));
        }
    }

    private static List<Case> taken() {
        return List.of(
                new Case(
                        "a sequence",
                        "create sequence thing",
                        Thing.class,
                        "table thing and sequence thing would have one name"),
                new Case(
                        "an index",
                        "create table kept (id int); create index thing on kept (id)",
                        Thing.class,
                        "table thing and index thing on kept would have one name"),
                new Case(
                        "a composite type",
                        "create type thing as (id int)",
                        Thing.class,
                        "table thing and composite type thing would have one name"),
                new Case(
                        "an enum type",
                        "create type thing as enum ('x')",
                        Thing.class,
                        "table thing and enum type thing would have one name"),
                new Case(
                        "a range type",
                        "create type thing as range (subtype = int)",
                        Thing.class,
                        "table thing cannot be made, since there is a range type of that name that"
                                + " is not compared"),
                new Case(
                        "a view in the way of a sequence",
                        "create view thing_numbers as select 1 as a",
                        Thing.class,
                        "sequence thing_numbers cannot be made, since there is a view of that name"
                                + " that is not compared"),
                new Case(
                        "the index of a materialized view in the way of an index",
                        "create materialized view kept as select 1 as a;"
                                + " create index ix_name on kept (a)",
                        Thing.class,
                        "index ix_name on thing cannot be made, since there is an index of that"
                                + " name that is not compared"),
                new Case(
                        "a key of a partition in the way of an index",
                        "create table kept (id int) partition by list (id);"
                                + " create table kept_1 partition of kept for values in (1);"
                                + " create unique index ix_name on kept_1 (id)",
                        Thing.class,
                        "index ix_name on thing cannot be made, since there is an index of that"
                                + " name that is not compared"),
                new Case(
                        "names that need quotes",
                        "create schema \"odd.schema\"; create sequence \"odd.schema\".\"Odd 'x'\"",
                        Quoted.class,
                        "table \"odd.schema\".Odd 'x' and sequence \"odd.schema\".Odd 'x'"
                                + " would have one name"),
                new Case(
                        "a view with a name that needs quotes, in the way of a key",
                        "create schema \"odd.schema\";"
                                + " create view \"odd.schema\".\"Odd 'x'_pkey\" as select 1 as a",
                        Quoted.class,
                        "primary key Odd 'x'_pkey on \"odd.schema\".Odd 'x' cannot be made,"
                                + " since there is a view of that name that is not compared"));
    }

    private static List<Case> compared() {
        return List.of(
                new Case(
                        "a view that has all",
                        "create view seen as select 1::bigint as id, 'x'::varchar(255) as name,"
                                + " 2::integer as price, 'NEW'::varchar(255) as status",
                        Seen.class,
                        "seen is a view in the database: its columns are compared by name and type,"
                                + " and no table is made in its place"),
                new Case(
                        "a view with other types that will do",
                        "create view seen as select 1::bigint as id, 'x'::text as name,"
                                + " 2::bigint as price, 'NEW'::text as status",
                        Seen.class,
                        "seen is a view in the database: its columns are compared by name and type,"
                                + " and no table is made in its place (price is bigint, not integer;"
                                + " name is text, not character varying(255); status is text, not"
                                + " character varying(255))"),
                new Case(
                        "a materialized view that lacks a column and has another type",
                        "create materialized view seen as select 'x'::text as id, 'x'::text as name,"
                                + " 'NEW'::varchar(255) as status",
                        Seen.class,
                        "seen is a materialized view in the database: its columns are compared by"
                                + " name and type, and no table is made in its place (it has no column"
                                + " price; id is text, not bigint; name is text, not character"
                                + " varying(255))",
                        "column seen.id: type text: Hibernate's schema validation does not take it"
                                + " for bigint",
                        "materialized view seen: missing column price: an attribute is mapped to it"),
                new Case(
                        "an inheriting table",
                        "create table kept (id bigint, name varchar(255));"
                                + " create table seen (price int, status varchar(255)) inherits (kept)",
                        Seen.class,
                        "seen is an inheriting table in the database: its columns are compared by"
                                + " name and type, and no table is made in its place"),
                new Case(
                        "a typed table",
                        "create type kept as (id bigint, name varchar(255), price int, status text);"
                                + " create table seen of kept",
                        Seen.class,
                        "seen is a typed table in the database: its columns are compared by"
                                + " name and type, and no table is made in its place (status is"
                                + " text, not character varying(255))"),
                new Case(
                        "a foreign table",
                        "create foreign data wrapper w; create server v foreign data wrapper w;"
                                + " create foreign table seen (id bigint, name text, price int)"
                                + " server v",
                        Seen.class,
                        "seen is a foreign table in the database: its columns are compared by"
                                + " name and type, and no table is made in its place (name is text,"
                                + " not character varying(255); it has no column status)",
                        "foreign table seen: missing column status: an attribute is mapped to it"),
                new Case(
                        "a partition",
                        "create table kept (id bigint) partition by list (id);"
                                + " create table seen partition of kept for values in (1)",
                        Seen.class,
                        "seen is a partition in the database: it is not compared, and no table is"
                                + " made in its place"),
                new Case(
                        "a partitioned table whose key is another",
                        "create table portioned (id bigint not null, region varchar(20) not null,"
                                + " name varchar(255) not null, constraint portioned_key"
                                + " primary key (id, region)) partition by list (region);"
                                + " create table part (id bigint primary key, portioned_id bigint)",
                        List.of(Portioned.class, Part.class),
                        List.of(
                                "portioned can have no primary key (id): it is partitioned by"
                                        + " region, which a unique key has to contain; portioned_key"
                                        + " (id, region) stays",
                                "portioned can have no unique constraint (name): it is partitioned"
                                        + " by region, which a unique key has to contain",
                                "part (portioned_id) cannot reference portioned (id): that table is"
                                        + " partitioned by region, which a unique key of it has to"
                                        + " contain; no foreign key is made",
                                "column portioned.region: type character varying(20): it is in the"
                                        + " partition key, so that it cannot become bigint")));
    }

    @TestFactory
    Stream<DynamicTest> aTakenNameIsSaidAndNotProposed() {
        return taken().stream()
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> isTaken(each)));
    }

    private static void isTaken(Case each) throws Exception {
        Desired desired = desired(each);
        try (Scratch scratch = Scratch.take()) {
            scratch.database().execute(each.ddl());
            assertThatThrownBy(() -> compare(scratch.connection(), desired))
                    .isInstanceOfSatisfying(
                            RetortException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo("RT-1407");
                                assertThat(e.getMessage()).contains(each.said().get(0));
                            });
        }
    }

    @TestFactory
    Stream<DynamicTest> whatAnEntityIsOverIsCompared() {
        return compared().stream()
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> isCompared(each)));
    }

    private static void isCompared(Case each) throws Exception {
        Desired desired = desired(each);
        try (Scratch scratch = Scratch.take()) {
            scratch.database().execute(each.ddl());
            Comparison comparison = compare(scratch.connection(), desired);
            assertThat(comparison.upgrade()).isEmpty();
            assertThat(
                            Stream.concat(
                                    comparison.warnings().stream(),
                                    comparison.kept().stream()
                                            .filter(kept -> kept.problem() != null)
                                            .map(kept -> kept + ": " + kept.problem())))
                    .containsExactlyInAnyOrderElementsOf(each.said());
        }
    }

    private static Comparison compare(Connection connection, Desired desired) throws Exception {
        return Laws.compare(
                connection,
                null,
                desired,
                new Filter(Scope.of("public"), Hooks.NONE),
                Decisions.NONE,
                Evidence.FOUND,
                Evidence.FOUND::history);
    }

    private static Desired desired(Case each) throws Exception {
        try (Scratch scratch = Scratch.take()) {
            return new EntitySide(each.entities()).read(scratch.connection());
        }
    }

    @Entity(name = "Thing")
    @Table(indexes = @Index(name = "ix_name", columnList = "name"))
    static class Thing {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "thing_numbers")
        long id;

        String name;
    }

    @Entity(name = "Quoted")
    @Table(name = "`Odd 'x'`", schema = "`odd.schema`")
    static class Quoted {
        @Id long id;
    }

    enum Status {
        NEW
    }

    @Entity(name = "Seen")
    static class Seen {
        @Id long id;
        String name;
        Integer price;

        @Enumerated(EnumType.STRING)
        Status status;
    }

    @Entity(name = "Portioned")
    static class Portioned {
        @Id long id;
        Long region;

        @Column(unique = true)
        String name;
    }

    @Entity(name = "Part")
    static class Part {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "portioned_id")
        Portioned portioned;
    }
}
