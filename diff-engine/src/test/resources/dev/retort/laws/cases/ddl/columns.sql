-- Columns: added and dropped, and what is said of one is changed in place.

## column added and removed
create table t (id int primary key, gone text);
->
create table t (id int primary key, come date);
=>
add column t.come date
drop column t.gone

## column comment and collation
create table t (id int primary key, a text, b text collate "C");
comment on column t.a is 'old';
->
create table t (id int primary key, a text collate "POSIX", b text);
comment on column t.b is 'new';
=>
alter column t.a: type text collate "POSIX", remove the comment
alter column t.b: type text, set the comment 'new'

## column storage and compression
create table t (a text, b numeric, c text, d text, e varchar(5), f text);
alter table t alter c set storage external, alter c set compression pglz, alter d set compression pglz, alter e set storage main, alter e set compression pglz;
->
create table t (a text compression pglz, b numeric, c text, d text, e text, f int);
alter table t alter a set storage external, alter b set storage external, alter c set storage main, alter e set storage external;
=>
alter column t.a: storage external, compression pglz
alter column t.b: storage external
alter column t.c: storage main, compression default
alter column t.d: compression default
alter column t.e: type text, storage external
alter column t.f: type integer using f::integer

## column statistics target set, changed and removed
create table t (a text, b text, c text, d text, e int);
alter table t alter b set statistics 0, alter c set statistics 10, alter d set statistics 10000;
->
create table t (a text, b text, c text, d text, e int);
alter table t alter a set statistics 5, alter b set statistics 100, alter d set statistics 10000, alter e set statistics 0;
=>
alter column t.a: statistics 5
alter column t.b: statistics 100
alter column t.c: statistics default
alter column t.e: statistics 0

## column statistics target beside a change of the type, which only forgets the storage
create table t (kept varchar(5), changed varchar(5), gone varchar(5), come varchar(5), other text);
alter table t alter kept set statistics 7, alter kept set storage main, alter changed set statistics 7, alter gone set statistics 7, alter other set statistics 7;
->
create table t (kept varchar(9), changed varchar(9), gone varchar(9), come varchar(9), other int);
alter table t alter kept set statistics 7, alter changed set statistics 8, alter come set statistics 0, alter other set statistics 7;
=>
alter column t.kept: type character varying(9)
alter column t.changed: type character varying(9), statistics 8
alter column t.gone: type character varying(9), statistics default
alter column t.come: type character varying(9), statistics 0
alter column t.other: type integer using other::integer

## column statistics target of columns and tables that come and go
create table t (id int primary key, gone text);
create table gone (id int primary key, a text);
alter table t alter gone set statistics 7;
alter table gone alter a set statistics 0, alter a set storage external;
->
create table t (id int primary key, come date not null default now());
create table come (id int generated always as identity primary key, a text, b int generated always as (1) stored);
alter table t alter come set statistics 7;
alter table come alter id set statistics 0, alter a set statistics 10, alter b set statistics 1;
=>
create table come
add column t.come date not null default now() statistics 7
drop column t.gone
drop table gone

## column statistics target of a renamed column
-- rename unasked: t.a=b
-- rename unasked: u.a=b
create table t (a text); create table u (a text);
alter table t alter a set statistics 7; alter table u alter a set statistics 7;
->
create table t (b text); create table u (b text);
alter table t alter b set statistics 7; alter table u alter b set statistics 8;
=>
rename column t.a to b
rename column u.a to b
alter column u.b: statistics 8

## column statistics target with hostile names
create schema "s.s"; create table "s.s"."t ""t" ("c.c" text);
->
create schema "s.s"; create table "s.s"."t ""t" ("c.c" text, "d'" text); alter table "s.s"."t ""t" alter "c.c" set statistics 7, alter "d'" set statistics 8;
=>
alter column "s.s"."t ""t".c.c: statistics 7
add column "s.s"."t ""t".d' text statistics 8

## column storage with hostile names
create schema "s.s"; create table "s.s"."t ""t" ("c.c" text);
->
create schema "s.s"; create table "s.s"."t ""t" ("c.c" text, "d'" text); alter table "s.s"."t ""t" alter "c.c" set storage main, alter "d'" set storage external;
=>
alter column "s.s"."t ""t".c.c: storage main
add column "s.s"."t ""t".d' text storage external
