-- Renames: what a person said is the same under another name is renamed, with everything that is named
-- after it; a rename moves nothing and loses nothing.

## primary key renamed
create table t (a int constraint pk_old primary key);
->
create table t (a int constraint pk_new primary key);
=>
rename constraint pk_old on t to pk_new

## unique constraint renamed
create table t (a int, constraint old_key unique (a));
->
create table t (a int, constraint new_key unique (a));
=>
rename constraint old_key on t to new_key

## index renamed
create table t (a int); create index old_idx on t (a);
->
create table t (a int); create index new_idx on t (a);
=>
rename index old_idx on t to new_idx

## column renamed
-- rename: orders.total=amount
create table orders (id int primary key, total numeric(12,2));
insert into orders values (1, 10), (2, 20);
->
create table orders (id int primary key, amount numeric(12,2));
=>
rename column orders.total to amount

## column renamed, with a default and not null
-- rename: t.a=b
create table t (id int primary key, a varchar(80) not null default 'x');
insert into t values (1, 'y');
->
create table t (id int primary key, b varchar(80) not null default 'x');
=>
rename column t.a to b
rename constraint t_a_not_null on t to t_b_not_null

## column renamed and changed
-- rename unasked: t.a=b
create table t (id int primary key, a varchar(20));
insert into t values (1, 'y');
->
create table t (id int primary key, b varchar(80) not null default 'z');
=>
rename column t.a to b
alter column t.b: type character varying(80), default 'z'::character varying
fill t.b where it is null: ? (a value for the rows that have none)
alter column t.b: not null

## column with identity renamed
-- rename: t.id=number
create table t (id bigint generated always as identity, x int);
insert into t (x) values (5), (6);
->
create table t (number bigint generated always as identity, x int);
=>
rename column t.id to number
rename constraint t_id_not_null on t to t_number_not_null

## column with serial renamed
-- rename: t.id=number
create table t (id bigserial, x int);
insert into t (x) values (5), (6);
->
create table t (number bigserial, x int);
=>
rename sequence t_id_seq to t_number_seq
rename column t.id to number
rename constraint t_id_not_null on t to t_number_not_null

## primary key column renamed, foreign keys depend on it
-- rename: p.id=number
create table p (id int primary key, parent int references p);
create table c (id int primary key, p int not null references p on delete cascade);
insert into p values (1, null), (2, 1); insert into c values (1, 2);
->
create table p (number int primary key, parent int references p);
create table c (id int primary key, p int not null references p on delete cascade);
=>
rename column p.id to number
rename constraint p_id_not_null on p to p_number_not_null

## foreign key column renamed
-- rename: c.p=parent
create table p (id int primary key);
create table c (id int primary key, p int constraint c_p_fk references p);
create index c_p_idx on c (p);
insert into p values (1); insert into c values (1, 1);
->
create table p (id int primary key);
create table c (id int primary key, parent int constraint c_p_fk references p);
create index c_p_idx on c (parent);
=>
rename column c.p to parent

## both columns of a foreign key renamed
-- rename: p.id=number
-- rename: c.p=parent
create table p (id int primary key);
create table c (id int primary key, p int references p);
->
create table p (number int primary key);
create table c (id int primary key, parent int references p);
=>
rename column c.p to parent
rename column p.id to number
rename constraint c_p_fkey on c to c_parent_fkey
rename constraint p_id_not_null on p to p_number_not_null

## column of composite keys renamed
-- rename: t.b=bb
create table t (a int, b int, c int, primary key (a, b), constraint u unique (b, c) include (a), constraint x exclude (a with =, b with =) where (b > 0));
insert into t values (1, 2, 3);
->
create table t (a int, bb int, c int, primary key (a, bb), constraint u unique (bb, c) include (a), constraint x exclude (a with =, bb with =) where (bb > 0));
=>
rename column t.b to bb
rename constraint t_b_not_null on t to t_bb_not_null

## column in a check, an index expression, a predicate and a generated column renamed
-- rename: t.total=amount
create table t (id int primary key, total numeric, total2 numeric, name text,
  twice numeric generated always as (total * 2) stored,
  constraint positive check (total > 0 and total2 <> total and name <> 'total' and total is not null));
