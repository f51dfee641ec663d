package dev.retort.database.dependency;

/**
 * Something that depends on something or is needed, by its address and by its name.
 *
 * @param kind in the server's words
 * @param schema of it or, of a part, of its table; {@code null} for what is in no schema
 * @param name of it or, of a part, of its table
 * @param part the column, constraint, index, trigger and so on; else {@code null}
 * @param arguments of a routine, in parentheses; else {@code null}
 * @param identity the server's own name for it, where it is neither a relation nor part of one;
 *     else {@code null}
 */
public record CatalogObject(
        ObjectAddress address,
        String kind,
        String schema,
        String name,
        String part,
        String arguments,
        String identity) {

    boolean isRelation() {
        return address.isIn("pg_class") && part == null;
    }

    /** That of a constraint, too: it has a name in the schema besides that in its table. */
    boolean isIndex() {
        return address.isIn("pg_class") && part != null && !kind.equals("column");
    }

    /** A table, and nothing else that has columns. */
    boolean isTable() {
        return isRelation() && (kind.equals("table") || kind.equals("foreign table"));
    }
}
