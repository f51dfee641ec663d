package dev.retort.hibernate;

import dev.retort.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that people and naming strategies gave, and who else wants one of them. PostgreSQL has
 * one set of names for the tables, sequences and indexes of a schema, unique constraints among
 * them, and one for the constraints of a table; Hibernate looks at neither.
 */
final class GivenNames {

    private final Map<QualifiedName, String> relations = new HashMap<>();
    private final List<String> clashes = new ArrayList<>();

    /**
     * @param what it names, for a message: {@code the table of shop.Order}
     * @return false when something else has it
     */
    boolean takeRelation(QualifiedName name, String what) {
        String other = relations.putIfAbsent(name, what);
        if (other != null) {
            clash(name.name(), other, what);
        }
        return other == null;
    }

    void clash(String name, String one, String other) {
        clashes.add(name + " is the name of " + one + " and of " + other);
    }

    /** In the order in which they were found. */
    List<String> clashes() {
        return List.copyOf(clashes);
    }
}
