package dev.retort.database.dependents;

/**
 * The query for the texts that have one of some words in them: sources of routines, and triggers
 * that are given words. A row is one: kind, schema and name of the routine or the table, the rest
 * of the name, the tables whose triggers call it, the text.
 *
 * <p>Its parameter is the array of words. It finds too many: whether a word is there as a name is
 * for the lexer to say.
 */
final class SourceTextQuery {

    static final String SQL =
            """
            with word as (
              select lower(replace(u.word, '"', '""')) as word
                from unnest(?::text[]) u(word))
            select case p.prokind when 'p' then 'procedure' else 'function' end, n.nspname,
                   p.proname, null, '(' || pg_get_function_identity_arguments(p.oid) || ')',
                   array(select distinct array[m.nspname::text, c.relname::text]
                           from pg_catalog.pg_trigger t
                           join pg_catalog.pg_class c on c.oid = t.tgrelid
                           join pg_catalog.pg_namespace m on m.oid = c.relnamespace
                          where t.tgfoid = p.oid and not t.tgisinternal), p.prosrc
              from pg_catalog.pg_proc p
              join pg_catalog.pg_language l
                on l.oid = p.prolang and l.lanname not in ('c', 'internal')
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where p.oid >= 16384 and p.prosqlbody is null and not exists (
                   select from pg_catalog.pg_depend e
                    where e.deptype = 'e' and e.classid = 'pg_proc'::regclass and e.objid = p.oid)
               and exists (select from word w where strpos(lower(p.prosrc), w.word) > 0)
            union all
            select 'trigger', n.nspname, c.relname, t.tgname, null,
                   array[array[n.nspname::text, c.relname::text]], pg_get_triggerdef(t.oid)
              from pg_catalog.pg_trigger t
              join pg_catalog.pg_class c on c.oid = t.tgrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where t.tgnargs > 0 and not t.tgisinternal
             order by 1, 2, 3, 4, 5
            """;

    private SourceTextQuery() {}
}
