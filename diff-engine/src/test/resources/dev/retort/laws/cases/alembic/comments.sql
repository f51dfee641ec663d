-- Comments, as Alembic is measured on them: the id there, and its title.

## O02 table comment removed
create table t (id int primary key); comment on table t is 'old';
->
create table t (id int not null, primary key (id));
=>
remove the comment of table t

## O05 column comment removed
create table t (id int primary key, amount float); comment on column t.amount is 'x';
->
create table t (id int not null, amount float, primary key (id));
=>
alter column t.amount: remove the comment

## O08 comment + type + nullable in one column
create table t (id int primary key, x int);
->
create table t (id int not null, x bigint not null, primary key (id)); comment on column t.x is 'c';
=>
alter column t.x: type bigint
fill t.x where it is null: ? (a value for the rows that have none)
alter column t.x: not null, set the comment 'c'
