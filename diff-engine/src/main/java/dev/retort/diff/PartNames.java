package dev.retort.diff;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that parts of a table take in its schema: indexes, and constraints that have one. Checks
 * and foreign keys are named within their table only.
 */
final class PartNames implements Constraint.Visitor<Boolean> {

    private static final PartNames OWNS_INDEX = new PartNames();

    private PartNames() {}

    static boolean isRelation(Constraint constraint) {
        return constraint.accept(OWNS_INDEX);
    }

    static List<QualifiedName> relations(Table table) {
        List<QualifiedName> names = new ArrayList<>();
        for (Constraint constraint : table.constraints().values()) {
            if (isRelation(constraint)) {
                names.add(table.name().sibling(constraint.name()));
            }
        }
        table.indexes().keySet().forEach(index -> names.add(table.name().sibling(index)));
        return names;
    }

    @Override
    public Boolean primaryKey(PrimaryKey constraint) {
        return true;
    }

    @Override
    public Boolean unique(Unique constraint) {
        return true;
    }

    @Override
    public Boolean foreignKey(ForeignKey constraint) {
        return false;
    }

    @Override
    public Boolean check(Check constraint) {
        return false;
    }

    @Override
    public Boolean exclusion(Exclusion constraint) {
        return true;
    }
}
