-- Check constraints, as Alembic is measured on them: the id there, and its title.

-- beats f.5
## K01 named CHECK added
create table t (id int primary key, x int);
->
create table t (id int primary key, x int, constraint ck_x check (x > 0));
=>
add check ck_x on t (x > 0)

-- beats f.5
## K02 named CHECK added, plugin on
create table t (id int primary key, x int);
->
create table t (id int not null, x int, primary key (id), constraint ck_x check (x > 0));
=>
add check ck_x on t (x > 0)

-- beats f.5
## K04 expression of a named CHECK changed
create table t (id int primary key, x int, constraint ck_x check (x > 0));
->
create table t (id int primary key, x int, constraint ck_x check (x > 1));
=>
drop constraint ck_x on t
add check ck_x on t (x > 1)

-- beats f.5
## K05 unnamed CHECK in model, plugin on
create table t (id int primary key, x int);
->
create table t (id int not null, x int, primary key (id), check (x > 0));
=>
add check t_x_check on t (x > 0)

-- beats f.5
## K06 unnamed CHECK on both sides, spelled otherwise
create table t (id int primary key, x text, check (x in ('a', 'b')));
->
create table t (id int primary key, x text, check (x = any (array['a', 'b'])));
=>

## K08 drop table with CHECK; downgrade recreates it
create table o (x int, constraint ck_old_x check (x > 0));
->
=>
drop table o
