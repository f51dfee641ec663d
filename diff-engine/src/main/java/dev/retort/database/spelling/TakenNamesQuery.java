package dev.retort.database.spelling;

import dev.retort.database.Snapshot;
import dev.retort.model.QualifiedName;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The query for what has one of some names. */
final class TakenNamesQuery {

    private static final String SQL =
            """
            select n.nspname, c.relname,
                   case when c.relispartition then 'partition'
                        else case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                             when 'f' then 'foreign table' when 'S' then 'sequence'
                             when 'i' then case when (select i.indisvalid
                                                        from pg_catalog.pg_index i
                                                       where i.indexrelid = c.oid)
                                                then 'index' else 'invalid index' end
                             when 'I' then 'index'
                             when 'c' then 'composite type' else 'table' end end
                     || coalesce(' of the extension ' || quote_ident(x.extname), '')
              from unnest(?::text[], ?::text[]) t(schema, name)
              join pg_catalog.pg_namespace n on n.nspname = t.schema
              join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.name
              left join pg_catalog.pg_depend d
                on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
               and d.deptype = 'e'
              left join pg_catalog.pg_extension x on x.oid = d.refobjid
             where not (c.relkind = 'S' and exists (
                     select from pg_catalog.pg_depend i
                      where i.classid = 'pg_catalog.pg_class'::regclass and i.objid = c.oid
                        and i.deptype = 'i'))
            union all
            select n.nspname, y.typname,
                   case y.typtype when 'r' then 'range type' when 'm' then 'range type'
                        else 'type' end
                     || coalesce(' of the extension ' || quote_ident(x.extname), '')
              from unnest(?::text[], ?::text[]) t(schema, name)
              join pg_catalog.pg_namespace n on n.nspname = t.schema
              join pg_catalog.pg_type y on y.typnamespace = n.oid and y.typname = t.name
              left join pg_catalog.pg_depend d
                on d.classid = 'pg_catalog.pg_type'::regclass and d.objid = y.oid
               and d.deptype = 'e'
              left join pg_catalog.pg_extension x on x.oid = d.refobjid
             -- An array's gives way.
             where not exists (select from pg_catalog.pg_type e where e.typarray = y.oid)\
            """;

    private TakenNamesQuery() {}

    static Map<QualifiedName, String> run(
            Snapshot snapshot, Collection<QualifiedName> relations, Collection<QualifiedName> types)
            throws SQLException {
        Map<QualifiedName, String> taken = new TreeMap<>();
        String defaultSchema = snapshot.defaultSchema();
        try (PreparedStatement statement = snapshot.connection().prepareStatement(SQL)) {
            Function<QualifiedName, String> schema =
                    each -> each.inDefaultSchema() ? defaultSchema : each.schema();
            statement.setArray(1, array(snapshot, relations, schema));
            statement.setArray(2, array(snapshot, relations, QualifiedName::name));
            statement.setArray(3, array(snapshot, types, schema));
            statement.setArray(4, array(snapshot, types, QualifiedName::name));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String found = row.getString(1);
                    taken.putIfAbsent(
                            new QualifiedName(
                                    found.equals(defaultSchema) ? "" : found, row.getString(2)),
                            row.getString(3));
                }
            }
        }
        return taken;
    }

    private static Array array(
            Snapshot snapshot,
            Collection<QualifiedName> names,
            Function<QualifiedName, String> part)
            throws SQLException {
        return snapshot.connection().createArrayOf("text", names.stream().map(part).toArray());
    }
}
