-- Naming and batch, as Alembic is measured on them: the id there, and its title.

## C01 naming convention: uq+ix added to existing table
create table t (id int constraint pk_t primary key, x int, y int);
->
create table t (id int not null, x int, y int, constraint pk_t primary key (id), constraint uq_t_x unique (x)); create index ix_t_y on t (y);
=>
add unique constraint uq_t_x on t (x)
create index ix_t_y on t (y)

## C01 naming convention: the key gets its name, too
create table t (id int primary key, x int, y int);
->
create table t (id int not null, x int, y int, constraint pk_t primary key (id), constraint uq_t_x unique (x)); create index ix_t_y on t (y);
=>
rename constraint t_pkey on t to pk_t
add unique constraint uq_t_x on t (x)
create index ix_t_y on t (y)

## C04 render_as_batch
create table t (id int primary key, name varchar(50));
->
create table t (id int not null, name varchar(50) not null, y int, primary key (id)); create index ix_t_y on t (y);
=>
fill t.name where it is null: ? (a value for the rows that have none)
alter column t.name: not null
add column t.y integer
create index ix_t_y on t (y)
