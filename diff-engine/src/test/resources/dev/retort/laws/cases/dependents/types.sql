-- Types that are made anew or go, and what depends on them.

## enum type that is made anew
create type status as enum ('new', 'paid', 'gone');
create table orders (id int primary key, status status not null default 'new');
->
create type status as enum ('new', 'paid');
create table orders (id int primary key, status status not null default 'new');
&
create view fresh as select id, status = 'new'::status as is_new from orders;
create view first_status as select 'paid'::status as status;
create materialized view statuses as select status, count(*) as n from orders group by status;
create function is_open(status) returns boolean language sql immutable return $1 = 'new'::status;
create function all_of(status[]) returns status[] language sql as 'select $1';
create function of_orders() returns table (id int, status status) language sql as 'select id, status from orders';
create view open_orders as select id from orders where is_open(status);
create function rank(status) returns int language sql immutable return case $1 when 'new'::status then 1 else 2 end;
create cast (status as int) with function rank(status) as assignment;
create view ranks as select id, status::int as rank from orders;
=>
alter column orders.status: no default
execute DROP VIEW ranks
execute DROP VIEW open_orders
execute DROP VIEW fresh
execute DROP VIEW first_status
execute DROP MATERIALIZED VIEW statuses
execute DROP FUNCTION of_orders()
execute DROP FUNCTION is_open(status)
execute DROP FUNCTION all_of(status[])
execute DROP CAST (status AS integer)
execute DROP FUNCTION rank(status)
replace enum status by ('new', 'paid') in orders.status
alter column orders.status: default 'new'::status
execute CREATE FUNCTION rank(status) RETURNS integer LANGUAGE sql IMMUTABLE RETURN CA...
execute CREATE CAST (status AS integer) WITH FUNCTION rank(status) AS ASSIGNMENT
execute CREATE FUNCTION all_of(status[]) RETURNS status[] LANGUAGE sql AS $function$s...
execute CREATE FUNCTION is_open(status) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN...
execute CREATE FUNCTION of_orders() RETURNS TABLE(id integer, status status) LANGUAGE...
execute CREATE MATERIALIZED VIEW statuses AS SELECT status, count(*) AS n FROM orders...
execute CREATE VIEW first_status AS SELECT 'paid'::status AS status
execute CREATE VIEW fresh AS SELECT id, (status = 'new'::status) AS is_new FROM orders
execute CREATE VIEW open_orders AS SELECT id FROM orders WHERE is_open(status)
execute CREATE VIEW ranks AS SELECT id, (status)::integer AS rank FROM orders

## domain that goes
create domain price as numeric(10, 2);
create table orders (id int primary key, total price);
->
create table orders (id int primary key, total numeric(10, 2));
&
create view order_totals as select id, total from orders;
=>
execute DROP VIEW order_totals
alter column orders.total: type numeric(10,2)
drop domain price
execute CREATE VIEW order_totals AS SELECT id, total FROM orders

## composite type with an attribute of another type
create type address as (street text, number int);
create table customers (id int primary key, name text);
->
create type address as (street text, number bigint);
create table customers (id int primary key, name text);
&
create view numbers as select ((null::address)).number as number;
create function street(address) returns text language sql as 'select $1.street';
=>
execute DROP VIEW numbers
alter composite type address: type of attribute number to bigint
execute CREATE VIEW numbers AS SELECT (NULL::address).number AS number

