-- Indexes: a changed one is dropped and created.

## index added, changed, removed
create table t (a int, b int, c int); create index i1 on t (a); create index i2 on t (b);
->
create table t (a int, b int, c int); create index i2 on t (b, c); create index i3 on t (c);
=>
drop index i1 on t
drop index i2 on t
create index i2 on t (b, c)
create index i3 on t (c)

## index becomes unique and descending
create table t (a int, b int); create index i1 on t (a); create index i2 on t (b);
->
create table t (a int, b int); create unique index i1 on t (a); create index i2 on t (b desc, a desc nulls last);
=>
drop index i1 on t
drop index i2 on t
create unique index i1 on t (a)
create index i2 on t (b desc, a desc nulls last)

## index of every kind
create table t (a int, b text, j jsonb);
->
create table t (a int, b text, j jsonb);
create index i1 on t (lower(b));
create index i2 on t (a) where b is not null;
create index i3 on t (a) include (b);
create index i4 on t using gin (j jsonb_path_ops);
create index i5 on t (b collate "C" text_pattern_ops desc nulls last);
create index i6 on t using hash (a);
create index i7 on t (a) with (fillfactor = 70);
create index i8 on t ((a + 1), b);
create index i9 on t using brin (a) with (pages_per_range = 16);
=>
create index i1 on t (lower(b))
create index i2 on t (a) where b IS NOT NULL
create index i3 on t (a) include (b)
create index i4 on t using gin (j jsonb_path_ops)
create index i5 on t (b collate "C" text_pattern_ops desc nulls last)
create index i6 on t using hash (a)
create index i7 on t (a) with (fillfactor = 70)
create index i8 on t ((a + 1), b)
create index i9 on t using brin (a) with (pages_per_range = 16)

## parameters of an operator class
create table t (v tsvector); create index i on t using gist (v tsvector_ops (siglen = 100)); create index j on t using gist (v);
->
create table t (v tsvector); create index i on t using gist (v tsvector_ops (siglen = 200)); create index j on t using gist (v tsvector_ops (siglen = 50));
=>
drop index i on t
drop index j on t
create index i on t using gist (v tsvector_ops (siglen='200'))
create index j on t using gist (v tsvector_ops (siglen='50'))
