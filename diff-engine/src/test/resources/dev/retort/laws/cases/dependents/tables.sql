-- What belongs to a table: rules, triggers, policies, publications, statistics, children.

## rules of a table
create table orders (id int primary key, total numeric(10, 2));
create table log (id int, total numeric(12, 2));
->
create table orders (id int primary key, total numeric(12, 2));
create table log (id int, total numeric(12, 2));
&
create rule logged as on update to orders where old.total <> new.total
  do also (insert into log values (old.id, old.total); insert into log values (new.id, new.total));
create rule unlogged as on delete to orders do also insert into log values (old.id, 0);
alter table orders disable rule logged;
comment on rule logged on orders is 'twice';
=>
execute DROP RULE logged ON orders
alter column orders.total: type numeric(12,2)
execute CREATE RULE logged AS ON UPDATE TO orders WHERE old.total <> new.total DO ( I...
execute ALTER TABLE orders DISABLE RULE logged
execute COMMENT ON RULE logged ON orders IS 'twice'

## triggers
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), note varchar(10));
&
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
=>
execute DROP TRIGGER when_changed ON orders
execute DROP TRIGGER of_column ON orders
execute DROP TRIGGER never ON orders
execute DROP TRIGGER later ON orders
alter column orders.total: type numeric(12,2)
alter column orders.note: type character varying(10)
execute CREATE CONSTRAINT TRIGGER later AFTER INSERT ON orders DEFERRABLE INITIALLY D...
execute CREATE TRIGGER never BEFORE UPDATE OF total, note ON orders FOR EACH STATEMEN...
execute ALTER TABLE orders DISABLE TRIGGER never
execute CREATE TRIGGER of_column BEFORE UPDATE OF total ON orders FOR EACH ROW EXECUT...
execute ALTER TABLE orders ENABLE ALWAYS TRIGGER of_column
execute COMMENT ON TRIGGER of_column ON orders IS 'of a column'
execute CREATE TRIGGER when_changed AFTER UPDATE ON orders FOR EACH ROW WHEN (old.tot...
execute ALTER TABLE orders ENABLE REPLICA TRIGGER when_changed

## policies
create table orders (id int primary key, total numeric(10, 2), owner text);
create table lines (id int primary key, order_id int);
->
create table orders (id int primary key, total numeric(12, 2), owner varchar(63));
create table lines (id int primary key, order_id int);
&
alter table orders enable row level security;
alter table lines enable row level security;
create policy own on orders for update to "dependent reader", dependent_owner
  using (owner = current_user) with check (owner = current_user and total > 0);
create policy small on orders as restrictive for select using (total < 1000);
create policy added on orders for insert with check (total > 1);
create policy of_order on lines using (exists (select from orders o where o.id = order_id and o.owner = current_user));
comment on policy small on orders is 'nothing big';
=>
execute DROP POLICY small ON orders
execute DROP POLICY own ON orders
execute DROP POLICY added ON orders
execute DROP POLICY of_order ON lines
alter column orders.total: type numeric(12,2)
alter column orders.owner: type character varying(63)
execute CREATE POLICY of_order ON lines TO PUBLIC USING ((EXISTS ( SELECT FROM orders...
execute CREATE POLICY added ON orders FOR INSERT TO PUBLIC WITH CHECK ((total > (1)::...
execute CREATE POLICY own ON orders FOR UPDATE TO "dependent reader", dependent_owner...
execute CREATE POLICY small ON orders AS RESTRICTIVE FOR SELECT TO PUBLIC USING ((tot...
execute COMMENT ON POLICY small ON orders IS 'nothing big'

## publication [15+]
create table orders (id int primary key, total numeric(10, 2), note text);
create table lines (id int primary key, n int);
->
create table orders (id int primary key, total numeric(12, 2), note varchar(100));
create table lines (id int primary key, n bigint);
&
create publication parts for table orders (id, note), lines where (n > 1);
create publication all_of_it for table orders, lines with (publish = 'insert');
create publication filtered for table orders where (total > 1 and note <> '');
comment on publication parts is 'some';
=>
execute ALTER PUBLICATION parts DROP TABLE ONLY orders
execute ALTER PUBLICATION filtered DROP TABLE ONLY orders
execute ALTER PUBLICATION parts DROP TABLE ONLY lines
alter column lines.n: type bigint
alter column orders.total: type numeric(12,2)
alter column orders.note: type character varying(100)
execute ALTER PUBLICATION parts ADD TABLE ONLY lines WHERE ((n > 1))
execute ALTER PUBLICATION filtered ADD TABLE ONLY orders WHERE (((total > (1)::numeri...
execute ALTER PUBLICATION parts ADD TABLE ONLY orders (id, note)

## statistics
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), note varchar(100));
&
create statistics plain on total, note from orders;
create statistics far (mcv) on total, note from orders;
alter statistics far set statistics 1000;
comment on statistics far is 'far';
create statistics owned on (total * 2), note from orders;
alter statistics owned owner to dependent_owner;
=>
drop statistics object far
execute DROP STATISTICS owned
alter column orders.total: type numeric(12,2)
alter column orders.note: type character varying(100)
create statistics object far on orders (note, total)
set the comment of statistics object far 'far'
execute CREATE STATISTICS owned ON note, (total * 2::numeric) FROM orders
execute ALTER STATISTICS owned OWNER TO dependent_owner

## key that a table is clustered by and identified by
create table orders (id int, tenant int not null, constraint orders_pkey primary key (id));
create table lines (a int not null, b int);
create unique index lines_key on lines (a);
->
create table orders (id int, tenant int not null, constraint orders_pkey primary key (id) include (tenant));
create table lines (a int not null, b int);
create unique index lines_key on lines (a desc);
&
alter table orders cluster on orders_pkey;
alter table orders replica identity using index orders_pkey;
alter table lines replica identity using index lines_key;
=>
execute ALTER TABLE orders SET WITHOUT CLUSTER, REPLICA IDENTITY DEFAULT
execute ALTER TABLE lines REPLICA IDENTITY DEFAULT
drop index lines_key on lines
create unique index lines_key on lines (a desc)
drop constraint orders_pkey on orders
add primary key orders_pkey on orders (id) include (tenant)
execute ALTER TABLE lines REPLICA IDENTITY USING INDEX lines_key
execute ALTER TABLE orders CLUSTER ON orders_pkey, REPLICA IDENTITY USING INDEX order...

## inheriting table
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create table old_orders () inherits (orders);
create view old_totals as select total from old_orders;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger t before update of total on old_orders for each row execute function f();
=>
execute DROP VIEW old_totals
execute DROP TRIGGER t ON old_orders
alter column orders.total: type numeric(12,2)
execute CREATE TRIGGER t BEFORE UPDATE OF total ON old_orders FOR EACH ROW EXECUTE FU...
execute CREATE VIEW old_totals AS SELECT total FROM old_orders

## partitioned table that references a key
create table orders (id int, number int, constraint orders_pkey primary key (id), constraint orders_number_key unique (number));
->
create table orders (id bigint, number int, constraint orders_pkey primary key (id), constraint orders_number_key2 unique (number, id), constraint n2 unique (number));
&
create table lines (number int, order_id int, k int) partition by list (k);
create table lines_1 partition of lines for values in (1);
alter table lines add constraint lines_number_fkey foreign key (number) references orders (number) on delete cascade;
comment on constraint lines_number_fkey on lines is 'to it';
=>
rename constraint orders_number_key on orders to n2
alter column orders.id: type bigint
add unique constraint orders_number_key2 on orders (number, id)

## names that need quotes
create schema "odd.schema";
create table "odd.schema"."Order" ("Id" int primary key, "to ""tal" numeric(10, 2), "select" text);
->
create schema "odd.schema";
create table "odd.schema"."Order" ("Id" int primary key, "to ""tal" numeric(12, 2), "select" varchar(9));
&
create view "odd.schema"."View ""1""" as select "Id", "to ""tal" as "x'y" from "odd.schema"."Order" where "select" <> '''';
comment on column "odd.schema"."View ""1"""."x'y" is '''';
create view "view" as select "x'y" as "?column?" from "odd.schema"."View ""1""";
grant select on "odd.schema"."View ""1""" to "dependent reader";
create function "F x"() returns trigger language plpgsql as 'begin return new; end';
create trigger "trig""ger" before update of "select" on "odd.schema"."Order" for each row execute function "F x"();
create policy "pol.icy" on "odd.schema"."Order" using ("to ""tal" > 1);
create rule "ru le" as on update to "odd.schema"."Order" where new."select" = old."select" do instead nothing;
create function "odd.schema"."to tal"("a b" int) returns numeric begin atomic select "to ""tal" from "odd.schema"."Order" where "Id" = "a b"; end;
=>
execute DROP VIEW view
execute DROP VIEW "odd.schema"."View ""1"""
execute DROP TRIGGER "trig""ger" ON "odd.schema"."Order"
execute DROP RULE "ru le" ON "odd.schema"."Order"
execute DROP POLICY "pol.icy" ON "odd.schema"."Order"
execute DROP FUNCTION "odd.schema"."to tal"("a b" integer)
alter column "odd.schema".Order.to "tal: type numeric(12,2)
alter column "odd.schema".Order.select: type character varying(9)
execute CREATE FUNCTION "odd.schema"."to tal"("a b" integer) RETURNS numeric LANGUAGE...
execute CREATE POLICY "pol.icy" ON "odd.schema"."Order" TO PUBLIC USING (("to ""tal" ...
execute CREATE RULE "ru le" AS ON UPDATE TO "odd.schema"."Order" WHERE new."select" =...
execute CREATE TRIGGER "trig""ger" BEFORE UPDATE OF "select" ON "odd.schema"."Order" ...
execute CREATE VIEW "odd.schema"."View ""1""" AS SELECT "Id", "to ""tal" AS "x'y" FRO...
execute COMMENT ON COLUMN "odd.schema"."View ""1"""."x'y" IS ''''
execute GRANT SELECT ON "odd.schema"."View ""1""" TO "dependent reader"
execute CREATE VIEW view AS SELECT "x'y" AS "?column?" FROM "odd.schema"."View ""1"""

## foreign key that goes beside the one of a partitioned table
create table a (id bigint primary key);
create table e (a_id bigint primary key references a(id) on delete cascade);
->
create table a (id bigint primary key);
create table e (a_id bigint primary key);
&
create table p (id bigint, a_id bigint references a(id) on delete cascade) partition by range (id);
=>
drop constraint e_a_id_fkey on e
