package dev.retort.database;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The queries that SchemaCrawler runs instead of its own: bulk reads of {@code pg_catalog}, which
 * every role may read, where {@code information_schema} shows a role only what it owns.
 *
 * <p>All names go through {@code quote_ident}: SchemaCrawler trims what it reads and skips what is
 * blank, and a quoted name survives both. Facts that are not names are packed into the column
 * {@code PG} (see {@link ArrayLiteral}), by the label of a {@link PackedRow}. No column is a plain
 * column of a table, because the JDBC driver asks the server about the origin of such columns.
 *
 * <p>Attribute numbers, operator classes and the like are sent as they are stored and resolved
 * here, which is cheaper than having the server resolve them per row.
 */
final class CatalogQueries {

    private static final int VERSION_15 = 150000;
    private static final int VERSION_18 = 180000;

    private final int version;
    private final String namespaces;

    /**
     * @param version as {@code server_version_num}
     * @param namespaces the object identifiers of the schemas to read
     */
    CatalogQueries(int version, Collection<Long> namespaces) {
        this.version = version;
        this.namespaces =
                namespaces.isEmpty()
                        ? "0"
                        : namespaces.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    String schemata() {
        return """
        select null::text as "CATALOG_NAME", quote_ident(n.nspname) as "SCHEMA_NAME"
          from pg_catalog.pg_namespace n where n.oid in (:namespaces) or n.nspname = 'pg_catalog'\
        """
                .replace(":namespaces", namespaces);
    }

    /**
     * Tables that stand for themselves (no partitions, no children, no typed tables), each with its
     * columns, indexes and constraints packed into one text of each kind. As rows of their own
     * those would be most of the rows of all queries, and SchemaCrawler takes longer for a row than
     * the server does.
     */
    String tables() {
        return """
        select quote_ident(n.nspname) as "TABLE_SCHEM", quote_ident(c.relname) as "TABLE_NAME",
               'TABLE' as "TABLE_TYPE",
               :table::text as "PG",
               coalesce(cc.columns, '{}') as "PG_COLUMNS",
               coalesce(ii.indexes, '{}') as "PG_INDEXES",
               coalesce(kk.constraints, '{}') as "PG_CONSTRAINTS"
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          left join (:columns) cc on cc.attrelid = c.oid
          left join (:indexes) ii on ii.indrelid = c.oid
          left join (:constraints) kk on kk.conrelid = c.oid
          left join pg_catalog.pg_description d
            on d.classoid = 'pg_catalog.pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
         where :plain\
        """
                .replace(":table", ReflectedTable.FACTS.sql())
                .replace(":columns", COLUMNS_BY_TABLE)
                .replace(":not_null_constraints", version >= VERSION_18 ? UNUSUAL_NOT_NULLS : "")
                .replace(":indexes", INDEXES_BY_TABLE)
                .replace(":constraints", CONSTRAINTS_BY_TABLE)
                .replace(":column", ReflectedColumn.FACTS.sql())
                .replace(":not_null", version >= VERSION_18 ? NOT_NULL : "null")
                .replace(":named_not_null", ReflectedColumn.NOT_NULL_FACTS.sql())
                .replace(":identity_sequence", SequenceNumbers.options())
                .replace(":constraint", ReflectedConstraint.FACTS.sql())
                .replace(":exclusion", EXCLUSION)
                .replace(":excluding", ReflectedConstraint.EXCLUSION_FACTS.sql())
                .replace(":packed_index", ReflectedIndex.FACTS.sql())
                .replace(":class_parameters", CLASS_PARAMETERS)
                .replace(":key_options", AttributeOptions.OF_INDEX_KEY)
                .replace(
                        ":nulls_not_distinct",
                        version >= VERSION_15 ? "i.indnullsnotdistinct::text" : "'false'")
                .replace(":set_columns", version >= VERSION_15 ? "k.confdelsetcols::text" : "null")
                .replace(":enforced", version >= VERSION_18 ? "k.conenforced::text" : "'true'")
                .replace(":temporal", version >= VERSION_18 ? "and not k.conperiod" : "")
                .replace(":plain_target", plainTable("fc"))
                .replace(":plain", plainTable("c"))
                .replace(":namespaces", namespaces);
    }

    private static final String COLUMNS_BY_TABLE =
            """
            select a.attrelid, array_agg(:column order by a.attnum)::text as columns
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              join pg_catalog.pg_class c on c.oid = a.attrelid
              :not_null_constraints
              left join pg_catalog.pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
              left join pg_catalog.pg_description d
                on d.classoid = 'pg_catalog.pg_class'::regclass
               and d.objoid = a.attrelid and d.objsubid = a.attnum
              left join (
                select x.refobjid, x.refobjsubid,
                       :identity_sequence::text as options
                  from pg_catalog.pg_depend x
                  join pg_catalog.pg_sequence s on s.seqrelid = x.objid
                 where x.classid = 'pg_catalog.pg_class'::regclass
                   and x.refclassid = 'pg_catalog.pg_class'::regclass
                   and x.refobjsubid > 0 and x.deptype = 'i') q
                on q.refobjid = a.attrelid and q.refobjsubid = a.attnum
             where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
               and c.relpersistence <> 't' and c.relnamespace in (:namespaces)
             group by a.attrelid\
            """;

    private static final String NOT_NULL =
            """
            case when k.oid is not null then :named_not_null::text end\
            """;

    /** Those that say more than their column does, as far as a comparison of names can tell. */
    private static final String UNUSUAL_NOT_NULLS =
            """
            left join pg_catalog.pg_constraint k
                on k.contype = 'n' and k.conrelid = a.attrelid and k.conkey[1] = a.attnum
               and (k.connoinherit or not k.convalidated
                 or k.conname <> c.relname || '_' || a.attname || '_not_null')\
            """;

    /** Valid indexes that no constraint owns. */
    private static final String INDEXES_BY_TABLE =
            """
            select i.indrelid,
                   array_agg(:packed_index order by ic.relname)::text as indexes
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indrelid
              join pg_catalog.pg_class ic on ic.oid = i.indexrelid
              join pg_catalog.pg_am am on am.oid = ic.relam
              left join (:class_parameters) op on op.attrelid = i.indexrelid
             where c.relkind in ('r', 'p') and c.relpersistence <> 't'
               and c.relnamespace in (:namespaces)
               and i.indisvalid
               and not exists (select from pg_catalog.pg_constraint k
                                where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
             group by i.indrelid\
            """;

    private static final String CLASS_PARAMETERS =
            """
            select o.attrelid, array_agg(:key_options)::text as parameters
              from pg_catalog.pg_attribute o
              join pg_catalog.pg_index x on x.indexrelid = o.attrelid
             where o.attoptions is not null group by o.attrelid\
            """;

    /** A foreign key that follows from another one's partitions is not one. */
    private static final String CONSTRAINTS_BY_TABLE =
            """
            select k.conrelid, array_agg(:constraint order by k.conname)::text as constraints
              from pg_catalog.pg_constraint k
              join pg_catalog.pg_class c on c.oid = k.conrelid
              left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u')
              left join pg_catalog.pg_class ic on ic.oid = k.conindid and k.contype in ('p', 'u')
              left join pg_catalog.pg_class fc on fc.oid = k.confrelid
              left join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
             where c.relkind in ('r', 'p') and c.relpersistence <> 't'
               and c.relnamespace in (:namespaces)
               and k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 :temporal
             group by k.conrelid\
            """;

    /** The index of an exclusion constraint, and the operators in the order of its keys. */
    private static final String EXCLUSION =
            """
            select :excluding::text
              from pg_catalog.pg_index i
              join pg_catalog.pg_class ic on ic.oid = i.indexrelid
              join pg_catalog.pg_am am on am.oid = ic.relam
             cross join lateral (
                   select array_agg(:key_options)::text as parameters
                     from pg_catalog.pg_attribute o
                    where o.attrelid = i.indexrelid and o.attoptions is not null) op
             where i.indexrelid = k.conindid\
            """;

    /** Sequences that are not part of an identity column. */
    String sequences() {
        return """
        select quote_ident(n.nspname) as "SEQUENCE_SCHEMA", quote_ident(c.relname) as "SEQUENCE_NAME",
               :sequence::text as "PG"
          from pg_catalog.pg_sequence s
          join pg_catalog.pg_class c on c.oid = s.seqrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          left join (select x.objid, x.deptype, tn.nspname::text, tc.relname::text, ta.attname::text
                       from pg_catalog.pg_depend x
                       join pg_catalog.pg_class tc on tc.oid = x.refobjid
                       join pg_catalog.pg_namespace tn on tn.oid = tc.relnamespace
                       join pg_catalog.pg_attribute ta
                         on ta.attrelid = tc.oid and ta.attnum = x.refobjsubid
                      where x.classid = 'pg_catalog.pg_class'::regclass
                        and x.refclassid = 'pg_catalog.pg_class'::regclass
                        and x.refobjsubid > 0 and x.deptype in ('a', 'i')) o on o.objid = c.oid
         where c.relpersistence <> 't' and c.relnamespace in (:namespaces)
           and o.deptype is distinct from 'i' and :own\
        """
                .replace(":sequence", SequenceNumbers.FACTS.sql())
                .replace(":own", own("pg_class", "c.oid"))
                .replace(":namespaces", namespaces);
    }

    /**
     * A condition on a row of {@code pg_class}. It is asked of every target of a foreign key, too:
     * NOT IN over rows that are never null is hashed once whatever the statistics say.
     */
    private String plainTable(String c) {
        return """
        :c.relkind in ('r', 'p') and :c.relpersistence <> 't'
           and :c.relnamespace in (:namespaces)
           and not :c.relispartition and :c.reloftype = 0
           and :c.oid not in (select h.inhrelid from pg_catalog.pg_inherits h)
           and :own\
        """
                .replace(":own", own("pg_class", c + ".oid"))
                .replace(":c", c)
                .replace(":namespaces", namespaces);
    }

    /** A condition that an object is not an extension's. */
    static String own(String catalog, String oid) {
        return "not exists (select from pg_catalog.pg_depend e where e.deptype = 'e'"
                + " and e.classid = 'pg_catalog."
                + catalog
                + "'::regclass and e.objid = "
                + oid
                + ")";
    }

    String namespaces() {
        return namespaces;
    }

    boolean has(int major) {
        return version >= major * 10000;
    }
}
