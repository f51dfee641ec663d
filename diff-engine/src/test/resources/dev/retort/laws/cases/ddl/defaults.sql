-- Defaults: set and dropped in place; two that mean the same are the same.

## default added, changed, removed
-- same: CURRENT_TIMESTAMP <=> now()
create table t (id int primary key, a int, b int default 1, c text default 'x', d timestamptz default now());
->
create table t (id int primary key, a int default 1, b int default 2, c text, d timestamptz default current_timestamp);
=>
alter column t.a: default 1
alter column t.b: default 2
alter column t.c: no default

## defaults of every kind
->
create table t (a int default 1 + 1, b text default 'it''s', c numeric(10, 2) default 0, d boolean default true,
  e date default current_date, f timestamptz default now(), g jsonb default '{"a": [1]}', h text[] default '{}',
  i uuid default gen_random_uuid(), j varchar(9) default lower('X'), k interval default '1 day', l text default '$$',
  m int default -1, n text default E'a\\b\n', o timestamp default localtimestamp, p double precision default 1e10);
=>
create table t

## default and comment longer than a name
create table t (a text);
->
create table t (a text default 'a default that is longer than the 63 bytes that PostgreSQL gives a name');
comment on column t.a is 'a comment that is longer than the 63 bytes that PostgreSQL gives a name';
=>
alter column t.a: default 'a default that is longer than the 63 bytes that PostgreSQL gives a name'::text, set the comment 'a comment that is longer than the 63 bytes that PostgreSQL gives a name'
