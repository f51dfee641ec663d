package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.scope.Scope;
import dev.retort.environment.Environment;
import dev.retort.operation.Description;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.FractionalSeconds;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Databases that people wrote by hand, with names and spelling of their own, and the entities over
 * them: what differs is found, nothing else is proposed, and what nobody maps stays as it is.
 */
class GrownDatabasesTest {

    /** {@code -Dretort.case=REGEX} runs those whose title has a match. */
    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    /**
     * @param given what the entities need and cannot create, made before the rest
     * @param kept made by hand after the rest
     * @param upgrade where silence is a wish, too
     * @param adopted where it is none
     */
    private record Case(
            String title,
            String given,
            String database,
            String kept,
            List<Class<?>> entities,
            List<String> upgrade,
            List<String> adopted) {

        Case(
                String title,
                String database,
                String kept,
                List<Class<?>> entities,
                String... upgrade) {
            this(title, "", database, kept, entities, List.of(upgrade), List.of(upgrade));
        }

        Case(String title, String database, Class<?> entity, String... upgrade) {
            this(title, database, "", List.of(entity), upgrade);
        }

        /** With what is different where silence is no wish. */
        Case whereFound(String... operations) {
            return new Case(title, given, database, kept, entities, upgrade, List.of(operations));
        }

        Case given(String ddl) {
            return new Case(title, ddl, database, kept, entities, upgrade, adopted);
        }
    }

