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
