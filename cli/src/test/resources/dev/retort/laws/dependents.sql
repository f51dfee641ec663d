-- One case: its name after ##, the database before, a line of ->, the database after, a line of =>,
-- what leans on both and has no place in a schema. The laws run over every case in both directions,
-- and what leans on it is afterwards as if the database had been built so.
-- "-- todo: SENTENCE" says what a person has to write; such a case runs there and back, as if that
-- person did not want it any more; with "-- todo on the way back: SENTENCE" it does not run.
-- "-- rename: OLD=NEW" as in cases.sql.
-- (The driver takes everything behind BEGIN ATOMIC for one statement, so it stands last or in DO.)
-- The roles dependent_owner and "dependent reader" are there.

## view over a column of another type
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), note text);
=>
create view order_totals as select id, total * 2 as twice from orders where total > 0;

## view over a column that keeps its type
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(10, 2) not null default 0, note varchar(20), more int);
=>
create view order_totals as select id, total from orders;

## view with everything that a view has
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create view order_totals with (security_barrier = true, check_option = local) as
  select id, total from orders where total > 0;
comment on view order_totals is 'It''s a "comment" with \ and $$
of two lines.';
comment on column order_totals.total is 'how much';
alter view order_totals alter column total set default 1;
alter view order_totals owner to dependent_owner;
grant select, insert on order_totals to "dependent reader" with grant option;
grant update (total) on order_totals to "dependent reader";
grant select on order_totals to public;
revoke delete on order_totals from dependent_owner;
create function fill_in() returns trigger language plpgsql as 'begin return new; end';
create trigger instead_of_insert instead of insert on order_totals for each row execute function fill_in();
comment on trigger instead_of_insert on order_totals is 'does nothing';
create rule not_deleted as on delete to order_totals do instead nothing;
comment on rule not_deleted on order_totals is 'neither';

## privileges that somebody else passed on
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create view order_totals as select id, total from orders;
grant select on order_totals to "dependent reader" with grant option;
set role "dependent reader";
grant select on order_totals to dependent_owner;
reset role;

## new objects have privileges that this one has not
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create view order_totals as select id, total from orders;
alter default privileges in schema public grant select on tables to "dependent reader";

## views on views
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create view b as select id, total from orders;
create view a as select b.total from b;
create view d as select a.total, b.id from a, b;
create view c as select d.id from d join orders using (id);
create view apart as select id from orders;

## materialized view, its indexes and statistics, and a view on it
create table orders (id int primary key, total numeric(10, 2), placed date);
->
create table orders (id int primary key, total numeric(12, 2), placed date);
=>
create materialized view totals with (fillfactor = 70, autovacuum_enabled = false) as
  select placed, sum(total) as total, count(*) as number from orders group by placed;
create unique index totals_key on totals (placed);
create index totals_big on totals ((total * 2) desc) where total > 100;
comment on index totals_key is 'of it';
alter index totals_big alter column 1 set statistics 77;
alter materialized view totals cluster on totals_key;
alter materialized view totals alter column total set statistics 500;
alter materialized view totals alter column number set (n_distinct = 5);
create statistics totals_stats (ndistinct) on placed, number from totals;
comment on materialized view totals is 'per day';
comment on column totals.total is 'sum';
grant select on totals to "dependent reader";
create view big_totals as select placed from totals where total > 100;

## materialized view without data
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create materialized view totals as select sum(total) as total from orders with no data;
alter materialized view totals owner to dependent_owner;

## rules of a table
create table orders (id int primary key, total numeric(10, 2));
create table log (id int, total numeric(12, 2));
->
create table orders (id int primary key, total numeric(12, 2));
create table log (id int, total numeric(12, 2));
=>
create rule logged as on update to orders where old.total <> new.total
  do also (insert into log values (old.id, old.total); insert into log values (new.id, new.total));
create rule unlogged as on delete to orders do also insert into log values (old.id, 0);
alter table orders disable rule logged;
comment on rule logged on orders is 'twice';

## triggers
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), note varchar(10));
=>
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger of_column before update of total on orders for each row execute function f();
create trigger when_changed after update on orders for each row
  when (old.total is distinct from new.total and new.note > 'a') execute function f('x', 'y');
create constraint trigger later after insert on orders deferrable initially deferred for each row
  when (new.note = 'b') execute function f();
