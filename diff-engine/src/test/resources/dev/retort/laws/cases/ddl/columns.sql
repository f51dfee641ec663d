-- Columns: added and dropped, and what is said of one is changed in place.

## column added and removed
create table t (id int primary key, gone text);
->
create table t (id int primary key, come date);
=>
drop column t.gone
add column t.come date

## column comment and collation
create table t (id int primary key, a text, b text collate "C");
comment on column t.a is 'old';
->
create table t (id int primary key, a text collate "POSIX", b text);
comment on column t.b is 'new';
=>
alter column t.a: type text collate "POSIX", remove the comment
alter column t.b: type text, set the comment

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

## column storage with hostile names
create schema "s.s"; create table "s.s"."t ""t" ("c.c" text);
->
create schema "s.s"; create table "s.s"."t ""t" ("c.c" text, "d'" text); alter table "s.s"."t ""t" alter "c.c" set storage main, alter "d'" set storage external;
=>
alter column "s.s"."t ""t".c.c: storage main
add column "s.s"."t ""t".d' text
