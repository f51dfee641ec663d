package dev.retort.database;

/** The parts of {@link UnmappedObjectsQuery} for who may do what, and who owns what. */
final class PrivilegesQuery {

    /**
     * Privileges that differ from those that a new object has. That everybody may use the schema
     * {@code public}, and before PostgreSQL 15 create in it, goes without saying.
     */
    static final String GRANTS =
            """
            select 'grants', g.schema, g.name, g.part, g.suffix, null,
                   array_to_string(g.acl, ', '), g.parent
              from (
                select c.nspname, c.relname, null::text, null::text, c.relacl,
                       acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner),
                       array[c.nspname, c.relname]::text
                  from relation c where c.relacl is not null
                union all
                select c.nspname, c.relname, a.attname::text, null, a.attacl,
                       acldefault('c', c.relowner), null
                  from pg_catalog.pg_attribute a join relation c on c.oid = a.attrelid
                 where a.attacl is not null and not a.attisdropped
                union all
                select null, null, 'schema ' || n.nspname, null, case when n.nspname = 'public'
                            then array_remove(array_remove(n.nspacl,
                                 ('=U/' || quote_ident(pg_get_userbyid(n.nspowner)))::aclitem),
                                 ('=:public/' || quote_ident(pg_get_userbyid(n.nspowner)))::aclitem)
                            else n.nspacl end,
                       acldefault('n', n.nspowner), null
                  from pg_catalog.pg_namespace n where n.nspacl is not null and n.oid :in
                union all
                select n.nspname, t.typname, null, null, t.typacl, acldefault('T', t.typowner), null
                  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                 where t.typacl is not null and n.oid :in and :own(pg_type, t.oid)
                union all
                select n.nspname, f.proname, null,
                       '(' || pg_get_function_identity_arguments(f.oid) || ')', f.proacl,
                       acldefault('f', f.proowner), null
                  from pg_catalog.pg_proc f join pg_catalog.pg_namespace n on n.oid = f.pronamespace
                 where f.proacl is not null and n.oid :in and :own(pg_proc, f.oid)
                union all
                select null, null, 'language ' || l.lanname, null, l.lanacl,
                       acldefault('l', l.lanowner), null
                  from pg_catalog.pg_language l where l.lanacl is not null
                union all
                select null, null, 'foreign data wrapper ' || w.fdwname, null, w.fdwacl,
                       acldefault('F', w.fdwowner), null
                  from pg_catalog.pg_foreign_data_wrapper w where w.fdwacl is not null
                union all
                select null, null, 'foreign server ' || s.srvname, null, s.srvacl,
                       acldefault('S', s.srvowner), null
                  from pg_catalog.pg_foreign_server s where s.srvacl is not null
                union all
                select null, null, 'the database', null, b.datacl, acldefault('d', b.datdba), null
                  from pg_catalog.pg_database b
                 where b.datacl is not null and b.datname = current_database()
                ) g(schema, name, part, suffix, acl, standard, parent)
             where not (g.acl operator(pg_catalog.@>) g.standard
                        and g.acl operator(pg_catalog.<@) g.standard)
            union all
            select 'default privileges', null, null,
                   concat_ws(' ', 'of', pg_get_userbyid(p.defaclrole), 'for',
                       case p.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
                            when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
                            when 'L' then 'large objects' else p.defaclobjtype::text end,
                       'in ' || n.nspname),
                   null, null, array_to_string(p.defaclacl, ', '), null
              from pg_catalog.pg_default_acl p
              left join pg_catalog.pg_namespace n on n.oid = p.defaclnamespace
             where p.defaclnamespace = 0 or p.defaclnamespace :in\
            """;

    /** One row for each role, with everything that it owns. */
    static final String OWNERS =
            """
            select 'owner', null, null, pg_get_userbyid(o.owner)::text, null, null,
                   array_agg(array[o.what, o.schema, o.name]::text)::text, null
              from (
                select 'schema', n.nspname::text, n.nspname::text, n.nspowner
                  from pg_catalog.pg_namespace n where n.oid :in
                union all
                select 'relation', c.nspname, c.relname, c.relowner
                  from relation c where c.relkind in ('r', 'S', 'v', 'm', 'p', 'f', 'c')
                union all
                select 'type', n.nspname, t.typname, t.typowner
                  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                 where n.oid :in and :own(pg_type, t.oid) and t.typtype in ('e', 'd', 'r'))
                o(what, schema, name, owner)
             group by o.owner\
            """;

    private PrivilegesQuery() {}
}