create trigger any_change before update on orders for each row when (old.* is distinct from new.*) execute function f();
create trigger never before update of total, note on orders for each statement execute function f();
alter table orders disable trigger never;
alter table orders enable always trigger of_column;
alter table orders enable replica trigger when_changed;
comment on trigger of_column on orders is 'of a column';

## policies
create table orders (id int primary key, total numeric(10, 2), owner text);
create table lines (id int primary key, order_id int);
->
create table orders (id int primary key, total numeric(12, 2), owner varchar(63));
create table lines (id int primary key, order_id int);
=>
alter table orders enable row level security;
alter table lines enable row level security;
create policy own on orders for update to "dependent reader", dependent_owner
  using (owner = current_user) with check (owner = current_user and total > 0);
create policy small on orders as restrictive for select using (total < 1000);
create policy added on orders for insert with check (total > 1);
create policy of_order on lines using (exists (select from orders o where o.id = order_id and o.owner = current_user));
comment on policy small on orders is 'nothing big';

## function with a body that the server reads
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create function as_text(order_id int) returns text language sql as 'select total::text from orders where id = order_id';
do $do$ begin
  execute $$create function total_of(order_id int) returns numeric language sql stable security definer set work_mem = '8MB'
    begin atomic select total from orders where id = order_id; end$$;
end $do$;
comment on function total_of(int) is 'of an order';
revoke execute on function total_of(int) from public;
grant execute on function total_of(int) to "dependent reader";
create view via_function as select total_of(1) as total;

## procedure with a body that the server reads
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
do $do$ begin
  execute $$create procedure raise_all(by numeric) begin atomic
    update orders set total = total + by;
    delete from orders where total > 100; end$$;
end $do$;
alter procedure raise_all owner to dependent_owner;

## function over the rows of a view
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create view order_totals as select id, total from orders;
create function all_totals() returns setof order_totals language sql as 'select * from order_totals';
create function first_of(order_totals[]) returns int language sql return $1[1].id;

## publication [15+]
create table orders (id int primary key, total numeric(10, 2), note text);
create table lines (id int primary key, n int);
->
create table orders (id int primary key, total numeric(12, 2), note varchar(100));
create table lines (id int primary key, n bigint);
=>
create publication parts for table orders (id, note), lines where (n > 1);
create publication all_of_it for table orders, lines with (publish = 'insert');
create publication filtered for table orders where (total > 1 and note <> '');
comment on publication parts is 'some';

## statistics
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), note varchar(100));
=>
create statistics plain on total, note from orders;
create statistics far (mcv) on total, note from orders;
alter statistics far set statistics 1000;
comment on statistics far is 'far';
create statistics owned on (total * 2), note from orders;
alter statistics owned owner to dependent_owner;

## view that groups by a primary key that is replaced
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id));
->
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id) include (tenant));
=>
create view grouped as select id, tenant, total, count(*) as n from orders group by id;

## key that a table is clustered by and identified by
create table orders (id int, tenant int not null, constraint orders_pkey primary key (id));
create table lines (a int not null, b int);
create unique index lines_key on lines (a);
->
create table orders (id int, tenant int not null, constraint orders_pkey primary key (id) include (tenant));
create table lines (a int not null, b int);
create unique index lines_key on lines (a desc);
=>
alter table orders cluster on orders_pkey;
alter table orders replica identity using index orders_pkey;
alter table lines replica identity using index lines_key;

## view that groups by what is no key any more
-- todo: view grouped uses constraint orders_pkey on orders, which is another key then.
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id));
->
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id, tenant));
=>
create view grouped as select id, tenant, total, count(*) as n from orders group by id;

## enum type that is made anew
create type status as enum ('new', 'paid', 'gone');
create table orders (id int primary key, status status not null default 'new');
->
create type status as enum ('new', 'paid');
create table orders (id int primary key, status status not null default 'new');
=>
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

## domain that goes
create domain price as numeric(10, 2);
create table orders (id int primary key, total price);
->
create table orders (id int primary key, total numeric(10, 2));
=>
create view order_totals as select id, total from orders;

## composite type with an attribute of another type
create type address as (street text, number int);
create table customers (id int primary key, name text);
->
create type address as (street text, number bigint);
create table customers (id int primary key, name text);
=>
create view numbers as select ((null::address)).number as number;
create function street(address) returns text language sql as 'select $1.street';

## inheriting table
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
=>
create table old_orders () inherits (orders);
create view old_totals as select total from old_orders;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger t before update of total on old_orders for each row execute function f();

