package dev.retort.migrate;

import dev.retort.RetortException;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.Objects;

/** A statement of a revision failed. Its transaction was rolled back. */
public final class MigrationFailed extends RetortException {

    private static final long serialVersionUID = 1L;

    /**
     * Where it happened.
     *
     * @param operationNumber from 1, within the revision; 0 when no operation of it failed but the
     *     end of the transaction
     * @param operation the operation described, or {@code null}
     * @param sql the statement
     * @param sqlState or {@code null}
     * @param serverMessage all that the server said, detail and hint included
     */
    public record Place(
            String revision,
            Direction direction,
            int operationNumber,
            String operation,
            String sql,
            String sqlState,
            String serverMessage) {}

    private final transient Place place;
    private final transient List<StepResult> done;

    public MigrationFailed(
            String code,
            String message,
            String hint,
            Throwable cause,
            Place place,
            List<StepResult> done) {
        super(code, message, hint, cause);
        this.place = Objects.requireNonNull(place, "place");
        this.done = List.copyOf(done);
    }

    public Place place() {
        return place;
    }

    /** The steps of this run that were committed before. */
    public List<StepResult> done() {
        return done;
    }
}
