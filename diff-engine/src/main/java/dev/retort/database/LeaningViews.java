package dev.retort.database;

/**
 * The query for what leans on some things of the schema, on that, and so on, as {@code pg_depend}
 * has it (manual, section 53.18). A row is one such fact: who leans (address in the catalogue), on
 * which of the things asked about (its number) or on which other row's who (address), and whether
 * the schema has the one who leans.
 *
 * <p>What a view is made of counts as the view: its rule, its defaults, the indexes of a
 * materialized one. A column that another one inherits is touched with it. What a table that goes,
 * or an index, is set to and granted counts as something that leans on it.
 *
 * <p>Its parameters are five arrays: number, kind, schema, name and part of each thing.
 */
final class LeaningViews {

    static final String SQL =
            """
            with recursive asked as materialized (
              select a.n, a.kind, a.part, s.oid as namespace, a.name
                from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                     a(n, kind, schema, name, part)
                join pg_catalog.pg_namespace s on s.nspname = a.schema),
            heir as (
              select a.n, c.oid, a.part
                from asked a
                join pg_catalog.pg_class c on c.relnamespace = a.namespace and c.relname = a.name
               where a.kind in ('COLUMN', 'COLUMN_TYPE')
              union
              select h.n, i.inhrelid, h.part
                from heir h join pg_catalog.pg_inherits i on i.inhparent = h.oid),
            touched as materialized (
              select h.n, 'pg_class'::regclass::oid as class, h.oid as obj, f.attnum::int as sub
                from heir h
                join pg_catalog.pg_attribute f on f.attrelid = h.oid and f.attname = h.part
              union all
              select a.n, 'pg_class'::regclass, c.oid, 0
                from asked a
                join pg_catalog.pg_class c on c.relnamespace = a.namespace and c.relname = a.name
               where a.kind = 'RELATION'
              union all
              select a.n, x.class, x.obj, 0
                from asked a
                join pg_catalog.pg_class c on c.relnamespace = a.namespace and c.relname = a.name
                join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.conname = a.part
               cross join lateral (values ('pg_constraint'::regclass::oid, k.oid),
                                          ('pg_class'::regclass, k.conindid)) x(class, obj)
               where a.kind = 'CONSTRAINT' and x.obj <> 0
              union all
              select a.n,
                     case when t.typrelid <> 0 then 'pg_class'::regclass
                          else 'pg_type'::regclass end,
                     case when t.typrelid <> 0 then t.typrelid else t.oid end, 0
                from asked a
                join pg_catalog.pg_type t on t.typnamespace = a.namespace and t.typname = a.name
               where a.kind = 'TYPE'),
            named_type as materialized (
              select t.oid,
                     case when b.typrelid <> 0 then 'pg_class'::regclass
                          else 'pg_type'::regclass end::oid as class,
                     case when b.typrelid <> 0 then b.typrelid else b.oid end as obj
                from pg_catalog.pg_type t
                left join pg_catalog.pg_type e on e.typarray = t.oid
                join pg_catalog.pg_type b on b.oid = coalesce(e.oid, t.oid)
               where t.oid >= 16384),
            belongs as materialized (
              select 'pg_rewrite'::regclass::oid as class, r.oid as obj, r.ev_class as relation
                from pg_catalog.pg_rewrite r where r.rulename = '_RETURN' and r.oid >= 16384
              union all
              select 'pg_attrdef'::regclass, f.oid, f.adrelid
                from pg_catalog.pg_attrdef f
                join pg_catalog.pg_class c on c.oid = f.adrelid and c.relkind = 'v'
              union all
              select 'pg_class'::regclass, i.indexrelid, i.indrelid
                from pg_catalog.pg_index i
                join pg_catalog.pg_class c on c.oid = i.indrelid and c.relkind = 'm'),
            edge as materialized (
              select case when b.obj is null then d.classid
                          else 'pg_class'::regclass end::oid as class,
                     coalesce(b.relation, d.objid) as obj,
                     coalesce(y.class, d.refclassid) as refclass,
                     coalesce(y.obj, d.refobjid) as refobj, d.refobjsubid as refsub,
                     d.classid = 'pg_class'::regclass as shown
                from pg_catalog.pg_depend d
                left join belongs b on b.class = d.classid and b.obj = d.objid
                left join named_type y
                  on d.refclassid = 'pg_type'::regclass and y.oid = d.refobjid
                left join pg_catalog.pg_attribute f
                  on d.classid = 'pg_class'::regclass and f.attrelid = d.objid
                 and f.attnum = d.objsubid and d.objsubid > 0
               where (d.deptype = 'n'
                   or d.deptype = 'a' and d.classid in (
                      'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_rewrite'::regclass,
                      'pg_statistic_ext'::regclass, 'pg_publication_rel'::regclass))
                 and d.objid >= 16384 and d.refobjid >= 16384
                 and coalesce(f.attinhcount, 0) = 0),
            leaning as (
              select e.class, e.obj, t.n, null::oid as on_class, null::oid as on_obj, e.shown
                from touched t
                join edge e on e.refclass = t.class and e.refobj = t.obj
                 and (t.sub = 0 or e.refsub = t.sub)
              union
              select e.class, e.obj, null, l.class, l.obj, e.shown
                from leaning l
                join edge e on e.refclass = l.class and e.refobj = l.obj
                left join pg_catalog.pg_class c
                  on l.class = 'pg_class'::regclass and c.oid = l.obj
               where (l.class, l.obj) <> (e.class, e.obj)
                 and (l.class = 'pg_proc'::regclass or c.relkind in ('v', 'm')))
            , found (class, obj, n, on_class, on_obj, shown, is_setting) as (
              select l.*, false from leaning l
              union all
              select t.class, t.obj, t.n, null, null, false, true
                from touched t
                join asked a on a.n = t.n and a.kind = 'RELATION'
                join pg_catalog.pg_class c
                  on t.class = 'pg_class'::regclass and c.oid = t.obj and c.relkind = 'r'
              union all
              select 'pg_index'::regclass, i.indexrelid, t.n, null, null, false, true
                from touched t
                join pg_catalog.pg_index i
                  on t.class = 'pg_class'::regclass and i.indexrelid = t.obj
               where i.indisclustered or i.indisreplident)
            select l.class, l.obj, l.n, l.on_class, l.on_obj,
                   not l.is_setting
                     and (l.class = 'pg_constraint'::regclass and k.conrelid = 0
                     or c.relkind in ('S', 'c')
                     or c.relkind = 'r' and not c.relispartition and c.reloftype = 0
                        and c.oid not in (select h.inhrelid from pg_catalog.pg_inherits h)
                     or t.typtype = 'd'
                     -- The two casts that Hibernate makes for an enum type.
                     or l.class = 'pg_cast'::regclass and exists (
                        select from pg_catalog.pg_cast a
                          join pg_catalog.pg_cast b
                            on b.castsource = a.casttarget and b.casttarget = a.castsource
                         where a.oid = l.obj and (a.castmethod, a.castcontext) = ('i', 'i')
                           and (b.castmethod, b.castcontext) = ('i', 'i')
                           and 'pg_catalog.varchar'::regtype in (a.castsource, a.casttarget)))
                     as mapped,
                   coalesce(w.kind, o.type), w.schema, coalesce(w.name, o.identity), w.part,
                   w.suffix, w.relation, l.shown, l.is_setting
              from found l
              left join asked a on a.n = l.n
              left join pg_catalog.pg_constraint k
                on l.class = 'pg_constraint'::regclass and k.oid = l.obj
              left join pg_catalog.pg_attrdef f
                on l.class = 'pg_attrdef'::regclass and f.oid = l.obj
              left join pg_catalog.pg_attribute g on g.attrelid = f.adrelid and g.attnum = f.adnum
              left join pg_catalog.pg_index i
                on l.class = 'pg_class'::regclass and i.indexrelid = l.obj
              left join pg_catalog.pg_class c
                on c.oid = coalesce(k.conrelid, f.adrelid, i.indrelid,
                                    case when l.class = 'pg_class'::regclass then l.obj end)
              left join pg_catalog.pg_type t on l.class = 'pg_type'::regclass and t.oid = l.obj
              left join pg_catalog.pg_trigger r
                on l.class = 'pg_trigger'::regclass and r.oid = l.obj
              left join pg_catalog.pg_statistic_ext x
                on l.class = 'pg_statistic_ext'::regclass and x.oid = l.obj
              left join lateral pg_catalog.pg_identify_object(
                  case when l.is_setting then 'pg_class'::regclass::oid else l.class end,
                  l.obj, 0) o on true
              left join (
                select 'pg_class'::regclass::oid, v.oid,
                       case v.relkind when 'v' then 'view' else 'materialized view' end,
                       n.nspname::text, v.relname::text, null::text, null::text, null::oid
                  from pg_catalog.pg_class v
                  join pg_catalog.pg_namespace n on n.oid = v.relnamespace
                 where v.relkind in ('v', 'm')
                union all
                select 'pg_class'::regclass, v.oid, 'settings of', n.nspname, v.relname, null, null,
                       v.oid
                  from pg_catalog.pg_class v
                  join pg_catalog.pg_namespace n on n.oid = v.relnamespace
                 where v.relkind = 'r' and v.oid >= 16384
                union all
                select 'pg_proc'::regclass, f.oid, null, n.nspname, f.proname, null,
                       '(' || pg_get_function_identity_arguments(f.oid) || ')', null
                  from pg_catalog.pg_proc f
                  join pg_catalog.pg_namespace n on n.oid = f.pronamespace
                 where f.oid >= 16384
                union all
                select 'pg_cast'::regclass, k.oid, 'cast', null,
                       format_type(k.castsource, null) || ' as ' || format_type(k.casttarget, null),
                       null, null, null
                  from pg_catalog.pg_cast k
                 where k.oid >= 16384
                union all
                select p.class, p.obj, p.kind, n.nspname, v.relname, p.name, null, v.oid
                  from (
                    select 'pg_trigger'::regclass, g.oid, 'trigger', g.tgname, g.tgrelid
                      from pg_catalog.pg_trigger g
                    union all
                    select 'pg_policy'::regclass, g.oid, 'policy', g.polname, g.polrelid
                      from pg_catalog.pg_policy g
                    union all
                    select 'pg_rewrite'::regclass, g.oid, 'rule', g.rulename, g.ev_class
                      from pg_catalog.pg_rewrite g where g.rulename <> '_RETURN'
                    union all
                    select 'pg_statistic_ext'::regclass, g.oid, 'statistics object', g.stxname,
                           g.stxrelid
                      from pg_catalog.pg_statistic_ext g
                    union all
                    select 'pg_constraint'::regclass, g.oid, 'constraint', g.conname, g.conrelid
                      from pg_catalog.pg_constraint g
                    union all
                    select 'pg_index'::regclass, i.indexrelid,
                           case when i.indisreplident then 'replica identity'
                                else 'cluster order' end, v.relname, i.indrelid
                      from pg_catalog.pg_index i
                      join pg_catalog.pg_class v on v.oid = i.indexrelid
                     where i.indisclustered or i.indisreplident
                    union all
                    select 'pg_publication_rel'::regclass, g.oid, 'publication', b.pubname,
                           g.prrelid
                      from pg_catalog.pg_publication_rel g
                      join pg_catalog.pg_publication b on b.oid = g.prpubid)
                    p(class, obj, kind, name, relation)
                  join pg_catalog.pg_class v on v.oid = p.relation
                  join pg_catalog.pg_namespace n on n.oid = v.relnamespace)
                w(class, obj, kind, schema, name, part, suffix, relation)
                on w.class = l.class and w.obj = l.obj
             where not coalesce(r.tgisinternal or r.tgparentid <> 0, false)
               and coalesce(g.attgenerated, '') = ''
               -- The server builds these anew by itself.
               and not (a.kind is not distinct from 'COLUMN_TYPE' and l.class in (
                        'pg_constraint'::regclass, 'pg_attrdef'::regclass))
               -- These as well, without what they were set to and as its own.
               and not (a.kind is not distinct from 'COLUMN_TYPE' and x.oid is not null
                        and coalesce(x.stxstattarget, -1) = -1
                        and pg_get_userbyid(x.stxowner) = current_user)
             order by 7, 8, 9, 10, 11
            """;

    private LeaningViews() {}
}
