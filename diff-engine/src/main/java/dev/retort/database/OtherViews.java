package dev.retort.database;

/**
 * The query for what is there and has no place in the model, and for enum types and domains, which
 * have none in SchemaCrawler's catalog. One row is one thing: kind, schema and name of the object
 * that it is or belongs to (none for what belongs to the database), the part of that object, and
 * what is appended to the name.
 */
final class OtherViews {

    // :in stands for "in one of the schemas that are read", :own_x for "not an extension's".

    /**
     * What most parts have in common, computed once: members of extensions, and the relations that
     * are read at all.
     */
    private static final String COMMON =
            """
            with member as materialized (
              select d.classid, d.objid from pg_catalog.pg_depend d where d.deptype = 'e'),
            enum_cast as materialized (
              select k.oid as id, t.oid as type, count(*) over (partition by t.oid) = 2 as both
                from pg_catalog.pg_cast k
                join pg_catalog.pg_type t on t.typtype = 'e' and t.oid in (k.castsource, k.casttarget)
               where k.castmethod = 'i' and k.castcontext = 'i'
                 and 'pg_catalog.varchar'::regtype in (k.castsource, k.casttarget)),
            relation as materialized (
              select c.oid, c.relkind, c.relispartition, c.relpersistence, c.reloftype,
                     c.relrowsecurity or c.relforcerowsecurity as rowsecurity, c.reloptions,
                     c.reltoastrelid, c.reltablespace, c.relreplident, c.relam,
                     c.relkind = 'r' and not c.relispartition as is_table,
                     n.nspname, c.relname
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
               where c.relpersistence <> 't' and n.oid :in and c.oid not in (
                     select m.objid from member m
                      where m.classid = 'pg_catalog.pg_class'::regclass))
            """;

    private static final String ENUMS =
            """
            select 'enum', n.nspname::text, t.typname::text,
                   (select array_agg(l.enumlabel::text order by l.enumsortorder)::text
                      from pg_catalog.pg_enum l where l.enumtypid = t.oid),
                   (select count(*) from enum_cast k where k.type = t.oid)::text
              from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where t.typtype = 'e' and n.oid :in and :own_type\
            """;

    private static final String DOMAINS =
            """
            select 'domain', n.nspname::text, t.typname::text,
                   array[format_type(t.typbasetype, t.typtypmod),
                         case when t.typcollation <> b.typcollation
                              then t.typcollation::regcollation::text end,
                         pg_get_expr(t.typdefaultbin, 0),
                         t.typnotnull::text,
                         (select array_agg(array[k.conname::text, pg_get_expr(k.conbin, 0),
                                                 k.convalidated::text]::text
                                           order by k.conname)::text
                            from pg_catalog.pg_constraint k
                           where k.contypid = t.oid and k.contype = 'c')]::text,
                   null
              from pg_catalog.pg_type t
              join pg_catalog.pg_type b on b.oid = t.typbasetype
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where t.typtype = 'd' and n.oid :in and :own_type\
            """;

    private static final String RELATIONS =
            """
            select case when c.relispartition then 'partition'
                        when c.relkind = 'v' then 'view'
                        when c.relkind = 'm' then 'materialized view'
                        when c.relkind = 'p' then 'partitioned table'
                        when c.relkind = 'f' then 'foreign table'
                        when c.relkind = 'c' then 'composite type'
                        when c.reloftype <> 0 then 'typed table'
                        else 'inheriting table' end,
                   c.nspname, c.relname, null, null
              from relation c
             where c.relkind in ('v', 'm', 'p', 'f', 'c')
                or c.relkind = 'r' and (c.relispartition or c.reloftype <> 0
                   or c.oid in (select h.inhrelid from pg_catalog.pg_inherits h))\
            """;

    /** Properties of a table or sequence that the model has no word for. */
    private static final String TABLE_PROPERTIES =
            """
            select p.kind, c.nspname, c.relname, null, null
              from relation c
              left join pg_catalog.pg_am m on m.oid = c.relam
              left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
             cross join lateral (values
                 ('unlogged ' || case c.relkind when 'S' then 'sequence' else 'table' end,
                  c.relpersistence = 'u'),
                 ('row security', c.rowsecurity),
                 ('storage parameters',
                  c.reloptions is not null or toast.reloptions is not null),
                 ('tablespace', c.reltablespace <> 0),
                 ('replica identity', c.relreplident <> 'd' and c.relkind = 'r'),
                 ('table access method', m.amname <> 'heap')) p(kind, applies)
             where (c.is_table or c.relkind = 'S') and p.applies\
            """;

