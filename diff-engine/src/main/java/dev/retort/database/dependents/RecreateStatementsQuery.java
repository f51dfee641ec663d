package dev.retort.database.dependents;

import dev.retort.database.AttributeOptions;
import dev.retort.model.ColumnOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The query for the statements that take some things down and put them back as they are. A row is
 * one: address of the thing in the catalogue, its place among those given by name, the step, the
 * statement. A thing without a row is of a kind that nobody can take down here.
 *
 * <p>Everything is printed by the server and for the {@code search_path} of the transaction, so
 * that nothing of the default schema is tied to its name. An owner is said where it is not the role
 * that asks: this role's own things will be those of whoever runs the revision.
 *
 * <p>Its parameters are six arrays: catalogue and object identifier of each thing, then kind,
 * schema, name and column of what the schema has and of which only the settings are to be put back.
 */
final class RecreateStatementsQuery {

    /** The steps; those from {@link #CREATE} on put back, in this order. */
    static final int TAKE_DOWN = 0;

    static final int TAKE_DOWN_IF_THERE = 1;
    static final int CREATE = 2;

    /**
     * What has a name: the words and the name in DROP, COMMENT and so on, the catalogue's word for
     * its privileges, and the relation that it is a part of.
     */
    private static final String THINGS =
            """
            with recursive given_unit as materialized (
              select u.class::oid as class, u.obj
                from unnest(?::text[]::regclass[], ?::oid[]) u(class, obj)),
            unit as materialized (
              select row_number() over () as unit, u.*
                from (select g.class, g.obj, null::int2 as part, null::bigint as place,
                             false as is_inner
                        from given_unit g
                      union all
                      select s.* from (:settings) s(class, obj, part, place, is_inner)
                       where (s.class, s.obj) not in (select g.class, g.obj from given_unit g)) u),
            named (unit, word, name, owner, acl, acltype, namespace) as (
              select u.unit,
                     case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW'
                                    when 'S' then 'SEQUENCE' else 'TABLE' end,
                     c.oid::regclass::text, c.relowner, c.relacl,
                     case c.relkind when 'S' then 's' else 'r' end::"char", c.relnamespace
                from unit u
                join pg_catalog.pg_class c
                  on u.class = 'pg_class'::regclass and c.oid = u.obj
                 and (c.relkind in ('v', 'm', 'r', 'p')
                   or c.relkind = 'S' and u.place is not null)
              union all
              select u.unit, case c.relkind when 'c' then 'ATTRIBUTE' else 'COLUMN' end,
                     c.oid::regclass::text, c.relowner, null, null, null
                from unit u
                join pg_catalog.pg_class c
                  on u.class = 'pg_attribute'::regclass and c.oid = u.obj
              union all
              select u.unit, 'TYPE', t.oid::regtype::text, t.typowner, t.typacl, 'T',
                     t.typnamespace
                from unit u
                join pg_catalog.pg_type t
                  on u.class = 'pg_type'::regclass and t.oid = u.obj and u.place is not null
              union all
              select u.unit, 'SCHEMA', quote_ident(n.nspname), n.nspowner, n.nspacl, 'n', null
                from unit u
                join pg_catalog.pg_namespace n
                  on u.class = 'pg_namespace'::regclass and n.oid = u.obj
              union all
              select u.unit, case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end,
                     :function_name || '(' || pg_get_function_identity_arguments(p.oid) || ')',
                     p.proowner, p.proacl, 'f', p.pronamespace
                from unit u
                join pg_catalog.pg_proc p
                  on u.class = 'pg_proc'::regclass and p.oid = u.obj
                 and p.prokind in ('f', 'p', 'w')
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
              union all
              select u.unit, 'STATISTICS', :statistics_name, s.stxowner, null, null, null
                from unit u
                join pg_catalog.pg_statistic_ext s
                  on u.class = 'pg_statistic_ext'::regclass and s.oid = u.obj
                join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
              union all
              select u.unit, p.word, format('%I ON %s', p.name, p.relation::regclass),
                     null, null, null, null
                from unit u
                join (
                  select 'pg_trigger'::regclass, g.oid, 'TRIGGER', g.tgname, g.tgrelid
                    from pg_catalog.pg_trigger g
                  union all
                  select 'pg_policy'::regclass, o.oid, 'POLICY', o.polname, o.polrelid
                    from pg_catalog.pg_policy o
                  union all
                  select 'pg_rewrite'::regclass, r.oid, 'RULE', r.rulename, r.ev_class
                    from pg_catalog.pg_rewrite r where r.rulename <> '_RETURN'
                  union all
                  select 'pg_constraint'::regclass, k.oid, 'CONSTRAINT', k.conname, k.conrelid
                    from pg_catalog.pg_constraint k where k.conrelid <> 0 and k.conparentid = 0)
                  p(class, obj, word, name, relation) on p.class = u.class and p.obj = u.obj
              union all
              select u.unit, 'CAST',
                     format('(%s AS %s)', format_type(k.castsource, null),
                            format_type(k.casttarget, null)),
                     null, null, null, null
                from unit u
                join pg_catalog.pg_cast k on u.class = 'pg_cast'::regclass and k.oid = u.obj),
            thing as materialized (
              select u.place, u.class, u.obj, u.part, u.is_inner,
                     case when u.class = 'pg_type'::regclass then y.typrelid
                          when u.class in ('pg_class'::regclass, 'pg_attribute'::regclass)
                          then u.obj end as relation,
                     case when n.word in ('FUNCTION', 'PROCEDURE', 'SEQUENCE', 'TYPE', 'SCHEMA')
                          then n.word || ' ' || n.name else n.name end as called, n.*
                from unit u
                join named n using (unit)
                left join pg_catalog.pg_type y
                  on u.class = 'pg_type'::regclass and y.oid = u.obj)
            """;

