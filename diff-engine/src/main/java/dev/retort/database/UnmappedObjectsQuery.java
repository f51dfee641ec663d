package dev.retort.database;

import dev.retort.database.dependency.DependencyQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The query for what is there and has no place in the model, and for enum types and domains, which
 * have none in SchemaCrawler's catalog. One row is one thing: kind, schema and name of the object
 * that it is or belongs to (none for what belongs to the database), the part of that object, what
 * is appended to the name, its address in {@code pg_depend}, a few words of its definition, and
 * schema and name of the table of which it is a property (which a part says by itself).
 */
final class UnmappedObjectsQuery {

    // :in stands for "in one of the schemas that are read", :own(...) for "not an extension's".

    /**
     * What most parts have in common, computed once: the casts of enum types, and the relations
     * that are read at all. Members of extensions are what the dependencies have said.
     */
    private static final String COMMON =
            """
            , enum_cast as materialized (
              select k.oid as id, t.oid as type, count(*) over (partition by t.oid) = 2 as both
                from pg_catalog.pg_cast k
                join pg_catalog.pg_type t on t.typtype = 'e' and t.oid in (k.castsource, k.casttarget)
               where k.castmethod = 'i' and k.castcontext = 'i'
                 and 'pg_catalog.varchar'::regtype in (k.castsource, k.casttarget)),
            relation as materialized (
              select c.oid, c.relkind, c.relispartition, c.relpersistence, c.reloftype,
                     c.relrowsecurity or c.relforcerowsecurity as rowsecurity, c.reloptions,
                     c.reltoastrelid, c.reltablespace, c.relreplident, c.relam,
                     c.relkind in ('r', 'p') and not c.relispartition as is_table,
                     c.relkind in ('v', 'm', 'p', 'f')
                       or c.relkind = 'r' and (c.relispartition or c.reloftype <> 0
                          or c.oid in (select h.inhrelid from pg_catalog.pg_inherits h))
                       as unmapped,
                     c.relpartbound, c.relowner, c.relacl, c.relforcerowsecurity,
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
                   (select count(*) from enum_cast k where k.type = t.oid)::text,
                   'pg_type.' || t.oid, null, null
              from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where t.typtype = 'e' and n.oid :in and :own(pg_type, t.oid)\
            """;

    private static final String DOMAINS =
            """
            select 'domain', n.nspname::text, t.typname::text,
                   :domain::text,
                   null, 'pg_type.' || t.oid, null, null
              from pg_catalog.pg_type t
              join pg_catalog.pg_type b on b.oid = t.typbasetype
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where t.typtype = 'd' and n.oid :in and :own(pg_type, t.oid)\
            """;

    /** NOT NULL that somebody named: PostgreSQL 17 and newer. A longer name would be cut. */
    private static final String DOMAIN_NOT_NULLS =
            """
            select 'named not null constraint', n.nspname, t.typname, k.conname, null, null,
                   'the model has the constraint without its name', null
              from pg_catalog.pg_constraint k
              join pg_catalog.pg_type t on t.oid = k.contypid
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where k.contype = 'n' and n.oid :in and :own(pg_type, t.oid)
               and k.conname <> t.typname || '_not_null' and octet_length(t.typname) < 54\
            """;

    private static final String COMPOSITES =
            """
            select 'composite', c.nspname, c.relname,
                   (select array_agg(array[a.attname::text, format_type(a.atttypid, a.atttypmod),
                                           case when a.attcollation <> t.typcollation
                                                then a.attcollation::regcollation::text end]::text
                                     order by a.attnum)::text
                      from pg_catalog.pg_attribute a
                      join pg_catalog.pg_type t on t.oid = a.atttypid
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
                   null, 'pg_class.' || c.oid, null, null
              from relation c where c.relkind = 'c'\
            """;

    private static final String RELATIONS =
            """
            select case when c.relispartition then 'partition'
                        when c.relkind = 'v' then 'view'
                        when c.relkind = 'm' then 'materialized view'
                        when c.relkind = 'p' then 'partitioned table'
                        when c.relkind = 'f' then 'foreign table'
                        when c.reloftype <> 0 then 'typed table'
                        else 'inheriting table' end,
                   c.nspname, c.relname, null, null, 'pg_class.' || c.oid,
                   nullif(concat_ws(' ', pg_get_expr(c.relpartbound, c.oid),
                       'partition by ' || case when c.relkind = 'p'
                                               then pg_get_partkeydef(c.oid) end), ''),
                   p.parent
              from relation c
              left join (select h.inhrelid, array[n.nspname, b.relname]::text as parent
                           from pg_catalog.pg_inherits h
                           join pg_catalog.pg_class b on b.oid = h.inhparent
                           join pg_catalog.pg_namespace n on n.oid = b.relnamespace
                          where b.relkind = 'p') p
                on p.inhrelid = c.oid
             where c.unmapped\
            """;