    private static final String COLUMN_PROPERTIES =
            """
            select p.kind, c.nspname, c.relname, a.attname, null
              from pg_catalog.pg_attribute a
              join relation c on c.oid = a.attrelid
             cross join lateral (values
                 ('column options', a.attoptions is not null),
                 ('column statistics target', coalesce(a.attstattarget, -1) <> -1))
                 p(kind, applies)
             where c.is_table and a.attnum > 0 and not a.attisdropped
               and (a.attoptions is not null or coalesce(a.attstattarget, -1) <> -1)
               and p.applies\
            """;

    /** Constraints that the model does not have, and properties of those it has. */
    private static final String CONSTRAINTS =
            """
            select p.kind, c.nspname, c.relname, k.conname, null
              from pg_catalog.pg_constraint k
              join relation c on c.oid = k.conrelid
              left join relation i on i.oid = k.conindid and k.contype in ('p', 'u', 'x')
             cross join lateral (values
                 ('constraint tablespace', i.reltablespace <> 0)
                 :constraint_properties) p(kind, applies)
             where c.is_table and k.conparentid = 0 and p.applies
               and (i.reltablespace <> 0
                 :unusual_constraint)\
            """;

    private static final String UNUSUAL_VERSION_18 = "or k.conperiod";

    private static final String VERSION_18_CONSTRAINTS = ", ('temporal constraint', k.conperiod)";

    private static final String INDEXES =
            """
            select p.kind, c.nspname, c.relname, ic.relname, null
              from pg_catalog.pg_index i
              join relation ic on ic.oid = i.indexrelid
              join relation c on c.oid = i.indrelid
             cross join lateral (values
                 ('invalid index', not i.indisvalid),
                 ('index tablespace', ic.reltablespace <> 0
                    and not exists (select from pg_catalog.pg_constraint k
                                     where k.conindid = ic.oid and k.contype in ('p', 'u', 'x'))),
                 ('cluster order', i.indisclustered),
                 ('replica identity', i.indisreplident)) p(kind, applies)
             where c.is_table and p.applies
               and (not i.indisvalid or i.indisclustered or i.indisreplident
                 or ic.reltablespace <> 0)\
            """;

    private static final String TABLE_PARTS =
            """
            select 'trigger', c.nspname, c.relname, g.tgname, null
              from pg_catalog.pg_trigger g
              join relation c on c.oid = g.tgrelid
             where not g.tgisinternal and g.tgparentid = 0
            union all
            select 'policy', c.nspname, c.relname, o.polname, null
              from pg_catalog.pg_policy o
              join relation c on c.oid = o.polrelid
            union all
            select 'rule', c.nspname, c.relname, r.rulename, null
              from pg_catalog.pg_rewrite r
              join relation c on c.oid = r.ev_class
             where r.rulename <> '_RETURN'
            union all
            select 'statistics object', c.nspname, c.relname, s.stxname, null
              from pg_catalog.pg_statistic_ext s
              join relation c on c.oid = s.stxrelid\
            """;

    private static final String ROUTINES_AND_TYPES =
            """
            select case f.prokind when 'p' then 'procedure' when 'a' then 'aggregate'
                                  else 'function' end,
                   n.nspname, f.proname, null,
                   '(' || pg_get_function_identity_arguments(f.oid) || ')'
              from pg_catalog.pg_proc f join pg_catalog.pg_namespace n on n.oid = f.pronamespace
             where n.oid :in and :own_routine and not exists (
                   select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = f.oid
                      and d.deptype = 'i')
            union all
            select case t.typtype when 'r' then 'range type' else 'base type' end,
                   n.nspname, t.typname, null, null
              from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where n.oid :in and :own_type
               and (t.typtype = 'r'
                 or t.typtype = 'b' and not exists (
                    select from pg_catalog.pg_type e where e.typarray = t.oid))
            union all
            select 'collation', n.nspname, l.collname, null, null
              from pg_catalog.pg_collation l join pg_catalog.pg_namespace n on n.oid = l.collnamespace
             where n.oid :in and :own_collation
            union all
            select 'operator', n.nspname, o.oprname, null, '('
                   || concat_ws(', ', nullif(o.oprleft, 0)::regtype, o.oprright::regtype) || ')'
              from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
             where n.oid :in and :own_operator
            union all
            select 'operator class', n.nspname, o.opcname, null, null
              from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid = o.opcnamespace
             where n.oid :in and :own_opclass
            union all
            select 'text search configuration', n.nspname, o.cfgname, null, null
              from pg_catalog.pg_ts_config o join pg_catalog.pg_namespace n on n.oid = o.cfgnamespace
             where n.oid :in and :own_tsconfig
            union all
            select 'text search dictionary', n.nspname, o.dictname, null, null
              from pg_catalog.pg_ts_dict o join pg_catalog.pg_namespace n on n.oid = o.dictnamespace
             where n.oid :in and :own_tsdict\
            """;

