-- Composite types: attributes come, go and change in place.

## composite type made and dropped
create type gone as (a int);
->
create schema s;
create type mood as enum ('a');
create domain d as int check (value > 0);
create type s."My Type" as ("a b" numeric(10, 2), m mood, "order" d, t text collate "C", l varchar(7)[]);
create type outer_one as (inner_ones s."My Type"[], x timestamp(3));
create domain over_one as outer_one;
create type nothing as ();
create table t (id int primary key, a s."My Type", b outer_one[], c over_one);
comment on type outer_one is 'It''s a "type"';
=>
create schema s
create enum mood ('a')
create domain d integer check d_check (VALUE > 0)
create composite type s.My Type
create composite type outer_one
create domain over_one outer_one
create composite type nothing
create table t
drop composite type gone
set the comment of composite type outer_one 'It's a "type"'

## composite type gets and loses attributes while a column has it
create type k as (a int, b text, c date);
create table t (id int primary key, k k);
->
create type k as (a int, c date, d numeric(5, 1));
create table t (id int primary key, k k);
=>
alter composite type k: drop attribute b, add attribute d numeric(5,1)

## attribute of a composite type gets another type
create type k as (a int, b varchar(5), c text collate "C");
->
create type k as (a bigint, b varchar(9), c text);
=>
alter composite type k: type of attribute a to bigint, type of attribute b to character varying(9), type of attribute c to text

## composite types exchange their needs
create type a as (x int);
create type b as (x a);
create domain d as b;
create type gone as (x d[]);
create table t (a a);
->
create type b as (x int);
create domain d2 as b;
create type a as (x int, y b, z d2);
create table t (a a);
=>
drop composite type gone
drop domain d
alter composite type b: type of attribute x to integer
create domain d2 b
alter composite type a: add attribute y b, add attribute z d2
