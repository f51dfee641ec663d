-- Server defaults, as Alembic is measured on them: the id there, and its title.

## D03 default with embedded quote same
create table t (id int primary key, c varchar(30) default 'has '' quote');
->
create table t (id int not null, c varchar(30) default 'has '' quote', primary key (id));
=>

## D06 float 5 vs 5.0
-- same: 5.0 <=> 5
create table t (id int primary key, c double precision default 5);
->
create table t (id int not null, c float default 5.0, primary key (id));
=>

## D09 now() vs CURRENT_TIMESTAMP
-- same: CURRENT_TIMESTAMP <=> now()
create table t (id int primary key, c timestamptz default now());
->
create table t (id int not null, c timestamp with time zone default current_timestamp, primary key (id));
=>

-- beats f.17
## D11b gen_random_uuid() vs func spelled with spaces
create table t (id int primary key, c uuid default gen_random_uuid());
->
create table t (id int not null, c uuid default gen_random_uuid( ), primary key (id));
=>

-- beats f.17
## D17 json default changed
create table t (id int primary key, c json default '{}');
->
create table t (id int not null, c json default '[]'::json, primary key (id));
=>
alter column t.c: default '[]'::json

## D19 boolean default true vs text('true')
create table t (id int primary key, c boolean default true);
->
create table t (id int not null, c boolean default true, primary key (id));
=>

## D21 SERIAL PK vs plain Integer PK
create table t (id serial primary key);
->
create table t (id serial not null, primary key (id));
=>

## D24 enum column default changed
create type mood as enum ('sad', 'ok'); create table t (id int primary key, c mood default 'sad');
->
create type mood as enum ('sad', 'ok'); create table t (id int not null, c mood default 'ok', primary key (id));
=>
alter column t.c: default 'ok'::mood

-- beats f.3
## D25 type and default change together
create table t (id int primary key, c varchar(10) default '7');
->
create table t (id int primary key, c int default 7);
=>
alter column t.c: no default, type integer using c::integer, default 7
