-- Schemas: created before anything in them and dropped after it; the same name in another schema is
-- another thing.

## schema added
->
create schema billing;
create table billing.invoice (id int primary key);
=>
create schema billing
create table billing.invoice

## same table name in two schemas, one changed
create schema a; create schema b;
create table a.t (id int primary key, x int constraint pos check (x > 0));
create table b.t (id int primary key, x int constraint pos check (x > 0));
->
create schema a; create schema b;
create table a.t (id int primary key, x int constraint pos check (x > 1));
create table b.t (id int primary key, x int constraint pos check (x > 0));
=>
drop constraint pos on a.t
add check pos on a.t (x > 1)

## equal names in five schemas
create schema a; create schema b; create schema c; create schema "D"; create schema "e.e";
do $$ declare s text; begin foreach s in array array['a', 'b', 'c', '"D"', '"e.e"'] loop
  execute format('create type %1$s.k as enum (''x''); create sequence %1$s.s;
    create table %1$s.p (id int constraint p_pk primary key, k %1$s.k default ''x'');
    create table %1$s.t (id int default nextval(''%1$s.s''), p int constraint p_fk references %1$s.p, n int constraint n_ck check (n > 0), constraint t_pk primary key (id), constraint n_uq unique (n));
    create index t_ix on %1$s.t (p)', s);
end loop; end $$;
->
create schema a; create schema b; create schema c; create schema "D"; create schema "e.e";
do $$ declare s text; i int := 0; begin foreach s in array array['a', 'b', 'c', '"D"', '"e.e"'] loop i := i + 1;
  execute format('create type %1$s.k as enum (''x'', ''%2$s''); create sequence %1$s.s increment %2$s;
    create table %1$s.p (id int constraint p_pk primary key, k %1$s.k default ''%2$s'');
    create table %1$s.t (id int default nextval(''%1$s.s''), p int, n int constraint n_ck check (n > %2$s), constraint t_pk primary key (id), constraint n_uq unique (n, p));
    create index t_ix on %1$s.t (p, n) where p > %2$s', s, i);
end loop; end $$;
alter table a.t add constraint p_fk foreign key (p) references b.p;
alter table b.t add constraint p_fk foreign key (p) references a.p;
alter table c.t add constraint p_fk foreign key (p) references "e.e".p;
alter table "D".t add constraint p_fk foreign key (p) references "D".p;
alter table "e.e".t add constraint p_fk foreign key (p) references c.p;
=>
alter column D.p.k: no default
replace enum D.k by ('x', '4') in D.p.k
alter column a.p.k: no default
replace enum a.k by ('x', '1') in a.p.k
alter column b.p.k: no default
replace enum b.k by ('x', '2') in b.p.k
alter column c.p.k: no default
replace enum c.k by ('x', '3') in c.p.k
alter column "e.e".p.k: no default
replace enum "e.e".k by ('x', '5') in "e.e".p.k
alter column D.p.k: default '4'::"D".k
drop constraint n_ck on D.t
drop constraint n_uq on D.t
drop index t_ix on D.t
add check n_ck on D.t (n > 4)
add unique constraint n_uq on D.t (n, p)
create index t_ix on D.t (p, n) where p > 4
alter column a.p.k: default '1'::a.k
drop constraint p_fk on a.t
drop constraint n_ck on a.t
drop constraint n_uq on a.t
drop index t_ix on a.t
add check n_ck on a.t (n > 1)
add unique constraint n_uq on a.t (n, p)
create index t_ix on a.t (p, n) where p > 1
add foreign key p_fk on a.t (p) to b.p (id)
alter column b.p.k: default '2'::b.k
drop constraint p_fk on b.t
drop constraint n_ck on b.t
drop constraint n_uq on b.t
drop index t_ix on b.t
add check n_ck on b.t (n > 2)
add unique constraint n_uq on b.t (n, p)
create index t_ix on b.t (p, n) where p > 2
add foreign key p_fk on b.t (p) to a.p (id)
alter column c.p.k: default '3'::c.k
drop constraint p_fk on c.t
drop constraint n_ck on c.t
drop constraint n_uq on c.t
drop index t_ix on c.t
add check n_ck on c.t (n > 3)
add unique constraint n_uq on c.t (n, p)
create index t_ix on c.t (p, n) where p > 3
add foreign key p_fk on c.t (p) to "e.e".p (id)
alter column "e.e".p.k: default '5'::"e.e".k
drop constraint p_fk on "e.e".t
drop constraint n_ck on "e.e".t
drop constraint n_uq on "e.e".t
drop index t_ix on "e.e".t
add check n_ck on "e.e".t (n > 5)
add unique constraint n_uq on "e.e".t (n, p)
create index t_ix on "e.e".t (p, n) where p > 5
add foreign key p_fk on "e.e".t (p) to c.p (id)
alter sequence D.s: increment 4
alter sequence b.s: increment 2
alter sequence c.s: increment 3
alter sequence "e.e".s: increment 5
