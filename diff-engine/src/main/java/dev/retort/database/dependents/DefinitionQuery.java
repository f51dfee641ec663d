package dev.retort.database.dependents;

import dev.retort.database.dependency.DependencyQuery;

/**
 * The query for everything that a database has besides its schema and that can be said in SQL. A
 * row is one thing: its address, kind, schema and name (of a part: those of its relation), part,
 * and what makes it and takes it down where {@link RecreateStatementsQuery} has nothing of it.
 *
 * <p>Its parameter is the array of the schemas that are read.
 */
final class DefinitionQuery {

    static final String SQL =
            "with "
                    + DependencyQuery.MEMBER
                    + """
            , read as materialized (
              select n.oid, n.nspname
                from pg_catalog.pg_namespace n
               where n.nspname = any (?::text[])),
            relation as materialized (
              select c.*, n.nspname
                from pg_catalog.pg_class c join read n on n.oid = c.relnamespace
               where c.relpersistence <> 't' and c.oid not in (
                     select m.objid from member m where m.classid = 'pg_class'::regclass))
            select * from (
            select 'pg_extension' as class, x.oid, 'extension' as kind, 1 as place,
                   n.nspname as schema, x.extname as name, null::name as part,
                   format('CREATE EXTENSION IF NOT EXISTS %I', x.extname)
                   || case when n.oid not in (select m.objid from member m
                                               where m.classid = 'pg_namespace'::regclass)
                           then format(' SCHEMA %I', n.nspname) else '' end as make,
                   format('DO %L', format(E'BEGIN\\n    IF EXISTS (SELECT FROM pg_catalog.pg_extension x\\n'
                       '               JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace\\n'
                       '               WHERE x.extname = %L AND n.nspname = %L) THEN\\n'
                       '        DROP EXTENSION %I;\\n    END IF;\\nEND',
                       x.extname, n.nspname, x.extname)) as unmake
              from pg_catalog.pg_extension x
              join pg_catalog.pg_namespace n on n.oid = x.extnamespace
             where x.extname <> 'plpgsql'
            union all
            select 'pg_proc', p.oid, case p.prokind when 'p' then 'procedure' else 'function' end,
                   2, n.nspname, p.proname, null, null, null
              from pg_catalog.pg_proc p join read n on n.oid = p.pronamespace
             where p.prokind in ('f', 'p', 'w')
               and p.oid not in (select m.objid from member m where m.classid = 'pg_proc'::regclass)
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_proc'::regclass and d.objid = p.oid
                                  and d.deptype = 'i')
            union all
            select 'pg_class', c.oid, 'partition', 3, c.nspname, c.relname, null,
                   format('CREATE TABLE %s PARTITION OF %s %s%s', c.oid::regclass,
                          h.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid),
                          ' PARTITION BY ' || case when c.relkind = 'p'
                                                   then pg_get_partkeydef(c.oid) end),
                   null
              from relation c join pg_catalog.pg_inherits h on h.inhrelid = c.oid
             where c.relispartition and c.relkind in ('r', 'p')
            union all
            select 'pg_cast', k.oid, 'cast', 4, null,
                   format_type(k.castsource, null) || ' as ' || format_type(k.casttarget, null),
                   null, null, null
              from pg_catalog.pg_cast k
             where k.oid >= 16384
               and k.oid not in (select m.objid from member m where m.classid = 'pg_cast'::regclass)
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_cast'::regclass and d.objid = k.oid
                                  and d.deptype = 'i')
            union all
            select 'pg_class', c.oid,
                   case c.relkind when 'v' then 'view' else 'materialized view' end, 5,
                   c.nspname, c.relname, null,
                   case when c.relkind = 'm' and c.relispopulated
                        then format('REFRESH MATERIALIZED VIEW %s', c.oid::regclass) end, null
              from relation c where c.relkind in ('v', 'm')
            union all
            select 'pg_rewrite', r.oid, 'rule', 6, c.nspname, c.relname, r.rulename, null, null
              from pg_catalog.pg_rewrite r join relation c on c.oid = r.ev_class
             where r.rulename <> '_RETURN'
            union all
            select 'pg_trigger', g.oid, 'trigger', 7, c.nspname, c.relname, g.tgname, null, null
              from pg_catalog.pg_trigger g join relation c on c.oid = g.tgrelid
             where not g.tgisinternal and g.tgparentid = 0
            union all
            select 'pg_policy', o.oid, 'policy', 8, c.nspname, c.relname, o.polname, null, null
              from pg_catalog.pg_policy o join relation c on c.oid = o.polrelid) x
             order by place, schema collate "C", name collate "C", part collate "C", oid
            """;

