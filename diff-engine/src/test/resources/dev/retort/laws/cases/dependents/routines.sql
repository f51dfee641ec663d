-- Functions and procedures: those whose body the server has read depend on what it says.

## function with a body that the server reads
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
create function as_text(order_id int) returns text language sql as 'select total::text from orders where id = order_id';
do $do$ begin
  execute $$create function total_of(order_id int) returns numeric language sql stable security definer set work_mem = '8MB'
    begin atomic select total from orders where id = order_id; end$$;
end $do$;
comment on function total_of(int) is 'of an order';
revoke execute on function total_of(int) from public;
grant execute on function total_of(int) to "dependent reader";
create view via_function as select total_of(1) as total;
=>
execute DROP VIEW via_function
execute DROP FUNCTION total_of(order_id integer)
alter column orders.total: type numeric(12,2)
execute CREATE FUNCTION total_of(order_id integer) RETURNS numeric LANGUAGE sql STABL...
execute COMMENT ON FUNCTION total_of(order_id integer) IS 'of an order'
execute REVOKE ALL ON FUNCTION total_of(order_id integer) FROM PUBLIC
execute GRANT EXECUTE ON FUNCTION total_of(order_id integer) TO "dependent reader"
execute CREATE VIEW via_function AS SELECT total_of(1) AS total

## procedure with a body that the server reads
create table orders (id int primary key, total numeric(10, 2));
->
create table orders (id int primary key, total numeric(12, 2));
&
do $do$ begin
  execute $$create procedure raise_all(by numeric) begin atomic
    update orders set total = total + by;
    delete from orders where total > 100; end$$;
end $do$;
alter procedure raise_all owner to dependent_owner;
=>
execute DROP PROCEDURE raise_all(IN by numeric)
alter column orders.total: type numeric(12,2)
execute CREATE PROCEDURE raise_all(IN by numeric) LANGUAGE sql BEGIN ATOMIC UPDATE or...
execute ALTER PROCEDURE raise_all(IN by numeric) OWNER TO dependent_owner

## texts that speak of columns that go
-- warning: function counted() mentions orders.Re "mark, which goes: the server does not look into it before it runs, so write it anew with op.execute
-- warning: function noted() mentions orders.note, which goes: the server does not look into it before it runs, so write it anew with op.execute
-- warning: procedure odd one.swept(IN n integer) mentions orders.note, which goes: the server does not look into it before it runs, so write it anew with op.execute
-- warning: trigger search on orders mentions orders.note, which goes: the server does not look into it before it runs, so write it anew with op.execute
create schema "odd one";
create table orders (id int primary key, note text, "Re ""mark" text, found tsvector); create table lines (id int, note text);
->
create schema "odd one";
create table orders (id int primary key, found tsvector); create table lines (id int, note text);
&
create function noted() returns trigger language plpgsql as 'begin new.NOTE := upper(new.note); return new; end';
create trigger noted before insert on orders for each row execute function noted();
create function counted() returns bigint language plpgsql as 'declare n bigint; begin select count(o."Re ""mark") into n from orders o; return n; end';
create procedure "odd one".swept(n int) language plpgsql as 'begin delete from public.orders where note is null; end';
create trigger search before insert on orders for each row execute function tsvector_update_trigger('found', 'pg_catalog.english', 'note');
create function of_lines() returns bigint language plpgsql as 'declare n bigint; begin select count(note) into n from lines; return n; end';
create function silent() returns trigger language plpgsql as 'begin raise notice ''note''; /* new.note */ return new; end';
create trigger silent before insert on orders for each row execute function silent();
create function other_case() returns text language plpgsql as 'begin return (select "Note" from orders); end';
=>
drop column orders.note
drop column orders.Re "mark

## texts that speak of a table that goes
-- warning: function counted() mentions lines, which goes: the server does not look into it before it runs, so write it anew with op.execute
create table orders (id int primary key); create table lines (id int, note text);
->
create table orders (id int primary key);
&
create function counted() returns bigint language plpgsql as 'begin return (select count(*) from Lines); end';
create function others() returns bigint language plpgsql as 'begin return (select count(lines_) from orders as lines_); end';
=>
drop table lines

## texts that speak of what is renamed
-- rename: orders=purchase
-- rename: orders.note=remark
-- warning: function noted() mentions orders, which is purchase now: the server does not look into it before it runs, so write it anew with op.execute
-- warning: function noted() mentions orders.note, which is purchase.remark now: the server does not look into it before it runs, so write it anew with op.execute
create table orders (id int primary key, note text);
->
create table purchase (id int primary key, remark text);
&
create function noted() returns text language plpgsql as 'begin return (select max(note) from orders); end';
=>
rename table orders to purchase
rename column purchase.note to remark
rename constraint orders_pkey on purchase to purchase_pkey
rename constraint orders_id_not_null on purchase to purchase_id_not_null
