package dev.retort.codegen;

import dev.retort.operation.Operation;
import dev.retort.revision.AsFound;
import dev.retort.revision.Baseline;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a revision source says.
 *
 * @param revises none for a base, several for a merge
 * @param message any text, several lines allowed; empty for none
 * @param packageName empty for the unnamed package
 * @param className as {@link FileTemplate#className} gives it
 * @param origin where what it says is from
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
        Origin origin) {

    /** Where the operations of a revision are from. */
    public enum Origin {
        /** Somebody wants them. */
        WANTED(null),
        /** Another database has what they make, {@code @AsFound}. */
        AS_FOUND(AsFound.class),
        /** This database had it before the first revision, {@code @Baseline}. */
        BASELINE(Baseline.class);

        private final Class<? extends Annotation> annotation;

        Origin(Class<? extends Annotation> annotation) {
            this.annotation = annotation;
        }

        /** What the source says of it. */
        Optional<Class<? extends Annotation>> annotation() {
            return Optional.ofNullable(annotation);
        }
    }

    public RevisionDraft {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(origin, "origin");
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
                Origin.WANTED);
    }
}