    private static final String OF_THE_DATABASE =
            """
            select 'extension', null, null, x.extname, null
              from pg_catalog.pg_extension x
             where x.extnamespace <> 'pg_catalog'::regnamespace
            union all
            select 'event trigger', null, null, g.evtname, null
              from pg_catalog.pg_event_trigger g where :own_eventtrigger
            union all
            select 'publication', null, null, u.pubname, null from pg_catalog.pg_publication u
            union all
            select 'foreign server', null, null, s.srvname, null
              from pg_catalog.pg_foreign_server s where :own_server
            union all
            select 'cast', null, null, format_type(s.castsource, null) || ' as '
                   || format_type(s.casttarget, null), null
              from pg_catalog.pg_cast s where :own_cast and s.oid >= 16384
               and not exists (select from enum_cast k where k.id = s.oid and k.both)
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_cast'::regclass
                                  and d.objid = s.oid and d.deptype = 'i')\
            """;

    /** Comments of everything but tables and columns: what on, and the comment as the suffix. */
    private static final String COMMENTS =
            """
            select 'comment on index', c.nspname, c.relname, ic.relname, d.description
              from pg_catalog.pg_description d
              join pg_catalog.pg_index i on i.indexrelid = d.objoid
              join relation ic on ic.oid = i.indexrelid
              join relation c on c.oid = i.indrelid
             where d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = 0
               and c.is_table
            union all
            select 'comment on constraint', c.nspname, c.relname, k.conname, d.description
              from pg_catalog.pg_description d
              join pg_catalog.pg_constraint k on k.oid = d.objoid
              join relation c on c.oid = k.conrelid
             where d.classoid = 'pg_catalog.pg_constraint'::regclass
               and c.is_table
            union all
            select 'comment on sequence', c.nspname, c.relname, null, d.description
              from pg_catalog.pg_description d
              join relation c on c.oid = d.objoid and c.relkind = 'S'
             where d.classoid = 'pg_catalog.pg_class'::regclass
            union all
            select case t.typtype when 'd' then 'comment on domain' else 'comment on type' end,
                   n.nspname, t.typname, null, d.description
              from pg_catalog.pg_description d
              join pg_catalog.pg_type t on t.oid = d.objoid and t.typtype in ('e', 'd')
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where d.classoid = 'pg_catalog.pg_type'::regclass and n.oid :in and :own_type
            union all
            select 'comment', n.nspname, t.typname, 'constraint ' || k.conname, null
              from pg_catalog.pg_description d
              join pg_catalog.pg_constraint k on k.oid = d.objoid
              join pg_catalog.pg_type t on t.oid = k.contypid
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where d.classoid = 'pg_catalog.pg_constraint'::regclass and n.oid :in and :own_type
            union all
            select 'comment on schema', null, null, n.nspname, d.description
              from pg_catalog.pg_description d
              join pg_catalog.pg_namespace n on n.oid = d.objoid
             where d.classoid = 'pg_catalog.pg_namespace'::regclass and n.oid :in
               and not (n.nspname = 'public' and d.description = 'standard public schema')\
            """;

    private OtherViews() {}

    static String sql(CatalogViews views) {
        String all =
                COMMON
                        + String.join(
                                "\nunion all\n",
                                ENUMS,
                                DOMAINS,
                                RELATIONS,
                                TABLE_PROPERTIES,
                                COLUMN_PROPERTIES,
                                CONSTRAINTS,
                                INDEXES,
                                TABLE_PARTS,
                                ROUTINES_AND_TYPES,
                                OF_THE_DATABASE,
                                COMMENTS);
        boolean has18 = views.has(18);
        return all.replace(":constraint_properties", has18 ? VERSION_18_CONSTRAINTS : "")
                .replace(":unusual_constraint", has18 ? UNUSUAL_VERSION_18 : "")
                .replace(":own_type", own("pg_type", "t.oid"))
                .replace(":own_routine", own("pg_proc", "f.oid"))
                .replace(":own_collation", own("pg_collation", "l.oid"))
                .replace(":own_operator", own("pg_operator", "o.oid"))
                .replace(":own_opclass", own("pg_opclass", "o.oid"))
                .replace(":own_tsconfig", own("pg_ts_config", "o.oid"))
                .replace(":own_tsdict", own("pg_ts_dict", "o.oid"))
                .replace(":own_eventtrigger", own("pg_event_trigger", "g.oid"))
                .replace(":own_server", own("pg_foreign_server", "s.oid"))
                .replace(":own_cast", own("pg_cast", "s.oid"))
                .replace(":in", "in (" + views.namespaces() + ")");
    }

    // NOT IN over rows that are never null: hashed whatever the statistics say.
    private static String own(String catalog, String oid) {
        return oid
                + " not in (select m.objid from member m where m.classid = 'pg_catalog."
                + catalog
                + "'::regclass)";
    }
}