## partitioned table that references a key
create table orders (id int, number int, constraint orders_pkey primary key (id), constraint orders_number_key unique (number));
->
create table orders (id bigint, number int, constraint orders_pkey primary key (id), constraint orders_number_key2 unique (number, id), constraint n2 unique (number));
=>
create table lines (number int, order_id int, k int) partition by list (k);
create table lines_1 partition of lines for values in (1);
alter table lines add constraint lines_number_fkey foreign key (number) references orders (number) on delete cascade;
comment on constraint lines_number_fkey on lines is 'to it';

## names that need quotes
create schema "odd.schema";
create table "odd.schema"."Order" ("Id" int primary key, "to ""tal" numeric(10, 2), "select" text);
->
create schema "odd.schema";
create table "odd.schema"."Order" ("Id" int primary key, "to ""tal" numeric(12, 2), "select" varchar(9));
=>
create view "odd.schema"."View ""1""" as select "Id", "to ""tal" as "x'y" from "odd.schema"."Order" where "select" <> '''';
comment on column "odd.schema"."View ""1"""."x'y" is '''';
create view "view" as select "x'y" as "?column?" from "odd.schema"."View ""1""";
grant select on "odd.schema"."View ""1""" to "dependent reader";
create function "F x"() returns trigger language plpgsql as 'begin return new; end';
create trigger "trig""ger" before update of "select" on "odd.schema"."Order" for each row execute function "F x"();
create policy "pol.icy" on "odd.schema"."Order" using ("to ""tal" > 1);
create rule "ru le" as on update to "odd.schema"."Order" where new."select" = old."select" do instead nothing;
create function "odd.schema"."to tal"("a b" int) returns numeric begin atomic select "to ""tal" from "odd.schema"."Order" where "Id" = "a b"; end;

## renames need nothing
-- rename: orders=purchase
-- rename: orders.total=amount
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table purchase (id int primary key, amount numeric(10, 2), note text);
=>
-- nothing more

## dropped column
-- todo: policy noted on orders uses orders.note, which goes.
-- todo: rule noted on orders uses orders.note, which goes.
-- todo: trigger noted on orders uses orders.note, which goes.
-- todo: view order_notes uses orders.note, which goes.
-- todo: view more_notes uses view order_notes, which has to be written anew.
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2));
=>
create view order_notes as select id, note, total from orders;
create policy noted on orders using (note is not null);
create rule noted as on delete to orders where old.note is null do instead nothing;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger noted before update of note, total on orders for each row execute function f();
create statistics noted on note, total from orders;
comment on statistics noted is 'goes by itself';
comment on view order_notes is 'with notes';
create view more_notes as select id from order_notes;

## dropped table
-- todo: view order_lines uses lines, which goes.
create table orders (id int primary key, total numeric(10, 2));
create table lines (id int primary key, n int, k int);
->
create table orders (id int primary key, total numeric(10, 2));
=>
create view order_lines as select n from lines;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger t before update of n on lines for each row execute function f();
alter table lines disable trigger t;
create policy p on lines using (n > 1);
create rule r as on delete to lines do instead nothing;
create statistics s on n, k from lines;
create publication p for table lines;
alter table lines enable row level security;
alter table lines force row level security;
alter table lines set (fillfactor = 50, toast.autovacuum_enabled = false);
alter table lines replica identity using index lines_pkey;
alter table lines cluster on lines_pkey;
alter table lines alter column n set statistics 77;
alter table lines alter column k set (n_distinct = 5, n_distinct_inherited = -0.5);
alter table lines owner to dependent_owner;
grant select on lines to "dependent reader";
grant update (n) on lines to public;

## enum value that goes and that a view speaks of
-- todo: view dead uses the value gone of status, which goes.
-- todo on the way back: view dead uses the value gone of status, which this adds.
create type status as enum ('new', 'gone');
create table orders (id int primary key, status status not null);
->
create type status as enum ('new');
create table orders (id int primary key, status status not null);
=>
create view dead as select id from orders where status = 'gone'::status;
create view alive as select id from orders where status = 'new'::status;

## view over a column that is renamed beside one of another type
-- rename: orders.note=remark
-- todo: view order_totals uses orders.note, which is orders.remark now.
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), remark text);
=>
create view order_totals as select total, note from orders;
create view totals as select total from orders;

## view over a column that is renamed and gets another type
-- rename: orders.total=amount
-- todo: view order_totals uses orders.total, which is orders.amount now.
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, amount numeric(12, 2));
=>
create view order_totals as select total from orders;
