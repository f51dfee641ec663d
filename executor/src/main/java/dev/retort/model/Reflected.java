package dev.retort.model;

import java.util.List;

/**
 * What a database is, as far as the reading role can see it.
 *
 * @param schema in canonical spelling
 * @param notCompared what is there and has no place in {@link Schema}, sorted by kind and name
 * @param namesNotNull whether a NOT NULL is a constraint with a name, as from PostgreSQL 18 on
 */
public record Reflected(Schema schema, List<Other> notCompared, boolean namesNotNull) {

    public Reflected {
        notCompared = List.copyOf(notCompared);
    }

    /**
     * Something that the model cannot express: never proposed, never touched, always named.
     *
     * @param kind in PostgreSQL's words, lower case: {@code view}, {@code trigger}, {@code
     *     exclusion constraint}
     * @param name qualified as a person would write it; a part of a table as {@code name on table}
     */
    public record Other(String kind, String name) {}
}
