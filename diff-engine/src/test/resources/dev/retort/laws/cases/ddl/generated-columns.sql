-- Generated columns: one whose expression changes is dropped and added, one that becomes ordinary keeps its
-- values; nothing that they are over changes beneath them.

## generated column added, changed, removed
create table t (id int primary key, a int, b int, g1 int generated always as (a * 2) stored, g2 int generated always as (b) stored);
->
create table t (id int primary key, a int, b int, g1 int generated always as (a * 3) stored, g3 int generated always as (a + b) stored);
=>
drop column t.g1
add column t.g1 integer generated as a * 3
add column t.g3 integer generated as a + b
drop column t.g2

## generated column over a column that changes its type
create table t (id int primary key, a int, g bigint generated always as (a * 2) stored);
create index t_g_idx on t (g);
->
create table t (id int primary key, a bigint, g bigint generated always as (a * 2) stored);
create index t_g_idx on t (g);
=>
drop index t_g_idx on t
drop column t.g
alter column t.a: type bigint
add column t.g bigint generated as a * 2
create index t_g_idx on t (g)

## generated column made an ordinary one
create table t (id int primary key, a int, g int generated always as (a * 2) stored);
->
create table t (id int primary key, a int, g int);
=>
alter column t.g: no generation expression

## foreign key to a column that becomes a generated one
create table p (a int, b bigint, constraint u unique (a, b)); create table c (a int, b bigint, constraint f foreign key (a, b) references p (a, b));
->
create table p (a int, b bigint generated always as (a * 2) stored, constraint u unique (a, b)); create table c (a int, b bigint, constraint f foreign key (a, b) references p (a, b));
=>
drop constraint f on c
drop constraint u on p
drop column p.b
add column p.b bigint generated as a * 2
add unique constraint u on p (a, b)
add foreign key f on c (a, b) to p (a, b)

## generated column becomes an identity, and an identity a generated column
create table t (a bigint, b bigint generated always as (a * 2) stored, c bigint generated always as identity);
->
create table t (a bigint, b bigint generated always as identity, c bigint generated always as (a * 2) stored);
=>
alter column t.b: no generation expression
fill t.b where it is null: ? (a value for the rows that have none)
alter column t.b: not null, add identity always
drop column t.c
add column t.c bigint generated as a * 2

## not null of a new column goes to a generated one that becomes plain [18+]
create table t (a text, g inet constraint n not null, b text generated always as (upper(a)) stored);
->
create table t (a text, b inet constraint n not null);
=>
alter column t.b: no generation expression
alter column t.b: type inet using b::inet
fill t.b where it is null: ? (a value for the rows that have none)
drop column t.g
alter column t.b: not null
