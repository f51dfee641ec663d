package dev.retort.diff.dependents;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * An object that an operation drops or gives another type: what depends on it is in the way, or
 * goes along.
 *
 * @param isRetyped whether a column or an attribute stays and gets another type; else it goes,
 *     perhaps to be made anew
 */
public record Touch(ObjectId id, boolean isRetyped) {

    public Touch {
        Objects.requireNonNull(id, "id");
    }

    static Touch dropped(ObjectId id) {
        return new Touch(id, false);
    }

    /** What of the schema an operation touches, in the names of the time when it runs. */
    static Set<Touch> of(Operation operation) {
        Set<Touch> touches = new HashSet<>();
        for (Effect effect : operation.effects()) {
            boolean isRetyped = effect.is(What.RETYPED);
            if (isRetyped || effect.is(What.DROPPED) && canBeNeeded(effect.id())) {
                touches.add(new Touch(effect.id(), isRetyped));
            }
        }
        return touches;
    }

    private static boolean canBeNeeded(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA, ENUM_LABEL, DOMAIN_CONSTRAINT -> false;
            default -> !id.kind().isTableDependent();
        };
    }

    /** Whether it is a table, sequence or index. */
    public boolean isRelation() {
        return switch (id.kind()) {
            case TABLE, SEQUENCE, INDEX -> true;
            default -> false;
        };
    }

    /** The name that it has to itself, or that of the object that it is a part of. */
    public QualifiedName name() {
        return id.kind() == ObjectId.Kind.INDEX ? id.name().sibling(id.part()) : id.name();
    }

    /** For a sentence. */
    @Override
    public String toString() {
        return switch (id.kind()) {
            case COLUMN, ATTRIBUTE -> id.name() + "." + id.part();
            case CONSTRAINT -> "constraint " + id.part() + " on " + id.name();
            case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE -> "type " + id.name();
            default -> name().toString();
        };
    }
}
