package dev.retort.diff.dependents;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * An object that an operation drops or gives another type: what depends on it is in the way, or
 * goes along.
 */
public record Touch(ObjectId id, How how) {

    /** What happens to it. */
    public enum How {
        /** It goes, perhaps to be made anew. */
        DROPPED,
        /** A column or an attribute stays and gets another type. */
        RETYPED,
        /** A column stays, and the sequence goes that it had as an identity. */
        NO_IDENTITY
    }

    private static final Operation.Visitor<Boolean> DROPS_IDENTITY =
            new Operation.Partial<>() {
                @Override
                public Boolean alterColumn(Operation.AlterColumn operation) {
                    return operation.changes().stream()
                            .anyMatch(ColumnChange.DropIdentity.class::isInstance);
                }

                @Override
                protected Boolean otherwise(Operation operation) {
                    return false;
                }
            };

    public Touch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(how, "how");
    }

    static Touch dropped(ObjectId id) {
        return new Touch(id, How.DROPPED);
    }

    public boolean isRetyped() {
        return how == How.RETYPED;
    }

    /** What of the schema an operation touches, in the names of the time when it runs. */
    static Set<Touch> of(Operation operation) {
        Set<Touch> touches = new HashSet<>();
        for (Effect effect : operation.effects()) {
            if (effect.is(What.RETYPED)) {
                touches.add(new Touch(effect.id(), How.RETYPED));
            } else if (effect.is(What.DROPPED)) {
                Touch dropped = dropped(effect.id());
                if (dropped.canBeNeeded() || dropped.hasSettings()) {
                    touches.add(dropped);
                }
            }
        }
        if (operation.accept(DROPS_IDENTITY)) {
            touches.add(new Touch(operation.id(), How.NO_IDENTITY));
        }
        return touches;
    }

    /** Whether something outside of the schema may depend on it. */
    public boolean canBeNeeded() {
        return how != How.NO_IDENTITY
                && switch (id.kind()) {
                    case SCHEMA, ENUM_LABEL, DOMAIN_CONSTRAINT -> false;
                    default -> !id.kind().isTableDependent();
                };
    }

    /**
     * Whether it takes along what has no place in the schema: whose it is, who may do what with it,
     * and the like.
     */
    public boolean hasSettings() {
        return switch (how) {
            case RETYPED -> false;
            case NO_IDENTITY -> true;
            case DROPPED ->
                    switch (id.kind()) {
                        case SCHEMA, TABLE, COLUMN, SEQUENCE, ATTRIBUTE -> true;
                        default -> isType();
                    };
        };
    }

    private boolean isType() {
        return switch (id.kind()) {
            case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE -> true;
            default -> false;
        };
    }

    /** A word for what kind of thing goes: {@code type} for all types. */
    public String word() {
        if (how == How.NO_IDENTITY) {
            return "identity";
        }
        return isType() ? "type" : id.kind().word();
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
            case SCHEMA -> "schema " + id.name().name();
            default -> name().toString();
        };
    }
}
