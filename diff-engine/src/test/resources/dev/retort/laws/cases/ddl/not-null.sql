-- NOT NULL: set and dropped in place; from PostgreSQL 18 on a constraint with a name.

## column made not null, another nullable
create table t (id int primary key, a int, b int not null);
->
create table t (id int primary key, a int not null, b int);
=>
fill t.a where it is null: ? (a value for the rows that have none)
alter column t.a: not null
alter column t.b: nullable

## named not null [18+]
create table t (a int constraint a_needed not null, b int not null, c int constraint c_old not null, d int, e int constraint e_needed not null, f int constraint "f ""f" primary key);
->
create table t (a int not null, b int constraint b_needed not null, c int constraint "c ""new" not null, d int constraint d_needed not null, e int, f int constraint f_needed not null constraint "f ""f" primary key);
=>
rename constraint a_needed on t to t_a_not_null
rename constraint t_b_not_null on t to b_needed
rename constraint c_old on t to c "new
fill t.d where it is null: ? (a value for the rows that have none)
alter column t.d: not null
alter column t.e: nullable
rename constraint t_f_not_null on t to f_needed

## not null not valid and not inherited [18+]
create table t (a int, b int not null, c int, d int not null, e int, f int not null no inherit);
alter table t add not null a not valid; alter table t add constraint c_needed not null c not valid;
->
create table t (a int not null, b int, c int constraint c_needed not null, d int not null no inherit, e int constraint e_needed not null no inherit, f int not null);
alter table t add constraint "b ""needed" not null b not valid;
=>
validate constraint t_a_not_null on t
alter column t.b: nullable, not null from now on
validate constraint c_needed on t
alter column t.d: nullable, not null
fill t.e where it is null: ? (a value for the rows that have none)
alter column t.e: not null
alter column t.f: nullable, not null

## not null with a default name that is cut [18+]
->
create table "ÄÖÜ456789ÄÖÜ456789ÄÖÜ456789ÄÖ_" (a23456789b23456789c23456789d23456789 int not null, "x y" int not null, b int constraint "ÄÖÜ456789ÄÖÜ456789ÄÖÜ456789_a234567_not_null" not null);
=>
create table ÄÖÜ456789ÄÖÜ456789ÄÖÜ456789ÄÖ_
