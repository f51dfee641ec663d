package dev.retort.migrate;

import dev.retort.operation.Operation;
import java.util.List;
import java.util.Objects;

/**
 * An operation with its SQL.
 *
 * @param sql the statements, in order, without a semicolon at the end
 */
public record PreparedOperation(Operation operation, List<String> sql) {

    public PreparedOperation {
        Objects.requireNonNull(operation, "operation");
        sql = List.copyOf(sql);
    }
}
