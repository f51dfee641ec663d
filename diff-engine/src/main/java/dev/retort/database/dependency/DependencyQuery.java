package dev.retort.database.dependency;

/**
 * The query for what depends on what: the one place that reads {@code pg_depend} (manual, section
 * 51.18) for it. It yields what the model does not know from its own values: dependencies of, or by
 * way of, what the model has no place for, in all schemas. What ordinary tables, sequences and
 * types need of each other is left out, which are nearly all rows.
 *
 * <p>There are two shapes of rows. An <em>object</em>: its kind in the server's words, schema, name
 * and part (of a part: those of the table), the arguments of a routine, the server's own name for
 * what is no relation. A <em>dependency</em>: the address of the one that depends, of the whole
 * that it is a part of, of what is needed, and what is to be known of it. An address is catalogue,
 * object identifier and, of a column, its number.
 *
 * <p>What a view is made of is the view: its rule, its defaults, the indexes of a materialized one.
 * An array is its element type, a row type its table, a member of an extension the extension, when
 * they are needed. What a partition has of its parent comes and goes with the parent's. What a
 * table is set to with one of its indexes depends on that index, which the catalogue does not say.
 */
public final class DependencyQuery {

    /** The words of {@code definition} of a dependency. */
    static final String RECREATED = "recreated";

    static final String WHOLE_ROW = "whole-row";
    static final String INHERITS = "inherits";
    static final String MAPPED = "mapped";
    static final String REBUILT = "rebuilt";

    /** A named expression for {@code with}: {@code member}, what extensions have. */
    public static final String MEMBER =
            """
            member as materialized (
              select d.classid, d.objid, d.refobjid as extension
                from pg_catalog.pg_depend d where d.deptype = 'e')
            """;

    private static final String OUTSIDE =
            """
            , outside as materialized (
              select c.oid, c.relkind
                from pg_catalog.pg_class c
               where c.oid >= 16384
                 and (c.relkind in ('v', 'm', 'f')
                   or c.relkind in ('r', 'p') and (c.relispartition or c.reloftype <> 0
                      or c.oid in (select h.inhrelid from pg_catalog.pg_inherits h)))),
            belongs as materialized (
              select 'pg_class'::regclass::oid as class, i.indexrelid as obj,
                     'pg_class'::regclass::oid as whole_class, i.indrelid as whole,
                     o.relkind = 'm' as is_whole
                from pg_catalog.pg_index i join outside o on o.oid = i.indrelid
              union all
              select 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, r.ev_class, true
                from pg_catalog.pg_rewrite r where r.rulename = '_RETURN' and r.oid >= 16384
              union all
              select 'pg_attrdef'::regclass, f.oid, 'pg_class'::regclass, f.adrelid,
                     o.relkind = 'v'
                from pg_catalog.pg_attrdef f join outside o on o.oid = f.adrelid
              union all
              select 'pg_constraint'::regclass, k.oid, 'pg_class'::regclass, k.conrelid, false
                from pg_catalog.pg_constraint k join outside o on o.oid = k.conrelid
              union all
              select 'pg_publication_rel'::regclass, p.oid, 'pg_publication'::regclass, p.prpubid,
                     false
                from pg_catalog.pg_publication_rel p
              union all
              select 'pg_amop'::regclass, o.oid, 'pg_opfamily'::regclass, o.amopfamily, false
                from pg_catalog.pg_amop o where o.oid >= 16384
              union all
              select 'pg_amproc'::regclass, o.oid, 'pg_opfamily'::regclass, o.amprocfamily, false
                from pg_catalog.pg_amproc o where o.oid >= 16384),
            named_type as materialized (
              select t.oid,
                     case when b.typrelid <> 0 then 'pg_class'::regclass
                          else 'pg_type'::regclass end::oid as class,
                     case when b.typrelid <> 0 then b.typrelid
                          when b.typtype = 'm' then (select g.rngtypid from pg_catalog.pg_range g
                                                      where g.rngmultitypid = b.oid)
                          else b.oid end as obj
                from pg_catalog.pg_type t
                left join pg_catalog.pg_type e on e.typarray = t.oid
                join pg_catalog.pg_type b on b.oid = coalesce(e.oid, t.oid)
               where t.oid >= 16384)
            """;

