-- Indexes, as Alembic is measured on them: the id there, and its title.

## X03 index becomes unique
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t (y, z);
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create unique index i on t (y, z);
=>
drop index i on t
create unique index i on t (y, z)

## X06 asc -> desc
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t (y);
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t (y desc);
=>
drop index i on t
create index i on t (y desc)

## X09 desc vs desc nulls first (default)
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t (y desc);
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t (y desc nulls first);
=>

## X12 expression lower -> upper
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t (lower(x));
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t (upper(x));
=>
drop index i on t
create index i on t (upper((x)::text))

## X15 jsonb path changed
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t ((jb->'x'));
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t ((jb -> 'y'));
=>
drop index i on t
create index i on t ((jb -> 'y'::text))

-- beats f.8
## X17 access method changed
create table t (id int primary key, y int); create index i on t (y);
->
create table t (id int primary key, y int); create index i on t using hash (y);
=>
drop index i on t
create index i on t using hash (y)

-- beats f.8
## X18 opclass via postgresql_ops changed
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t using gin (jb);
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t using gin (jb jsonb_path_ops);
=>
drop index i on t
create index i on t using gin (jb jsonb_path_ops)

-- beats f.8
## X19 INCLUDE added
create table t (id int primary key, y int, z int); create index i on t (y);
->
create table t (id int primary key, y int, z int); create index i on t (y) include (z);
=>
drop index i on t
create index i on t (y) include (z)

-- beats f.8
## X21 partial predicate added
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t (y);
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t (y) where z > 2;
=>
drop index i on t
create index i on t (y) where z > 2

## X24 NULLS NOT DISTINCT toggled on unique index [15+]
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create unique index i on t (y);
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create unique index i on t (y) nulls not distinct;
=>
drop index i on t
create unique index i on t (y) nulls not distinct

## X27 to_tsvector index unchanged
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t using gin (to_tsvector('english', x));
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t using gin (to_tsvector('english', x));
=>

## X30 arithmetic rewritten: y + 1
create table t (id int primary key, x varchar(100), y int, z int, jb jsonb); create index i on t ((y+1));
->
create table t (id int not null, x varchar(100), y int, z int, jb jsonb, primary key (id)); create index i on t ((y + 1));
=>

-- beats f.8
## X31 IN rewritten to ANY
-- same: (x)::text = ANY (ARRAY['a'::text, 'b'::text]) <=> x IN ('a', 'b')
create table t (id int primary key, x varchar(100), y int); create index i on t (y) where x in ('a', 'b');
->
create table t (id int primary key, x varchar(100), y int); create index i on t (y) where x = any (array['a', 'b']);
=>

-- beats f.2
## X25 rename index
create table t (id int primary key, y int); create index i on t (y);
->
create table t (id int primary key, y int); create index j on t (y);
=>
rename index i on t to j

## X33 drop table that has indexes
create table s (id int primary key, x text, y text); create index xy_idx on s (x, y); create index y_idx on s (y);
->
=>
drop table s
