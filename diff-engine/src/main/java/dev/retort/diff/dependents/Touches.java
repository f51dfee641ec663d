package dev.retort.diff.dependents;

import dev.retort.model.ObjectId;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What of the schema an operation touches, in the names of the time when it runs. */
final class Touches {

    private Touches() {}

    static Set<Touch> of(Operation operation) {
        Set<Touch> touches = new HashSet<>();
        for (Effect effect : operation.effects()) {
            if (effect.is(What.DROPPED)) {
                touch(effect.id()).ifPresent(touches::add);
            } else if (effect.is(What.RETYPED)) {
                touches.add(Touch.columnType(effect.id().name(), effect.id().part()));
            }
        }
        return touches;
    }

    private static Optional<Touch> touch(ObjectId id) {
        return switch (id.kind()) {
            case TABLE, SEQUENCE -> Optional.of(Touch.relation(id.name()));
            case INDEX -> Optional.of(Touch.relation(id.name().sibling(id.part())));
            case COLUMN, ATTRIBUTE -> Optional.of(Touch.column(id.name(), id.part()));
            case CONSTRAINT -> Optional.of(Touch.constraint(id.name(), id.part()));
            case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE -> Optional.of(Touch.type(id.name()));
            default -> Optional.empty();
        };
    }
}
