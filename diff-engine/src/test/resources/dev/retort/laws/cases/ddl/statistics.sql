-- Extended statistics, which come down before everything else and go up after it.

## statistics added, changed, removed
create table t (a int, b int, c int); create statistics s1 on a, b from t; create statistics s2 on b, c from t;
->
create table t (a int, b int, c int); create statistics s2 (mcv) on c, b from t; create statistics s3 (ndistinct, dependencies) on a, c from t;
=>
drop statistics object s1
drop statistics object s2
create statistics object s2 on t (b, c)
create statistics object s3 on t (a, c)

## statistics of a new table and of one that goes
create table t (a int, b int); create statistics s on a, b from t; comment on statistics s is 'pairs';
->
create table u (a int, b int); create statistics s on a, b from u; alter statistics s set statistics 500;
=>
drop statistics object s
create table u
drop table t
create statistics object s on u (a, b)

## statistics renamed
create table t (a int, b int); create statistics s on a, b from t; comment on statistics s is 'pairs';
->
create table t (a int, b int); create statistics "Weird ""name""" on a, b from t; comment on statistics "Weird ""name""" is 'pairs';
=>
rename statistics object s to "Weird ""name"""

## statistics of another table, and two that change places
create table t (a int, b int); create table u (a int, b int); create statistics s on a, b from t; create statistics x on a, b from t; create statistics y (mcv) on a, b from t;
->
create table t (a int, b int); create table u (a int, b int); create statistics s on a, b from u; create statistics y on a, b from t; create statistics x (mcv) on a, b from t;
=>
drop statistics object s
drop statistics object x
drop statistics object y
create statistics object s on u (a, b)
create statistics object x on t (a, b)
create statistics object y on t (a, b)

## statistics target set and reset
create table t (a int, b int); create statistics s1 on a, b from t; create statistics s2 on a, b from t; alter statistics s2 set statistics 0;
->
create table t (a int, b int); create statistics s1 on a, b from t; alter statistics s1 set statistics 10000; create statistics s2 on a, b from t;
=>
drop statistics object s1
drop statistics object s2
create statistics object s1 on t (a, b)
create statistics object s2 on t (a, b)

## statistics of expressions
create table t (a int, b text, c varchar(10), "order" text);
->
create table t (a int, b text, c varchar(10), "order" text);
create statistics s1 on lower(b) from t;
create statistics s2 (mcv) on (a % 10), lower("order"), "order" from t;
create statistics s3 on a, (c in ('x', 'y')), (b || '$$'') from nowhere') from t;
=>
create statistics object s1 on t ((lower(b)))
create statistics object s2 on t (order, (a % 10), (lower("order")))
create statistics object s3 on t (a, (c IN ('x', 'y')), (b || '$$'') from nowhere'::text))

## column with statistics goes
create table t (a int, b int, c int); create statistics s on a, b from t; create statistics x on (b + 1), a from t; create statistics stays on a, c from t; comment on statistics x is 'sum';
->
create table t (a int, c int); create statistics stays on a, c from t;
=>
drop statistics object s
drop statistics object x
drop column t.b

## column with statistics gets another type
create table t (a int, b int, c text); create statistics plain on a, b from t; create statistics counted on a, b from t; create statistics computed on a, (b + 1) from t; create statistics aside on (b + 1), (length(c)) from t; alter statistics counted set statistics 100; comment on statistics counted is 'counted'; comment on statistics plain is 'plain';
->
create table t (a bigint, b int, c text); create statistics plain on a, b from t; create statistics counted on a, b from t; create statistics computed on a, (b + 1) from t; create statistics aside on (b + 1), (length(c)) from t; alter statistics counted set statistics 100; comment on statistics counted is 'counted'; comment on statistics plain is 'plain';
=>
drop statistics object computed
drop statistics object counted
alter column t.a: type bigint
create statistics object computed on t (a, (b + 1))
create statistics object counted on t (a, b)
set the comment of statistics object counted 'counted'

## enum type built anew under statistics
create type mood as enum ('sad', 'ok'); create table t (a int, m mood); create statistics s on a, m from t; create statistics x on a, (m = 'ok'::mood) from t;
->
create type mood as enum ('ok', 'glad'); create table t (a int, m mood); create statistics s on a, m from t; create statistics x on a, (m = 'ok'::mood) from t;
=>
drop statistics object x
replace enum mood by ('ok', 'glad') in t.m
create statistics object x on t (a, (m = 'ok'::mood))

## domain of a statistics expression goes
create domain small as int check (value < 10); create table t (a int, b int); create statistics s on a, (b::small) from t;
->
create table t (a int, b int);
=>
drop statistics object s
drop domain small

## statistics in another schema than their table
create schema other; create schema gone; create table t (a int, b int); create statistics other.s on a, b from t; create statistics s on a, b from t; create statistics gone.s on a, b from t;
->
create schema other; create table t (a int, b int); create statistics other.s (mcv) on a, b from t; create statistics s on a, b from t; create statistics other.x on a, b from t; comment on statistics other.x is 'x';
=>
drop statistics object gone.s
drop statistics object other.s
drop schema gone
create statistics object other.s on t (a, b)
create statistics object other.x on t (a, b)
set the comment of statistics object other.x 'x'

## statistics of the longest name, on reserved words
create table "select" ("from" int, "to""day" int);
->
create table "select" ("from" int, "to""day" int);
create statistics "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk" on "from", "to""day" from "select";
=>
create statistics object abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk on select (from, to"day)
