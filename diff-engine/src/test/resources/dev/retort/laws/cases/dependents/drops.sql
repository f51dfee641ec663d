-- Dropped columns and tables: what goes with them is asked for by name, on the way back as well.

## dropped column
-- todo: policy noted on orders uses orders.note, which goes.
-- todo: rule noted on orders uses orders.note, which goes.
-- todo: trigger noted on orders uses orders.note, which goes.
-- todo: view order_notes uses orders.note, which goes.
-- todo: view more_notes uses view order_notes, which has to be written anew.
create table orders (id int primary key, total numeric(10, 2), note text);
->
create table orders (id int primary key, total numeric(12, 2));
&
create view order_notes as select id, note, total from orders;
create policy noted on orders using (note is not null);
create rule noted as on delete to orders where old.note is null do instead nothing;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger noted before update of note, total on orders for each row execute function f();
create statistics noted on note, total from orders;
comment on statistics noted is 'goes by itself';
comment on view order_notes is 'with notes';
create view more_notes as select id from order_notes;
=>
drop statistics object noted
execute DROP VIEW more_notes
execute DROP VIEW order_notes
execute DROP TRIGGER noted ON orders
execute DROP RULE noted ON orders
execute DROP POLICY noted ON orders
alter column orders.total: type numeric(12,2)
drop column orders.note
execute ? (policy noted on orders uses orders.note, which goes. Write what it is to b...
execute ? (rule noted on orders uses orders.note, which goes. Write what it is to be,...
execute ? (trigger noted on orders uses orders.note, which goes. Write what it is to ...
execute ? (view order_notes uses orders.note, which goes. Write what it is to be, or ...
execute ? (view more_notes uses view order_notes, which has to be written anew. Write...

## dropped table
-- todo: view order_lines uses lines, which goes.
create table orders (id int primary key, total numeric(10, 2));
create table lines (id int primary key, n int, k int);
->
create table orders (id int primary key, total numeric(10, 2));
&
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
alter table lines owner to dependent_owner;
grant select on lines to "dependent reader";
grant update (n) on lines to public;
=>
execute DROP VIEW order_lines
execute DROP STATISTICS s
drop table lines
execute ? (view order_lines uses lines, which goes. Write what it is to be, or remove...
