-- Privileges: what is created again is granted as it was, by whom it was.

## privileges that somebody else passed on
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create view order_totals as select id, total from orders;
grant select on order_totals to "dependent reader" with grant option;
set role "dependent reader";
grant select on order_totals to dependent_owner;
reset role;
=>
execute DROP VIEW order_totals
alter column orders.total: type numeric(12,2)
execute CREATE VIEW order_totals AS SELECT id, total FROM orders
execute GRANT SELECT ON order_totals TO "dependent reader" WITH GRANT OPTION
execute SET LOCAL ROLE "dependent reader"
execute GRANT SELECT ON order_totals TO dependent_owner
execute RESET ROLE

## new objects have privileges that this one has not
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create view order_totals as select id, total from orders;
alter default privileges in schema public grant select on tables to "dependent reader";
=>
execute DROP VIEW order_totals
alter column orders.total: type numeric(12,2)
execute CREATE VIEW order_totals AS SELECT id, total FROM orders
execute REVOKE ALL ON order_totals FROM "dependent reader"
