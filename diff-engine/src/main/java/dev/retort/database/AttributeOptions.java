package dev.retort.database;

import dev.retort.model.ColumnOption;

/**
 * What {@code pg_attribute} says that a person said with ALTER COLUMN ... SET, as SQL for every
 * query that asks: what the model has an option for, and {@code attoptions}.
 *
 * <p>In {@code attoptions} a server may keep notes of its own: PostgreSQL 15.20 has {@code
 * pg_attver=N} on every column of every table, view and composite type, takes it away from nobody
 * and gives it to no new column. The manual knows two options of a column (ALTER TABLE, SET (
 * attribute_option )), the same two in all versions so far; anything else on a column is not a
 * person's. On a key of an index stand the parameters of its operator class, whose names every
 * class chooses for itself.
 */
public final class AttributeOptions {

    /** What identifies and says the parameters of the operator class of the index key {@code o}. */
    static final String OF_INDEX_KEY = "array[o.attnum::text, o.attoptions::text]";

    private AttributeOptions() {}

    /**
     * The option's value in the model's words, as text; null for what the column's type or the
     * server has by itself. A letter that a newer server has is its own word.
     *
     * @param attribute the alias of {@code pg_attribute}
     * @param type the alias of the {@code pg_type} of the column
     */
    public static String value(ColumnOption option, String attribute, String type) {
        return switch (option) {
            case STORAGE ->
                    """
                    case when $a.attstorage <> $t.typstorage
                              then case $a.attstorage when 'p' then 'plain' when 'e' then 'external'
                                        when 'x' then 'extended' when 'm' then 'main'
                                        else $a.attstorage::text end end"""
                            .replace("$a", attribute)
                            .replace("$t", type);
            case COMPRESSION ->
                    """
                    case $a.attcompression when 'p' then 'pglz' when 'l' then 'lz4'
                              else nullif($a.attcompression::text, '') end"""
                            .replace("$a", attribute);
            // The default is -1 before PostgreSQL 17 and null from there on.
            case STATISTICS -> "nullif($a.attstattarget, -1)::text".replace("$a", attribute);
        };
    }

    /** The options of a column as {@code name=value, ...}; null when there are none. */
    public static String ofColumn(String attribute) {
        return """
        (select string_agg(o, ', ' order by n)
                          from unnest(%s.attoptions) with ordinality u(o, n)
                         where split_part(o, '=', 1) in ('n_distinct', 'n_distinct_inherited'))"""
                .formatted(attribute);
    }
}