    /** What ordinary tables are made of is of interest when it needs a view or a routine. */
    private static final String EDGES =
            """
            , by_definition as materialized (
              select d.classid, d.objid
                from pg_catalog.pg_depend d
               where d.refclassid = 'pg_proc'::regclass and d.refobjid >= 16384
                 and d.objid >= 16384
                  or d.refclassid in ('pg_class'::regclass, 'pg_type'::regclass)
                     and (d.refclassid, d.refobjid) in (
                         select 'pg_class'::regclass::oid, o.oid
                           from outside o where o.relkind in ('v', 'm')
                         union all
                         select 'pg_type'::regclass, y.oid
                           from named_type y
                           join outside o on y.class = 'pg_class'::regclass and o.oid = y.obj
                          where o.relkind in ('v', 'm'))),
            edge as materialized (
              select d.*
                from pg_catalog.pg_depend d
               where d.deptype not in ('e', 'i') and d.objid >= 16384 and d.refobjid >= 16384
                 and d.refclassid <> 'pg_namespace'::regclass
                 and (d.classid not in ('pg_class'::regclass, 'pg_constraint'::regclass,
                                        'pg_attrdef'::regclass)
                   or d.classid = 'pg_class'::regclass and d.objid in (select o.oid from outside o)
                   or (d.classid, d.objid) in (select b.class, b.obj from belongs b)
                   or (d.classid, d.objid) in (select b.classid, b.objid from by_definition b))
                 and not ((d.classid, d.objid) in (select m.classid, m.objid from member m)
                      and (d.refclassid, d.refobjid) in (
                          select m.classid, m.objid from member m))),
            dependency as materialized (
              select distinct
                     case when b.is_whole then b.whole_class else d.classid end as class,
                     case when b.is_whole then b.whole else d.objid end as obj,
                     coalesce(b.whole_class, d.classid) as whole_class,
                     coalesce(b.whole, d.objid) as whole,
                     case when m.extension is not null then 'pg_extension'::regclass::oid
                          else coalesce(y.class, d.refclassid) end as refclass,
                     coalesce(m.extension, y.obj, d.refobjid) as refobj,
                     case when m.extension is null then d.refobjsubid else 0 end as refsub,
                     (d.deptype = 'n'
                       or d.deptype = 'a' and d.classid in (
                          'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_rewrite'::regclass,
                          'pg_statistic_ext'::regclass, 'pg_publication_rel'::regclass))
                       and coalesce(a.attinhcount, 0) = 0
                       and not coalesce(k.coninhcount > 0 or k.conparentid <> 0, false)
                       and not coalesce(i.relispartition and i.relkind in ('i', 'I'), false)
                       and coalesce(g.attgenerated, '') = ''
                       -- What is set at the root of the partitions is set at each of them.
                       and not exists (
                          select from pg_catalog.pg_attrdef rf
                            join pg_catalog.pg_attribute r
                              on r.attrelid = rf.adrelid and r.attnum = rf.adnum
                           where rf.adrelid = pg_partition_root(f.adrelid)
                             and rf.adrelid <> f.adrelid and r.attname = g.attname
                             and pg_get_expr(rf.adbin, rf.adrelid)
                               = pg_get_expr(f.adbin, f.adrelid)) as recreated,
                     d.classid = 'pg_class'::regclass as whole_row,
                     (d.classid, d.refclassid) = ('pg_class'::regclass, 'pg_class'::regclass)
                       and d.objsubid = 0 and d.refobjsubid = 0 as inherits
                from edge d
                left join belongs b on b.class = d.classid and b.obj = d.objid
                left join member m on m.classid = d.refclassid and m.objid = d.refobjid
                left join named_type y
                  on d.refclassid = 'pg_type'::regclass and y.oid = d.refobjid
                left join pg_catalog.pg_attribute a
                  on d.classid = 'pg_class'::regclass and a.attrelid = d.objid
                 and a.attnum = d.objsubid and d.objsubid > 0
                left join pg_catalog.pg_constraint k
                  on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
                left join pg_catalog.pg_class i
                  on d.classid = 'pg_class'::regclass and i.oid = d.objid
                left join pg_catalog.pg_attrdef f
                  on d.classid = 'pg_attrdef'::regclass and f.oid = d.objid
                left join pg_catalog.pg_attribute g
                  on g.attrelid = f.adrelid and g.attnum = f.adnum
                left join pg_catalog.pg_trigger t
                  on d.classid = 'pg_trigger'::regclass and t.oid = d.objid
               where not coalesce(t.tgisinternal or t.tgparentid <> 0, false)
              union all
              select 'pg_index'::regclass, i.indexrelid, 'pg_index'::regclass, i.indexrelid,
                     'pg_class'::regclass, i.indexrelid, 0, true, false, false
                from pg_catalog.pg_index i
               where (i.indisclustered or i.indisreplident) and i.indexrelid >= 16384)
            """;

