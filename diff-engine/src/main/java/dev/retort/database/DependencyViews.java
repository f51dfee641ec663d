package dev.retort.database;

/**
 * The part of {@link OtherViews} for what the things that it names depend on, as {@code pg_depend}
 * has it (manual, section 53.18). What a thing is made of counts as the thing: the rule of a view,
 * the constraints and defaults of a partitioned table, the tables of a publication.
 *
 * <p>A row is one such need: schema and name of the relation that is needed or that the needed
 * thing is a part of, that part, its kind, who needs it, the address of what is needed (of the
 * relation, for a part), and its name when it is none of these.
 */
final class DependencyViews {

    static final String COMMON =
            """
            , belongs as materialized (
              select 'pg_class'::regclass::oid as classid, c.oid as objid, 'pg_class.' || c.oid as id
                from relation c where c.unmapped
              union all
              select 'pg_class'::regclass, i.indexrelid, 'pg_class.' || i.indrelid
                from pg_catalog.pg_index i join relation c on c.oid = i.indrelid where c.unmapped
              union all
              select 'pg_rewrite'::regclass, r.oid,
                     case when r.rulename = '_RETURN' then 'pg_class.' || r.ev_class
                          else 'pg_rewrite.' || r.oid end
                from pg_catalog.pg_rewrite r join relation c on c.oid = r.ev_class
              union all
              select 'pg_constraint'::regclass, k.oid, 'pg_class.' || k.conrelid
                from pg_catalog.pg_constraint k join relation c on c.oid = k.conrelid
               where c.unmapped
              union all
              select 'pg_attrdef'::regclass, f.oid, 'pg_class.' || f.adrelid
                from pg_catalog.pg_attrdef f join relation c on c.oid = f.adrelid
               where c.unmapped
              union all
              select 'pg_publication_rel'::regclass, p.oid, 'pg_publication.' || p.prpubid
                from pg_catalog.pg_publication_rel p
              union all
              select 'pg_amop'::regclass, o.oid, 'pg_opfamily.' || o.amopfamily
                from pg_catalog.pg_amop o where o.oid >= 16384
              union all
              select 'pg_amproc'::regclass, o.oid, 'pg_opfamily.' || o.amprocfamily
                from pg_catalog.pg_amproc o where o.oid >= 16384),
            named_type as materialized (
              select t.oid, case when b.typrelid <> 0 then 'pg_class'::regclass
                                 else 'pg_type'::regclass end::oid as classid,
                     case when b.typrelid <> 0 then b.typrelid
                          when b.typtype = 'm' then (select g.rngtypid from pg_catalog.pg_range g
                                                      where g.rngmultitypid = b.oid)
                          else b.oid end as objid
                from pg_catalog.pg_type t
                left join pg_catalog.pg_type e on e.typarray = t.oid
                join pg_catalog.pg_type b on b.oid = coalesce(e.oid, t.oid)
               where t.oid >= 16384),
            edge as (
              select b.id, x.refclassid, x.refobjid, x.refobjsubid
                from pg_catalog.pg_depend x
                join belongs b on b.classid = x.classid and b.objid = x.objid
               where x.deptype not in ('e', 'i')
              union all
              select x.classid::regclass || '.' || x.objid, x.refclassid, x.refobjid, x.refobjsubid
                from pg_catalog.pg_depend x
               where x.deptype not in ('e', 'i') and x.objid >= 16384
                 and x.classid :standing_alone),
            need as materialized (
              select distinct e.id, r.class::regclass, r.objid, r.part
                from edge e
                left join member m on m.classid = e.refclassid and m.objid = e.refobjid
                left join named_type y
                  on e.refclassid = 'pg_type'::regclass and y.oid = e.refobjid
               cross join lateral (values
                     (case when m.extension is not null then 'pg_extension'::regclass
                           else coalesce(y.classid, e.refclassid) end,
                      coalesce(m.extension, y.objid, e.refobjid),
                      case when m.extension is null then e.refobjsubid else 0 end))
                     r(class, objid, part)
               where e.refobjid >= 16384 and e.refclassid <> 'pg_namespace'::regclass
                 and e.id <> r.class::regclass || '.' || r.objid)
            """;

    /** The catalogues whose objects are named themselves. */
    private static final String STANDING_ALONE =
            """
            in ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass,
                'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_collation'::regclass,
                'pg_conversion'::regclass, 'pg_cast'::regclass, 'pg_ts_config'::regclass,
                'pg_ts_dict'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_template'::regclass,
                'pg_transform'::regclass, 'pg_am'::regclass, 'pg_language'::regclass,
                'pg_event_trigger'::regclass, 'pg_foreign_data_wrapper'::regclass,
                'pg_foreign_server'::regclass, 'pg_user_mapping'::regclass,
                'pg_publication'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
                'pg_statistic_ext'::regclass, 'pg_extension'::regclass)\
            """;

    static final String NEEDS =
            """
            select 'needs', rn.nspname, rc.relname, coalesce(a.attname, k.conname, ic.relname)::text,
                   case when k.oid is not null then 'constraint'
                        when ic.oid is not null then 'index'
                        when a.attname is not null then 'column'
                        when rc.relkind = 'S' then 'sequence'
                        when rc.oid is not null then 'table'
                        else o.type end,
                   d.id,
                   case when rc.oid is not null then 'pg_class.' || rc.oid
                        else d.class || '.' || d.objid end, o.identity
              from need d
              left join pg_catalog.pg_index i
                on d.class = 'pg_class'::regclass and i.indexrelid = d.objid
              left join pg_catalog.pg_constraint ik
                on ik.conindid = i.indexrelid and ik.contype in ('p', 'u', 'x')
              left join pg_catalog.pg_constraint k
                on k.oid = case when d.class = 'pg_constraint'::regclass then d.objid
                                else ik.oid end and k.conrelid <> 0
              left join pg_catalog.pg_class ic on ic.oid = i.indexrelid
              left join pg_catalog.pg_class rc
                on rc.oid = case when d.class = 'pg_class'::regclass
                                 then coalesce(i.indrelid, d.objid) else k.conrelid end
              left join pg_catalog.pg_namespace rn on rn.oid = rc.relnamespace
              left join pg_catalog.pg_attribute a
                on d.class = 'pg_class'::regclass and a.attrelid = d.objid and a.attnum = d.part
               and d.part <> 0
              left join lateral pg_identify_object(d.class, d.objid, 0) o on rc.oid is null\
            """;

    static String resolve(String sql) {
        return sql.replace(":standing_alone", STANDING_ALONE);
    }

    private DependencyViews() {}
}
