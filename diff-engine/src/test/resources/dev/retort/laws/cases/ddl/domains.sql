-- Domains: changed in place where PostgreSQL can, and else made anew under the columns that have them.

## domain added and removed
create domain gone as text; create domain gone2 as gone; create table t (a int, b gone2[]);
->
create domain year as integer not null default 2000 constraint year_check check (value >= 1901 and value <= 2155);
create domain late_year as year check (value > 2000); create table t (a late_year, c year[], d year default 1999);
=>
create domain year integer not null default 2000 check year_check ((VALUE >= 1901) AND (VALUE <= 2155))
create domain late_year year default 2000 check late_year_check ((VALUE)::integer > 2000)
alter column t.a: type late_year
add column t.c year[]
add column t.d year default 1999
drop column t.b
drop domain gone2
drop domain gone

## domain changes in place
create domain d as varchar(9) default 'x' constraint c1 check (value in ('x', 'y')) constraint c2 check (length(value) > 1);
alter domain d add constraint c3 check (value <> 'z') not valid; create table t (a d);
->
create domain d as varchar(9) not null constraint c1 check (value in ('x', 'y', 'z')) constraint c3 check (value <> 'z');
alter domain d add constraint "c ""4" check (value <> '') not valid; create table t (a d);
=>
alter domain d: drop check c1, drop check c2, no default, not null, add check c "4 ((VALUE)::text <> ''::text), add check c1 (VALUE IN ('x', 'y', 'z')), validate check c3

## domain of another type
create domain d as integer default 1; create domain e as d; create domain unused as text collate "C";
create table t (a d default 7, b e not null, c d[], x int, constraint k check (a > 0), constraint u unique (a));
create index i on t (b) where b > 3; create table gone (a d);
->
create domain d as bigint default 1 check (value > 0); create domain e as d; create domain unused as text;
create table t (a d default 8, b e not null, c d[], x d, constraint k check (a > 0), constraint u unique (a));
create index i on t (b) where b > 3; create table come (a d);
=>
drop table gone
drop constraint k on t
drop index i on t
alter column t.a: no default, type bigint
alter column t.b: type bigint
alter column t.c: type bigint[]
drop domain unused
drop domain e
drop domain d
create domain d bigint default 1 check d_check (VALUE > 0)
create domain e d default 1
create domain unused text
create table come
alter column t.a: type d, default 8
alter column t.b: type e
alter column t.c: type d[] using c::text::d[]
alter column t.x: type d
add check k on t ((a)::bigint > 0)
create index i on t (b) where (b)::bigint > 3

## domain of an enum type, in another schema, with hostile names
create schema "s p"; create type "s p"."M m" as enum ('a', 'b'); create table "s p".t ("a a" int);
->
create schema "s p"; create type "s p"."M m" as enum ('a', 'b');
create domain "s p"."D.""d" as "s p"."M m" default 'a' constraint "c ""c" check (value <> 'b'); create table "s p".t ("a a" int, "b.b" "s p"."D.""d", e "s p"."D.""d"[]);
create domain "select" as text collate "C";
=>
create domain select text collate "C"
create domain s p."D.""d" "s p"."M m" default 'a'::"s p"."M m" check c "c (VALUE <> 'b'::"s p"."M m")
add column s p.t.b.b "s p"."D.""d"
add column s p.t.e "s p"."D.""d"[]

## enum type becomes a domain of its name, and a domain an enum type
create type e as enum ('x', 'y'); create domain d as text default 'x'; create domain over as e;
create table t (a e default 'x', b d default 'y', c e[], f over, check (a <> 'y'));
->
create domain e as text default 'x'; create type d as enum ('x', 'y'); create domain over as e;
create table t (a e default 'x', b d default 'y', c e[], f over, check (a <> 'y'));
=>
drop constraint t_a_check on t
alter column t.a: no default, type text
alter column t.b: no default, type text
alter column t.c: type text[]
drop domain d
create enum d ('x', 'y')
alter column t.f: type text
drop domain over
drop enum e
create domain e text default 'x'::text
create domain over e default 'x'::text
alter column t.a: type e, default 'x'::text
alter column t.b: type d using b::d, default 'y'::d
alter column t.c: type e[] using c::e[]
alter column t.f: type over
add check t_a_check on t ((a)::text <> 'y'::text)

