-- Types: each value has to fit into the new type, by a conversion that is certain or that a person says.

## narrower types, that fit
create table t (id int primary key, a varchar(80), b bigint, c numeric(12,2)); insert into t values (1, 'abc', 5, 1.50);
->
create table t (id int primary key, a varchar(40), b int, c numeric(4,2));
=>
alter column t.a: type character varying(40)
alter column t.b: type integer
alter column t.c: type numeric(4,2)

## narrower types, that do not fit
create table t (id int primary key, a varchar(80), b bigint, c numeric(12,2));
insert into t values (1, 'abcd', 5000000000, 150.50), (2, 'x', 1, 1);
->
create table t (id int primary key, a varchar(3), b int, c numeric(4,2));
=>
alter column t.a: type character varying(3)
alter column t.b: type integer
alter column t.c: type numeric(4,2)
!>
t: 1 row whose a does not fit into character varying(3)
t: 1 row whose b does not fit into integer
t: 1 row whose c does not fit into numeric(4,2)

## conversions that are certain
create type mood as enum ('SAD', 'OK');
create table t (id int primary key, a varchar(30) default '1', b varchar(36), c mood default 'SAD', d text default 'OK',
  e text[], f smallint, g boolean, h varchar(1), i numeric(3,1), j text, k date, l text, m mood[]);