create index t_expr on t ((total + 1), (total2 - total)) include (total);
create index t_part on t (name) where total > 100 and name <> 'total';
insert into t values (1, 3, 4, 'x');
->
create table t (id int primary key, amount numeric, total2 numeric, name text,
  twice numeric generated always as (amount * 2) stored,
  constraint positive check (amount > 0 and total2 <> amount and name <> 'total' and amount is not null));
create index t_expr on t ((amount + 1), (total2 - amount)) include (amount);
create index t_part on t (name) where amount > 100 and name <> 'total';
=>
rename column t.total to amount

## column renamed that is called like a function, a type and a field
-- rename: t.year=lower
-- rename: t.date=text
create table t (year int, date date, s text, constraint c check (extract(year from date) = year and date > '2020-01-01'::date and lower(s) = s and s::text <> 'date'));
create index i on t ((year || lower(s)), (date + 1), ((s)::text));
insert into t values (2022, '2022-02-02', 's');
->
create table t (lower int, text date, s text, constraint c check (extract(year from text) = lower and text > '2020-01-01'::date and lower(s) = s and s::text <> 'date'));
create index i on t ((lower || lower(s)), (text + 1), ((s)::text));
=>
rename column t.date to text
rename column t.year to lower

## column renamed, its check changed as well
-- rename: t.a=b
create table t (a int, constraint c check (a > 0));
insert into t values (7);
->
create table t (b int, constraint c check (b > 1));
=>
rename column t.a to b
drop constraint c on t
add check c on t (b > 1)

## column renamed to a reserved word, and one with hostile names
-- rename: t."a""b.c"=select
-- rename: t.b=d e
create table t ("a""b.c" int, b text, constraint c check ("a""b.c" > 0 and b <> 'b'));
create index i on t ("a""b.c", lower(b));
comment on column t."a""b.c" is 'it''s a "comment"';
insert into t values (1, 'x');
->
create table t ("select" int, "d e" text, constraint c check ("select" > 0 and "d e" <> 'b'));
create index i on t ("select", lower("d e"));
comment on column t."select" is 'it''s a "comment"';
=>
rename column t.a"b.c to select
rename column t.b to d e

## two columns change places
-- rename unasked: t.a=b
-- rename unasked: t.b=a
create table t (a int, b int, constraint c check (a < b), constraint u unique (a));
create index i on t ((a - b));
insert into t values (1, 2), (3, 4);
->
create table t (b int, a int, constraint c check (b < a), constraint u unique (b));
create index i on t ((b - a));
=>
rename column t.b to b__old
rename column t.a to b
rename column t.b__old to a

## two columns of different types change places
-- rename unasked: t.a=b
-- rename unasked: t.b=a
create table t (a int not null, b text);
insert into t values (1, 'x');
->
create table t (b int not null, a text);
=>
rename column t.b to b__old
rename column t.a to b
rename column t.b__old to a
rename constraint t_a_not_null on t to t_b_not_null

## columns renamed in a chain
-- rename unasked: t.a=b
-- rename unasked: t.b=c
create table t (a int, b int, constraint k check (b > a));
insert into t values (1, 2);
->
create table t (b int, c int, constraint k check (c > b));
=>
rename column t.b to c
rename column t.a to b

## column takes the name of one that goes
-- rename unasked: t.a=b
-- drop: t.b
create table t (a int, b int, c int);
->
create table t (b int, c int);
=>
rename column t.b to b__old
rename column t.a to b
drop column t.b__old

## column renamed, another one takes its old name
-- rename unasked: t.a=b
-- drop on the way back: t.a
create table t (a int not null, c int);
insert into t values (1, 1);
->
create table t (b int not null, a text, c int);
=>
rename column t.a to b
rename constraint t_a_not_null on t to t_b_not_null
add column t.a text

## column renamed, two in question
-- rename unasked: t.a=c
-- rename unasked: t.b=d
create table t (a int, b int);
insert into t values (1, 2);
->
create table t (c int, d int);
=>
rename column t.a to c
rename column t.b to d