## enum type rebuilt under a domain and under keys
create type e as enum ('x', 'y'); create domain d as e check (value <> 'y');
create table p (a e primary key); create table t (a e references p, b d, c d[], f text, g e);
->
create type e as enum ('y', 'x'); create domain d as e check (value <> 'x');
create table p (a e primary key); create table t (a e references p, b d, c d[], f e, g text);
=>
alter column t.b: type text
alter column t.c: type text[]
drop domain d
drop constraint t_a_fkey on t
alter column t.g: type text
replace enum e by ('y', 'x') in p.a, t.a
create domain d e check d_check (VALUE <> 'x'::e)
alter column t.b: type d using b::d
alter column t.c: type d[] using c::d[]
alter column t.f: type e using f::e
add foreign key t_a_fkey on t (a) to p (a)

## column of a domain and column of an enum type that are built anew become generated
create domain d as text; create type e as enum ('x', 'y'); create table t (a text, b d, c e);
->
create domain d as varchar(9); create type e as enum ('y', 'x');
create table t (a text, b text generated always as (upper(a)) stored, c e generated always as (case when a is null then 'x'::e end) stored);
=>
drop column t.c
replace enum e by ('y', 'x')
drop column t.b
drop domain d
create domain d character varying(9)
add column t.b text generated as upper(a)
add column t.c e generated as CASE WHEN (a IS NULL) THEN 'x'::e ELSE NULL::e END

## domain gets stricter while there are arrays of it
create domain d as int; create domain e as int constraint one check (value > 0); create domain over_d as d[];
create domain k as int; create domain over_k as k; create table v (a over_k[], b k);
create table t (a d[], b d default 1, c over_d, f e[], g e);
->
create domain d as int not null; create domain e as int constraint two check (value > 0); create domain over_d as d[];
create domain k as int check (value > 0); create domain over_k as k; create table v (a over_k[], b k);
create table t (a d[], b d default 1, c over_d, f e[], g e);
=>
alter column t.a: type integer[]
alter column t.b: no default, type integer
alter column t.c: type integer[]
alter column t.f: type integer[]
alter column t.g: type integer
alter column v.a: type integer[]
alter column v.b: type integer
drop domain over_k
drop domain over_d
drop domain k
drop domain e
drop domain d
create domain d integer not null
create domain e integer check two (VALUE > 0)
create domain k integer check k_check (VALUE > 0)
create domain over_d d[]
create domain over_k k
alter column t.a: type d[] using a::text::d[]
alter column t.b: type d, default 1
alter column t.c: type over_d using c::text::over_d
alter column t.f: type e[] using f::text::e[]
alter column t.g: type e
alter column v.a: type over_k[] using a::text::over_k[]
alter column v.b: type k

## domain over an array is made anew while there are arrays of it
create type e as enum ('x'); create domain d as e[]; create domain c as int[]; create table t (a d[], b d, c c[]);
->
create type e as enum ('x'); create domain d as text[]; create domain c as e[]; create table t (a d[], b d, c c[]);
=>
alter column t.a: type text[]
alter column t.b: type text[]
alter column t.c: type text[]
drop domain d
drop domain c
create domain c e[]
create domain d text[]
alter column t.a: type d[] using a::d[]
alter column t.b: type d
alter column t.c: type c[] using c::c[]

## composite type gets an attribute while a domain over it becomes one over an array of it
create type k as (a int); create domain d as k; create table t (a d, b d[]);
->
create type k as (a int, b int); create domain d as k[]; create table t (a d, b d[]);
=>
alter column t.a: type k[] using a::text::k[]
alter column t.b: type text[]
drop domain d
create domain d k[]
alter composite type k: add attribute b integer
alter column t.a: type d
alter column t.b: type d[] using b::d[]
