-- Views: one over a changed column is dropped and created again, with everything it has and everything
-- that depends on it.

## view over a column of another type
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), note text);
&
create view order_totals as select id, total * 2 as twice from orders where total > 0;
=>
execute DROP VIEW order_totals
alter column orders.total: type numeric(12,2)
execute CREATE VIEW order_totals AS SELECT id, (total * (2)::numeric) AS twice FROM o...

## view over a column that keeps its type
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(10, 2) not null default 0, note varchar(20), more int);
&
create view order_totals as select id, total from orders;
=>
alter column orders.total: default 0
fill orders.total where it is null: ? (a value for the rows that have none)
alter column orders.total: not null
alter column orders.note: type character varying(20)
add column orders.more integer

## view with everything that a view has
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
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
=>
execute DROP VIEW order_totals
alter column orders.total: type numeric(12,2)
execute CREATE VIEW order_totals WITH (security_barrier=true, check_option=local) AS ...
execute ALTER VIEW order_totals ALTER COLUMN total SET DEFAULT 1
execute COMMENT ON VIEW order_totals IS E'It''s a "comment" with \\ and $$ of two lin...
execute COMMENT ON COLUMN order_totals.total IS 'how much'
execute ALTER VIEW order_totals OWNER TO dependent_owner
execute REVOKE ALL ON order_totals FROM dependent_owner
execute GRANT UPDATE (total) ON order_totals TO "dependent reader"
execute GRANT INSERT, SELECT ON order_totals TO "dependent reader" WITH GRANT OPTION
execute GRANT SELECT ON order_totals TO PUBLIC
execute GRANT INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON orde...
execute CREATE RULE not_deleted AS ON DELETE TO order_totals DO INSTEAD NOTHING
execute COMMENT ON RULE not_deleted ON order_totals IS 'neither'
execute CREATE TRIGGER instead_of_insert INSTEAD OF INSERT ON order_totals FOR EACH R...
execute COMMENT ON TRIGGER instead_of_insert ON order_totals IS 'does nothing'

## views on views
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create view b as select id, total from orders;
create view a as select b.total from b;
create view d as select a.total, b.id from a, b;
create view c as select d.id from d join orders using (id);
create view apart as select id from orders;
=>
execute DROP VIEW c
execute DROP VIEW d
execute DROP VIEW a
execute DROP VIEW b
alter column orders.total: type numeric(12,2)
execute CREATE VIEW b AS SELECT id, total FROM orders
execute CREATE VIEW a AS SELECT total FROM b
execute CREATE VIEW d AS SELECT a.total, b.id FROM a, b
execute CREATE VIEW c AS SELECT d.id FROM (d JOIN orders USING (id))

## materialized view, its indexes and statistics, and a view on it
create table orders (id int primary key, total numeric(10, 2), placed date);
->
create table orders (id int primary key, total numeric(12, 2), placed date);
&
create materialized view totals with (fillfactor = 70, autovacuum_enabled = false) as
  select placed, sum(total) as total, count(*) as number from orders group by placed;
alter materialized view totals alter column total set storage external;
alter materialized view totals alter column total set compression pglz;
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
=>
execute DROP VIEW big_totals
execute DROP MATERIALIZED VIEW totals
alter column orders.total: type numeric(12,2)
execute CREATE MATERIALIZED VIEW totals WITH (fillfactor=70, autovacuum_enabled=false...
execute ALTER MATERIALIZED VIEW totals ALTER COLUMN total SET COMPRESSION pglz
execute ALTER MATERIALIZED VIEW totals ALTER COLUMN total SET STATISTICS 500
execute ALTER MATERIALIZED VIEW totals ALTER COLUMN total SET STORAGE external
execute ALTER MATERIALIZED VIEW totals ALTER COLUMN number SET (n_distinct=5)
execute CREATE INDEX totals_big ON totals USING btree ((total * 2::numeric) DESC) WHE...
execute ALTER INDEX totals_big ALTER COLUMN 1 SET STATISTICS 77
execute CREATE UNIQUE INDEX totals_key ON totals USING btree (placed)
execute ALTER MATERIALIZED VIEW totals CLUSTER ON totals_key
execute COMMENT ON INDEX totals_key IS 'of it'
execute COMMENT ON MATERIALIZED VIEW totals IS 'per day'
execute COMMENT ON COLUMN totals.total IS 'sum'
execute GRANT SELECT ON totals TO "dependent reader"
execute CREATE STATISTICS totals_stats (ndistinct) ON placed, number FROM totals
execute CREATE VIEW big_totals AS SELECT placed FROM totals WHERE (total > (100)::num...

## materialized view without data
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create materialized view totals as select sum(total) as total from orders with no data;
alter materialized view totals owner to dependent_owner;
=>
execute DROP MATERIALIZED VIEW totals
alter column orders.total: type numeric(12,2)
execute CREATE MATERIALIZED VIEW totals AS SELECT sum(total) AS total FROM orders WIT...
execute ALTER MATERIALIZED VIEW totals OWNER TO dependent_owner

## function over the rows of a view
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create view order_totals as select id, total from orders;
create function all_totals() returns setof order_totals language sql as 'select * from order_totals';
create function first_of(order_totals[]) returns int language sql return $1[1].id;
=>
execute DROP FUNCTION first_of(order_totals[])
execute DROP FUNCTION all_totals()
execute DROP VIEW order_totals
alter column orders.total: type numeric(12,2)
execute CREATE VIEW order_totals AS SELECT id, total FROM orders
execute CREATE FUNCTION all_totals() RETURNS SETOF order_totals LANGUAGE sql AS $func...
execute CREATE FUNCTION first_of(order_totals[]) RETURNS integer LANGUAGE sql RETURN ...

## view that groups by a primary key that is replaced
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id));
->
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id) include (tenant));
&
create view grouped as select id, tenant, total, count(*) as n from orders group by id;
=>
execute DROP VIEW grouped
drop constraint orders_pkey on orders
add primary key orders_pkey on orders (id) include (tenant)
execute CREATE VIEW grouped AS SELECT id, tenant, total, count(*) AS n FROM orders GR...

## view that groups by what is no key any more
-- todo: view grouped uses constraint orders_pkey on orders, which is another key then.
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id));
->
create table orders (id int, tenant int not null, total numeric(10, 2), constraint orders_pkey primary key (id, tenant));
&
create view grouped as select id, tenant, total, count(*) as n from orders group by id;
=>
execute DROP VIEW grouped
drop constraint orders_pkey on orders
add primary key orders_pkey on orders (id, tenant)
execute ? (view grouped uses constraint orders_pkey on orders, which is another key t...
