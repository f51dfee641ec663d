package dev.retort.migrate;

import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.revision.Direction;
import dev.retort.revision.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A step with everything it is going to execute, known before the first statement runs.
 *
 * @param isOfBaseline whether its revision writes down what was there before, {@code @Baseline}
 */
public record PreparedStep(Step step, List<PreparedOperation> operations, boolean isOfBaseline) {

    public PreparedStep {
        Objects.requireNonNull(step, "step");
        operations = List.copyOf(operations);
    }

    /** One of a revision that somebody wrote. */
    public PreparedStep(Step step, List<PreparedOperation> operations) {
        this(step, operations, false);
    }

    /** Whether it takes down what was there before, and so runs only where its upgrade ran. */
    public boolean needsOwnUpgrade() {
        return isOfBaseline && step.direction() == Direction.DOWNGRADE;
    }

    /** Whether it makes what was there before, on a database that has nothing of it. */
    public boolean isUpgradeOfBaseline() {
        return isOfBaseline && step.direction() == Direction.UPGRADE;
    }

    /** Whether it takes down a first revision, below which there is nothing of Retort's. */
    public boolean isLastDowngrade() {
        return step.direction() == Direction.DOWNGRADE && step.revision().revises().isEmpty();
    }

    /** The SQL of all operations, in order. */
    public List<String> statements() {
        return operations.stream().flatMap(operation -> operation.sql().stream()).toList();
    }

    /** The operations that take data away for good. */
    public List<Operation> destructive() {
        return operations.stream()
                .map(PreparedOperation::operation)
                .filter(operation -> OperationName.of(operation).isDestructive())
                .toList();
    }

    /**
     * SHA-256 of the statements, in hexadecimal. It changes with what the revision does, not with
     * how its source is laid out.
     */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String statement : statements()) {
                digest.update(statement.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