insert into t values (1, '7', '5f0c9a1e-7a52-4b6e-8d3f-0c1d2e3f4a5b', 'OK', 'SAD', '{1,2}', 1, true, 'Y', 1, '{"a": 1}', '2026-01-02', '10.0.0.1', '{SAD}'),
  (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
->
create type mood as enum ('SAD', 'OK');
create table t (id int primary key, a int default 1, b uuid, c varchar(10) default 'SAD', d mood default 'OK',
  e int[], f boolean, g int, h boolean, i boolean, j jsonb, k timestamp, l inet, m text[]);
=>
alter column t.a: no default, type integer using a::integer, default 1
alter column t.b: type uuid using b::uuid
alter column t.c: no default, type character varying(10), default 'SAD'::character varying
alter column t.d: no default, type mood using d::mood, default 'OK'::mood
alter column t.e: type integer[] using e::integer[]
alter column t.f: type boolean using f::text::boolean
alter column t.g: type integer using g::integer
alter column t.h: type boolean using h::boolean
alter column t.i: type boolean using trim_scale(i)::text::boolean
alter column t.j: type jsonb using j::jsonb
alter column t.k: type timestamp without time zone
alter column t.l: type inet using l::inet
alter column t.m: type text[]
<!
t: 1 row whose h has to become character varying(1), and nobody has said how

## conversions that a person has to say
create type mood as enum ('SAD', 'OK');
create table t (id int primary key, a timestamp, b timestamptz, c oid, d smallint, e boolean, f varchar, g bytea, h uuid, i int, j text, k text);
insert into t values (1, now(), now(), 1, 0, true, '01/02/2026', '\x00', gen_random_uuid(), 1, '1.239', '10101');
->
create type mood as enum ('SAD', 'OK');
create table t (id int primary key, a timestamptz, b timestamp, c bytea, d mood, e char, f date, g text, h bytea, i date, j numeric(10,2), k bit(3));
=>
alter column t.a: type timestamp with time zone using ? (how timestamp without time zone becomes timestamp with time zone, such as a AT TIME ZONE 'UTC')
alter column t.b: type timestamp without time zone using ? (how timestamp with time zone becomes timestamp without time zone, such as b AT TIME ZONE 'UTC')
alter column t.c: type bytea using ? (how oid becomes bytea, such as lo_get(c))
alter column t.d: type mood using ? (how smallint becomes mood)
alter column t.e: type character(1) using ? (how boolean becomes character(1), such as CASE WHEN e THEN 'Y' ELSE 'N' END)
alter column t.f: type date using ? (how character varying becomes date, such as f::date)
alter column t.g: type text using ? (how bytea becomes text, such as convert_from(g, 'UTF8'))
alter column t.h: type bytea using ? (how uuid becomes bytea)
alter column t.i: type date using ? (how integer becomes date)
alter column t.j: type numeric(10,2) using ? (how text becomes numeric(10,2), such as j::numeric)
alter column t.k: type bit(3) using ? (how text becomes bit(3))
!>
t: 1 row whose a has to become timestamp with time zone, and nobody has said how
t: 1 row whose b has to become timestamp without time zone, and nobody has said how
t: 1 row whose c has to become bytea, and nobody has said how
t: 1 row whose d has to become mood, and nobody has said how
t: 1 row whose e has to become character(1), and nobody has said how
t: 1 row whose f has to become date, and nobody has said how
t: 1 row whose g has to become text, and nobody has said how
t: 1 row whose h has to become bytea, and nobody has said how
t: 1 row whose i has to become date, and nobody has said how
t: 1 row whose j has to become numeric(10,2), and nobody has said how
t: 1 row whose k has to become bit(3), and nobody has said how

## conversions that a person has to say, of nothing
create type mood as enum ('SAD', 'OK');
create table t (id int primary key, a timestamp, b time not null, c oid, d smallint);
create table u (id int primary key, a timestamp); insert into u values (1, null);
->
create type mood as enum ('SAD', 'OK');
create table t (id int primary key, a timestamptz, b interval not null, c text, d mood);
create table u (id int primary key, a timestamptz);
=>
alter column t.a: type timestamp with time zone using ? (how timestamp without time zone becomes timestamp with time zone, such as a AT TIME ZONE 'UTC')
alter column t.b: type interval using ? (how time without time zone becomes interval)
alter column t.c: type text using ? (how oid becomes text, such as convert_from(lo_get(c), 'UTF8'))
alter column t.d: type mood using ? (how smallint becomes mood)
alter column u.a: type timestamp with time zone using ? (how timestamp without time zone becomes timestamp with time zone, such as a AT TIME ZONE 'UTC')

## label that goes, in use and not in use
create type mood as enum ('SAD', 'OK', 'GONE'); create type used as enum ('A', 'B');
create table t (m mood, u used); insert into t values ('OK', 'A'), ('SAD', 'B');
->
create type mood as enum ('SAD', 'OK'); create type used as enum ('A', 'C');
create table t (m mood, u used);
=>
replace enum mood by ('SAD', 'OK') in t.m
replace enum used by ('A', 'C') in t.u
!>
t: 1 row whose u is none of A, C

## domains and what they are over
create domain positive as int check (value > 0);
create table t (a positive, b int, c text); insert into t values (1, 2, '3'), (null, null, null);
->
create domain positive as int check (value > 0);
create table t (a int, b positive, c positive);
=>
alter column t.a: type integer
alter column t.b: type positive
alter column t.c: type positive using c::positive

## conversions that some rows do not survive
create type mood as enum ('SAD', 'OK');
create domain positive as int check (value > 0);
create table t (id int primary key, a smallint, b text, c text, d varchar(9), e text, f text, g numeric, h bytea, i int, j text[], k varchar[], l bigint[], m bit varying(8), "n's ""$retort$" text, o double precision);
insert into t values (1, 7, 'x', 'GREAT', '12', 'no json', '10.0.0.1', 1e300, null, -1, '{1,x}', '{abcd}', '{5000000000}', '1010', '1', 1),
  (2, 1, '5f0c9a1e-7a52-4b6e-8d3f-0c1d2e3f4a5b', 'OK', '1e', '{}', 'there', 1, null, 1, '{1}', '{a}', '{1}', '101', '', 1e300),
  (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
->
create type mood as enum ('SAD', 'OK');
create domain positive as int check (value > 0);
create table t (id int primary key, a boolean, b uuid, c mood, d int, e jsonb, f inet, g real, h bytea, i positive, j int[], k varchar(3)[], l int[], m bit(3), "n's ""$retort$" boolean, o real);
=>
alter column t.a: type boolean using a::text::boolean
alter column t.b: type uuid using b::uuid
alter column t.c: type mood using c::mood
alter column t.d: type integer using d::integer
alter column t.e: type jsonb using e::jsonb
alter column t.f: type inet using f::inet
alter column t.g: type real
alter column t.i: type positive
alter column t.j: type integer[] using j::integer[]
alter column t.k: type character varying(3)[]
alter column t.l: type integer[]
alter column t.m: type bit(3)
alter column t.n's "$retort$: type boolean using "n's ""$retort$"::boolean
alter column t.o: type real
!>
t: 1 row whose a does not become boolean
t: 1 row whose b does not become uuid
t: 1 row whose c does not become mood
t: 1 row whose d does not become integer
t: 1 row whose e does not become jsonb
t: 1 row whose f does not become inet
t: 1 row whose g does not become real
t: 1 row whose i does not become positive
t: 1 row whose j does not become integer[]
t: 1 row whose k does not fit into character varying(3)[]
t: 1 row whose l does not fit into integer[]
t: 1 row whose m does not fit into bit(3)
t: 1 row whose n's "$retort$ does not become boolean
t: 1 row whose o does not become real

## conversion into a type that is made first
create table t (id int primary key, c text, d text); insert into t values (1, 'OK', '1'), (2, 'SAD', '-1');
->
create type mood as enum ('SAD', 'OK'); create domain positive as int check (value > 0);
create table t (id int primary key, c mood, d int);
=>
create enum mood ('SAD', 'OK')
create domain positive integer check positive_check (VALUE > 0)
alter column t.c: type mood using c::mood
alter column t.d: type integer using d::integer

## conversion into a type that is made first and that a row does not survive
create table t (id int primary key, c text, d text); insert into t values (1, 'OK', '1'), (2, 'GREAT', '-1');
->
create type mood as enum ('SAD', 'OK'); create domain positive as int check (value > 0);
create table t (id int primary key, c mood, d positive);
=>
create enum mood ('SAD', 'OK')
create domain positive integer check positive_check (VALUE > 0)
alter column t.c: type mood using c::mood
alter column t.d: type positive using d::positive
!>
t: 1 row whose c does not become mood

## domain gets a check that rows of a table would break that goes
create domain inner_number as integer; create domain number as inner_number;
create table old (x number); insert into old values (-1); create table stays (y number); insert into stays values (1);
->
create domain inner_number as integer constraint positive check (value > 0); create domain number as inner_number;
create table stays (y number);
=>
drop table old
alter domain inner_number: add check positive (VALUE > 0)
