-- Types: a column gets another type in place, with a conversion where PostgreSQL has none of its own.

## column type widened
create table t (id int primary key, a varchar(20), b int, c numeric(10, 2), d timestamp(3));
->
create table t (id int primary key, a varchar(40), b bigint, c numeric(12, 2), d timestamp(6));
=>
alter column t.a: type character varying(40)
alter column t.b: type bigint
alter column t.c: type numeric(12,2)
alter column t.d: type timestamp(6) without time zone

## every common type
->
create table t (
  a smallint, b integer, c bigint, d real, e double precision, f numeric, g numeric(10), h numeric(10, 3),
  i boolean, j text, k varchar, l varchar(7), m char(3), n bytea, o uuid, p json, q jsonb, r oid, s date,
  t time, u time(3), v timestamp, w timestamp(3), x timestamptz, y timestamptz(0), z timetz,
  aa interval, ab interval second(3), ac inet, ad xml, ae bit(3), af bit varying(9), ag int[], ah varchar(5)[],
  ai timestamptz(3)[], aj "char", ak name, al money, am int4range, an tsvector, ao point);
=>
create table t

## column type with a default
create table t (id int primary key, n int default 5, s varchar(5) default 'x');
->
create table t (id int primary key, n bigint default 5, s text default 'x');
=>
alter column t.n: no default, type bigint, default 5
alter column t.s: no default, type text, default 'x'::text

## type changes that need a conversion
create type mood as enum ('sad');
create table t (id int primary key, a varchar(30) default '1', b varchar(36), c mood default 'sad', d text, e varchar(5)[], f int, g boolean);
->
create type mood as enum ('sad');
create table t (id int primary key, a int default 1, b uuid, c varchar(10) default 'sad', d mood, e int[], f boolean, g int default 3);
=>
alter column t.a: no default, type integer using a::integer, default 1
alter column t.b: type uuid using b::uuid
alter column t.c: no default, type character varying(10), default 'sad'::character varying
alter column t.d: type mood using d::mood
alter column t.e: type integer[] using e::integer[]
alter column t.f: type boolean using f::text::boolean
alter column t.g: type integer using g::integer, default 3
