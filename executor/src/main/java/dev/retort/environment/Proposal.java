package dev.retort.environment;

import dev.retort.operation.Operation;
import java.util.List;
import java.util.Objects;

/**
 * What a generated revision is about to say. Alembic's {@code directives}.
 *
 * @param message of the revision; empty when there is none, as for {@code check}
 */
public record Proposal(String message, List<Operation> upgrade, List<Operation> downgrade) {

    public Proposal {
        Objects.requireNonNull(message, "message");
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    public Proposal withUpgrade(List<Operation> value) {
        return new Proposal(message, value, downgrade);
    }

    public Proposal withDowngrade(List<Operation> value) {
        return new Proposal(message, upgrade, value);
    }

    /** The proposal of no revision. */
    public Proposal nothing() {
        return new Proposal(message, List.of(), List.of());
    }

    /** Whether there is nothing to write a revision for. */
    public boolean isEmpty() {
        return upgrade.isEmpty() && downgrade.isEmpty();
    }
}