    /** The name for the search path; the server prints one with the schema in any case. */
    private static final String SHORT_NAME =
            "case when pg_catalog.$1_is_visible($2.oid) then quote_ident($2.$3)"
                    + " else quote_ident(n.nspname) || '.' || quote_ident($2.$3) end";

    private static final String DROPS =
            """
            select t.unit, w.step, null::text,
                   case when t.word = 'CONSTRAINT'
                        then (select format('ALTER TABLE %s DROP CONSTRAINT %s%I',
                                            k.conrelid::regclass, w.words, k.conname)
                                from pg_catalog.pg_constraint k where k.oid = t.obj)
                        else format('DROP %s %s%s', t.word, w.words, t.name) end
              from thing t cross join (values (0, ''), (1, 'IF EXISTS ')) w(step, words)
             where t.word <> 'TABLE' and t.place is null
            """;

    private static final String NOTHING = "select null::bigint, 0, null, null where false\n";

    private static final String RELATIONS =
            """
            select t.unit, 2, null,
                   format(E'CREATE %s %s%s%s%s AS\\n%s%s', t.word, t.name,
                          ' USING ' || quote_ident(nullif(m.amname, 'heap')),
                          ' WITH (' || o.list || ')',
                          ' TABLESPACE ' || quote_ident(s.spcname),
                          left(pg_get_viewdef(c.oid), -1),
                          case when c.relkind = 'm' and not c.relispopulated
                               then E'\\nWITH NO DATA' end)
              from thing t
              join pg_catalog.pg_class c on t.class = 'pg_class'::regclass and c.oid = t.obj
              left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
              left join pg_catalog.pg_am m on m.oid = c.relam
              left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
             cross join lateral (
                 select string_agg(p.prefix || quote_ident(p.option_name) || '='
                                   || case when p.option_value ~ '^\\w+$' then p.option_value
                                           else quote_literal(p.option_value) end, ', ')
                   from (select '' as prefix, r.* from pg_options_to_table(c.reloptions) r
                         union all
                         select 'toast.', r.* from pg_options_to_table(toast.reloptions) r) p)
                 o(list)
             where c.relkind in ('v', 'm')
            union all
            select t.unit, 3, null, format('ALTER TABLE %s %s', t.name, p.action)
              from thing t
              join pg_catalog.pg_class c
                on t.class = 'pg_class'::regclass and c.oid = t.obj and c.relkind in ('r', 'p')
              left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
              left join pg_catalog.pg_am m on m.oid = c.relam
              left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
             cross join lateral (
                 select string_agg(p.prefix || quote_ident(p.option_name) || '='
                                   || case when p.option_value ~ '^\\w+$' then p.option_value
                                           else quote_literal(p.option_value) end, ', ')
                   from (select '' as prefix, r.* from pg_options_to_table(c.reloptions) r
                         union all
                         select 'toast.', r.* from pg_options_to_table(toast.reloptions) r) p)
                 o(list)
             cross join lateral (values
                 ('SET (' || o.list || ')'),
                 (case when c.relpersistence = 'u' then 'SET UNLOGGED' end),
                 (case when c.relrowsecurity then 'ENABLE ROW LEVEL SECURITY' end),
                 (case when c.relforcerowsecurity then 'FORCE ROW LEVEL SECURITY' end),
                 (case c.relreplident when 'f' then 'REPLICA IDENTITY FULL'
                                      when 'n' then 'REPLICA IDENTITY NOTHING'
                                      when 'i' then (
                      select 'REPLICA IDENTITY USING INDEX ' || quote_ident(ic.relname)
                        from pg_catalog.pg_index i
                        join pg_catalog.pg_class ic on ic.oid = i.indexrelid
                       where i.indrelid = c.oid and i.indisreplident) end),
                 ((select 'CLUSTER ON ' || quote_ident(ic.relname)
                     from pg_catalog.pg_index i
                     join pg_catalog.pg_class ic on ic.oid = i.indexrelid
                    where i.indrelid = c.oid and i.indisclustered)),
                 ('SET ACCESS METHOD ' || quote_ident(nullif(m.amname, 'heap'))),
                 ('SET TABLESPACE ' || quote_ident(s.spcname))) p(action)
             where p.action is not null
            union all
            select t.unit, 3, lpad(a.attnum::text, 5),
                   format('ALTER %s %s ALTER COLUMN %I %s',
                          case t.word when 'COLUMN' then 'TABLE' else t.word end, t.name,
                          a.attname, p.action)
              from thing t
              join pg_catalog.pg_attribute a
                on t.word in ('TABLE', 'COLUMN', 'VIEW', 'MATERIALIZED VIEW')
               and a.attrelid = t.obj and a.attnum > 0 and a.attnum = coalesce(t.part, a.attnum)
              join pg_catalog.pg_type y on y.oid = a.atttypid
              left join pg_catalog.pg_attrdef d on d.adrelid = t.obj and d.adnum = a.attnum
             cross join lateral (values
                 (case when t.word in ('VIEW', 'MATERIALIZED VIEW')
                       then 'SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) end),
                 :own_options,
                 ('SET (' || :column_options || ')')) p(action)
             where p.action is not null
            union all
            select t.unit, 4, i.indexrelid::regclass || p.place, p.statement
              from thing t
              join pg_catalog.pg_index i on t.class = 'pg_class'::regclass and i.indrelid = t.obj
              join pg_catalog.pg_class c on c.oid = i.indexrelid
              left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
             cross join lateral (values
                 (' 0', pg_get_indexdef(i.indexrelid, 0, true)),
                 (' 1', 'ALTER INDEX ' || i.indexrelid::regclass || ' SET TABLESPACE '
                        || quote_ident(s.spcname)),
                 (' 2', case when i.indisclustered
                             then format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', t.name,
                                         c.relname) end),
                 (' 3', 'COMMENT ON INDEX ' || i.indexrelid::regclass || ' IS '
                        || quote_literal(obj_description(i.indexrelid, 'pg_class'))))
                 p(place, statement)
             where p.statement is not null and t.word <> 'TABLE'
            union all
            select t.unit, 4, i.indexrelid::regclass || ' 4' || lpad(a.attnum::text, 5),
                   format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s',
                          i.indexrelid::regclass, a.attnum, a.attstattarget)
              from thing t
              join pg_catalog.pg_index i on t.class = 'pg_class'::regclass and i.indrelid = t.obj
              join pg_catalog.pg_attribute a
                on a.attrelid = i.indexrelid and a.attstattarget >= 0
            union all
            select t.unit, 4, i.indexrelid::regclass || ' 5' || e.extname,
                   format('ALTER INDEX %s DEPENDS ON EXTENSION %I', i.indexrelid::regclass,
                          e.extname)
              from thing t
              join pg_catalog.pg_index i on t.class = 'pg_class'::regclass and i.indrelid = t.obj
              join pg_catalog.pg_depend d
                on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.deptype = 'x'
              join pg_catalog.pg_extension e
                on d.refclassid = 'pg_extension'::regclass and e.oid = d.refobjid
            """;