    /** Of what an entity may be over besides tables; a partition has those of its parent. */
    private static final String OTHER_COLUMNS =
            """
            select 'relation columns', c.nspname, c.relname,
                   array_agg(array[a.attname::text, format_type(a.atttypid, a.atttypmod)]
                             order by a.attnum)::text,
                   null, null, null, null
              from relation c
              join pg_catalog.pg_attribute a on a.attrelid = c.oid
             where c.unmapped and not c.relispartition and c.relkind <> 'p'
               and a.attnum > 0 and not a.attisdropped
             group by c.oid, c.nspname, c.relname\
            """;

    /** Its own, and those of its partitions that are partitioned again, which have all its keys. */
    private static final String PARTITION_KEYS =
            """
            select 'partition key', c.nspname, c.relname,
                   array[array_agg(distinct a.attname::text)::text,
                         bool_or(k.partexprs is not null)::text]::text,
                   null, null, null, null
              from pg_catalog.pg_partitioned_table k
              join relation c on c.oid = pg_partition_root(k.partrelid)
              join pg_catalog.pg_depend d
                on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = k.partrelid
               and d.objsubid > 0 and d.refclassid = d.classid and d.refobjid = d.objid
               and d.refobjsubid = 0 and d.deptype = 'i'
              join pg_catalog.pg_attribute a on a.attrelid = d.objid and a.attnum = d.objsubid
             group by c.oid, c.nspname, c.relname\
            """;

    /** Properties of a table or sequence that the model has no word for. */
    private static final String TABLE_PROPERTIES =
            """
            select p.kind, c.nspname, c.relname, null, null, null, p.definition,
                   array[c.nspname, c.relname]::text
              from relation c
              left join pg_catalog.pg_am m on m.oid = c.relam
              left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
              left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
             cross join lateral (values
                 ('unlogged ' || case c.relkind when 'S' then 'sequence' else 'table' end,
                  c.relpersistence = 'u', null),
                 ('row security', c.rowsecurity,
                  case when c.relforcerowsecurity then 'forced' else 'enabled' end),
                 ('storage parameters',
                  c.reloptions is not null or toast.reloptions is not null,
                  concat_ws(', ', array_to_string(c.reloptions, ', '),
                                  'toast.' || array_to_string(toast.reloptions, ', toast.'))),
                 ('tablespace', c.reltablespace <> 0, s.spcname),
                 ('replica identity', c.relreplident <> 'd' and c.relkind <> 'S',
                  case c.relreplident when 'f' then 'full' when 'n' then 'nothing'
                                      else 'using index' end),
                 ('table access method', m.amname <> 'heap', m.amname))
                 p(kind, applies, definition)
             where (c.is_table or c.relkind = 'S') and p.applies\
            """;

    private static final String COLUMN_PROPERTIES =
            """
            select 'column options', c.nspname, c.relname, a.attname, null, null, p.definition, null
              from pg_catalog.pg_attribute a
              join relation c on c.oid = a.attrelid
             cross join lateral (values (:column_options)) p(definition)
             where c.is_table and a.attnum > 0 and not a.attisdropped
               and a.attoptions is not null and p.definition is not null\
            """;

    /** Constraints that the model does not have, and properties of those it has. */
    private static final String CONSTRAINTS =
            """
            select p.kind, c.nspname, c.relname, k.conname, null, null, s.spcname, null
              from pg_catalog.pg_constraint k
              join relation c on c.oid = k.conrelid
              left join relation i on i.oid = k.conindid and k.contype in ('p', 'u', 'x')
              left join pg_catalog.pg_tablespace s on s.oid = i.reltablespace
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
            select p.kind, c.nspname, c.relname, ic.relname, null, null, p.definition, null
              from pg_catalog.pg_index i
              join relation ic on ic.oid = i.indexrelid
              join relation c on c.oid = i.indrelid
              left join pg_catalog.pg_tablespace s on s.oid = ic.reltablespace
             cross join lateral (values
                 ('invalid index', not i.indisvalid, null),
                 ('index tablespace', ic.reltablespace <> 0
                    and not exists (select from pg_catalog.pg_constraint k
                                     where k.conindid = ic.oid and k.contype in ('p', 'u', 'x')),
                  s.spcname),
                 ('cluster order', i.indisclustered, null),
                 ('replica identity', i.indisreplident, null)) p(kind, applies, definition)
             where c.is_table and p.applies
               and (not i.indisvalid or i.indisclustered or i.indisreplident
                 or ic.reltablespace <> 0)\
            """;

    private static final String TABLE_PARTS =
            """
            select 'trigger', c.nspname, c.relname, g.tgname, null, 'pg_trigger.' || g.oid, null, null
              from pg_catalog.pg_trigger g
              join relation c on c.oid = g.tgrelid
             where not g.tgisinternal and g.tgparentid = 0
            union all
            select 'policy', c.nspname, c.relname, o.polname, null, 'pg_policy.' || o.oid, null, null
              from pg_catalog.pg_policy o
              join relation c on c.oid = o.polrelid
            union all
            select 'rule', c.nspname, c.relname, r.rulename, null, 'pg_rewrite.' || r.oid, null, null
              from pg_catalog.pg_rewrite r
              join relation c on c.oid = r.ev_class
             where r.rulename <> '_RETURN'
            union all
            select 'statistics object', c.nspname, c.relname, s.stxname, null, 'pg_statistic_ext.' || s.oid, null, null
              from pg_catalog.pg_statistic_ext s
              join relation c on c.oid = s.stxrelid\
            """;

