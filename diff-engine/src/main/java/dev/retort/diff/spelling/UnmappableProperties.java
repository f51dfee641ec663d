package dev.retort.diff.spelling;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;
import java.util.Map;

/** Takes from a constraint the properties that entities cannot map. */
final class UnmappableProperties implements Constraint.Visitor<Constraint> {

    static final UnmappableProperties OF_CONSTRAINT = new UnmappableProperties();

    private UnmappableProperties() {}

    @Override
    public Constraint primaryKey(PrimaryKey constraint) {
        return constraint.withParameters(Map.of());
    }

    @Override
    public Constraint unique(Unique constraint) {
        return constraint.withParameters(Map.of());
    }

    @Override
    public Constraint foreignKey(ForeignKey constraint) {
        return constraint;
    }

    @Override
    public Constraint check(Check constraint) {
        return constraint;
    }

    @Override
    public Constraint exclusion(Exclusion constraint) {
        return constraint;
    }
}