    /** The server's own name for a thing is dear, so that relations and their parts do without. */
    private static final String OBJECTS =
            """
            , part (class, obj, kind, name, relation) as (
              select 'pg_trigger'::regclass::oid, g.oid, 'trigger', g.tgname, g.tgrelid
                from pg_catalog.pg_trigger g
              union all
              select 'pg_policy'::regclass, g.oid, 'policy', g.polname, g.polrelid
                from pg_catalog.pg_policy g
              union all
              select 'pg_rewrite'::regclass, g.oid, 'rule', g.rulename, g.ev_class
                from pg_catalog.pg_rewrite g where g.rulename <> '_RETURN'
              union all
              select 'pg_statistic_ext'::regclass, g.oid, 'statistics object', g.stxname, g.stxrelid
                from pg_catalog.pg_statistic_ext g
              union all
              select 'pg_constraint'::regclass, g.oid, 'constraint', g.conname, g.conrelid
                from pg_catalog.pg_constraint g where g.conrelid <> 0
              union all
              select 'pg_publication_rel'::regclass, g.oid, 'publication', b.pubname, g.prrelid
                from pg_catalog.pg_publication_rel g
                join pg_catalog.pg_publication b on b.oid = g.prpubid
              union all
              select x.class, i.indexrelid, x.kind, coalesce(k.conname, c.relname), i.indrelid
                from pg_catalog.pg_index i
                join pg_catalog.pg_class c on c.oid = i.indexrelid
                left join pg_catalog.pg_constraint k
                  on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
               cross join lateral (values
                     ('pg_class'::regclass::oid,
                      case when k.oid is null then 'index' else 'constraint' end),
                     ('pg_index'::regclass,
                      case when i.indisreplident then 'replica identity'
                           when i.indisclustered then 'cluster order' end)) x(class, kind)
               where x.kind is not null and i.indexrelid in (
                     select d.obj from dependency d union all select d.refobj from dependency d)),
            object as materialized (
              select e.class, e.obj, e.sub,
                     coalesce(p.kind,
                              case when a.attname is not null then 'column' end,
                              case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                                   when 'S' then 'sequence' when 'f' then 'foreign table'
                                   when 'c' then 'composite type'
                                   else case when c.oid is not null then 'table' end end,
                              case when k.oid is not null then 'cast' end, o.type) as kind,
                     n.nspname::text as schema,
                     coalesce(c.relname, t.typname, f.proname,
                              format_type(k.castsource, null) || ' as '
                              || format_type(k.casttarget, null), o.identity)::text as name,
                     coalesce(p.name, a.attname)::text as part,
                     '(' || pg_get_function_identity_arguments(f.oid) || ')' as suffix,
                     o.identity,
                     coalesce(p.relation, d.adrelid,
                              case when e.class = 'pg_class'::regclass then e.obj end)
                       as relation,
                     t.typtype, k.castmethod, k.castcontext, k.castsource, k.casttarget
                from (select d.class, d.obj, 0 as sub from dependency d
                      union
                      select d.refclass, d.refobj, d.refsub from dependency d) e
                left join part p on p.class = e.class and p.obj = e.obj
                left join pg_catalog.pg_attrdef d
                  on e.class = 'pg_attrdef'::regclass and d.oid = e.obj
                left join pg_catalog.pg_class c
                  on c.oid = coalesce(p.relation,
                                      case when e.class = 'pg_class'::regclass then e.obj end)
                left join pg_catalog.pg_attribute a
                  on e.class = 'pg_class'::regclass and e.sub <> 0
                 and a.attrelid = e.obj and a.attnum = e.sub
                left join pg_catalog.pg_type t on e.class = 'pg_type'::regclass and t.oid = e.obj
                left join pg_catalog.pg_proc f on e.class = 'pg_proc'::regclass and f.oid = e.obj
                left join pg_catalog.pg_cast k on e.class = 'pg_cast'::regclass and k.oid = e.obj
                left join pg_catalog.pg_namespace n
                  on n.oid = coalesce(c.relnamespace, t.typnamespace, f.pronamespace)
                left join lateral pg_catalog.pg_identify_object(
                  e.class, case when c.oid is null then e.obj end, 0) o on true)
            """;

