package dev.retort.database.dependents;

/**
 * The parts of {@link RecreateStatementsQuery} for what is said of a thing besides its definition:
 * comments, labels, whose it is and who may do what with it.
 *
 * <p>Things of the schema are put back with their definition by the operation that makes them
 * again; what these parts say of them is all that has no place there.
 */
final class SettingsQuery {

    /**
     * Those of the schema of which only the settings are to be put back. An identity's sequence
     * comes and goes with its column, so it belongs to the column's settings.
     */
    static final String UNITS =
            """
            select w.class::oid, w.obj, w.part, g.place, w.is_inner
              from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                   with ordinality g(kind, schema, name, part, place)
              join pg_catalog.pg_namespace n on n.nspname = g.schema
             cross join lateral (
                 select 'pg_class'::regclass, c.oid, null::int2, false
                   from pg_catalog.pg_class c
                  where c.relnamespace = n.oid and c.relname = g.name
                    and (g.kind, c.relkind) in (('table', 'r'), ('table', 'p'), ('sequence', 'S'))
                    and not exists (
                        select from pg_catalog.pg_depend d
                         where d.classid = 'pg_class'::regclass and d.objid = c.oid
                           and d.refclassid = 'pg_class'::regclass and d.deptype = 'i')
                 union all
                 select x.class, x.obj, x.part, x.part is null
                   from pg_catalog.pg_class c
                   join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = g.part
                   left join pg_catalog.pg_depend d
                     on a.attidentity <> '' and d.deptype = 'i'
                    and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                    and d.refobjid = c.oid and d.refobjsubid = a.attnum
                  cross join lateral (values
                      ('pg_attribute'::regclass, case when g.kind <> 'identity' then c.oid end,
                       a.attnum),
                      ('pg_class'::regclass, d.objid, null)) x(class, obj, part)
                  where c.relnamespace = n.oid and c.relname = g.name and x.obj is not null
                    and (g.kind, c.relkind) in (('column', 'r'), ('identity', 'r'),
                                                ('column', 'p'), ('identity', 'p'),
                                                ('attribute', 'c'))
                 union all
                 select d.classid::regclass, d.objid, null, true
                   from pg_catalog.pg_class c
                   join pg_catalog.pg_depend d
                     on d.deptype = 'i' and d.refobjid = c.oid and d.refobjsubid > 0
                    and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                   join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
                  where g.kind = 'table' and c.relnamespace = n.oid and c.relname = g.name
                 union all
                 select 'pg_type'::regclass, t.oid, null, false
                   from pg_catalog.pg_type t
                  where g.kind = 'type' and t.typnamespace = n.oid and t.typname = g.name
                 union all
                 select 'pg_namespace'::regclass, n.oid, null, false where g.kind = 'schema')
                 w(class, obj, part, is_inner)\
            """;