    private static final String OTHERS =
            """
            select t.unit, 2, null,
                   format('CREATE %s %s%s', t.word, :function_name,
                          rtrim(substr(p.def, length('CREATE OR REPLACE ' || t.word || ' '
                                || quote_ident(n.nspname) || '.' || quote_ident(p.proname)) + 1),
                                E'\\n'))
              from thing t
              join (select f.*, pg_get_functiondef(f.oid) as def
                      from pg_catalog.pg_proc f
                     where f.oid in (select u.obj from thing u
                                      where u.class = 'pg_proc'::regclass)) p
                on t.class = 'pg_proc'::regclass and p.oid = t.obj
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            union all
            select t.unit, 2, null,
                   'CREATE STATISTICS ' || t.name
                   || substr(pg_get_statisticsobjdef(s.oid), length('CREATE STATISTICS '
                             || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)) + 1)
              from thing t
              join pg_catalog.pg_statistic_ext s
                on t.class = 'pg_statistic_ext'::regclass and s.oid = t.obj
              join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
            union all
            select t.unit, 3, null,
                   'ALTER STATISTICS ' || t.name || ' SET STATISTICS ' || s.stxstattarget
              from thing t
              join pg_catalog.pg_statistic_ext s
                on t.class = 'pg_statistic_ext'::regclass and s.oid = t.obj and s.stxstattarget >= 0
            union all
            select t.unit, p.step, null, p.statement
              from thing t
              join pg_catalog.pg_trigger g on t.class = 'pg_trigger'::regclass and g.oid = t.obj
             cross join lateral (values
                 (2, pg_get_triggerdef(g.oid, true)),
                 (3, format('ALTER TABLE %s %s TRIGGER %I', g.tgrelid::regclass,
                            case g.tgenabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA'
                                             when 'A' then 'ENABLE ALWAYS' end, g.tgname)))
                 p(step, statement)
             where p.step = 2 or g.tgenabled <> 'O'
            union all
            select t.unit, p.step, null, p.statement
              from thing t
              join pg_catalog.pg_rewrite r on t.class = 'pg_rewrite'::regclass and r.oid = t.obj
             cross join lateral (values
                 (2, left(pg_get_ruledef(r.oid, true), -1)),
                 (3, format('ALTER TABLE %s %s RULE %I', r.ev_class::regclass,
                            case r.ev_enabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA'
                                              when 'A' then 'ENABLE ALWAYS' end, r.rulename)))
                 p(step, statement)
             where p.step = 2 or r.ev_enabled <> 'O'
            union all
            select t.unit, 2, null,
                   format('CREATE POLICY %s%s%s TO %s%s%s', t.name,
                          case when not o.polpermissive then ' AS RESTRICTIVE' end,
                          ' FOR ' || case o.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT'
                                                   when 'w' then 'UPDATE' when 'd' then 'DELETE' end,
                          (select string_agg(case when q.role = 0 then 'PUBLIC'
                                                  else quote_ident(pg_get_userbyid(q.role)) end,
                                             ', ' order by q.place)
                             from unnest(o.polroles) with ordinality q(role, place)),
                          E'\\n    USING (' || pg_get_expr(o.polqual, o.polrelid) || ')',
                          E'\\n    WITH CHECK (' || pg_get_expr(o.polwithcheck, o.polrelid) || ')')
              from thing t
              join pg_catalog.pg_policy o on t.class = 'pg_policy'::regclass and o.oid = t.obj
            union all
            select t.unit, 2, null,
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname,
                          pg_get_constraintdef(k.oid, true))
              from thing t
              join pg_catalog.pg_constraint k
                on t.class = 'pg_constraint'::regclass and k.oid = t.obj
            union all
            select t.unit, 2, null,
                   format('CREATE CAST %s %s%s', t.name,
                          case k.castmethod when 'i' then 'WITH INOUT'
                               when 'b' then 'WITHOUT FUNCTION'
                               else 'WITH FUNCTION ' || k.castfunc::regprocedure end,
                          case k.castcontext when 'a' then ' AS ASSIGNMENT'
                                             when 'i' then ' AS IMPLICIT' end)
              from thing t
              join pg_catalog.pg_cast k on t.class = 'pg_cast'::regclass and k.oid = t.obj
            union all
            select u.unit, p.step, null, p.statement
              from unit u
              join pg_catalog.pg_attrdef d on u.class = 'pg_attrdef'::regclass and d.oid = u.obj
              join pg_catalog.pg_class c on c.oid = d.adrelid
              join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
             cross join lateral (values (0, 'DROP DEFAULT'), (1, 'DROP DEFAULT'),
                                        (2, 'SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)))
                 w(step, action)
             cross join lateral (values
                 (w.step, format('ALTER TABLE ONLY %s ALTER COLUMN %I %s', c.oid::regclass,
                                 a.attname, w.action))) p(step, statement)
             where c.relkind in ('r', 'p', 'f')
            union all
            select u.unit, w.step, null,
                   format('ALTER TABLE %s %s', i.indrelid::regclass, w.action)
              from unit u
              join pg_catalog.pg_index i
                on u.class = 'pg_index'::regclass and i.indexrelid = u.obj
              join pg_catalog.pg_class c on c.oid = i.indexrelid
             cross join lateral (values
                 (case when i.indisclustered then 'SET WITHOUT CLUSTER' end,
                  case when i.indisreplident then 'REPLICA IDENTITY DEFAULT' end,
                  case when i.indisclustered then 'CLUSTER ON ' || quote_ident(c.relname) end,
                  case when i.indisreplident
                       then 'REPLICA IDENTITY USING INDEX ' || quote_ident(c.relname) end))
                 p(unclustered, unidentified, clustered, identified)
             cross join lateral (values
                 (0, concat_ws(', ', p.unclustered, p.unidentified)),
                 (1, concat_ws(', ', p.unclustered, p.unidentified)),
                 (2, concat_ws(', ', p.clustered, p.identified))) w(step, action)
            union all
            select u.unit, p.step, null, p.statement
              from unit u
              join pg_catalog.pg_publication_rel x
                on u.class = 'pg_publication_rel'::regclass and x.oid = u.obj
              join pg_catalog.pg_publication b on b.oid = x.prpubid
             cross join lateral (values
                 (0, format('ALTER PUBLICATION %I DROP TABLE ONLY %s', b.pubname,
                            x.prrelid::regclass)),
                 (1, (select 'DO ' || q.quote || o.body || q.quote
                        from format(E'BEGIN\\n    ALTER PUBLICATION %I DROP TABLE ONLY %s;\\n'
                                    'EXCEPTION WHEN undefined_object THEN NULL;\\nEND', b.pubname,
                                    x.prrelid::regclass) o(body)
                       cross join lateral (
                           select case when position('$retort$' in o.body) = 0 then '$retort$'
                                       else '$r' || md5(o.body) || '$' end) q(quote))),
                 (2, format('ALTER PUBLICATION %I ADD TABLE ONLY %s%s', b.pubname,
                            x.prrelid::regclass, :published)))
                 p(step, statement)
            """;

