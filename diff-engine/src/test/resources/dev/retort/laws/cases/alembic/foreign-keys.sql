-- Foreign keys, as Alembic is measured on them: the id there, and its title.

-- beats f.9
## F02 add an unnamed FK
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int);
->
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int references s);
=>
add foreign key u_tid_fkey on u (tid) to s (id)

## F03 FK unchanged, unnamed in model
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int references s (id));
->
create table s (id int not null, test varchar(10), primary key (id), unique (test)); create table u (id int not null, tid int, primary key (id), foreign key (tid) references s (id));
=>

-- beats f.9
## F06 remove ON DELETE CASCADE
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int references s (id) on delete cascade);
->
create table s (id int not null, test varchar(10), primary key (id), unique (test)); create table u (id int not null, tid int, primary key (id), foreign key (tid) references s (id));
=>
drop constraint u_tid_fkey on u
add foreign key u_tid_fkey on u (tid) to s (id)

-- beats f.9
## F09 RESTRICT vs none (differ)
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int references s (id));
->
create table s (id int not null, test varchar(10), primary key (id), unique (test)); create table u (id int not null, tid int, primary key (id), foreign key (tid) references s (id) on delete restrict);
=>
drop constraint u_tid_fkey on u
add foreign key u_tid_fkey on u (tid) to s (id) on delete restrict

-- beats f.9
## F12 add INITIALLY DEFERRED
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int references s (id));
->
create table s (id int not null, test varchar(10), primary key (id), unique (test)); create table u (id int not null, tid int, primary key (id), foreign key (tid) references s (id) initially deferred);
=>
drop constraint u_tid_fkey on u
add foreign key u_tid_fkey on u (tid) to s (id) initially deferred

-- beats f.9
## F15 MATCH FULL added
create table s (id int primary key, test varchar(10) unique); create table u (id int primary key, tid int references s (id));
->
create table s (id int not null, test varchar(10), primary key (id), unique (test)); create table u (id int not null, tid int, primary key (id), foreign key (tid) references s (id) match full);
=>
drop constraint u_tid_fkey on u
add foreign key u_tid_fkey on u (tid) to s (id) match full

## F18 add composite FK
create table p (a int, b int, primary key (a, b)); create table u (id int primary key, x int, y int);
->
create table p (a int not null, b int not null, primary key (a, b)); create table u (id int not null, x int, y int, primary key (id), constraint fk_test_name foreign key (x, y) references p (a, b));
=>
add foreign key fk_test_name on u (x, y) to p (a, b)

-- beats f.9
## F21 add column with FK to existing table
create table s (id int primary key); create table u (id int primary key);
->
create table s (id int not null, primary key (id)); create table u (id int not null, sid int, primary key (id), foreign key (sid) references s (id));
=>
add column u.sid integer
add foreign key u_sid_fkey on u (sid) to s (id)

-- beats f.4
## F23 FK and the unique it needs go together
create table s (id int primary key, code int unique); create table u (id int primary key, code int references s (code));
->
create table s (id int primary key, code int); create table u (id int primary key, code int);
=>
drop constraint u_code_fkey on u
drop constraint s_code_key on s

## F24 self-referential composite FK added
create table u (id int, f int, p int, primary key (id, f));
->
create table u (id int not null, f int not null, p int, primary key (id, f), constraint selffk foreign key (p, f) references u (id, f));
=>
add foreign key selffk on u (p, f) to u (id, f)

-- beats f.4
## F25 table removed that an existing one references
create table s (id int primary key); create table u (id int primary key, sid int references s);
->
create table u (id int primary key, sid int);
=>
drop constraint u_sid_fkey on u
drop table s