    /**
     * A comment on what the schema has is a part of it, but for that on an identity's sequence.
     * That sequence keeps its name when the table gets another one, and gets a name by the table
     * when it is made again.
     */
    static final String WORDS =
            """
            select t.unit, 3, null, 'DO ' || q.quote || b.body || q.quote
              from thing t
              join pg_catalog.pg_class s on t.is_inner and s.oid = t.obj
              join pg_catalog.pg_depend d
                on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype = 'i'
               and d.refclassid = 'pg_class'::regclass
              join pg_catalog.pg_class c on c.oid = d.refobjid
              join pg_catalog.pg_attribute a
                on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
             cross join lateral
                   format(E'BEGIN\\n'
                          '    IF to_regclass(%1$L) IS DISTINCT FROM '
                          'pg_get_serial_sequence(%2$L, %3$L)::regclass THEN\\n'
                          '        EXECUTE ''ALTER SEQUENCE '' || pg_get_serial_sequence(%2$L, %3$L)'
                          '\\n            || '' RENAME TO '' || quote_ident(%4$L);\\n'
                          '    END IF;\\nEND', t.name, d.refobjid::regclass, a.attname,
                          s.relname) b(body)
             -- A name may say what ends the body.
             cross join lateral (select case when position('$retort$' in b.body) = 0
                                             then '$retort$'
                                             else '$r' || md5(b.body) || '$' end) q(quote)
             where s.relname <> c.relname || '_' || a.attname || '_seq'
            union all
            select t.unit, 5, null,
                   format('COMMENT ON %s %s IS %L', t.word, t.name, d.description)
              from thing t
              join pg_catalog.pg_description d
                on d.classoid = t.class and d.objoid = t.obj and d.objsubid = 0
               and (t.place is null and t.word <> 'TABLE' or t.is_inner)
            union all
            select t.unit, 6, lpad(a.attnum::text, 5),
                   format('COMMENT ON COLUMN %s.%I IS %L', t.name, a.attname, d.description)
              from thing t
              join pg_catalog.pg_description d
                on d.classoid = 'pg_class'::regclass and d.objoid = t.relation and d.objsubid > 0
               and t.word in ('VIEW', 'MATERIALIZED VIEW', 'TYPE', 'ATTRIBUTE')
               and d.objsubid = coalesce(t.part, d.objsubid)
              join pg_catalog.pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
            union all
            select t.unit, 7, lpad(l.objsubid::text, 5),
                   format('SECURITY LABEL FOR %I ON %s%s%s IS %L', l.provider,
                          case when l.objsubid = 0 then t.word else 'COLUMN' end, ' ' || t.name,
                          '.' || quote_ident(a.attname), l.label)
              from thing t
              join pg_catalog.pg_seclabel l
                on l.classoid = t.class and l.objoid = t.obj and l.objsubid = 0
                or l.classoid = 'pg_class'::regclass and l.objoid = t.relation and l.objsubid > 0
                   and l.objsubid = coalesce(t.part, l.objsubid)
              left join pg_catalog.pg_attribute a
                on l.objsubid > 0 and a.attrelid = l.objoid and a.attnum = l.objsubid
            union all
            -- The sequence of a column is always its table's owner's.
            select t.unit, case when q.owner is null then 8 else 2 end, null,
                   format('ALTER %s %s OWNER TO %I', t.word, t.name, pg_get_userbyid(t.owner))
              from thing t
              left join (
                  select d.objid as sequence, d.refobjid as owner
                    from pg_catalog.pg_depend d
                   where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                     and d.refobjsubid > 0 and d.deptype = 'a'
                     and d.objid in (select u.obj from thing u where u.word = 'SEQUENCE')) q
                on t.word = 'SEQUENCE' and q.sequence = t.obj
             where t.word not in ('COLUMN', 'ATTRIBUTE') and pg_get_userbyid(t.owner) <> current_user
               and not t.is_inner
               and (q.owner is null or q.owner not in (
                   select u.obj from thing u where u.word = 'TABLE' and u.place is not null))
            union all
            select t.unit, 8, null,
                   format('ALTER %s %s DEPENDS ON EXTENSION %I', t.word, t.name, e.extname)
              from thing t
              join pg_catalog.pg_depend d
                on d.classid = t.class and d.objid = t.obj and d.deptype = 'x'
               and d.refclassid = 'pg_extension'::regclass
              join pg_catalog.pg_extension e on e.oid = d.refobjid
            union all
            select t.unit, 8, null, format('ALTER SEQUENCE %s SET UNLOGGED', t.name)
              from thing t
              join pg_catalog.pg_class c
                on t.word = 'SEQUENCE' and c.oid = t.obj and c.relpersistence = 'u'
             where not t.is_inner
            """;