    private static List<Case> cases() {
        return List.of(
                new Case(
                                "a changed type is seen, whatever it is",
                                """
                        create table changed (id bigint primary key, length varchar(100),
                          bounded text, whole int, exact numeric(10,2), zoned timestamp,
                          precise timestamptz(3), document json, bytes oid, token varchar(36),
                          flag smallint, one char(1));
                        """,
                                Changed.class,
                                "alter column changed.exact: type numeric(12,4)",
                                "alter column changed.flag: type boolean using flag::text::boolean",
                                "alter column changed.one: type character varying(1)",
                                "alter column changed.precise: type timestamp(6) with time zone",
                                "alter column changed.whole: type bigint",
                                "alter column changed.zoned: type timestamp(6) with time zone using ?"
                                        + " (how timestamp without time zone becomes timestamp(6) with time"
                                        + " zone, such as zoned AT TIME ZONE 'UTC')",
                                "alter column changed.token: type uuid using token::uuid",
                                "alter column changed.length: type character varying(200)",
                                "alter column changed.bounded: type character varying(255)",
                                "alter column changed.bytes: type bytea using ? (how oid becomes bytea,"
                                        + " such as lo_get(bytes))",
                                "alter column changed.document: type jsonb")
                        .whereFound(
                                "alter column changed.exact: type numeric(12,4)",
                                "alter column changed.flag: type boolean using"
                                        + " flag::text::boolean",
                                "alter column changed.one: type character varying(1)",
                                "alter column changed.whole: type bigint",
                                "alter column changed.token: type uuid using token::uuid",
                                "alter column changed.length: type character varying(200)",
                                "alter column changed.bytes: type bytea using ? (how oid becomes"
                                        + " bytea, such as lo_get(bytes))"),
                new Case(
                        "a time is a time, with its zone and precision said or not",
                        """
                        create table times (id bigint primary key, local timestamp,
                          precise timestamp(6), zoned timestamp with time zone, instant timestamptz(6),
                          milliseconds timestamptz(3), time time, whole time(0));
                        """,
                        Times.class),
                new Case(
                        "keys, constraints and indexes have the names that somebody gave them",
                        """
                        create table customer (id bigint constraint pk_customer primary key,
                          email varchar(255) not null constraint uq_customer_email unique,
                          region varchar(255), code varchar(255),
                          constraint uq_customer_code unique (region, code));
                        create index ix_customer_region on customer (region);
                        create table orders (id bigint constraint pk_orders primary key,
                          customer_id bigint constraint fk_orders_customer references customer);
                        create index ix_orders_customer on orders (customer_id);
                        """,
                        "",
                        List.of(Customer.class, Orders.class)),
                new Case(
                        "a sequence that counts in ones, where the entity counts in fifties",
                        """
                        create table counted (id bigint primary key);
                        create sequence counted_seq;
                        insert into counted select nextval('counted_seq') from generate_series(1, 9);
                        """,
                        Counted.class,
                        "alter sequence counted_seq: increment 50"),
                new Case(
                                "a serial, where the entity asks for an identity, goes on counting as one",
                                "create table numbered (id bigserial primary key)",
                                Numbered.class,
                                "alter column numbered.id: no default",
                                "alter column numbered.id: add identity in place of sequence"
                                        + " numbered_id_seq")
                        .whereFound(),
                new Case(
                        "the check of an enum has yesterday's constants",
                        """
                        create table ticket (id bigint primary key, status varchar(255)
                          constraint ticket_status_ok check (status in ('NEW', 'PAID')));
                        insert into ticket values (1, 'NEW'), (2, null);
                        """,
                        Ticket.class,
                        "drop constraint ticket_status_ok on ticket",
                        "add check ticket_status_check on ticket"
                                + " (status in ('NEW','PAID','LOST'))"),
                new Case(
                        "the check of an enum is spelled otherwise",
                        """
                        create table ticket (id bigint primary key, status varchar(255)
                          constraint ticket_status_ok check (status = any (array['NEW', 'PAID', 'LOST'])));
                        """,
                        Ticket.class),
                new Case(
                                "the check of an enum has not looked at its rows yet",
                                """
                        create table ticket (id bigint primary key, status varchar(255));
                        alter table ticket add constraint ticket_status_ok
                          check (status in ('NEW', 'PAID', 'LOST')) not valid;
                        """,
                                Ticket.class,
                                "validate constraint ticket_status_ok on ticket")
                        .whereFound(),
                new Case(
                        "a default is spelled otherwise",
                        """
                        create table defaults (id bigint primary key, made timestamptz default now(),
                          state varchar(20) default 'NEW'::text, price numeric(10,2) default 0,
                          active boolean default 't', token uuid default gen_random_uuid(),
                          document jsonb default '{}', changed int default 1);
                        """,
                        Defaults.class,
                        "alter column defaults.changed: default 2"),
                new Case(
                                "indexes and all else that only a person can write stays",
                                """
                        create table kept (id bigint primary key, name varchar(255), price int,
                          document jsonb, span int4range);
                        """,
                                """
                        create index found_partial on kept (name) where price > 0;
                        create index found_include on kept (name) include (price);
                        create index found_gin on kept using gin (document jsonb_path_ops);
                        create index found_expression on kept (lower(name), price desc nulls last);
                        create unique index found_unique on kept (coalesce(name, ''));
                        alter table kept add constraint found_apart exclude using gist (span with &&);
                        create view kept_view as select name from kept;
                        create materialized view kept_sums as select sum(price) from kept;
                        create function kept_f() returns trigger language plpgsql as 'begin return new; end';
                        create trigger kept_t before insert on kept for each row execute function kept_f();
                        alter table kept enable row level security;
                        create policy kept_policy on kept using (price > 0);
                        create table kept_by_hand (id int);
                        create sequence kept_numbers;
                        """,
                                List.of(Kept.class),
                                "drop constraint found_apart on kept",
                                "drop index found_expression on kept",
                                "drop index found_gin on kept",
                                "drop index found_include on kept",
                                "drop index found_partial on kept",
                                "drop index found_unique on kept",
                                "add column kept.added integer")
                        .whereFound("add column kept.added integer"),
                new Case(
                                "what a dropped column takes along is dropped by name and comes back",
                                """
                        create table shrunk (id bigint primary key, note varchar(255), price int,
                          span int4range);
                        create index shrunk_plain on shrunk (note);
                        create index shrunk_expression on shrunk (lower(note), price);
                        create index shrunk_partial on shrunk (price) where note is not null;
                        create unique index shrunk_include on shrunk (price) include (note);
                        alter table shrunk add constraint shrunk_apart
                          exclude using gist (span with &&);
                        create statistics shrunk_pair on note, price from shrunk;
                        comment on index shrunk_plain is 'by hand';
                        comment on statistics shrunk_pair is 'by hand';
                        """,
                                """
                        create index found_price on shrunk (price);
                        comment on index found_price is 'by hand';
                        create statistics kept_pair on id, price from shrunk;
                        comment on statistics kept_pair is 'by hand';
                        """,
                                List.of(Shrunk.class),
                                "drop statistics object shrunk_pair",
                                "drop constraint shrunk_apart on shrunk",
                                "drop index found_price on shrunk",
                                "drop index shrunk_expression on shrunk",
                                "drop index shrunk_include on shrunk",
                                "drop index shrunk_partial on shrunk",
                                "drop index shrunk_plain on shrunk",
                                "drop column shrunk.note",
                                "drop column shrunk.span")
                        .whereFound(),
                new Case(
                                "a key goes that a table references which nobody maps",
                                """
                        create table keyed (id bigint primary key, code varchar(255) unique);
                        alter table keyed add constraint keyed_id_key unique (id);
                        """,
                                """
                        create table kept_refers (id bigint references keyed (id),
                          code varchar(255) references keyed (code) on delete cascade);
                        """,
                                List.of(Keyed.class),
                                "drop constraint kept_refers_id_fkey on kept_refers",
                                "drop constraint keyed_id_key on keyed",
                                "add foreign key kept_refers_id_fkey on kept_refers (id) to keyed (id)")
                        .whereFound(),
                new Case(
                                "a unique index does what a unique constraint does",
                                """
                        create table sole (id bigint primary key, name varchar(255),
                          code varchar(255), early varchar(255), late varchar(255));
                        create unique index uq_name on sole (name);
                        create unique index sole_code on sole (late, code desc);
                        create unique index sole_partial on sole (early) where late is null;
                        """,
                                Sole.class,
                                "drop index sole_partial on sole",
                                "add unique constraint uq_early on sole (early)")
                        .whereFound("add unique constraint uq_early on sole (early)"),
                new Case(
                                "a kind of type that is written without a size, and a size in parts",
                                """
                        create table sized (id bigint primary key, kind text, document json,
                          national text, precise numeric(20,4), scaled numeric(20,5), day timestamp,
                          fraction numeric(5,2) not null);
                        """,
                                Sized.class,
                                "alter column sized.day: type date",
                                "alter column sized.fraction: type real",
                                "alter column sized.precise: type numeric(10,0)",
                                "alter column sized.scaled: type numeric(38,2)",
                                "alter column sized.kind: type character varying(255)",
                                "alter column sized.national: type character varying(255)",
                                "alter column sized.document: type jsonb")
                        .whereFound("alter column sized.precise: type numeric(10,4)"),
                new Case(
                                "the keys of collections, which nobody maps",
                                """
                        create table element (id bigint primary key);
                        create table collecting (id bigint primary key);
                        create table listed (collecting_id bigint not null references collecting,
                          element_id bigint not null references element, ord int not null,
                          primary key (element_id, collecting_id, ord));
                        create table chosen (collecting_id bigint not null references collecting,
                          element_id bigint not null references element,
                          unique (collecting_id, element_id));
                        create table named (collecting_id bigint not null references collecting,
                          k varchar(255), v varchar(255));
                        """,
                                "",
                                List.of(Collecting.class, Element.class),
                                "drop constraint chosen_collecting_id_element_id_key on chosen",
                                "add primary key chosen_pkey on chosen (collecting_id, element_id)",
                                "drop constraint listed_pkey on listed",
                                "add primary key listed_pkey on listed (ord, collecting_id)",
                                "fill named.k where it is null: ? (a value for the rows that have"
                                        + " none)",
                                "alter column named.k: not null",
                                "add primary key named_pkey on named (collecting_id, k)")
                        .whereFound(),
                new Case(
                                "uniqueness that an index does not speak of, and more of one that does",
                                """
                        create table unsaid (id bigint primary key, a varchar(255), b varchar(255));
                        create unique index unsaid_a on unsaid (a);
                        create unique index unsaid_b on unsaid (b text_pattern_ops) include (a);
                        """,
                                Unsaid.class,
                                "drop index unsaid_a on unsaid",
                                "create index unsaid_a on unsaid (a)")
                        .whereFound(),
                new Case(
                                "what a foreign key says stays when it gets a name",
                                """
                        create table far (id bigint primary key);
                        create table near (id bigint primary key,
                          far_id int constraint near_old references far on delete cascade);
                        """,
                                "",
                                List.of(Near.class, Far.class),
                                "drop constraint near_old on near",
                                "alter column near.far_id: type bigint",
                                "add foreign key near_new on near (far_id) to far (id)")
                        .whereFound(
                                "drop constraint near_old on near",
                                "alter column near.far_id: type bigint",
                                "add foreign key near_new on near (far_id) to far (id) on delete"
                                        + " cascade"),
                new Case(
                                "what the entities do not say",
                                """
                        create domain email as varchar(320) check (value like '%@%');
                        create table account (id bigserial primary key, mail email not null unique,
                          name text not null default '' collate "C", born timestamp not null default now(),
                          balance numeric(20,4) default 0 check (balance >= 0), legacy int,
                          small bigint, note text, shout text generated always as (upper(note)) stored,
                          kind varchar(20) check (kind in ('NEW', 'PAID', 'LOST', 'OLD')));
                        comment on table account is 'by hand';
                        comment on column account.note is 'by hand';
                        create table ledger (account_id bigint not null references account on delete cascade
                          deferrable initially deferred, seq int not null, amount real,
                          primary key (seq, account_id));
                        alter table ledger add constraint ledger_amount check (amount > 0) not valid;
                        """,
                                "",
                                List.of(Account.class, Ledger.class),
                                "drop constraint account_balance_check on account",
                                "drop constraint account_kind_check on account",
                                "drop constraint ledger_account_id_fkey on ledger",
                                "alter column account.id: no default",
                                "alter column account.balance: type numeric(38,2), no default",
                                "alter column account.small: type integer",
                                "alter column account.born: no default, nullable",
                                "alter column account.id: add identity in place of sequence account_id_seq",
                                "alter column account.kind: type character varying(255)",
                                "alter column account.mail: type character varying(255), nullable",
                                "alter column account.name: no default, type character varying(255), nullable",
                                "drop column account.shout",
                                "alter column account.note: type character varying(255), remove the comment",
                                "remove the comment of table account",
                                "add check account_kind_check on account (kind in ('NEW','PAID'))",
                                "drop column account.legacy",
                                "drop constraint ledger_amount on ledger",
                                "alter column ledger.amount: type double precision",
                                "fill ledger.amount where it is null: ? (a value for the rows that have none)",
                                "alter column ledger.amount: not null",
                                "add foreign key fk4thlorlh83x2pbr4duiwo27li on ledger (account_id) to account (id)")
                        .whereFound(),
                new Case(
                        "entities over a view, a partitioned table and a partition",
                        """
                        create table kept_source (id bigint primary key, name varchar(255));
                        create view viewed as select id, name from kept_source;
                        create table parted (id bigint not null, day date not null,
                          primary key (id)) partition by hash (id);
                        create table kept_part partition of parted for values with (modulus 1, remainder 0);
                        create table pointing (id bigint primary key, parted_id bigint
                          constraint kept_key references parted);
                        """,
                        "",
                        List.of(Viewed.class, Parted.class, Pointing.class)),
                new Case(
                                "an entity over a partitioned table is compared with it",
                                """
                                create table station (id bigint primary key);
                                create table measured (id bigint not null, day date not null,
                                  name varchar(40), number bigserial, station_id bigint, gone integer,
                                  constraint measured_key primary key (id, day))
                                  partition by range (day);
                                create table measured_old partition of measured
                                  for values from ('2020-01-01') to ('2021-01-01');
                                create table measured_new partition of measured
                                  for values from ('2021-01-01') to ('2022-01-01') partition by hash (id);
                                create table measured_new_1 partition of measured_new
                                  for values with (modulus 1, remainder 0);
                                create index measured_gone on measured (gone);
                                """,
                                """
                                create table kept_log (id bigint, day date,
                                  constraint kept_fk foreign key (id, day) references measured)
                                  partition by list (id);
                                create table kept_log_1 partition of kept_log for values in (1);
                                """,
                                List.of(Station.class, Measured.class, Reading.class),
                                "create table reading",
                                "drop constraint kept_fk on kept_log",
                                "drop constraint measured_key on measured",
                                "drop index measured_gone on measured",
                                "alter column measured.number: no default, nullable",
                                "alter column measured.name: type character varying(80)",
                                "fill measured.name where it is null: ? (a value for the rows that have none)",
                                "alter column measured.name: not null",
                                "add column measured.status character varying(255)",
                                "add primary key measured_pkey on measured (day, id)",
                                "add foreign key kept_fk on kept_log (id, day) to measured (id, day)",
                                "add check measured_status_check on measured (status in ('NEW','PAID','LOST'))",
                                "create index ix_name on measured (name, day)",
                                "add foreign key fk31sh0xn67gfgjnx18bcngi76d on measured (station_id) to station (id)",
                                "drop column measured.gone",
                                "add foreign key fkn2o1yjnr0knt7vfc4nfh40jxf on reading (measured_day, measured_id) to measured (day, id)",
                                "drop sequence measured_number_seq")
                        .whereFound(
                                "create table reading",
                                "alter column measured.name: type character varying(80)",
                                "fill measured.name where it is null: ? (a value for the rows that have none)",
                                "alter column measured.name: not null",
                                "add column measured.status character varying(255)",
                                "add check measured_status_check on measured (status in ('NEW','PAID','LOST'))",
                                "create index ix_name on measured (name, day)",
                                "add foreign key fk31sh0xn67gfgjnx18bcngi76d on measured (station_id) to station (id)"),
                new Case(
                        "a partitioned table whose key is not what the entity asks for",
                        """
                                create table portioned (id bigint not null, region varchar(20) not null,
                                  name varchar(255), constraint portioned_key primary key (id, region))
                                  partition by list (region);
                                create table portioned_eu partition of portioned for values in ('eu');
                                """,
                        "",
                        List.of(Portioned.class, Part.class),
                        "create table part"),
                new Case(
                                "a key goes beside the one of a partitioned table",
                                """
                                create table a (id bigint primary key);
                                create table e (a_id bigint primary key
                                  references a (id) on delete cascade);
                                create table kept_p (id bigint,
                                  a_id bigint references a (id) on delete cascade)
                                  partition by range (id);
                                """,
                                "",
                                List.of(Ea.class),
                                "drop constraint e_a_id_fkey on e")
                        .whereFound(),
                new Case(
                                "a default is written for a column whose type is not",
                                """
                                create table halfway (id bigint primary key,
                                  state varchar(20) default 'NEW',
                                  note text default 'none', gone text default 'x');
                                """,
                                Halfway.class,
                                "alter column halfway.gone: no default, type character varying(255), default 'y'",
                                "alter column halfway.note: no default, type character varying(255), default 'none'",
                                "alter column halfway.state: type character varying(255), default 'NEW'",
                                "add check halfway_state_check on halfway (state in ('NEW','PAID','LOST'))")
                        .whereFound("alter column halfway.gone: default 'y'"),
                new Case(
                                "what is only put back is nobody's work",
                                """
                                create table holder (id integer primary key);
                                create table item (id bigint primary key, qty integer default 0,
                                  flag char(1) default 'N', label varchar(50) collate "C",
                                  holder_id integer references holder on delete cascade);
                                """,
                                "",
                                List.of(Holder.class, Item.class),
                                "drop constraint item_holder_id_fkey on item",
                                "alter column holder.id: type bigint",
                                "alter column item.flag: no default, type boolean using flag::boolean",
                                "alter column item.holder_id: type bigint",
                                "alter column item.qty: no default, type bigint",
                                "alter column item.label: type character varying(100)",
                                "add foreign key fkq9xebvk6y4q2bv7jiu6w6ttvx on item (holder_id) to holder (id)")
                        .whereFound(
                                "drop constraint item_holder_id_fkey on item",
                                "alter column holder.id: type bigint",
                                "alter column item.flag: no default, type boolean using flag::boolean",
                                "alter column item.holder_id: type bigint",
                                "alter column item.qty: no default, type bigint, default 0",
                                "alter column item.label: type character varying(100) collate \"C\"",
                                "add foreign key item_holder_id_fkey on item (holder_id) to holder (id) on delete cascade"),
                new Case(
                                "a generator draws from the sequence of an identity",
                                """
                                create table counting (id bigint generated by default as identity
                                  (increment by 50) primary key);
                                """,
                                Counting.class,
                                "alter column counting.id: no identity",
                                "create sequence counting_id_seq",
                                "advance sequence counting_id_seq beyond counting.id")
                        .whereFound(),
                new Case(
                                "what the server writes and the entity only reads",
                                """
                        create table stamped (id bigint primary key, made timestamp(6) not null default now(),
                          number serial);
                        """,
                                Stamped.class,
                                "alter column stamped.number: no default, nullable",
                                "alter column stamped.made: no default",
                                "drop sequence stamped_number_seq")
                        .whereFound(),
                new Case(
                                "names in a column's definition are in any case, and an enum's"
                                        + " type is the one that is named",
                                """
                                create table named (id bigint primary key, result test_result,
                                  results test_result[], mixed "Mixed", short short_text,
                                  pair money_pair, pairs money_pair[],
                                  number bigint default nextval('numbers'),
                                  folded text collate ci, basic text collate ucs_basic,
                                  german text collate "de-x-icu");
                                """,
                                "",
                                List.of(Named.class))
                        .given(
                                """
                                create type test_result as enum ('NEW', 'OLD');
                                create type "Mixed" as enum ('NEW', 'OLD');
                                create domain short_text as varchar(20);
                                create type money_pair as (amount integer, currency text);
                                create sequence numbers;
                                create collation ci
                                  (provider = icu, locale = 'und', deterministic = false);
                                """),
                new Case(
                                "a constant that the named type of an enum does not have yet is"
                                        + " added to it",
                                "create table found (id bigint primary key, result test_result);",
                                "",
                                List.of(Found.class),
                                "add value 'NEW' to enum test_result before 'OLD'")
                        .given("create type test_result as enum ('OLD');"),
                new Case(
                                "the order of labels is the database's, and a new one comes into its place",
                                """
                        create type status as enum ('PAID', 'NEW', 'OLD');
                        create table typed (id bigint primary key, status status);
                        """,
                                Typed.class,
                                "replace enum status by ('LOST', 'NEW', 'PAID') in typed.status",
                                "add casts from and to varchar to enum status")
                        .whereFound("add value 'LOST' to enum status before 'PAID'"),
                new Case(
                                "an index that nobody maps does not go with the new type",
                                """
                        create table tokens (id bigint primary key, token text, note text);
                        create index token_length on tokens (length(token));
                        create unique index top_tokens on tokens (note) where token like 'a%';
                        comment on index top_tokens is 'the top';
                        """,
                                """
                        create index found_notes on tokens (lower(note)) where token is not null;
                        create index found_tokens on tokens (token);
                        """,
                                List.of(Tokens.class),
                                "drop index found_notes on tokens",
                                "drop index found_tokens on tokens",
                                "drop index token_length on tokens",
                                "drop index top_tokens on tokens",
                                "alter column tokens.token: type uuid using token::uuid")
                        .whereFound(
                                "drop index token_length on tokens",
                                "drop index top_tokens on tokens",
                                "alter column tokens.token: type uuid using token::uuid",
                                "execute ? (index token_length on tokens uses tokens.token, which"
                                        + " becomes uuid. Write ...",
                                "execute ? (index top_tokens on tokens uses tokens.token, which"
                                        + " becomes uuid. Write wh..."),
                new Case(
                                "an enum type is built anew that a table has which nobody maps",
                                """
                        create type status as enum ('NEW', 'GONE', 'PAID', 'LOST');
                        create table typed (id bigint primary key, status status);
                        """,
                                """
                        create table kept_typed (id bigint, state status default 'NEW');
                        create index kept_states on kept_typed (state) where state <> 'PAID';
                        """,
                                List.of(Typed.class),
                                "drop index kept_states on kept_typed",
                                "alter column kept_typed.state: no default",
                                "replace enum status by ('LOST', 'NEW', 'PAID') in kept_typed.state,"
                                        + " typed.status",
                                "add casts from and to varchar to enum status",
                                "alter column kept_typed.state: default 'NEW'::status",
                                "create index kept_states on kept_typed (state)"
                                        + " where state <> 'PAID'::status")
                        .whereFound());
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> onlyWhatDiffersIsProposed() {
        return cases().stream()
                .filter(each -> ASKED_FOR.matcher(each.title()).find())
                .flatMap(
                        each ->
                                Stream.of(
                                        DynamicTest.dynamicTest(
                                                each.title() + ", strict",
                                                () -> hold(each, Evidence.STRICT, each.upgrade())),
                                        DynamicTest.dynamicTest(
                                                each.title(),
                                                () -> hold(each, Evidence.FOUND, each.adopted()))));
    }

    private static void hold(Case each, Evidence evidence, List<String> upgrade) throws Exception {
        assertThat(
                        Laws.hold(
                                        new DdlSide(each.given() + each.database() + each.kept()),
                                        new EntitySide(each.entities(), Map.of(), each.given()),
                                        Scope.of("public"),
                                        Environment.NONE,
                                        evidence,
                                        (before, upgraded) ->
                                                assertThat(before.differenceTo(upgraded))
                                                        .as("what is not mapped")
                                                        .noneMatch(line -> stays(line, evidence)))
                                .stream()
                                .map(Description::of))
                .as(each.title() + ", " + evidence)
                .containsExactlyElementsOf(upgrade);
    }

    /** Strict is about the parts of mapped tables as well, and about nothing else. */
    private static boolean stays(String line, Evidence evidence) {
        return line.contains("kept_") || evidence != Evidence.STRICT && line.contains("found_");
    }

    @Entity(name = "Changed")
    static class Changed {
        @Id long id;

        @Column(length = 200)
        String length;

        String bounded;
        Long whole;

        @Column(precision = 12, scale = 4)
        BigDecimal exact;

        Instant zoned;

        Instant precise;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> document;

        byte[] bytes;
        UUID token;
        Boolean flag;

        @Column(length = 1)
        String one;
    }

    @Entity(name = "Sized")
    static class Sized {
        @Id long id;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        String kind;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> document;

        @Nationalized String national;

        @Column(precision = 10)
        BigDecimal precise;

        @Column(scale = 3)
        BigDecimal scaled;

        LocalDate day;
        float fraction;
    }

    @Entity(name = "Element")
    static class Element {
        @Id long id;
    }

    @Entity(name = "Collecting")
    static class Collecting {
        @Id long id;

        @ManyToMany
        @JoinTable(
                name = "listed",
                joinColumns = @JoinColumn(name = "collecting_id"),
                inverseJoinColumns = @JoinColumn(name = "element_id"))
        @OrderColumn(name = "ord")
        List<Element> listed;

        @ManyToMany
        @JoinTable(
                name = "chosen",
                joinColumns = @JoinColumn(name = "collecting_id"),
                inverseJoinColumns = @JoinColumn(name = "element_id"))
        Set<Element> chosen;

        @ElementCollection
        @CollectionTable(name = "named", joinColumns = @JoinColumn(name = "collecting_id"))
        @MapKeyColumn(name = "k")
        @Column(name = "v")
        Map<String, String> named;
    }

    @Entity(name = "Unsaid")
    @Table(
            indexes = {
                @Index(name = "unsaid_a", columnList = "a"),
                @Index(name = "unsaid_b", columnList = "b", unique = true)
            })
    static class Unsaid {
        @Id long id;
        String a;
        String b;
    }

    @Entity(name = "Far")
    static class Far {
        @Id long id;
    }

    @Entity(name = "Near")
    static class Near {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "far_id", foreignKey = @ForeignKey(name = "near_new"))
        Far far;
    }

