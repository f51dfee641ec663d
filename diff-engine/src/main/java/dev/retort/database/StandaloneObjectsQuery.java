package dev.retort.database;

/**
 * The parts of {@link UnmappedObjectsQuery} for what is neither a relation nor a part of one:
 * routines, types that the model does not have, operators, text search, what belongs to the
 * database as a whole.
 *
 * <p>What the server made at its birth has an object identifier below 16384 (manual, system
 * catalogue information, FirstNormalObjectId).
 */
final class StandaloneObjectsQuery {

    static final String IN_SCHEMAS =
            """
            select case f.prokind when 'p' then 'procedure' when 'a' then 'aggregate'
                                  else 'function' end,
                   n.nspname, f.proname, null,
                   '(' || pg_get_function_identity_arguments(f.oid) || ')',
                   'pg_proc.' || f.oid, null, null
              from pg_catalog.pg_proc f join pg_catalog.pg_namespace n on n.oid = f.pronamespace
             where n.oid :in and :own(pg_proc, f.oid) and not exists (
                   select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = f.oid
                      and d.deptype = 'i')
            union all
            select case t.typtype when 'r' then 'range type' when 'p' then 'shell type'
                                  else 'base type' end,
                   n.nspname, t.typname, null, null, 'pg_type.' || t.oid, null, null
              from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where n.oid :in and :own(pg_type, t.oid)
               and (t.typtype in ('r', 'p')
                 or t.typtype = 'b' and not exists (
                    select from pg_catalog.pg_type e where e.typarray = t.oid))
            union all
            select 'collation', n.nspname, l.collname, null, null, 'pg_collation.' || l.oid, null,
                   null
              from pg_catalog.pg_collation l join pg_catalog.pg_namespace n on n.oid = l.collnamespace
             where n.oid :in and :own(pg_collation, l.oid)
            union all
            select 'conversion', n.nspname, o.conname, null, null, 'pg_conversion.' || o.oid, null,
                   null
              from pg_catalog.pg_conversion o
              join pg_catalog.pg_namespace n on n.oid = o.connamespace
             where n.oid :in and :own(pg_conversion, o.oid)
            union all
            select 'operator', n.nspname, o.oprname, null, '('
                   || concat_ws(', ', nullif(o.oprleft, 0)::regtype, nullif(o.oprright, 0)::regtype)
                   || ')', 'pg_operator.' || o.oid, null, null
              from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
             where n.oid :in and :own(pg_operator, o.oid)
            union all
            select 'operator class', n.nspname, o.opcname, null, ' using ' || m.amname,
                   'pg_opclass.' || o.oid, null, null
              from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid = o.opcnamespace
              join pg_catalog.pg_am m on m.oid = o.opcmethod
             where n.oid :in and :own(pg_opclass, o.oid)
            union all
            select 'operator family', n.nspname, o.opfname, null, ' using ' || m.amname,
                   'pg_opfamily.' || o.oid, null, null
              from pg_catalog.pg_opfamily o join pg_catalog.pg_namespace n on n.oid = o.opfnamespace
              join pg_catalog.pg_am m on m.oid = o.opfmethod
             where n.oid :in and :own(pg_opfamily, o.oid)
            union all
            select 'text search configuration', n.nspname, o.cfgname, null, null,
                   'pg_ts_config.' || o.oid, null, null
              from pg_catalog.pg_ts_config o join pg_catalog.pg_namespace n on n.oid = o.cfgnamespace
             where n.oid :in and :own(pg_ts_config, o.oid)
            union all
            select 'text search dictionary', n.nspname, o.dictname, null, null,
                   'pg_ts_dict.' || o.oid, null, null
              from pg_catalog.pg_ts_dict o join pg_catalog.pg_namespace n on n.oid = o.dictnamespace
             where n.oid :in and :own(pg_ts_dict, o.oid)
            union all
            select 'text search parser', n.nspname, o.prsname, null, null,
                   'pg_ts_parser.' || o.oid, null, null
              from pg_catalog.pg_ts_parser o join pg_catalog.pg_namespace n on n.oid = o.prsnamespace
             where n.oid :in and :own(pg_ts_parser, o.oid)
            union all
            select 'text search template', n.nspname, o.tmplname, null, null,
                   'pg_ts_template.' || o.oid, null, null
              from pg_catalog.pg_ts_template o
              join pg_catalog.pg_namespace n on n.oid = o.tmplnamespace
             where n.oid :in and :own(pg_ts_template, o.oid)\
            """;

    // plpgsql is in every database, and of pg_subscription only some columns may be read by all.
    static final String OF_THE_DATABASE =
            """
            select 'extension', n.nspname, null, x.extname, null, 'pg_extension.' || x.oid,
                   'version ' || x.extversion, null
              from pg_catalog.pg_extension x
              join pg_catalog.pg_namespace n on n.oid = x.extnamespace
             where x.extname <> 'plpgsql'
            union all
            select 'event trigger', null, null, g.evtname, null, 'pg_event_trigger.' || g.oid,
                   g.evtevent, null
              from pg_catalog.pg_event_trigger g where :own(pg_event_trigger, g.oid)
            union all
            select 'publication', null, null, u.pubname, null, 'pg_publication.' || u.oid,
                   case when u.puballtables then 'for all tables' end, null
              from pg_catalog.pg_publication u
            union all
            select 'subscription', null, null, u.subname, null, 'pg_subscription.' || u.oid, null,
                   null
              from pg_catalog.pg_subscription u
              join pg_catalog.pg_database b on b.oid = u.subdbid and b.datname = current_database()
            union all
            select 'foreign data wrapper', null, null, w.fdwname, null,
                   'pg_foreign_data_wrapper.' || w.oid, null, null
              from pg_catalog.pg_foreign_data_wrapper w where :own(pg_foreign_data_wrapper, w.oid)
            union all
            select 'foreign server', null, null, s.srvname, null, 'pg_foreign_server.' || s.oid,
                   null, null
              from pg_catalog.pg_foreign_server s where :own(pg_foreign_server, s.oid)
            union all
            select 'user mapping', null, null, m.usename || ' on ' || m.srvname, null,
                   'pg_user_mapping.' || m.umid, null, null
              from pg_catalog.pg_user_mappings m
            union all
            select 'language', null, null, l.lanname, null, 'pg_language.' || l.oid, null, null
              from pg_catalog.pg_language l where l.oid >= 16384 and :own(pg_language, l.oid)
                   and l.lanname <> 'plpgsql'
            union all
            select 'access method', null, null, m.amname, null, 'pg_am.' || m.oid,
                   case m.amtype when 'i' then 'index' else 'table' end, null
              from pg_catalog.pg_am m where m.oid >= 16384 and :own(pg_am, m.oid)
            union all
            select 'transform', null, null,
                   format_type(f.trftype, null) || ' language ' || l.lanname, null,
                   'pg_transform.' || f.oid, null, null
              from pg_catalog.pg_transform f join pg_catalog.pg_language l on l.oid = f.trflang
             where :own(pg_transform, f.oid)
            union all
            select 'cast', null, null, format_type(s.castsource, null) || ' as '
                   || format_type(s.casttarget, null), null, 'pg_cast.' || s.oid, null, null
              from pg_catalog.pg_cast s where :own(pg_cast, s.oid) and s.oid >= 16384
               and not exists (select from enum_cast k where k.id = s.oid and k.both)
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_cast'::regclass
                                  and d.objid = s.oid and d.deptype = 'i')\
            """;

    private StandaloneObjectsQuery() {}
}
