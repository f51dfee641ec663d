package dev.retort.hibernate;

import dev.retort.sql.Identifiers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that PostgreSQL gives to what a statement leaves without one, given that everything is
 * created in the order in which this object hears of it. The rules are those of makeObjectName,
 * ChooseRelationName, ChooseIndexNameAddition and ChooseConstraintName in its source
 * (commands/indexcmds.c, catalog/pg_constraint.c): parts joined by underscores, the longer of table
 * and column cut until the whole fits into 63 bytes, and a number behind the label while the name
 * is taken.
 */
final class InventedNames {

    private final Map<String, Set<String>> relations = new HashMap<>();
    private final Map<String, Set<String>> constraints = new HashMap<>();

    void takeRelation(String schema, String name) {
        relations.computeIfAbsent(schema, key -> new HashSet<>()).add(name);
    }

    void takeConstraint(String schema, String name) {
        constraints.computeIfAbsent(schema, key -> new HashSet<>()).add(name);
    }

    /** The sequence behind an identity or serial column. */
    String sequence(String schema, String table, String column) {
        String name = choose(schema, table, column, "seq", true, false);
        takeRelation(schema, name);
        return name;
    }

    String primaryKey(String schema, String table) {
        return index(schema, table, null, "pkey");
    }

    String unique(String schema, String table, List<String> columns) {
        return index(schema, table, addition(columns), "key");
    }

    /**
     * @param column the only column in the expression, or {@code null}
     */
    String check(String schema, String table, String column) {
        String name = choose(schema, table, column, "check", false, true);
        takeConstraint(schema, name);
        return name;
    }

    private String index(String schema, String table, String middle, String label) {
        String name = choose(schema, table, middle, label, true, true);
        takeRelation(schema, name);
        takeConstraint(schema, name);
        return name;
    }

    private String choose(
            String schema,
            String table,
            String middle,
            String label,
            boolean amongRelations,
            boolean amongConstraints) {
        Set<String> takenRelations = relations.getOrDefault(schema, Set.of());
        Set<String> takenConstraints = constraints.getOrDefault(schema, Set.of());
        for (int pass = 0; ; pass++) {
            String name = Identifiers.joined(table, middle, pass == 0 ? label : label + pass);
            boolean taken =
                    (amongRelations && takenRelations.contains(name))
                            || (amongConstraints && takenConstraints.contains(name));
            if (!taken) {
                return name;
            }
        }
    }

    /** The server joins into a buffer of NAMEDATALEN bytes and stops when that is full. */
    private static String addition(List<String> columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns) {
            joined.append(joined.length() == 0 ? "" : "_").append(column);
            if (Identifiers.bytes(joined.toString()) > Identifiers.MAX_BYTES) {
                break;
            }
        }
        return joined.toString();
    }
}
