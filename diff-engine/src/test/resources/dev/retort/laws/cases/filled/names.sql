-- Names that need quotes.

## reserved words and quotes
create schema "s.x"; create table "s.x"."or""der" ("se'lect" bigint, "Group" text);
insert into "s.x"."or""der" values (3000000000, null), (3000000000, 'x');
->
create schema "s.x"; create table "s.x"."or""der" ("se'lect" int unique, "Group" text not null, "{new}" uuid not null);
=>
alter column "s.x"."or""der".se'lect: type integer
fill "s.x"."or""der".Group where it is null: ? (a value for the rows that have none)
alter column "s.x"."or""der".Group: not null
add column "s.x"."or""der".{new} uuid
fill "s.x"."or""der".{new} where it is null: ? (a value for the rows that are there)
alter column "s.x"."or""der".{new}: not null
add unique constraint or"der_se'lect_key on "s.x"."or""der" (se'lect)
!>
"s.x"."or""der": 2 rows whose se'lect does not fit into integer
"s.x"."or""der": 1 row without a value for Group
"s.x"."or""der": 2 rows without a value for {new}
