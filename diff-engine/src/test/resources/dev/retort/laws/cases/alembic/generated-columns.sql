-- Generated columns, as Alembic is measured on them: the id there, and its title.

-- beats f.10
## G03 computed expression changed
create table t (id int primary key, bar int, foo int generated always as (bar*5) stored);
->
create table t (id int not null, bar int, foo int generated always as (bar*42) stored, primary key (id));
=>
drop column t.foo
add column t.foo integer generated as bar * 42

-- beats f.10
## G04 computed column made an ordinary one
create table t (id int primary key, bar int, foo int generated always as (bar*5) stored);
->
create table t (id int primary key, bar int, foo int);
=>
alter column t.foo: no generation expression

-- beats f.10
## G05 ordinary column made a computed one
create table t (id int primary key, bar int, foo int);
->
create table t (id int primary key, bar int, foo int generated always as (bar*5) stored);
=>
drop column t.foo
add column t.foo integer generated as bar * 5

## G06 computed same modulo whitespace/parens
create table t (id int primary key, bar int, foo int generated always as (bar*5) stored);
->
create table t (id int not null, bar int, foo int generated always as (bar * 5) stored, primary key (id));
=>

-- beats f.10
## G07 computed column, its own column changes the type
create table t (id int primary key, bar int, foo bigint generated always as (bar*5) stored);
->
create table t (id int primary key, bar bigint, foo bigint generated always as (bar*5) stored);
=>
drop column t.foo
alter column t.bar: type bigint
add column t.foo bigint generated as bar * 5
