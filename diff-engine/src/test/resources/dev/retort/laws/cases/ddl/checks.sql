-- Checks: a changed one is dropped and added; one that is only not valid yet is validated.

## check added, changed, removed
create table t (a int, b int, c int, constraint b_ok check (b > 0), constraint c_ok check (c > 0));
->
create table t (a int, b int, c int, constraint a_ok check (a > 0), constraint b_ok check (b > 1 and b < 10));
=>
drop constraint b_ok on t
drop constraint c_ok on t
add check a_ok on t (a > 0)
add check b_ok on t ((b > 1) AND (b < 10))

## check of an enum grows
create table t (status varchar(20) check (status in ('NEW', 'PAID')));
->
create table t (status varchar(20) check (status in ('NEW', 'PAID', 'SENT')));
=>
drop constraint t_status_check on t
add check t_status_check on t (status IN ('NEW', 'PAID', 'SENT'))

## check kinds
->
create table t (a int, b text, constraint c1 check (a between 1 and 9) no inherit, constraint c2 check (b like 'x%' or b ~ '^\d+$'),
  constraint c3 check (a is not null or b is not null));
alter table t add constraint c4 check (a <> 5) not valid;
=>
create table t
add check c4 on t (a <> 5) not valid

## constraint validated
create table p (id int primary key); create table c (p int, a int, b int);
alter table c add constraint "f k" foreign key (p) references p not valid; alter table c add constraint k check (a > 0) not valid;
alter table c add constraint k2 check (b > 0);
->
create table p (id int primary key);
create table c (p int constraint "f k" references p, a int constraint k check (a > 0), b int);
alter table c add constraint k2 check (b > 0) not valid;
=>
drop constraint k2 on c
add check k2 on c (b > 0) not valid
validate constraint k on c
validate constraint f k on c

## constraint validated while its column changes
create table p (id int primary key); create table c (p int, a int, g int generated always as (a + 1) stored);
alter table c add constraint fk foreign key (p) references p not valid; alter table c add constraint k check (g > 0) not valid;
->
create table p (id uuid primary key); create table c (p uuid constraint fk references p, a bigint, g int generated always as (a + 1) stored constraint k check (g > 0));
=>
drop constraint fk on c
drop constraint k on c
alter column c.p: type uuid using ? (how integer becomes uuid)
drop column c.g
alter column c.a: type bigint
add column c.g integer generated as a + 1
add check k on c (g > 0)
alter column p.id: type uuid using ? (how integer becomes uuid)
add foreign key fk on c (p) to p (id)

## constraints that are not enforced [18+]
create table p (id int primary key);
create table c (p int references p, q int references p not enforced, a int check (a > 0), b int check (b > 0) not enforced);
->
create table p (id int primary key);
create table c (p int references p on delete cascade not enforced, q int references p, a int check (a > 0) not enforced, b int check (b > 0));
=>
drop constraint c_p_fkey on c
drop constraint c_q_fkey on c
drop constraint c_a_check on c
drop constraint c_b_check on c
add check c_a_check on c (a > 0) not enforced
add check c_b_check on c (b > 0)
add foreign key c_p_fkey on c (p) to p (id) on delete cascade not enforced
add foreign key c_q_fkey on c (q) to p (id)
