package dev.retort.model;

import java.util.List;
import java.util.Set;

/**
 * What somebody wants the database to be, as a reader of entities found it.
 *
 * @param schema spelled as the source spells it; {@code Dialect.canonical} and the adoption of
 *     names come later
 * @param generatedNames constraints and indexes whose name nobody wrote (Hibernate's {@code
 *     FK3k2j...}, a check that PostgreSQL will name): a database that has the same thing under
 *     another name is right, too
 * @param warnings sentences for a person, in the order they were found
 */
public record Desired(Schema schema, Set<PartRef> generatedNames, List<String> warnings) {

    public Desired {
        generatedNames = Set.copyOf(generatedNames);
        warnings = List.copyOf(warnings);
    }
}
