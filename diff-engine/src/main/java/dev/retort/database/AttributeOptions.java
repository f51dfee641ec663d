package dev.retort.database;

/**
 * What {@code pg_attribute.attoptions} says that a person said, as SQL for every query that asks.
 *
 * <p>A server may keep notes of its own there: PostgreSQL 15.20 has {@code pg_attver=N} on every
 * column of every table, view and composite type, takes it away from nobody and gives it to no new
 * column. The manual knows two options of a column (ALTER TABLE, SET ( attribute_option )), the
 * same two in all versions so far; anything else on a column is not a person's. On a key of an
 * index stand the parameters of its operator class, whose names every class chooses for itself.
 */
public final class AttributeOptions {

    /** What identifies and says the parameters of the operator class of the index key {@code o}. */
    static final String OF_INDEX_KEY = "array[o.attnum::text, o.attoptions::text]";

    private AttributeOptions() {}

    /** The options of a column as {@code name=value, ...}; null when there are none. */
    public static String ofColumn(String attribute) {
        return """
        (select string_agg(o, ', ' order by n)
                          from unnest(%s.attoptions) with ordinality u(o, n)
                         where split_part(o, '=', 1) in ('n_distinct', 'n_distinct_inherited'))"""
                .formatted(attribute);
    }
}
