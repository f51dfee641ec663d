-- Keys, checks and unique indexes: the rows that are there have to keep them.

## primary key over what is unique, and over what is not
create table a (id int); insert into a values (1), (2);
create table b (id int not null); insert into b values (1), (1), (2);
->
create table a (id int primary key);
create table b (id int primary key);
=>
fill a.id where it is null: ? (a value for the rows that have none)
alter column a.id: not null
add primary key a_pkey on a (id)
add primary key b_pkey on b (id)
!>
b: 1 value of (id) that more than one row has

## keys and checks that the rows keep
create table a (id int primary key); insert into a values (1), (2);
create table b (a int, c text, d int); insert into b values (1, 'x', 1), (1, 'y', 1), (null, null, null);
->
create table a (id int primary key);
create table b (a int references a, c text, d int check (d > 0), unique (a, c)); create unique index i on b (lower(c));
=>
add unique constraint b_a_c_key on b (a, c)
add check b_d_check on b (d > 0)
create unique index i on b (lower(c))
add foreign key b_a_fkey on b (a) to a (id)

## keys and checks that the rows break
create table a (id int primary key); insert into a values (1), (2);
create table b (a int, c text, d int); insert into b values (3, 'x', 0), (1, 'X', 1), (1, 'X', 2);
->
create table a (id int primary key);
create table b (a int references a, c text, d int constraint positive check (d > 0), unique (a, c)); create unique index i on b (lower(c));
=>
add unique constraint b_a_c_key on b (a, c)
add check positive on b (d > 0)
create unique index i on b (lower(c))
add foreign key b_a_fkey on b (a) to a (id)
!>
b: 1 value of (a, c) that more than one row has
b: 1 row that check positive (d > 0) forbids
b: 1 value of (lower(c)) that more than one row has
b: 1 row whose (a) is not in a (id)
