-- Unique constraints, as Alembic is measured on them: the id there, and its title.

## U02 remove named unique
create table t (id int primary key, x int, y int, constraint uq_x unique (x));
->
create table t (id int not null, x int, y int, primary key (id));
=>
drop constraint uq_x on t

-- beats f.9
## U05 unnamed, columns changed
create table t (id int primary key, x int, y int, unique (x));
->
create table t (id int not null, x int, y int, primary key (id), unique (x, y));
=>
drop constraint t_x_key on t
add unique constraint t_x_y_key on t (x, y)

-- beats f.2
## U06 rename unique
create table t (id int primary key, x int, constraint uq_old unique (x));
->
create table t (id int primary key, x int, constraint uq_new unique (x));
=>
rename constraint uq_old on t to uq_new

## U08 deferrable added to unique
create table t (id int primary key, x int, y int, constraint uq unique (x));
->
create table t (id int not null, x int, y int, primary key (id), constraint uq unique (x) deferrable initially deferred);
=>
drop constraint uq on t
add unique constraint uq on t (x) initially deferred

## U11 unique index in DB, unique constraint same name in model
create table t (id int primary key, x int, y int); create unique index uq on t (x);
->
create table t (id int not null, x int, y int, primary key (id), constraint uq unique (x));
=>
drop index uq on t
add unique constraint uq on t (x)

## U14 remove unnamed unique (server name)
create table s (id int primary key, sid int not null, l int not null, f int not null, unique (sid, l), unique (sid, f));
->
create table s (id int not null, sid int not null, l int not null, f int not null, primary key (id), unique (sid, f));
=>
drop constraint s_sid_l_key on s
