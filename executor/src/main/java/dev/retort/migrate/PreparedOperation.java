package dev.retort.migrate;

import dev.retort.dialect.Obstacle;
import dev.retort.operation.Operation;
import java.util.List;
import java.util.Objects;

/**
 * An operation with its SQL.
 *
 * @param place file and line of the revision's source that say it, or {@code null} when they are
 *     not known
 * @param sql the statements, in order, without a semicolon at the end
 * @param obstacles what may be in its way
 */
public record PreparedOperation(
        Operation operation, String place, List<String> sql, List<Obstacle> obstacles) {

    public PreparedOperation {
        Objects.requireNonNull(operation, "operation");
        sql = List.copyOf(sql);
        obstacles = List.copyOf(obstacles);
    }
}
