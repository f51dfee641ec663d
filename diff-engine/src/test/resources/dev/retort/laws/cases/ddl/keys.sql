-- Primary keys and unique constraints: one of other columns is dropped and added, in one place.

## primary key added
create table t (id int);
->
create table t (id int primary key);
=>
fill t.id where it is null: ? (a value for the rows that have none)
alter column t.id: not null
add primary key t_pkey on t (id)

## primary key of other columns
create table t (a int not null, b int not null, constraint t_pk primary key (a));
->
create table t (a int not null, b int not null, constraint t_pk primary key (b, a));
=>
drop constraint t_pk on t
add primary key t_pk on t (b, a)

## unique constraint added and removed
create table t (id int primary key, a int, b int constraint b_key unique);
->
create table t (id int primary key, a int, b int, constraint a_b_key unique (a, b));
=>
drop constraint b_key on t
add unique constraint a_b_key on t (a, b)

## unique constraint properties
create table t (a int, b int, constraint u1 unique (a), constraint u2 unique (b));
->
create table t (a int, b int, constraint u1 unique (a) deferrable initially deferred, constraint u2 unique (b) include (a));
=>
drop constraint u1 on t
drop constraint u2 on t
add unique constraint u1 on t (a) initially deferred
add unique constraint u2 on t (b) include (a)

## unique index becomes a unique constraint
create table t (a int); create unique index uq on t (a);
->
create table t (a int, constraint uq unique (a));
=>
drop index uq on t
add unique constraint uq on t (a)

## one of two keys of the same columns goes with a column that it carries
create table p (id int not null, name text, constraint one primary key (id) include (name), constraint other unique (id));
create table c (p int references p (id));
->
create table p (id int not null, constraint other unique (id));
create table c (p int references p (id));
=>
drop constraint c_p_fkey on c
drop constraint one on p
add foreign key c_p_fkey on c (p) to p (id)
drop column p.name

## parameters of keys
create table p (id int constraint p_pk primary key with (fillfactor = 70), a int, constraint p_key unique (a));
create table c (p int references p, constraint "c ""key" unique (p) include (p) with (deduplicate_items = off, fillfactor = 50));
->
create table p (id int constraint p_pk primary key, a int, constraint p_key unique (a) with (fillfactor = 80));
create table c (p int references p, constraint "c ""key" unique (p) include (p) with (fillfactor = 60));
=>
drop constraint c_p_fkey on c
drop constraint c "key on c
add unique constraint c "key on c (p) include (p) with (fillfactor = 60)
drop constraint p_pk on p
add primary key p_pk on p (id)
add foreign key c_p_fkey on c (p) to p (id)
drop constraint p_key on p
add unique constraint p_key on p (a) with (fillfactor = 80)

## two constraints over one index
->
create table t (a int not null, b int, constraint u unique (a), constraint x exclude (b with =));
alter table t add constraint v unique (a); alter table t add constraint w unique (a) with (fillfactor = 70); alter table t add constraint p primary key (a);
alter table t add constraint y exclude (b with =);
=>
create table t
add unique constraint u on t (a)
add unique constraint v on t (a)
add unique constraint w on t (a) with (fillfactor = 70)
add exclusion constraint y on t (b with =)

## constraints of one table with equal indexes
create table t (id int constraint t_pk primary key, a int constraint t_u1 unique, b int);
->
create table t (id int constraint t_pk primary key, a int constraint t_u1 unique, b int,
  constraint t_x1 exclude using btree (b with =));
alter table t add constraint t_u0 unique (a), add constraint t_u3 unique (a) deferrable, add constraint t_id unique (id);
alter table t add constraint t_x2 exclude using btree (b with =);
create table u (id int constraint u_pk primary key, c int constraint u_u1 unique);
alter table u add constraint u_u2 unique (c);
=>
create table u
add unique constraint t_id on t (id)
add unique constraint t_u0 on t (a)
add unique constraint t_u3 on t (a) deferrable
add exclusion constraint t_x1 on t (b with =)
add exclusion constraint t_x2 on t (b with =)
add unique constraint u_u2 on u (c)
