package dev.retort.snapshot;

import dev.retort.model.Schema;
import java.util.List;

/**
 * What a database is, as far as the reading role can see it.
 *
 * @param schema in canonical spelling
 * @param notCompared what is there and has no place in {@link Schema}, sorted by kind and name
 * @param owners of everything that is read
 * @param namesNotNull whether a NOT NULL is a constraint with a name, as from PostgreSQL 18 on
 */
public record Reflected(
        Schema schema, List<Unmapped> notCompared, Owners owners, boolean namesNotNull) {

    public Reflected {
        notCompared = List.copyOf(notCompared);
    }
}
