package dev.retort.model;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as SQL text. The rule is that of PostgreSQL's {@code quote_ident}: a name stands as it is
 * when it is lower case and no keyword (other than an unreserved one), and in double quotes
 * otherwise.
 */
public final class Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /**
     * What {@code pg_get_keywords()} of PostgreSQL 14 to 18 does not call unreserved. A newer
     * server's keyword that is missing here would still be understood as a name by {@code
     * format_type}'s readers, so the list of the newest version is the one to keep.
     */
    private static final Set<String> KEYWORDS =
            Set.of(
                    """
                    all analyse analyze and any array as asc asymmetric authorization between bigint
                    binary bit boolean both case cast char character check coalesce collate collation
                    column concurrently constraint create cross current_catalog current_date
                    current_role current_schema current_time current_timestamp current_user dec decimal
                    default deferrable desc distinct do else end except exists extract false fetch
                    float for foreign freeze from full grant greatest group grouping having ilike in
                    initially inner inout int integer intersect interval into is isnull join json
                    json_array json_arrayagg json_exists json_object json_objectagg json_query
                    json_scalar json_serialize json_table json_value lateral leading least left like
                    limit localtime localtimestamp merge_action national natural nchar none normalize
                    not notnull null nullif numeric offset on only or order out outer overlaps overlay
                    placing position precision primary real references returning right row select
                    session_user setof similar smallint some substring symmetric system_user table
                    tablesample then time timestamp to trailing treat trim true union unique user using
                    values varchar variadic verbose when where window with xmlattributes xmlconcat
                    xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize
                    xmltable
                    """
                            .trim()
                            .split("\\s+"));

    private Identifiers() {}

    /** Whether a name like this has to stand in quotes though its letters are plain. */
    public static boolean isReserved(String name) {
        return KEYWORDS.contains(name);
    }

    public static String quote(String name) {
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name with its schema in front, if it has one. */
    public static String quote(QualifiedName name) {
        return name.inDefaultSchema()
                ? quote(name.name())
                : quote(name.schema()) + "." + quote(name.name());
    }
}