    /**
     * For those whose privileges are not what a new object of that kind has anyway. Whoever has
     * more or less of new objects of this role by {@code ALTER DEFAULT PRIVILEGES} is told
     * everything: nobody knows which of them will be in force then.
     */
    static final String GRANTS =
            """
            , held as (
              select t.unit, t.owner, t.called, t.relation, 0 as part,
                     g.grantor, g.grantee, g.privilege_type, g.is_grantable
                from thing t
               cross join aclexplode(coalesce(t.acl, acldefault(t.acltype, t.owner))) g
               where t.acltype is not null
              union all
              select t.unit, t.owner, t.called, t.relation, a.attnum,
                     g.grantor, g.grantee, g.privilege_type, g.is_grantable
                from thing t
                join pg_catalog.pg_attribute a
                  on t.word in ('TABLE', 'COLUMN', 'VIEW', 'MATERIALIZED VIEW')
                 and a.attrelid = t.obj and a.attnum = coalesce(t.part, a.attnum)
               cross join aclexplode(a.attacl) g),
            now as (
              select h.unit, h.grantor, h.grantee, h.privilege_type, h.is_grantable
                from held h where h.part = 0),
            initial as (
              select t.unit, g.grantor, g.grantee, g.privilege_type, g.is_grantable
                from thing t cross join aclexplode(acldefault(t.acltype, t.owner)) g
               where t.acltype is not null),
            -- What stands there for all schemas takes the place of what is so by default.
            given as (
              select distinct t.unit,
                     case when g.grantee = f.defaclrole then t.owner else g.grantee end as grantee
                from thing t
                join pg_catalog.pg_default_acl f
                  on f.defaclobjtype = case t.acltype when 's' then 'S' else t.acltype end
                 and f.defaclnamespace in (0, t.namespace)
                 and pg_get_userbyid(f.defaclrole) = current_user
               cross join lateral (
                   (select x.grantee, x.privilege_type, x.is_grantable
                      from aclexplode(f.defaclacl) x
                     where f.defaclnamespace = 0 or x.grantee <> f.defaclrole
                    except
                    select x.grantee, x.privilege_type, x.is_grantable
                      from aclexplode(acldefault(t.acltype, f.defaclrole)) x
                     where f.defaclnamespace = 0)
                   union
                   (select x.grantee, x.privilege_type, x.is_grantable
                      from aclexplode(acldefault(t.acltype, f.defaclrole)) x
                     where f.defaclnamespace = 0
                    except
                    select x.grantee, x.privilege_type, x.is_grantable
                      from aclexplode(f.defaclacl) x)) g),
            differing as (
              select d.unit, d.grantee from (table now except table initial) d
              union
              select d.unit, d.grantee from (table initial except table now) d
              union
              table given),
            role as (
              select r.oid, quote_ident(r.rolname) as name from pg_catalog.pg_roles r
              union all select 0::oid, 'PUBLIC'),
            -- Whoever passes a privilege on has it by then: through how many hands it went.
            hand (unit, part, role, privilege_type, place) as (
              select h.unit, 0, h.owner, h.privilege_type, 0
                from held h
               where h.unit in (select x.unit from held x where x.grantor <> x.owner)
              union
              select h.unit, h.part, h.grantee, h.privilege_type, p.place + 1
                from hand p
                join held h
                  on h.unit = p.unit and p.part in (0, h.part) and h.grantor = p.role
                 and h.privilege_type = p.privilege_type and h.is_grantable
               where p.place < 9),
            told as (
              select h.unit, h.owner, h.called, h.grantor, h.grantee, h.is_grantable, z.place,
                     string_agg(h.privilege_type || coalesce(' (' || quote_ident(a.attname) || ')',
                                                             ''),
                                ', ' order by h.part, h.privilege_type) as privileges
                from held h
                left join pg_catalog.pg_attribute a
                  on h.part > 0 and a.attrelid = h.relation and a.attnum = h.part
               cross join lateral (
                   select case when h.grantor <> h.owner
                               then (select min(p.place) from hand p
                                      where p.unit = h.unit and p.role = h.grantor
                                        and p.part in (0, h.part)
                                        and p.privilege_type = h.privilege_type)
                               else 0 end) z(place)
               where h.part > 0 or (h.unit, h.grantee) in (table differing)
               group by h.unit, h.owner, h.called, h.grantor, h.grantee, h.is_grantable,
                        z.place, h.part > 0)
            """;

    static final String GRANTING =
            """
            select t.unit, 9, r.name, concat('REVOKE ALL ON ', t.called, ' FROM ', r.name)
              from differing d
              join thing t on t.unit = d.unit
              join role r on r.oid = d.grantee
             where (d.unit, d.grantee) in (
                   select i.unit, i.grantee from initial i union table given)
            union all
            select g.unit, case when g.owner = g.grantor then 10 else 11 end,
                   concat_ws(' ', g.place, q.grantor, e.name, g.is_grantable, p.part), p.statement
              from told g
              join role e on e.oid = g.grantee
              join role o on o.oid = g.grantor
             cross join lateral (values (case when g.owner <> g.grantor then o.name end)) q(grantor)
             cross join lateral (values
                 (0, 'SET LOCAL ROLE ' || q.grantor),
                 (1, concat('GRANT ', g.privileges, ' ON ', g.called, ' TO ', e.name,
                            case when g.is_grantable then ' WITH GRANT OPTION' end)),
                 (2, case when q.grantor is not null then 'RESET ROLE' end)) p(part, statement)
             where p.statement is not null
            union all
            select t.unit, 12, concat_ws(' ', d.defaclobjtype, o.name, e.name),
                   format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT %s ON %s TO %s%s',
                          o.name, t.name,
                          string_agg(g.privilege_type, ', ' order by g.privilege_type),
                          case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES'
                               when 'f' then 'FUNCTIONS' when 'T' then 'TYPES' end,
                          e.name, case when g.is_grantable then ' WITH GRANT OPTION' end)
              from thing t
              join pg_catalog.pg_default_acl d
                on t.word = 'SCHEMA' and d.defaclnamespace = t.obj
             cross join aclexplode(d.defaclacl) g
              join role e on e.oid = g.grantee
              join role o on o.oid = d.defaclrole
             group by t.unit, t.name, d.defaclobjtype, o.name, e.name, g.is_grantable
            """;

    /** What of a schema is published, whatever comes to it: PostgreSQL 15 and newer. */
    static final String PUBLISHED_SCHEMAS =
            """
            select t.unit, 12, null,
                   format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %s', b.pubname, t.name)
              from thing t
              join pg_catalog.pg_publication_namespace x
                on t.word = 'SCHEMA' and x.pnnspid = t.obj
              join pg_catalog.pg_publication b on b.oid = x.pnpubid
            """;

    private SettingsQuery() {}
}