## table renamed
-- rename: old=new
create table old (id int primary key, name text not null, constraint old_name_key unique (name), constraint c check (id > 0));
create index old_idx on old (lower(name));
comment on table old is 'a table'; comment on index old_idx is 'an index'; comment on constraint c on old is 'a check';
insert into old values (1, 'x');
->
create table new (id int primary key, name text not null, constraint new_name_key unique (name), constraint c check (id > 0));
create index old_idx on new (lower(name));
comment on table new is 'a table'; comment on index old_idx is 'an index'; comment on constraint c on new is 'a check';
=>
rename table old to new
rename constraint old_name_key on new to new_name_key
rename constraint old_pkey on new to new_pkey
rename constraint old_id_not_null on new to new_id_not_null
rename constraint old_name_not_null on new to new_name_not_null

## table renamed and nothing in it
-- rename: old=new
create table old (id int constraint pk primary key, name text constraint u unique);
->
create table new (id int constraint pk primary key, name text constraint u unique);
=>
rename table old to new
rename constraint old_id_not_null on new to new_id_not_null

## table renamed that has an id only
-- rename: t_old=t_new
create table t_old (id int primary key);
->
create table t_new (id int primary key);
=>
rename table t_old to t_new
rename constraint t_old_pkey on t_new to t_new_pkey
rename constraint t_old_id_not_null on t_new to t_new_id_not_null

## table renamed that foreign keys reference, its own among them
-- rename: p=parent
create table p (id int primary key, up int references p, name text);
create table c (id int primary key, p int references p);
create table parent_of (a int references p, b int references p, primary key (a, b));
insert into p values (1, null, 'x'); insert into c values (1, 1);
->
create table parent (id int primary key, up int references parent, name text);
create table c (id int primary key, p int references parent);
create table parent_of (a int references parent, b int references parent, primary key (a, b));
=>
rename table p to parent
rename constraint p_pkey on parent to parent_pkey
rename constraint p_up_fkey on parent to parent_up_fkey
rename constraint p_id_not_null on parent to parent_id_not_null

## table renamed, with identity, serial and a sequence of its own
-- rename: old=new
create table old (id bigint generated by default as identity primary key, n serial, m int);
create sequence plain; alter sequence plain owned by old.m;
insert into old (m) values (1);
->
create table new (id bigint generated by default as identity primary key, n serial, m int);
create sequence plain; alter sequence plain owned by new.m;
=>
rename table old to new
rename sequence old_n_seq to new_n_seq
rename constraint old_pkey on new to new_pkey
rename constraint old_id_not_null on new to new_id_not_null
rename constraint old_n_not_null on new to new_n_not_null

## table renamed together with columns
-- rename: old=new
-- rename: old.b=bb
create table old (id int primary key, a int, b int, c text, d text, constraint k check (b > a));
insert into old values (1, 2, 3, 'x', 'y');
->
create table new (id int primary key, a int, bb int, c varchar(90), d text, constraint k check (bb > a));
=>
rename table old to new
rename column new.b to bb
rename constraint old_pkey on new to new_pkey
rename constraint old_id_not_null on new to new_id_not_null
alter column new.c: type character varying(90)

## table renamed to hostile names, in a schema with one
-- rename: "s.s".old="ne""w.t"
create schema "s.s"; create table "s.s".old (id serial primary key, a int unique);
create table "s.s".c (p int references "s.s".old);
insert into "s.s".old (a) values (1);
->
create schema "s.s"; create table "s.s"."ne""w.t" (id serial primary key, a int unique);
create table "s.s".c (p int references "s.s"."ne""w.t");
=>
rename table "s.s".old to "s.s"."ne""w.t"
rename sequence "s.s".old_id_seq to "s.s"."ne""w.t_id_seq"
rename constraint old_a_key on "s.s"."ne""w.t" to ne"w.t_a_key
rename constraint old_pkey on "s.s"."ne""w.t" to ne"w.t_pkey
rename constraint old_id_not_null on "s.s"."ne""w.t" to ne"w.t_id_not_null