    /**
     * The places of what comes when all is there, and of an order of columns, which nothing sets.
     */
    static final int LAST = 8;

    static final int UNWRITTEN = 9;

    /** What a partition has that its parent does not give it, in order. */
    static final String OF_PARTITIONS =
            """
            select x.oid, x.statement, x.place from (
              select c.oid, 1 as place, a.attnum::text as name,
                     format('ALTER TABLE ONLY %s ALTER COLUMN %I %s', c.oid::regclass, a.attname,
                            coalesce('SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid),
                                     'DROP DEFAULT')) as statement
                from pg_catalog.pg_class c
                join pg_catalog.pg_inherits h on h.inhrelid = c.oid
                join pg_catalog.pg_attribute a
                  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 and a.attgenerated = '' and a.attidentity = ''
                join pg_catalog.pg_attribute pa
                  on pa.attrelid = h.inhparent and pa.attname = a.attname
                left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                left join pg_catalog.pg_attrdef pd
                  on pd.adrelid = h.inhparent and pd.adnum = pa.attnum
               where c.relispartition
                 and pg_get_expr(d.adbin, d.adrelid)
                     is distinct from pg_get_expr(pd.adbin, pd.adrelid)
              union all
              select c.oid, 2, a.attname,
                     format('ALTER TABLE ONLY %s ALTER COLUMN %I SET NOT NULL', c.oid::regclass,
                            a.attname)
                from pg_catalog.pg_class c
                join pg_catalog.pg_inherits h on h.inhrelid = c.oid
                join pg_catalog.pg_attribute a
                  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_catalog.pg_attribute pa
                  on pa.attrelid = h.inhparent and pa.attname = a.attname
               where c.relispartition and a.attnotnull and not pa.attnotnull
              union all
              select k.conrelid, 3, k.contype::text || k.conname,
                     format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', k.conrelid::regclass,
                            k.conname, pg_get_constraintdef(k.oid))
                from pg_catalog.pg_constraint k
                join pg_catalog.pg_class c on c.oid = k.conrelid and c.relispartition
               where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0
                 and k.coninhcount = 0
              union all
              select c.oid, 4, ic.relname, pg_get_indexdef(i.indexrelid, 0, true)
                from pg_catalog.pg_class c
                join pg_catalog.pg_index i on i.indrelid = c.oid
                join pg_catalog.pg_class ic on ic.oid = i.indexrelid
               where c.relispartition and c.relkind in ('r', 'p')
                 and not exists (select from pg_catalog.pg_inherits h
                                  where h.inhrelid = i.indexrelid)
                 and not exists (select from pg_catalog.pg_constraint k
                                  where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
              union all
              select c.oid, 5, ic.relname, 'DO ' || q.quote || b.body || q.quote
                from pg_catalog.pg_class c
                join pg_catalog.pg_index i on i.indrelid = c.oid
                join pg_catalog.pg_class ic on ic.oid = i.indexrelid
                join pg_catalog.pg_inherits h on h.inhrelid = i.indexrelid
               cross join lateral (
                   select left(c.relname || '_' || case when i.indisprimary then 'pkey' else
                          (select string_agg(a.attname, '_' order by a.attnum)
                             from pg_catalog.pg_attribute a
                            where a.attrelid = i.indexrelid and a.attnum <= i.indnkeyatts)
                          || case when exists (select from pg_catalog.pg_constraint k
                                                where k.conindid = i.indexrelid
                                                  and k.contype in ('u', 'x'))
                                  then '_key' else '_idx' end end, 63)) u(usual)
               cross join lateral format(
                   E'DECLARE\\n    made regclass;\\nBEGIN\\n    SELECT h.inhrelid INTO made\\n'
                   '      FROM pg_catalog.pg_inherits h\\n'
                   '      JOIN pg_catalog.pg_index i ON i.indexrelid = h.inhrelid\\n'
                   '     WHERE h.inhparent = %L::regclass AND i.indrelid = %L::regclass;\\n'
                   '    EXECUTE format(''ALTER INDEX %%s RENAME TO %%I'', made, %L);\\nEND',
                   h.inhparent::regclass, c.oid::regclass, ic.relname) b(body)
               cross join lateral (select case when position('$retort$' in b.body) = 0
                                               then '$retort$'
                                               else '$r' || md5(b.body) || '$' end) q(quote)
               where c.relispartition and ic.relname <> u.usual
              union all
              select c.oid, 6, lpad(a.attnum::text, 5),
                     format('ALTER TABLE ONLY %s ALTER COLUMN %I %s', c.oid::regclass, a.attname,
                            w.action)
                from pg_catalog.pg_class c
                join pg_catalog.pg_inherits h on h.inhrelid = c.oid
                join pg_catalog.pg_attribute a
                  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_catalog.pg_attribute pa
                  on pa.attrelid = h.inhparent and pa.attname = a.attname
               cross join lateral (values
                   (case when a.attstorage <> pa.attstorage
                         then 'SET STORAGE ' || case a.attstorage when 'p' then 'PLAIN'
                              when 'e' then 'EXTERNAL' when 'x' then 'EXTENDED' else 'MAIN' end end),
                   (case when a.attcompression <> pa.attcompression
                         then 'SET COMPRESSION ' || case a.attcompression when 'p' then 'pglz'
                              when 'l' then 'lz4' else 'default' end end),
                   (case when a.attstattarget is distinct from pa.attstattarget
                         then 'SET STATISTICS ' || coalesce(a.attstattarget, -1) end)) w(action)
               where c.relispartition and w.action is not null
              union all
              select c.oid, 7, d.objsubid::text,
                     format('COMMENT ON %s IS %L',
                            case when d.objsubid > 0
                                 then format('COLUMN %s.%I', c.oid::regclass, a.attname)
                                 else 'TABLE ' || c.oid::regclass end, d.description)
                from pg_catalog.pg_class c
                join pg_catalog.pg_description d
                  on d.classoid = 'pg_class'::regclass and d.objoid = c.oid
                left join pg_catalog.pg_attribute a
                  on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
               where c.relispartition and c.relkind in ('r', 'p')
              union all
              select g.tgrelid, :last, g.tgname,
                     format('ALTER TABLE ONLY %s %s TRIGGER %I', g.tgrelid::regclass,
                            case g.tgenabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA'
                                             when 'A' then 'ENABLE ALWAYS' else 'ENABLE' end,
                            g.tgname)
                from pg_catalog.pg_trigger g
                join pg_catalog.pg_trigger pg on pg.oid = g.tgparentid
               where g.tgenabled <> pg.tgenabled
              union all
              select c.oid, :unwritten, null, null
                from pg_catalog.pg_class c
                join pg_catalog.pg_inherits h on h.inhrelid = c.oid
               where c.relispartition
                 and (select array_agg(a.attname order by a.attnum) from pg_catalog.pg_attribute a
                       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
                  <> (select array_agg(a.attname order by a.attnum) from pg_catalog.pg_attribute a
                       where a.attrelid = h.inhparent and a.attnum > 0 and not a.attisdropped)) x
             where x.oid = any (?::oid[])
             order by x.oid, x.place, x.name collate "C"
            """
                    .replace(":last", String.valueOf(LAST))
                    .replace(":unwritten", String.valueOf(UNWRITTEN));

