-- Foreign keys: come last and go first, and are taken off while what they reference changes.

## primary key that foreign keys depend on changes
create table p (a int constraint p_pk primary key, b int not null);
create table c (id int primary key, p int constraint c_p_fk references p);
->
create table p (a int constraint p_pk2 primary key, b int not null);
alter table p drop constraint p_pk2; alter table p add constraint p_pk primary key (a) include (b);
create table c (id int primary key, p int constraint c_p_fk references p);
=>
drop constraint c_p_fk on c
drop constraint p_pk on p
add primary key p_pk on p (a) include (b)
add foreign key c_p_fk on c (p) to p (a)

## foreign key added and removed
create table p (id int primary key);
create table c (id int primary key, p1 int references p, p2 int);
->
create table p (id int primary key);
create table c (id int primary key, p1 int, p2 int references p);
=>
drop constraint c_p1_fkey on c
add foreign key c_p2_fkey on c (p2) to p (id)

## foreign key rules
create table p (id int primary key, code text unique);
create table c (a int references p on delete cascade, b int references p, c text references p (code), d int references p on update cascade);
->
create table p (id int primary key, code text unique);
create table c (a int references p, b int references p on delete set null on update restrict, c text references p (code) on delete restrict, d int references p on delete set default);
=>
drop constraint c_a_fkey on c
drop constraint c_b_fkey on c
drop constraint c_c_fkey on c
drop constraint c_d_fkey on c
add foreign key c_a_fkey on c (a) to p (id)
add foreign key c_b_fkey on c (b) to p (id) on delete set null on update restrict
add foreign key c_c_fkey on c (c) to p (code) on delete restrict
add foreign key c_d_fkey on c (d) to p (id) on delete set default

## foreign key deferrable
create table p (id int primary key);
create table c (a int references p, b int references p deferrable, c int references p deferrable initially deferred);
->
create table p (id int primary key);
create table c (a int references p deferrable initially deferred, b int references p, c int references p deferrable);
=>
drop constraint c_a_fkey on c
drop constraint c_b_fkey on c
drop constraint c_c_fkey on c
add foreign key c_a_fkey on c (a) to p (id) initially deferred
add foreign key c_b_fkey on c (b) to p (id)
add foreign key c_c_fkey on c (c) to p (id) deferrable

## foreign key match full and not valid
create table p (a int, b int, primary key (a, b));
create table c (a int, b int, constraint c_fk foreign key (a, b) references p);
->
create table p (a int, b int, primary key (a, b));
create table c (a int, b int, constraint c_fk foreign key (a, b) references p match full not valid);
=>
drop constraint c_fk on c
add foreign key c_fk on c (a, b) to p (a, b) match full

## foreign key to a new unique of an old table
create table p (id int primary key, code text);
create table c (id int primary key);
->
create table p (id int primary key, code text unique);
create table c (id int primary key);
create table d (id int primary key, code text references p (code));
=>
create table d
add unique constraint p_code_key on p (code)
add foreign key d_code_fkey on d (code) to p (code)

## foreign keys in a circle
->
create table a (id int primary key, b int);
create table b (id int primary key, a int references a);
alter table a add constraint a_b_fk foreign key (b) references b;
=>
create table a
create table b
add foreign key a_b_fk on a (b) to b (id)

## foreign key to itself
->
create table n (id int primary key, parent int references n, code text unique, other text references n (code));
=>
create table n

## foreign key whose columns change their type
create table p (id varchar(10) primary key);
create table c (p varchar(10) references p);
->
create table p (id text primary key);
create table c (p text references p);
=>
drop constraint c_p_fkey on c
alter column c.p: type text
alter column p.id: type text
add foreign key c_p_fkey on c (p) to p (id)

## key that carries a column whose type changes, and foreign keys depend on it
create type mood as enum ('sad', 'ok', 'glad');
create table p (id int, name varchar(10), number int, m mood, primary key (id) include (name));
create unique index p_id_number on p (id, number) include (m);
create table a (p int references p, q int references p (id), n int, foreign key (p, n) references p (id, number));
create table z (p int references p, n int, foreign key (p, n) references p (id, number));
->
create type mood as enum ('sad', 'glad');
create table p (id int, name varchar(20), number int, m mood, primary key (id) include (name));
create unique index p_id_number on p (id, number) include (m);
create table a (p int references p, q int references p (id), n int, foreign key (p, n) references p (id, number));
create table z (p int references p, n int, foreign key (p, n) references p (id, number));
=>
drop constraint a_p_n_fkey on a
drop constraint z_p_n_fkey on z
replace enum mood by ('sad', 'glad') in p.m
drop constraint a_p_fkey on a
drop constraint a_q_fkey on a
drop constraint z_p_fkey on z
alter column p.name: type character varying(20)
add foreign key a_p_fkey on a (p) to p (id)
add foreign key a_p_n_fkey on a (p, n) to p (id, number)
add foreign key a_q_fkey on a (q) to p (id)
add foreign key z_p_fkey on z (p) to p (id)
add foreign key z_p_n_fkey on z (p, n) to p (id, number)

## referenced table and unique removed together
create table p (id int primary key, code text unique);
create table c (code text references p (code));
->
create table p (id int primary key, code text);
=>
drop table c
drop constraint p_code_key on p

## foreign key that sets some columns [15+]
create table p (a int, b int, primary key (a, b));
create table c (x int, "y y" int default 1, constraint k1 foreign key (x, "y y") references p on delete set null, constraint k2 foreign key (x, "y y") references p on delete set null (x));
->
create table p (a int, b int, primary key (a, b));
create table c (x int, "y y" int default 1, constraint k1 foreign key (x, "y y") references p on delete set null ("y y"), constraint k2 foreign key (x, "y y") references p on delete set default ("y y", x));
=>
drop constraint k1 on c
drop constraint k2 on c
add foreign key k1 on c (x, y y) to p (a, b) on delete set null (y y)
add foreign key k2 on c (x, y y) to p (a, b) on delete set default (y y, x)

## foreign key beside a deferrable key
->
create table t (a int, constraint u unique (a) deferrable); create unique index i on t (a); alter table t add constraint f foreign key (a) references t (a);
=>
create table t
create unique index i on t (a)
add foreign key f on t (a) to t (a)

## foreign key to a key that has the columns of a deferrable one
->
create table t (a int constraint p primary key deferrable, constraint u unique (a));
alter table t add constraint f foreign key (a) references t (a);
=>
create table t

## primary key makes room for another that a new foreign key references
create table a (k int4range constraint old primary key); create table b ();
->
create table a (n text constraint new primary key); create table b (n text references a on delete cascade);
=>
drop constraint old on a
add column a.n text
fill a.n where it is null: ? (a value for the rows that are there)
alter column a.n: not null
add primary key new on a (n)
drop column a.k
add column b.n text
add foreign key b_n_fkey on b (n) to a (n) on delete cascade