## two tables change places
-- rename unasked: a=b
-- rename unasked: b=a
create table a (id int primary key, x int);
create table b (id int primary key, a int references a, y text);
insert into a values (1, 2); insert into b values (1, 1, 'y');
->
create table b (id int primary key, x int);
create table a (id int primary key, a int references b, y text);
=>
rename table b to b__old
rename table a to b
rename table b__old to a
rename constraint b_pkey on a to b_pkey__old
rename constraint a_pkey on b to b_pkey
rename constraint b_pkey__old on a to a_pkey
rename constraint b_a_fkey on a to a_a_fkey
rename constraint b_id_not_null on a to a_id_not_null
rename constraint a_id_not_null on b to b_id_not_null

## table and index change places
-- rename unasked: a=b
create table a (id int constraint pk primary key, x int); create index b on a (x);
insert into a values (1, 2);
->
create table b (id int constraint pk primary key, x int); create index a on b (x);
=>
rename index b on a to b__old
rename table a to b
rename index b__old on b to a
rename constraint a_id_not_null on b to b_id_not_null

## table renamed, another one takes its old name
-- rename unasked: a=b
-- drop on the way back: a
create table a (id int constraint pk primary key, x int, y int);
insert into a values (1, 2, 3);
->
create table b (id int constraint pk primary key, x int, y int);
create table a (z text);
=>
rename table a to b
create table a
rename constraint a_id_not_null on b to b_id_not_null

## table takes the name of one that goes
-- rename unasked: a=b
-- drop: b
create table a (id int constraint pk primary key, x int);
create table b (z text); create table c (id int constraint cpk primary key, a int references a);
->
create table b (id int constraint pk primary key, x int);
create table c (id int constraint cpk primary key, a int references b);
=>
rename table b to b__old
rename table a to b
rename constraint a_id_not_null on b to b_id_not_null
drop table b__old

## name freed by a drop used by a rename
-- rename: a=b
create table a (id int constraint pk primary key, x int, y int); create index b on a (x);
insert into a values (1, 2, 3);
->
create table b (id int constraint pk primary key, x int, y int);
=>
rename index b on a to b__old
rename table a to b
drop index b__old on b
rename constraint a_id_not_null on b to b_id_not_null

## sequence renamed
-- rename: plain_seq=fancy_seq
create sequence plain_seq increment by 50; comment on sequence plain_seq is 'numbers';
create table t (id bigint default nextval('plain_seq'));
->
create sequence fancy_seq increment by 50; comment on sequence fancy_seq is 'numbers';
create table t (id bigint default nextval('fancy_seq'));
=>
rename sequence plain_seq to fancy_seq

## two sequences change places
-- rename unasked: s1=s2
-- rename unasked: s2=s1
create sequence s1 increment by 10; create sequence s2; create table t (id bigint default nextval('s1'), n bigint default nextval('s2'));
->
create sequence s2 increment by 10; create sequence s1; create table t (id bigint default nextval('s2'), n bigint default nextval('s1'));
=>
rename sequence s2 to s2__old
rename sequence s1 to s2
rename sequence s2__old to s1

## enum type renamed
create type mood as enum ('SAD', 'HAPPY'); comment on type mood is 'how';
create domain merry as mood default 'HAPPY' check (value <> 'SAD'::mood);
create table t (id int primary key, m mood not null default 'SAD', all_of mood[] default array['SAD']::mood[], d merry, constraint c check (m <> 'HAPPY' or id > 0));
create index i on t (id) where m = 'SAD';
insert into t values (1, 'HAPPY', array['SAD']::mood[]);
->
create type "Feel.ing" as enum ('SAD', 'HAPPY'); comment on type "Feel.ing" is 'how';
create domain merry as "Feel.ing" default 'HAPPY' check (value <> 'SAD'::"Feel.ing");
create table t (id int primary key, m "Feel.ing" not null default 'SAD', all_of "Feel.ing"[] default array['SAD']::"Feel.ing"[], d merry, constraint c check (m <> 'HAPPY' or id > 0));
create index i on t (id) where m = 'SAD';
=>
rename enum mood to "Feel.ing"

## enum type renamed that a composite type has
create type mood as enum ('SAD', 'HAPPY'); create type state as (m mood, n int); create table t (s state, m mood);
->
create type feeling as enum ('SAD', 'HAPPY'); create type state as (m feeling, n int); create table t (s state, m feeling);
=>
rename enum mood to feeling

