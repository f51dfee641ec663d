-- Types, as Alembic is measured on them: the id there, and its title.

## Y01 varchar(30) -> String(40)
create table t (id int primary key, c varchar(30));
->
create table t (id int not null, c varchar(40), primary key (id));
=>
alter column t.c: type character varying(40)

-- beats f.3
## Y03 varchar(30) -> Integer
create table t (id int primary key, c varchar(30));
->
create table t (id int not null, c int, primary key (id));
=>
alter column t.c: type integer using c::integer

## Y06 numeric(10,5) -> Numeric(10,6)
create table t (id int primary key, c numeric(10,5));
->
create table t (id int not null, c numeric(10, 6), primary key (id));
=>
alter column t.c: type numeric(10,6)

## Y09 bigint -> Integer
create table t (id int primary key, c bigint);
->
create table t (id int not null, c int, primary key (id));
=>
alter column t.c: type integer

## Y12 timestamptz -> DateTime(timezone=True)
create table t (id int primary key, c timestamptz);
->
create table t (id int not null, c timestamp with time zone, primary key (id));
=>

## Y14b double precision -> Float(53)
create table t (id int primary key, c double precision);
->
create table t (id int not null, c float(53), primary key (id));
=>

## Y16 char(1) -> String(1)
create table t (id int primary key, c char(1));
->
create table t (id int not null, c varchar(1), primary key (id));
=>
alter column t.c: type character varying(1)

## Y19 json -> JSONB
create table t (id int primary key, c json);
->
create table t (id int not null, c jsonb, primary key (id));
=>
alter column t.c: type jsonb

-- beats f.3
## Y20 text -> boolean
create table t (id int primary key, c text);
->
create table t (id int primary key, c boolean);
=>
alter column t.c: type boolean using c::boolean

-- beats f.3
## Y22 varchar(36) -> UUID
create table t (id int primary key, c varchar(36));
->
create table t (id int not null, c uuid, primary key (id));
=>
alter column t.c: type uuid using c::uuid

-- beats f.3
## Y23 integer -> boolean
create table t (id int primary key, c int);
->
create table t (id int primary key, c boolean);
=>
alter column t.c: type boolean using c::text::boolean

## Y25 timestamp(3) -> DateTime()
create table t (id int primary key, c timestamp(3));
->
create table t (id int not null, c timestamp without time zone, primary key (id));
=>
alter column t.c: type timestamp without time zone

-- beats f.1
## Y27 native enum value added
create type mood as enum ('sad', 'ok'); create table t (id int primary key, c mood);
->
create type mood as enum ('sad', 'meh', 'ok', 'glad'); create table t (id int primary key, c mood);
=>
add value 'glad' to enum mood
add value 'meh' to enum mood before 'ok'

-- beats f.1
## Y28 native enum value removed
create type mood as enum ('sad', 'ok'); create table t (id int primary key, c mood);
->
create type mood as enum ('sad'); create table t (id int not null, c mood, primary key (id));
=>
replace enum mood by ('sad') in t.c

-- beats f.1
## Y29 native enum values in another order
create type mood as enum ('sad', 'ok'); create table t (id int primary key, c mood default 'ok');
->
create type mood as enum ('ok', 'sad'); create table t (id int primary key, c mood default 'ok');
=>
alter column t.c: no default
replace enum mood by ('ok', 'sad') in t.c
alter column t.c: default 'ok'::mood

-- beats f.1
## Y30 varchar -> native enum
create table t (id int primary key, c varchar(10) default 'sad');
->
create type mood as enum ('sad', 'ok'); create table t (id int primary key, c mood default 'sad');
=>
create enum mood ('sad', 'ok')
alter column t.c: no default, type mood using c::mood, default 'sad'::mood

-- beats f.1, f.3
## Y31 native enum -> varchar
create type mood as enum ('sad', 'ok'); create table t (id int primary key, c mood);
->
create table t (id int not null, c varchar(10), primary key (id));
=>
alter column t.c: type character varying(10)
drop enum mood

## Y34 interval -> Interval
create table t (id int primary key, c interval);
->
create table t (id int not null, c interval, primary key (id));
=>

-- beats f.1
## Y40 new column of new native enum type
create table t (id int primary key);
->
create type newenum as enum ('a', 'b'); create table t (id int not null, c newenum, primary key (id));
=>
create enum newenum ('a', 'b')
add column t.c newenum

-- beats f.1
## Y41 table of a native enum removed, and the type
create type gone as enum ('a', 'b'); create table keep (id int); create table t (id int primary key, c gone);
->
create table keep (id int);
=>
drop table t
drop enum gone

-- beats f.1
## Y42 array of a native enum
create table t (id int primary key);
->
create type e as enum ('a', 'b'); create table t (id int primary key, c e[] default '{a}');
=>
create enum e ('a', 'b')
add column t.c e[] default '{a}'::e[]

-- beats f.1
## Y43 two new tables share one native enum
->
create type sh as enum ('a', 'b'); create table t1 (id serial not null, c sh, primary key (id)); create table t2 (id serial not null, c sh, primary key (id));
=>
create enum sh ('a', 'b')
create sequence t1_id_seq
create sequence t2_id_seq
create table t1
create table t2
alter sequence t1_id_seq: as integer, owned by t1.id
alter sequence t2_id_seq: as integer, owned by t2.id
