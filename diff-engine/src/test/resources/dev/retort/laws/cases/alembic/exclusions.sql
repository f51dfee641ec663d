-- Exclusion constraints, as Alembic is measured on them: the id there, and its title.

-- beats f.22
## E02 EXCLUDE added to existing table
create table r (id int primary key, period tsrange);
->
create table r (id int not null, period tsrange, primary key (id), constraint ex exclude using gist (period with &&));
=>
add exclusion constraint ex on r using gist (period with &&)

-- beats f.22
## E03 EXCLUDE changed
create table r (id int primary key, period tsrange, constraint ex exclude using gist (period with &&));
->
create table r (id int primary key, period tsrange, constraint ex exclude using gist (period with &&) where (id > 0));
=>
drop constraint ex on r
add exclusion constraint ex on r using gist (period with &&) where id > 0
