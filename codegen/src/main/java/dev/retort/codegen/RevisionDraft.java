package dev.retort.codegen;

import dev.retort.operation.Operation;
import java.util.List;
import java.util.Objects;

/**
 * Everything that a revision source says.
 *
 * @param revises none for a base, several for a merge
 * @param message any text, several lines allowed; empty for none
 * @param packageName empty for the unnamed package
 * @param className as {@link FileTemplate#className} gives it
 * @param isAsFound whether it writes down what another database has, {@code @AsFound}
 */
public record RevisionDraft(
        String id,
        List<String> revises,
        List<String> dependsOn,
        List<String> branchLabels,
        String message,
        String packageName,
        String className,
        List<Operation> upgrade,
        List<Operation> downgrade,
        boolean isAsFound) {

    public RevisionDraft {
        Objects.requireNonNull(id, "id");
        revises = List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(packageName, "packageName");
        Objects.requireNonNull(className, "className");
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /** One that says what somebody wants. */
    public RevisionDraft(
            String id,
            List<String> revises,
            List<String> dependsOn,
            List<String> branchLabels,
            String message,
            String packageName,
            String className,
            List<Operation> upgrade,
            List<Operation> downgrade) {
        this(
                id,
                revises,
                dependsOn,
                branchLabels,
                message,
                packageName,
                className,
                upgrade,
                downgrade,
                false);
    }
}
