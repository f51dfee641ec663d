-- Enum types: labels are added in place; one that goes or moves makes the type anew under its columns.

## enum type added with its column
create table t (id int primary key);
->
create type mood as enum ('sad', 'ok');
create table t (id int primary key, m mood default 'ok', ms mood[]);
=>
create enum mood ('sad', 'ok')
add column t.m mood default 'ok'::mood
add column t.ms mood[]

## enum label added
create type mood as enum ('sad', 'happy'); create table t (m mood, x int);
->
create type mood as enum ('very sad', 'sad', 'ok', 'happy', 'it''s', 'great'); create table t (m mood, x int);
=>
add value 'it's' to enum mood
add value 'great' to enum mood
add value 'ok' to enum mood before 'happy'
add value 'very sad' to enum mood before 'sad'

## enum label added and used
create type mood as enum ('sad'); create table t (m mood default 'sad', ms mood[] default '{}');
->
create type mood as enum ('sad', 'ok'); create table t (m mood default 'ok', ms mood[] default '{}');
=>
alter column t.m: no default
alter column t.ms: no default, type text[]
replace enum mood by ('sad', 'ok') in t.m
alter column t.m: default 'ok'::mood
alter column t.ms: type mood[] using ms::mood[], default '{}'::mood[]

## enum label removed and moved
create type mood as enum ('sad', 'ok', 'happy'); create table t (m mood not null default 'ok'); create index t_m on t (m);
->
create type mood as enum ('happy', 'ok'); create table t (m mood not null default 'ok'); create index t_m on t (m);
=>
alter column t.m: no default
replace enum mood by ('happy', 'ok') in t.m
alter column t.m: default 'ok'::mood

## enum type in another schema
->
create schema s; create type s.mood as enum ('a'); create table s.t (m s.mood default 'a'); create table t (m s.mood);
=>
create schema s
create enum s.mood ('a')
create table t
create table s.t

## casts of an enum type
create type mood as enum ('a', 'b'); create table t (m mood);
create type other as enum ('x'); create cast (varchar as other) with inout as implicit; create cast (other as varchar) with inout as implicit;
->
create type mood as enum ('b', 'a'); create table t (m mood default 'a');
create cast (varchar as mood) with inout as implicit; create cast (mood as varchar) with inout as implicit;
create type other as enum ('x', 'y');
=>
replace enum mood by ('b', 'a') in t.m
add casts from and to varchar to enum mood
drop casts from and to varchar of enum other
add value 'y' to enum other
alter column t.m: default 'a'::mood

## enum column with checks, partial indexes and generated columns
create type mood as enum ('sad', 'ok', 'happy');
create table t (m mood default 'ok', n int generated always as (case when m = 'ok' then 1 else 0 end) stored, constraint c check (m <> 'sad'), gone mood);
create index i on t (n) where m = 'happy'; create index j on t (m, (m = 'ok'));
->
create type mood as enum ('happy', 'ok');
create table t (m mood default 'happy', n int generated always as (case when m = 'ok' then 1 else 0 end) stored, constraint c check (m <> 'ok'));
create index i on t (n) where m = 'happy'; create index j on t (m, (m = 'ok'));
=>
drop constraint c on t
drop index i on t
drop index j on t
drop column t.n
alter column t.m: no default
drop column t.gone
replace enum mood by ('happy', 'ok') in t.m
alter column t.m: default 'happy'::mood
add column t.n integer generated as CASE WHEN (m = 'ok'::mood) THEN 1 ELSE 0 END
add check c on t (m <> 'ok'::mood)
create index i on t (n) where m = 'happy'::mood
create index j on t (m, (m = 'ok'::mood))
