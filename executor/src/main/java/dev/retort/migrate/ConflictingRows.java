package dev.retort.migrate;

import dev.retort.RetortException;
import dev.retort.dialect.Obstacle;
import dev.retort.revision.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Rows are in the way of a revision, and nothing of it was kept: RT-3310 when somebody has to write
 * what the revision leaves open, RT-3311 when the rows have to change.
 */
public final class ConflictingRows extends RetortException {

    private static final long serialVersionUID = 1L;

    /**
     * @param count of the obstacle's rows, at least 1
     * @param example what the server says of the first of them, or {@code null}
     */
    public record Finding(
            Step step, PreparedOperation prepared, Obstacle obstacle, long count, String example) {

        public Finding {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(prepared, "prepared");
            Objects.requireNonNull(obstacle, "obstacle");
        }

        /** Whether the revision's source is not finished. */
        boolean isTodo() {
            return prepared.operation().isTodo();
        }

        /** For a person: {@code book: 3 rows without a value for copies, at Rev_copies.java:17}. */
        public String sentence() {
            return obstacle.sentence(count)
                    + (example == null ? "" : " (" + example + ")")
                    + (prepared.place() == null ? "" : ", at " + prepared.place());
        }
    }

    private final transient List<Finding> findings;
    private final transient List<StepResult> done;

    /**
     * @param findings of one step, at least one
     * @param state a sentence that says where the database is
     * @param done the steps that were committed before
     */
    public ConflictingRows(List<Finding> findings, String state, List<StepResult> done) {
        super(
                findings.stream().anyMatch(Finding::isTodo) ? "RT-3310" : "RT-3311",
                message(findings, state),
                hint(findings));
        this.findings = List.copyOf(findings);
        this.done = List.copyOf(done);
    }

    /** At least one, in the order of the operations. */
    public List<Finding> findings() {
        return findings;
    }

    /** The steps of this run that were committed before. */
    public List<StepResult> done() {
        return done;
    }

    private static String message(List<Finding> findings, String state) {
        Step step = findings.get(0).step();
        return "rows are in the way of the "
                + step.direction().word()
                + " of revision "
                + step.id()
                + findings.stream()
                        .map(
                                finding ->
                                        "\n"
                                                + finding.sentence()
                                                + "\n    "
                                                + finding.obstacle()
                                                        .query()
                                                        .replace("\n", "\n    "))
                        .collect(Collectors.joining())
                + "\n"
                + state;
    }

    private static String hint(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.obstacle().remedy())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
