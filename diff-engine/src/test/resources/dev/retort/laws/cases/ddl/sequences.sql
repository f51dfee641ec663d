-- Sequences and serials: a sequence is altered in place; one that a column owns goes with it.

## sequence added and removed
create sequence gone;
->
create sequence come start 5 increment 50;
=>
create sequence come
drop sequence gone

## sequence options
create sequence s1 start 1 increment 1; create sequence s2 increment -1; create sequence s3 as int;
->
create sequence s1 start 1 increment 50; create sequence s2 increment -2 minvalue -500 maxvalue -1 start -1 cache 3 cycle; create sequence s3 as smallint maxvalue 50;
=>
alter sequence s1: increment 50
alter sequence s2: increment -2, minvalue -500, cache 3, cycle
alter sequence s3: maxvalue 50, as smallint

## sequences that start and end elsewhere
create sequence lane start 7 maxvalue 90; create sequence up as int start 100; create sequence turned start 5; create sequence back increment -1 maxvalue 100; create sequence small;
create sequence "$retort$ a'b ""C""" increment -1 minvalue -90 start -7;
->
create sequence lane start 2 maxvalue 5; create sequence up as int minvalue 200; create sequence turned increment -1; create sequence back; create sequence small as smallint start 70 maxvalue 80;
create sequence "$retort$ a'b ""C""" increment -1 minvalue -5 start -2;
=>
alter sequence "$retort$ a'b ""C""": start -2, increment -1, minvalue -5, from its start if nothing was drawn
alter sequence back: all as by default, from its start if nothing was drawn
alter sequence lane: start 2, maxvalue 5, from its start if nothing was drawn
alter sequence small: start 70, maxvalue 80, as smallint
alter sequence turned: increment -1, from its start if nothing was drawn
alter sequence up: minvalue 200, as integer, from its start if nothing was drawn

## default from a sequence
create table t (id int primary key);
->
create sequence s;
create table t (id int primary key default nextval('s'));
=>
create sequence s
advance sequence s beyond t.id
alter column t.id: default nextval('s'::regclass)

## serial column
create table t (id int primary key);
->
create table t (id serial primary key, n bigserial);
=>
create sequence t_id_seq
advance sequence t_id_seq beyond t.id
create sequence t_n_seq
alter column t.id: default nextval('t_id_seq'::regclass)
add column t.n bigint not null default nextval('t_n_seq'::regclass)
alter sequence t_id_seq: as integer, owned by t.id
alter sequence t_n_seq: owned by t.n

## table with a serial removed
create table t (id serial primary key);
->
=>
drop table t

## sequence outlives its owner
create table t (id int primary key, n int); create sequence s owned by t.n;
->
create table t (id int primary key); create sequence s;
=>
alter sequence s: all as by default
drop column t.n

## default that depends on the sequence of a column that goes, whose not null the other column takes [18+]
create sequence s; create table t (a bigint constraint n not null no inherit, b bigint default nextval('s') not null); alter sequence s owned by t.a;
->
create table t (b bigint constraint n not null no inherit);
=>
alter column t.b: no default
alter column t.b: nullable
drop column t.a
alter column t.b: not null
