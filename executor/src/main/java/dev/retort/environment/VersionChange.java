package dev.retort.environment;

import dev.retort.revision.Direction;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A change of the version rows that was just made. Alembic's {@code MigrationInfo}.
 *
 * @param revision its id; {@code base} for a stamp that only took rows away
 * @param message of the revision; empty when there is none
 * @param headsBefore the version rows before; of a stamp, before all of it
 * @param headsAfter the version rows now
 */
public record VersionChange(
        String revision,
        Direction direction,
        String message,
        SortedSet<String> headsBefore,
        SortedSet<String> headsAfter) {

    public VersionChange {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(message, "message");
        headsBefore = Collections.unmodifiableSortedSet(new TreeSet<>(headsBefore));
        headsAfter = Collections.unmodifiableSortedSet(new TreeSet<>(headsAfter));
    }
}
