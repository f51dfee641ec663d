package dev.retort.diff;

import dev.retort.environment.ObjectKind;
import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;

/** What filters call a constraint. */
final class KindOf implements Constraint.Visitor<ObjectKind> {

    static final KindOf CONSTRAINT = new KindOf();

    private KindOf() {}

    @Override
    public ObjectKind primaryKey(PrimaryKey constraint) {
        return ObjectKind.PRIMARY_KEY;
    }

    @Override
    public ObjectKind unique(Unique constraint) {
        return ObjectKind.UNIQUE;
    }

    @Override
    public ObjectKind foreignKey(ForeignKey constraint) {
        return ObjectKind.FOREIGN_KEY;
    }

    @Override
    public ObjectKind check(Check constraint) {
        return ObjectKind.CHECK;
    }

    @Override
    public ObjectKind exclusion(Exclusion constraint) {
        return ObjectKind.EXCLUSION;
    }
}
