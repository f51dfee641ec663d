package dev.retort.database;

import dev.retort.model.QualifiedName;
import dev.retort.model.Statistics;
import dev.retort.model.TableDependent;
import java.util.List;
import java.util.Map;

/** How each kind of dependents of tables is read. */
final class ReflectedDependents {

    private static final PackedRow STATISTICS = new PackedRow();

    private static final PackedRow.Fact COLUMNS =
            STATISTICS.with(
                    """
                (select array_agg(a.attname)::text from pg_catalog.pg_attribute a
                  where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys))\
                """);
    private static final PackedRow.Fact EXPRESSIONS =
            STATISTICS.with("pg_get_statisticsobjdef_expressions(s.oid)::text");
    private static final PackedRow.Fact VARCHARS =
            STATISTICS.with(
                    """
                (select array_agg(a.attname)::text from pg_catalog.pg_attribute a
                  where a.attrelid = s.stxrelid
                    and a.atttypid = 'pg_catalog.varchar'::regtype)\
                """);
    private static final PackedRow.Fact KINDS_OF =
            STATISTICS.with(
                    """
                (select array_agg(k.word)::text
                   from (values ('d', 'ndistinct'), ('f', 'dependencies'), ('m', 'mcv')) k(key, word)
                  where k.key::"char" = any (s.stxkind))\
                """);
    private static final PackedRow.Fact TARGET =
            STATISTICS.with("nullif(s.stxstattarget, -1)::text");

    /** What the word for a row is that says one of them. */
    static final String PREFIX = "dependent ";

    /**
     * The rows of each kind, of the columns of {@link UnmappedObjectsQuery}: the word, schema and
     * name, what is read of it as a packed row, its comment as the suffix, its address, nothing,
     * and its table.
     */
    static final List<String> QUERIES =
            List.of(
                    // One that is somebody else's than the table has no place in the model, which
                    // knows no owners.
                    """
                    select 'dependent statistics', n.nspname, s.stxname, :statistics::text,
                           (select d.description from pg_catalog.pg_description d
                             where d.classoid = 'pg_catalog.pg_statistic_ext'::regclass
                               and d.objoid = s.oid),
                           'pg_statistic_ext.' || s.oid, null, array[c.nspname, c.relname]::text
                      from pg_catalog.pg_statistic_ext s
                      join relation c on c.oid = s.stxrelid and s.stxowner = c.relowner
                      join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
                     where n.oid :in and :own(pg_statistic_ext, s.oid)\
                    """
                            .replace(":statistics", STATISTICS.sql()));

    private static final Map<String, Kind> KINDS =
            Map.of("statistics", ReflectedDependents::statistics);

    private ReflectedDependents() {}

    /** Turns what is read of one into a value. */
    private interface Kind {
        TableDependent of(QualifiedName name, QualifiedName table, ArrayLiteral row);
    }

    static TableDependent of(
            String word, QualifiedName name, QualifiedName table, ArrayLiteral row) {
        return KINDS.get(word.substring(PREFIX.length())).of(name, table, row);
    }

    private static Statistics statistics(
            QualifiedName name, QualifiedName table, ArrayLiteral row) {
        List<String> varchars = row.list(VARCHARS);
        return Statistics.of(name, table, row.list(COLUMNS))
                .withExpressions(
                        row.list(EXPRESSIONS).stream()
                                .map(each -> StableExpression.of(each, varchars::contains))
                                .toList())
                .kinds(row.list(KINDS_OF).toArray(String[]::new))
                .target(row.text(TARGET) == null ? null : Integer.valueOf(row.text(TARGET)));
    }
}