## enum value that goes and that a view speaks of
-- todo: view dead uses the value gone of status, which goes.
-- todo on the way back: view dead uses the value gone of status, which this adds.
create type status as enum ('new', 'gone');
create table orders (id int primary key, status status not null);
->
create type status as enum ('new');
create table orders (id int primary key, status status not null);
&
create view dead as select id from orders where status = 'gone'::status;
create view alive as select id from orders where status = 'new'::status;
=>
execute DROP VIEW dead
execute DROP VIEW alive
replace enum status by ('new') in orders.status
execute CREATE VIEW alive AS SELECT id FROM orders WHERE (status = 'new'::status)
execute ? (view dead uses the value gone of status, which goes. Write what it is to b...

## text that becomes an enum, and what compares it with a text
-- todo: materialized view lengths uses t.grade, which becomes grade.
-- todo: policy top_only on t uses t.grade, which becomes grade.
-- todo: rule not_top on t uses t.grade, which becomes grade.
-- todo: trigger on_top on t uses t.grade, which becomes grade.
-- todo: view top_grades uses view grades, where a type changes.
-- todo: view tops uses t.grade, which becomes grade.
create table t (id int primary key, grade text, note text); create table u (id int primary key, t_id int);
alter table t enable row level security;
->
create type grade as enum ('top', 'low');
create table t (id int primary key, grade grade, note text); create table u (id int primary key, t_id int);
alter table t enable row level security;
&
create policy top_only on t using (grade = 'top');
create policy any_grade on t for insert to "dependent reader" with check (grade is not null and note = 'x');
create view tops as select id from t where grade = 'top';
create view grades as select u.id, t.grade, 'x'::text as k, count(*) from u join t on t.id = u.t_id group by u.id, t.grade;
create view grades_again as select grade from grades where k = 'x';
create view top_grades as select id from grades where grade like 't%';
create materialized view lengths as select length(grade) from t with no data;
create function nothing() returns trigger language plpgsql as 'begin return new; end';
create trigger on_top before update on t for each row when (old.grade = 'top') execute function nothing();
create trigger on_change before update of grade on t for each row when (old.grade is distinct from new.grade) execute function nothing();
create rule not_top as on delete to t where old.grade = 'top' do instead nothing;
create rule never as on delete to u do instead nothing;
=>
create enum grade ('top', 'low')
execute DROP VIEW tops
execute DROP VIEW top_grades
execute DROP VIEW grades_again
execute DROP VIEW grades
execute DROP TRIGGER on_top ON t
execute DROP TRIGGER on_change ON t
execute DROP RULE not_top ON t
execute DROP POLICY top_only ON t
execute DROP POLICY any_grade ON t
execute DROP MATERIALIZED VIEW lengths
alter column t.grade: type grade using grade::grade
execute ? (materialized view lengths uses t.grade, which becomes grade. Write what it...
execute CREATE POLICY any_grade ON t FOR INSERT TO "dependent reader" WITH CHECK (((g...
execute ? (policy top_only on t uses t.grade, which becomes grade. Write what it is t...
execute ? (rule not_top on t uses t.grade, which becomes grade. Write what it is to b...
execute CREATE TRIGGER on_change BEFORE UPDATE OF grade ON t FOR EACH ROW WHEN (old.g...
execute ? (trigger on_top on t uses t.grade, which becomes grade. Write what it is to...
execute CREATE VIEW grades AS SELECT u.id, t.grade, 'x'::text AS k, count(*) AS count...
execute CREATE VIEW grades_again AS SELECT grade FROM grades WHERE (k = 'x'::text)
execute ? (view top_grades uses view grades, where a type changes. Write what it is t...
execute ? (view tops uses t.grade, which becomes grade. Write what it is to be, or re...

## hostile names of a text that becomes an enum that is there
-- todo: policy a"b on odd schema."t x.y" uses odd schema."t x.y".a'b "C, which becomes "odd schema"."m ""m".
create schema "odd schema"; create type "odd schema"."m ""m" as enum ('top');
create table "odd schema"."t x.y" ("a'b ""C" text);
->
create schema "odd schema"; create type "odd schema"."m ""m" as enum ('top');
create table "odd schema"."t x.y" ("a'b ""C" "odd schema"."m ""m");
&
create policy "a""b" on "odd schema"."t x.y" using ("a'b ""C" = 'top');
create view "v as" as select "a'b ""C" from "odd schema"."t x.y" where "a'b ""C" is not null;
=>
execute DROP VIEW "v as"
execute DROP POLICY "a""b" ON "odd schema"."t x.y"
alter column odd schema."t x.y".a'b "C: type "odd schema"."m ""m" using "a'b ""C"::"odd schema"."m ""m"
execute ? (policy a"b on odd schema."t x.y" uses odd schema."t x.y".a'b "C, which bec...
execute CREATE VIEW "v as" AS SELECT "a'b ""C" FROM "odd schema"."t x.y" WHERE ("a'b ...

## numbers of another type, and what calculates with them
-- todo: view is_five uses t.a, which becomes bigint, and t.b, which becomes text.
create table t (a int, b int);
->
create table t (a bigint, b text);
&
create view plus as select a + 5 as six from t where a > 3 and b is not null;
create view is_five as select a from t where b = 5;
create policy five on t using (a = 5);
=>
execute DROP VIEW plus
execute DROP VIEW is_five
execute DROP POLICY five ON t
alter column t.a: type bigint
alter column t.b: type text
execute CREATE POLICY five ON t TO PUBLIC USING ((a = 5))
execute ? (view is_five uses t.a, which becomes bigint, and t.b, which becomes text. ...
execute CREATE VIEW plus AS SELECT (a + 5) AS six FROM t WHERE ((a > 3) AND (b IS NOT...