## table renamed together with its enum type
-- rename: old=new
create type old_state as enum ('A', 'B');
create table old (id serial constraint pk primary key, a int, state old_state not null default 'A');
insert into old (a) values (1);
->
create type new_state as enum ('A', 'B');
create table new (id serial constraint pk primary key, a int, state new_state not null default 'A');
=>
rename enum old_state to new_state
rename table old to new
rename sequence old_id_seq to new_id_seq
rename constraint old_id_not_null on new to new_id_not_null
rename constraint old_state_not_null on new to new_state_not_null

## constraints and an index with other names
create table p (id int primary key);
create table t (id int constraint k1 primary key, a int constraint u1 unique, b int constraint c1 check (b > 0), c int constraint f1 references p, d int, constraint x1 exclude (d with =));
create index i1 on t (d);
->
create table p (id int primary key);
create table t (id int constraint k2 primary key, a int constraint u2 unique, b int constraint c2 check (b > 0), c int constraint f2 references p, d int, constraint x2 exclude (d with =));
create index i2 on t (d);
=>
rename constraint c1 on t to c2
rename constraint f1 on t to f2
rename constraint k1 on t to k2
rename constraint u1 on t to u2
rename constraint x1 on t to x2
rename index i1 on t to i2

## names of two constraints and of two indexes change places
create table t (a int, b int, constraint c1 check (a > 0), constraint c2 check (b > 0), constraint u1 unique (a), constraint u2 unique (b));
create index i1 on t (a); create index i2 on t (b);
comment on index i1 is 'of a'; comment on constraint c1 on t is 'of a';
->
create table t (a int, b int, constraint c2 check (a > 0), constraint c1 check (b > 0), constraint u2 unique (a), constraint u1 unique (b));
create index i2 on t (a); create index i1 on t (b);
comment on index i2 is 'of a'; comment on constraint c2 on t is 'of a';
=>
rename index i2 on t to i2__old
rename index i1 on t to i2
rename index i2__old on t to i1
rename constraint u2 on t to u2__old
rename constraint u1 on t to u2
rename constraint u2__old on t to u1
rename constraint c2 on t to c2__old
rename constraint c1 on t to c2
rename constraint c2__old on t to c1

## names of indexes of two tables move on, and one is dropped
create table t (a int, b int); create table u (a int);
create index i1 on t (a); create index i2 on u (a); create index i3 on t (b);
->
create table t (a int, b int); create table u (a int);
create index i2 on t (a); create index i3 on u (a);
=>
rename index i2 on u to i2__old
rename index i1 on t to i2
rename index i3 on t to i3__old
rename index i2__old on u to i3
drop index i3__old on t

## enum type renamed that is called like an index
create type mood as enum ('SAD', 'HAPPY'); create table t (m mood, n int); create index mood on t (n);
->
create type feeling as enum ('SAD', 'HAPPY'); create table t (m feeling, n int); create index mood on t (n);
=>
rename enum mood to feeling

## enum type and table take each other's place
-- rename unasked: a=b
create type b as enum ('SAD', 'HAPPY'); create table a (m b, n int);
insert into a values ('SAD', 1);
->
create type c as enum ('SAD', 'HAPPY'); create table b (m c, n int);
=>
rename enum b to c
rename table a to b

## sequence and enum type that could be renamed, but for a type of that name
create type c as (n int); create domain d as int; create table t (a int, b text); create sequence a owned by t.a;
create type e as enum ('x'); create table u (a e); create type f as enum ('y'); create table v (a f); create table w (a int);
->
create type a as (n int); create table t (a int, b text); create sequence c owned by t.a;
create type d as enum ('x'); create table u (a d); create type w as enum ('y'); create table v (a w); create table f (a int);
=>
drop domain d
create enum d ('x')
drop table w
create enum w ('y')
drop sequence a
create composite type a
drop composite type c
create sequence c
advance sequence c beyond t.a
alter column v.a: type w using a::text::w
drop enum f
create table f
alter column u.a: type d using a::text::d
alter sequence c: owned by t.a
drop enum e
