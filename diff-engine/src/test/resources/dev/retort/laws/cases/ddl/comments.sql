-- Comments: set and removed where they are, and set again on what is made anew.

## table comment added
create table t (id int primary key);
->
create table t (id int primary key);
comment on table t is 'It''s a "comment"
with two lines \ and $$ and a tab	.';
=>
set the comment of table t 'It's a "comment" with two lines \ and $$ and a tab .'

## table comment changed
create table t (id int primary key);
comment on table t is 'old';
->
create table t (id int primary key);
comment on table t is 'new';
=>
set the comment of table t 'new'

## comments on constraints, indexes, sequences, types and schemas
create schema s; create schema u; create table s.t (a int constraint k check (a > 0), b int constraint p primary key, constraint x exclude (a with =));
create index i on s.t (b); create index j on s.t (a); create sequence q; create sequence s.r; create type e as enum ('a'); create type s.f as enum ('a', 'b'); create domain d as int;
comment on schema s is 'old'; comment on constraint k on s.t is 'old'; comment on constraint p on s.t is 'it''s "p"'; comment on index s.i is 'old'; comment on index s.j is 'stays';
comment on sequence q is 'old'; comment on type e is 'old'; comment on type s.f is 'stays'; comment on domain d is 'old'; comment on schema u is 'gone';
->
create schema s; create table s.t (a int constraint k check (a > 1), b int constraint p2 primary key, constraint x exclude (a with =));
create index i on s.t (b desc); create index "j ""j" on s.t (a); create sequence q; create sequence s.r; create type e as enum ('a'); create type s.f as enum ('b', 'a'); create domain d as text; create domain s.d2 as int;
comment on schema s is 'new'; comment on constraint k on s.t is 'old'; comment on constraint p2 on s.t is 'it''s "p"'; comment on constraint x on s.t is 'new
line'; comment on index s.i is 'old'; comment on index s."j ""j" is 'stays';
comment on sequence s.r is 'new'; comment on type e is 'new'; comment on type s.f is 'stays'; comment on domain d is 'old'; comment on domain s.d2 is 'new';
=>
replace enum s.f by ('b', 'a')
drop domain d
create domain d text
create domain s.d2 integer
drop constraint k on s.t
drop index i on s.t
rename constraint p on s.t to p2
rename index j on s.t to j "j
add check k on s.t (a > 1)
create index i on s.t (b desc)
drop schema u
set the comment of schema s 'new'
set the comment of enum type e 'new'
set the comment of enum type s.f 'stays'
set the comment of domain d 'old'
set the comment of domain s.d2 'new'
remove the comment of sequence q
set the comment of sequence s.r 'new'
set the comment of constraint k on s.t 'old'
set the comment of constraint x on s.t 'new line'
set the comment of index i on s.t 'old'

## comments go with what they are on
create table t (a int, b int, constraint k unique (a, b)); create index i on t (b); comment on constraint k on t is 'x'; comment on index i is 'x';
create table u (id serial); comment on sequence u_id_seq is 'x'; create type e as enum ('a'); comment on type e is 'x';
->
create table t (a int);
=>
drop constraint k on t
drop index i on t
drop column t.b
drop table u
drop enum e

## comments on composite types, checks of domains, indexes of constraints
create type k as (a int);
create domain d as int constraint pos check (value > 0) constraint small check (value < 9);
create table t (id int constraint t_pk primary key, a int constraint t_uq unique, b int,
  constraint t_ex exclude using btree (b with =));
comment on constraint pos on domain d is 'old';
comment on constraint small on domain d is 'gone';
comment on index t_pk is 'on the index';
comment on constraint t_pk on t is 'on the constraint';
comment on index t_uq is 'gone';
->
create type k as (a int);
create domain d as int constraint pos check (value > 0);
create table t (id int constraint t_pk primary key, a int, b int,
  constraint t_ex exclude using btree (b with =));
comment on type k is 'come';
comment on constraint pos on domain d is 'new';
comment on index t_pk is 'changed';
comment on index t_ex is 'come';
=>
alter domain d: drop check small
drop constraint t_uq on t
set the comment of domain constraint pos on d 'new'
set the comment of composite type k 'come'
remove the comment of constraint t_pk on t
set the comment of index t_ex on t 'come'
set the comment of index t_pk on t 'changed'
