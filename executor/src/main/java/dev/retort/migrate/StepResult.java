package dev.retort.migrate;

import dev.retort.revision.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What one step did.
 *
 * @param revision its id; {@code base} for a stamp that only took rows away
 * @param message of the revision; empty when there is none
 * @param statements those of the revision, without the version table's
 * @param duration zero where nothing ran (script, dry run)
 */
public record StepResult(
        String revision,
        Direction direction,
        String message,
        List<String> statements,
        Duration duration) {

    public StepResult {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(duration, "duration");
        statements = List.copyOf(statements);
    }
}
