-- Exclusion constraints: a changed one is dropped and added; one with another name is renamed.

## exclusion constraint added, changed, removed
create table t (a int, b int, p point, r int4range, constraint gone exclude using gist (r with &&), constraint x2 exclude using gist (r with &&));
->
create table t (a int, b int, p point, r int4range, constraint come exclude (a with =, b with =), constraint x2 exclude using gist (r with &&, p with ~=) where (a > 0));
=>
drop constraint gone on t
add exclusion constraint come on t (a with =, b with =)
add exclusion constraint x2 on t using gist (r with &&, p with ~=) where a > 0

## exclusion constraint of every kind
create table t (a int, b text, s timestamp, e timestamp);
->
create table t (a int, b text, s timestamp, e timestamp,
  constraint x1 exclude using gist (tsrange(s, e) with &&) deferrable,
  constraint x2 exclude using gist (tsrange(s, e) with &&, int4range(a, a, '[]') with -|-) where (b is not null and a <> 3) deferrable initially deferred,
  constraint x3 exclude (lower(b) collate "C" text_pattern_ops desc with =, a desc nulls last with =) include (s, e) with (fillfactor = 70),
  constraint x4 exclude using hash (b with =));
comment on column t.a is 'a';
=>
alter column t.a: set the comment 'a'
add exclusion constraint x1 on t using gist (tsrange(s, e) with &&) deferrable
add exclusion constraint x2 on t using gist (tsrange(s, e) with &&, int4range(a, a, '[]'::text) with -|-) where (b IS NOT NULL) AND (a <> 3) initially deferred
add exclusion constraint x3 on t (lower(b) collate "C" text_pattern_ops desc with =, a desc nulls last with =) include (s, e) with (fillfactor = 70)
add exclusion constraint x4 on t using hash (b with =)

## exclusion constraint renamed, and one over a column that goes
create table t (a int, b int, constraint "old name" exclude (a with =), constraint x exclude (a with =, b with =));
->
create table t (a int, constraint "new ""name" exclude (a with =));
=>
drop constraint x on t
rename constraint old name on t to new "name
drop column t.b

## exclusion constraint with hostile names
create schema "s p"; create table "s p"."t.t" ("c""c" int);
->
create schema "s p"; create table "s p"."t.t" ("c""c" int, "w,h" int, constraint "x.""x" exclude ("c""c" with =, ("c""c" + "w,h") with =) where ("w,h" > 0));
=>
add column s p."t.t".w,h integer
add exclusion constraint x."x on s p."t.t" (c"c with =, ("c""c" + "w,h") with =) where "w,h" > 0
