-- Renames: what depends on a renamed thing follows by itself; only what is written anew has to be told.

## renames need nothing
-- rename: orders=purchase
-- rename: orders.total=amount
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table purchase (id int primary key, amount numeric(10, 2), note text);
&
=>
rename table orders to purchase
rename column purchase.total to amount
rename constraint orders_pkey on purchase to purchase_pkey
rename constraint orders_id_not_null on purchase to purchase_id_not_null

## view over a column that is renamed beside one of another type
-- rename: orders.note=remark
-- todo: view order_totals uses orders.note, which is orders.remark now.
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2), remark text);
&
create view order_totals as select total, note from orders;
create view totals as select total from orders;
=>
execute DROP VIEW totals
execute DROP VIEW order_totals
rename column orders.note to remark
alter column orders.total: type numeric(12,2)
execute ? (view order_totals uses orders.note, which is orders.remark now. Write what...
execute CREATE VIEW totals AS SELECT total FROM orders

## view over a column that is renamed and gets another type
-- rename: orders.total=amount
-- todo: view order_totals uses orders.total, which is orders.amount now.
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, amount numeric(12, 2));
&
create view order_totals as select total from orders;
=>
execute DROP VIEW order_totals
rename column orders.total to amount
alter column orders.amount: type numeric(12,2)
execute ? (view order_totals uses orders.total, which is orders.amount now. Write wha...