    /** Column list and row filter: PostgreSQL 15 and newer. */
    private static final String PUBLISHED =
            """
            concat(' (' || (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                              from pg_catalog.pg_attribute a
                             where a.attrelid = x.prrelid and a.attnum = any (x.prattrs)) || ')',
                   ' WHERE (' || pg_get_expr(x.prqual, x.prrelid) || ')')
            """;

    private RecreateStatementsQuery() {}

    static String sql(boolean publishesParts) {
        return (THINGS
                        + SettingsQuery.GRANTS
                        + "select u.class::regclass || '.' || u.obj, u.place, s.step, s.sql from ("
                        + String.join(
                                "union all\n",
                                DROPS,
                                RELATIONS,
                                OTHERS,
                                SettingsQuery.WORDS,
                                SettingsQuery.GRANTING,
                                publishesParts ? SettingsQuery.PUBLISHED_SCHEMAS : NOTHING)
                        + ") s(unit, step, place, sql)\n"
                        + "join unit u on u.unit = s.unit\n"
                        + "order by u.place, case when u.place is null then u.unit end, s.step,"
                        + " u.unit, s.place collate \"C\", s.sql collate \"C\"")
                .replace(":settings", SettingsQuery.UNITS)
                .replace(":own_options", ownOptions())
                .replace(":column_options", AttributeOptions.ofColumn("a"))
                .replace(":published", publishesParts ? PUBLISHED : "''")
                .replace(":function_name", shortName("pg_function", "p", "proname"))
                .replace(":statistics_name", shortName("pg_statistics_obj", "s", "stxname"));
    }

    /** Those that the model has; a table's columns come back with them. */
    private static String ownOptions() {
        return Arrays.stream(ColumnOption.values())
                .map(
                        option ->
                                "(case when t.word in ('VIEW', 'MATERIALIZED VIEW') then 'SET "
                                        + option.name()
                                        + " ' || "
                                        + AttributeOptions.value(option, "a", "y")
                                        + " end)")
                .collect(Collectors.joining(",\n"));
    }

    private static String shortName(String visible, String alias, String column) {
        return SHORT_NAME.replace("$1", visible).replace("$2", alias).replace("$3", column);
    }
}
