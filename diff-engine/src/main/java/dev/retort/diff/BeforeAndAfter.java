package dev.retort.diff;

import dev.retort.model.Definition;
import dev.retort.model.ObjectId;
import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.operation.Effect;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.List;

/**
 * An operation with both sides of what it changes, in words.
 *
 * @param former what its own line does not say of how it was; {@code null} for nothing
 * @param before all of what it was; {@code null} for what was not there
 * @param after all of what it is then; {@code null} for what is gone
 */
public record BeforeAndAfter(Operation operation, String former, String before, String after) {

    /**
     * @param from what the operations begin with
     * @param operations one that does not fit, because somebody else wrote it, and those after it
     *     have no sides
     */
    public static List<BeforeAndAfter> of(Schema from, List<Operation> operations) {
        return Replay.steps(
                from,
                operations,
                (operation, before, after) -> {
                    String was = words(operation.id(), before);
                    // Under its new name it is what it was.
                    boolean isRenamed =
                            operation.effects().stream()
                                    .anyMatch(each -> each.is(Effect.What.RENAMED));
                    return new BeforeAndAfter(
                            operation,
                            Description.former(operation, before),
                            was,
                            isRenamed ? was : words(operation.id(), after));
                });
    }

    private static String words(ObjectId id, Schema schema) {
        if (id == null || !schema.contains(id)) {
            return null;
        }
        return switch (id.kind()) {
            case ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE -> null;
            default -> {
                Definition definition = schema.definition(id);
                yield definition == null ? null : Description.of(definition);
            }
        };
    }
}
