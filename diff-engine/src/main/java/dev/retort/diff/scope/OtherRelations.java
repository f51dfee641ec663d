package dev.retort.diff.scope;

import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Desired tables whose name something else has in the database: a view that an entity reads, a
 * partitioned table. Its name is taken, so that a table cannot come there, and what it is made of
 * is not in the model.
 */
public final class OtherRelations {

    private final Map<QualifiedName, String> others;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param others what the database has besides tables, by its kind
     */
    public OtherRelations(Map<QualifiedName, String> others) {
        this.others = others;
    }

    /**
     * The desired schema without them, and without keys to them that are not there: those that are
     * stay.
     */
    public Schema without(Schema desired, Schema current) {
        List<Table> kept = new ArrayList<>();
        for (Table table : desired.tables().values()) {
            String kind = others.get(table.name());
            if (kind == null) {
                kept.add(withoutKeys(table, current.tables().get(table.name())));
            } else {
                warnings.add(
                        table.name()
                                + " is a "
                                + kind
                                + " in the database: it is not compared, and no table is made in"
                                + " its place");
            }
        }
        return warnings.isEmpty() ? desired : desired.withTables(kept).withoutStrays();
    }

    private Table withoutKeys(Table table, Table there) {
        List<Constraint> constraints =
                table.constraints().values().stream()
                        .filter(
                                each ->
                                        !(each instanceof ForeignKey key)
                                                || !others.containsKey(key.references())
                                                || isThere(key, there))
                        .toList();
        return constraints.size() == table.constraints().size()
                ? table
                : table.withConstraints(constraints);
    }

    private static boolean isThere(ForeignKey key, Table there) {
        return there != null
                && there.foreignKeys().stream()
                        .anyMatch(
                                each ->
                                        each.columns().equals(key.columns())
                                                && each.references().equals(key.references()));
    }

    /** What a person has to know of them. */
    public List<String> warnings() {
        return warnings;
    }
}