    /**
     * What somebody else says of things that come with a comment: an extension has one from its
     * control file, and each database the one on its schema public. A row is the address of an
     * extension, or nothing, and the statement.
     *
     * <p>Its parameter is the array of the schemas whose settings are to be said.
     */
    static final String COMMENTS =
            """
            select 'pg_extension.' || x.oid,
                   format('COMMENT ON EXTENSION %I IS %L', x.extname, d.description)
              from pg_catalog.pg_extension x
              left join pg_catalog.pg_description d
                on d.classoid = 'pg_extension'::regclass and d.objoid = x.oid
              left join pg_catalog.pg_available_extensions a on a.name = x.extname
             where d.description is distinct from a.comment
            union all
            select null, format('COMMENT ON SCHEMA %I IS %L', n.nspname, d.description)
              from pg_catalog.pg_namespace n
              left join pg_catalog.pg_description d
                on d.classoid = 'pg_namespace'::regclass and d.objoid = n.oid
             where n.nspname = 'public' and n.nspname = any (?::text[])
               and d.description is distinct from 'standard public schema'
             order by 2
            """;

    static final String PARTITION_KEYS =
            """
            select n.nspname, c.relname, pg_get_partkeydef(c.oid)
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'p' and not c.relispartition
            """;

    /** What has no name among the dependencies, and whose it is. */
    static final String NAMELESS =
            """
            select 'pg_attrdef.' || d.oid, n.nspname, c.relname
              from pg_catalog.pg_attrdef d
              join pg_catalog.pg_class c on c.oid = d.adrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            union all
            select 'pg_constraint.' || k.oid, n.nspname, t.typname
              from pg_catalog.pg_constraint k
              join pg_catalog.pg_type t on t.oid = k.contypid
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            """;

    private DefinitionQuery() {}
}