    /** What the model has is the business of the comparison, except for what it goes by. */
    private static final String DEPENDENTS =
            """
            , dependent as (
              select o.class, o.obj,
                     o.class = 'pg_constraint'::regclass and o.relation is null
                       or o.class in ('pg_class'::regclass, 'pg_constraint'::regclass,
                                      'pg_attrdef'::regclass)
                          and c.relkind in ('S', 'c', 'r', 'p') and c.oid not in (
                              select x.oid from outside x)
                       or o.typtype = 'd'
                       -- The two casts that Hibernate makes for an enum type.
                       or o.class = 'pg_cast'::regclass and exists (
                          select from pg_catalog.pg_cast b
                           where b.castsource = o.casttarget and b.casttarget = o.castsource
                             and (o.castmethod, o.castcontext) = ('i', 'i')
                             and (b.castmethod, b.castcontext) = ('i', 'i')
                             and 'pg_catalog.varchar'::regtype in (o.castsource, o.casttarget))
                       as mapped,
                     -- With a column of another type, without what they were set to and as its own.
                     o.class in ('pg_constraint'::regclass, 'pg_attrdef'::regclass)
                       or x.oid is not null and coalesce(x.stxstattarget, -1) = -1
                          and pg_get_userbyid(x.stxowner) = current_user as rebuilt
                from object o
                left join pg_catalog.pg_class c on c.oid = o.relation
                left join pg_catalog.pg_statistic_ext x
                  on o.class = 'pg_statistic_ext'::regclass and x.oid = o.obj
               where o.sub = 0)
            """;

    private static final String ROWS =
            """
            select 'object', o.schema, o.name, o.part, o.suffix,
                   o.class::regclass || '.' || o.obj || '.' || o.sub, o.kind, o.identity
              from object o
            union all
            select 'dependency', d.class::regclass || '.' || d.obj,
                   d.whole_class::regclass || '.' || d.whole,
                   d.refclass::regclass || '.' || d.refobj || '.' || d.refsub, null, null,
                   concat_ws(' ', case when d.recreated then 'recreated' end,
                                  case when d.whole_row then 'whole-row' end,
                                  case when d.inherits then 'inherits' end,
                                  case when o.mapped then 'mapped' end,
                                  case when o.rebuilt then 'rebuilt' end), null
              from dependency d
              left join dependent o on o.class = d.class and o.obj = d.obj\
            """;

    private static final String COLUMNS =
            "kind, schema, name, part, suffix, id, definition, \"table\"";

    private DependencyQuery() {}

    static String sql() {
        return "with "
                + MEMBER
                + OUTSIDE
                + EDGES
                + OBJECTS
                + DEPENDENTS
                + "select * from ("
                + ROWS
                + ") row("
                + COLUMNS
                + ")";
    }
}
