package dev.retort.diff.compare;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.List;
import java.util.Optional;

/**
 * Constraints of one table that have the same index. CREATE TABLE takes them for one and drops all
 * but the first (transformIndexConstraints of PostgreSQL's parser); ALTER TABLE adds each.
 */
final class DuplicateKeys implements Constraint.Visitor<Object> {

    private static final DuplicateKeys INSTANCE = new DuplicateKeys();

    private DuplicateKeys() {}

    /**
     * Whether one that CREATE TABLE would come to earlier, which is the primary key first and then
     * the others in their order, may be taken for the same.
     */
    static boolean isSecond(Table table, Constraint constraint) {
        Object index = constraint.accept(INSTANCE);
        Optional<PrimaryKey> key = table.primaryKey();
        if (index == null || key.isPresent() && key.get().equals(constraint)) {
            return false;
        }
        if (key.isPresent() && index.equals(key.get().accept(INSTANCE))) {
            return true;
        }
        for (Constraint each : table.constraints().values()) {
            if (each.name().equals(constraint.name())) {
                return false;
            }
            if (index.equals(each.accept(INSTANCE))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Object primaryKey(PrimaryKey constraint) {
        return List.of(
                constraint.columns(), constraint.include(), false, constraint.deferrability());
    }

    @Override
    public Object unique(Unique constraint) {
        return List.of(
                constraint.columns(),
                constraint.include(),
                constraint.isNullsNotDistinct(),
                constraint.deferrability());
    }

    @Override
    public Object foreignKey(ForeignKey constraint) {
        return null;
    }

    @Override
    public Object check(Check constraint) {
        return null;
    }

    @Override
    public Object exclusion(Exclusion constraint) {
        return List.of(
                constraint.method(),
                constraint.elements(),
                constraint.include(),
                String.valueOf(constraint.predicate()),
                constraint.deferrability());
    }
}