    /** Comments of everything but tables and columns: what on, and the comment as the suffix. */
    private static final String COMMENTS =
            """
            select 'comment on index', c.nspname, c.relname, ic.relname, d.description, null, null,
                   null
              from pg_catalog.pg_description d
              join pg_catalog.pg_index i on i.indexrelid = d.objoid
              join relation ic on ic.oid = i.indexrelid
              join relation c on c.oid = i.indrelid
             where d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = 0
               and c.is_table
            union all
            select 'comment on constraint', c.nspname, c.relname, k.conname, d.description, null, null,
                   null
              from pg_catalog.pg_description d
              join pg_catalog.pg_constraint k on k.oid = d.objoid
              join relation c on c.oid = k.conrelid
             where d.classoid = 'pg_catalog.pg_constraint'::regclass
               and c.is_table
            union all
            select 'comment on sequence', c.nspname, c.relname, null, d.description, null, null,
                   null
              from pg_catalog.pg_description d
              join relation c on c.oid = d.objoid and c.relkind = 'S'
             where d.classoid = 'pg_catalog.pg_class'::regclass
            union all
            select case t.typtype when 'd' then 'comment on domain'
                                  when 'c' then 'comment on composite'
                                  else 'comment on type' end,
                   n.nspname, t.typname, null, d.description, null, null,
                   null
              from pg_catalog.pg_description d
              join pg_catalog.pg_type t on t.oid = d.objoid and t.typtype in ('e', 'd', 'c')
              left join pg_catalog.pg_class c on c.oid = t.typrelid
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where d.classoid = 'pg_catalog.pg_type'::regclass and n.oid :in and :own(pg_type, t.oid)
               and (t.typtype <> 'c' or c.relkind = 'c')
            union all
            select 'comment on domain constraint', n.nspname, t.typname, k.conname, d.description, null,
                   null, null
              from pg_catalog.pg_description d
              join pg_catalog.pg_constraint k on k.oid = d.objoid
              join pg_catalog.pg_type t on t.oid = k.contypid
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
             where d.classoid = 'pg_catalog.pg_constraint'::regclass and n.oid :in
               and :own(pg_type, t.oid)
            union all
            select 'comment', c.nspname, c.relname, 'attribute ' || a.attname, null, null, d.description,
                   null
              from pg_catalog.pg_description d
              join relation c on c.oid = d.objoid and c.relkind = 'c'
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
             where d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid > 0
            union all
            select 'comment on schema', null, null, n.nspname, d.description, null, null,
                   null
              from pg_catalog.pg_description d
              join pg_catalog.pg_namespace n on n.oid = d.objoid
             where d.classoid = 'pg_catalog.pg_namespace'::regclass and n.oid :in
               and not (n.nspname = 'public' and d.description = 'standard public schema')\
            """;

    private static final Pattern OWN = Pattern.compile(":own\\((\\w+), (\\w+\\.oid)\\)");

    // NOT IN over rows that are never null: hashed whatever the statistics say.
    private static final String NOT_A_MEMBER =
            "$2 not in (select m.objid from member m"
                    + " where m.classid = 'pg_catalog.$1'::regclass)";

    private UnmappedObjectsQuery() {}

    static String sql(CatalogQueries queries) {
        String all =
                "with "
                        + DependencyQuery.MEMBER
                        + COMMON
                        + "select * from ("
                        + String.join("\nunion all\n", parts())
                        + ") row(kind, schema, name, part, suffix, id, definition, \"table\")";
        boolean has18 = queries.has(18);
        String resolved =
                all.replace(":domain", ReflectedDomain.FACTS.sql())
                        .replace(":check", ReflectedDomain.CHECK_FACTS.sql())
                        .replace(":column_options", AttributeOptions.ofColumn("a"))
                        .replace(":constraint_properties", has18 ? VERSION_18_CONSTRAINTS : "")
                        .replace(":unusual_constraint", has18 ? UNUSUAL_VERSION_18 : "")
                        .replace(":public", queries.has(15) ? "U" : "UC")
                        .replace(":in", "in (" + queries.namespaces() + ")");
        return OWN.matcher(resolved).replaceAll(NOT_A_MEMBER);
    }

    private static List<String> parts() {
        List<String> parts =
                new ArrayList<>(
                        List.of(
                                ENUMS,
                                DOMAINS,
                                DOMAIN_NOT_NULLS,
                                COMPOSITES,
                                RELATIONS,
                                OTHER_COLUMNS,
                                PARTITION_KEYS,
                                TABLE_PROPERTIES,
                                COLUMN_PROPERTIES,
                                CONSTRAINTS,
                                INDEXES,
                                TABLE_PARTS,
                                StandaloneObjectsQuery.IN_SCHEMAS,
                                StandaloneObjectsQuery.OF_THE_DATABASE,
                                PrivilegesQuery.GRANTS,
                                PrivilegesQuery.OWNERS,
                                COMMENTS));
        parts.addAll(ReflectedDependents.QUERIES);
        return parts;
    }
}
