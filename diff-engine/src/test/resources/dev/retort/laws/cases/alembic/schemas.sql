-- Schemas and filters, as Alembic is measured on them: the id there, and its title.

## S03 explicit default schema in model
create table a (x varchar(50));
->
create table public.a (x varchar(50));
=>

## S06 include_object by table name [scope: exclude=public.extra]
create table extra (x int); create table keep (x int);
->
create table keep (x int, y int);
=>
add column keep.y integer

-- beats f.21
## S07 new schema with its table
->
create schema billing; create table billing.a (x varchar(50));
=>
create schema billing
create table billing.a

## S09 unique in other schema added
create schema test_schema; create table test_schema.a (x varchar(50));
->
create schema test_schema; create table test_schema.a (x varchar(50), constraint ix_1 unique (x));
=>
add unique constraint ix_1 on test_schema.a (x)

-- beats f.20 as far as one run goes: equal tables in several schemas are told apart
## S10 the same table in two tenants, one behind
create schema one; create schema two; create table one.t (id int primary key); create table two.t (id int primary key, x int);
->
create schema one; create schema two; create table one.t (id int primary key, x int); create table two.t (id int primary key, x int);
=>
add column one.t.x integer

## H15 a schema that is left out is not seen at all [scope: exclude=hidden.*]
create schema hidden; create table hidden.t (id int); create table t (id int);
->
create table t (id int, x int);
=>
add column t.x integer

## H16 a schema that is left out on both sides [scope: exclude=hidden.*]
create schema hidden; create table hidden.t (id int); create table t (id int);
->
create schema hidden; create table hidden.u (id int, x int); create table t (id int, x int);
=>
add column t.x integer

## H17 a FK whose target is left out [scope: exclude=public.left_out]
create table left_out (id int primary key, x int); create table t (id int primary key, l int references left_out);
->
create table left_out (id int primary key); create table t (id int primary key, l int references left_out, x int);
=>
add column t.x integer