    @Entity(name = "Times")
    static class Times {
        @Id long id;
        LocalDateTime local;
        LocalDateTime precise;
        OffsetDateTime zoned;
        Instant instant;

        @FractionalSeconds(3)
        Instant milliseconds;

        LocalTime time;

        @FractionalSeconds(0)
        LocalTime whole;
    }

    @Entity(name = "Customer")
    @Table(
            indexes = @Index(columnList = "region"),
            uniqueConstraints = @UniqueConstraint(columnNames = {"region", "code"}))
    static class Customer {
        @Id long id;

        @Column(unique = true, nullable = false)
        String email;

        String region;
        String code;
    }

    @Entity(name = "Orders")
    @Table(indexes = @Index(columnList = "customer_id"))
    static class Orders {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "customer_id")
        Customer customer;
    }

    @Entity(name = "Tokens")
    static class Tokens {
        @Id long id;
        UUID token;

        @Column(columnDefinition = "text")
        String note;
    }

    @Entity(name = "Counted")
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "counted_seq")
        @SequenceGenerator(name = "counted_seq", allocationSize = 50)
        long id;
    }

    @Entity(name = "Numbered")
    static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;
    }

    enum Status {
        NEW,
        PAID,
        LOST
    }

    @Entity(name = "Ticket")
    static class Ticket {
        @Id long id;

        @Enumerated(EnumType.STRING)
        Status status;
    }

    @Entity(name = "Shrunk")
    static class Shrunk {
        @Id long id;
        Integer price;
    }

    @Entity(name = "Keyed")
    static class Keyed {
        @Id long id;
        String code;
    }

    @Entity(name = "Sole")
    @Table(
            uniqueConstraints = {
                @UniqueConstraint(name = "uq_name", columnNames = "name"),
                @UniqueConstraint(name = "uq_early", columnNames = "early")
            },
            indexes = @Index(name = "ix_code", columnList = "code, late", unique = true))
    static class Sole {
        @Id long id;
        String name;
        String code;
        String early;
        String late;
    }

    @Entity(name = "Typed")
    static class Typed {
        @Id long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Status status;
    }

    enum Kind {
        NEW,
        PAID
    }

    @Entity(name = "Account")
    static class Account {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        @Column(unique = true)
        String mail;

        String name;
        LocalDateTime born;
        BigDecimal balance;
        Integer small;

        String note;

        @Enumerated(EnumType.STRING)
        Kind kind;
    }

    record LedgerId(int seq, Long account) {}

    @Entity(name = "Ledger")
    @IdClass(LedgerId.class)
    static class Ledger {
        @Id
        @ManyToOne
        @JoinColumn(name = "account_id")
        Account account;

        @Id int seq;
        double amount;
    }

    @Entity(name = "Viewed")
    static class Viewed {
        @Id long id;
        String name;
    }

    @Entity(name = "Parted")
    static class Parted {
        @Id long id;

        @Column(nullable = false)
        LocalDate day;
    }

    @Entity(name = "Station")
    static class Station {
        @Id long id;
    }

    record MeasuredId(long id, LocalDate day) {}

    @Entity(name = "Measured")
    @IdClass(MeasuredId.class)
    @Table(
            indexes = @Index(name = "ix_name", columnList = "name, day"),
            uniqueConstraints = @UniqueConstraint(name = "uq_name", columnNames = "name"))
    static class Measured {
        @Id long id;
        @Id LocalDate day;

        @Column(length = 80, nullable = false)
        String name;

        Long number;

        @Enumerated(EnumType.STRING)
        Status status;

        @ManyToOne
        @JoinColumn(name = "station_id")
        Station station;
    }

    @Entity(name = "Reading")
    static class Reading {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "measured_id", referencedColumnName = "id")
        @JoinColumn(name = "measured_day", referencedColumnName = "day")
        Measured measured;
    }

    @Entity(name = "Portioned")
    static class Portioned {
        @Id long id;

        @Column(length = 9)
        String region;

        String name;
    }

    @Entity(name = "Part")
    static class Part {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "portioned_id")
        Portioned portioned;
    }

    @Entity(name = "Ea")
    @Table(name = "e")
    static class Ea {
        @Id
        @Column(name = "a_id")
        Long aId;
    }

    @Entity(name = "Pointing")
    static class Pointing {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "parted_id")
        Parted parted;
    }

    @Entity(name = "Halfway")
    static class Halfway {
        @Id long id;

        @Enumerated(EnumType.STRING)
        @ColumnDefault("'NEW'")
        Status state;

        @ColumnDefault("'none'")
        String note;

        @ColumnDefault("'y'")
        String gone;
    }

    enum TestResult {
        NEW,
        OLD
    }

    enum Mixed {
        OLD,
        NEW
    }

    @Entity(name = "Named")
    static class Named {
        @Id long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(columnDefinition = "TEST_RESULT")
        TestResult result;

        @Column(columnDefinition = "Public.TEST_RESULT[]")
        List<TestResult> results;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(columnDefinition = "\"Mixed\"")
        Mixed mixed;

        @Column(name = "short", columnDefinition = "SHORT_TEXT")
        String shortText;

        @Column(columnDefinition = "MONEY_PAIR")
        String pair;

        @Column(columnDefinition = "MONEY_PAIR[]")
        String pairs;

        @Column(columnDefinition = "Bigint Default NEXTVAL('NUMBERS')")
        Long number;

        @Collate("ci")
        @Column(columnDefinition = "text")
        String folded;

        @Column(columnDefinition = "text collate UCS_Basic")
        String basic;

        @Column(columnDefinition = "text collate pg_catalog.\"de-x-icu\"")
        String german;
    }

    @Entity(name = "Found")
    static class Found {
        @Id long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(columnDefinition = "TEST_RESULT")
        TestResult result;
    }

    @Entity(name = "Holder")
    static class Holder {
        @Id long id;
    }

    @Entity(name = "Item")
    static class Item {
        @Id long id;
        Long qty;
        Boolean flag;

        @Column(length = 100)
        String label;

        @ManyToOne
        @JoinColumn(name = "holder_id")
        Holder holder;
    }

    @Entity(name = "Counting")
    static class Counting {
        @Id
        @GeneratedValue(generator = "counting")
        @SequenceGenerator(name = "counting", sequenceName = "counting_id_seq", allocationSize = 50)
        long id;
    }

    @Entity(name = "Stamped")
    static class Stamped {
        @Id long id;

        @Column(insertable = false, updatable = false, nullable = false)
        LocalDateTime made;

        @Column(insertable = false, updatable = false)
        Integer number;
    }

    @Entity(name = "Defaults")
    static class Defaults {
        @Id long id;

        @ColumnDefault("current_timestamp")
        Instant made;

        @Column(length = 20)
        @ColumnDefault("'NEW'")
        String state;

        @Column(precision = 10, scale = 2)
        @ColumnDefault("0.0")
        BigDecimal price;

        @ColumnDefault("true")
        Boolean active;

        @ColumnDefault("gen_random_uuid( )")
        UUID token;

        @JdbcTypeCode(SqlTypes.JSON)
        @ColumnDefault("'{}'::jsonb")
        Map<String, String> document;

        @ColumnDefault("2")
        Integer changed;
    }

    @Entity(name = "Kept")
    static class Kept {
        @Id long id;
        String name;
        Integer price;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> document;

        @Column(columnDefinition = "int4range")
        String span;

        Integer added;
    }
}
