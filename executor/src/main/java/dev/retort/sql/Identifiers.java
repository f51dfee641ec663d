package dev.retort.sql;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as SQL text, and how long they may be. The rule is that of PostgreSQL's {@code
 * quote_ident}: a name stands as it is when it is lower case and no keyword (other than an
 * unreserved one), and in double quotes otherwise.
 */
public final class Identifiers {

    /** NAMEDATALEN - 1 of a server built as usual. */
    public static final int MAX_BYTES = 63;

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
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name) ? name : quoteAlways(name);
    }

    /** In quotes, whether it needs them or not. */
    public static String quoteAlways(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * The name of what stands in a schema.
     *
     * @param schema empty for one that is left to the search path
     */
    public static String quote(String schema, String name) {
        return schema.isEmpty() ? quote(name) : quote(schema) + "." + quote(name);
    }

    /** What the server makes of a name that stands without quotes. */
    public static String folded(String name) {
        return cut(lowerCase(name));
    }

    /** In UTF-8 and every other multi-byte encoding only ASCII letters are folded. */
    private static String lowerCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return folded.toString();
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What the server keeps of a name. */
    public static String cut(String name) {
        return cut(name, MAX_BYTES);
    }

    /** The longest start of a text that has at most so many bytes and no half character. */
    public static String cut(String text, int bytes) {
        if (text.length() * 3L <= bytes) {
            return text;
        }
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= bytes) {
            return text;
        }
        int end = bytes;
        while (end > 0 && (all[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(all, 0, end, StandardCharsets.UTF_8);
    }

    /** The name with something behind it, cut before that until the whole fits. */
    public static String withSuffix(String name, String suffix) {
        return cut(name, MAX_BYTES - bytes(suffix)) + suffix;
    }

    /**
     * The name that the server makes up for a part of a table: both names and a label, joined by
     * underscores, where the longer name is cut until the whole fits (makeObjectName in indexcmds.c
     * of its source).
     *
     * @param second or {@code null}
     */
    public static String joined(String first, String second, String label) {
        int room = MAX_BYTES - bytes(label) - (second == null ? 1 : 2);
        int firstLength = bytes(first);
        int secondLength = second == null ? 0 : bytes(second);
        while (firstLength + secondLength > room) {
            if (firstLength > secondLength) {
                firstLength--;
            } else {
                secondLength--;
            }
        }
        return cut(first, firstLength)
                + "_"
                + (second == null ? "" : cut(second, secondLength) + "_")
                + label;
    }
}
