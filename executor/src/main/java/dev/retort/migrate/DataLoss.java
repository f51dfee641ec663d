package dev.retort.migrate;

import dev.retort.operation.Operation;
import dev.retort.revision.Step;
import java.util.Locale;
import java.util.Objects;

/**
 * What one operation of a run would take away for good.
 *
 * @param operation drops a table that has rows, or a column or an attribute of a composite type
 *     that has values, or rounds values
 * @param count rows, or values that are not null; 0 when nobody could count them
 */
public record DataLoss(Step step, Operation operation, Precision precision, long count) {

    /** How well the count is known. */
    public enum Precision {
        EXACT,
        /** The planner's, from the last ANALYZE. */
        ESTIMATE,
        /** There are more. */
        AT_LEAST,
        /** The role may not see them all. */
        UNKNOWN
    }

    public DataLoss {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(precision, "precision");
    }

    /** For a person: {@code 3 rows}, {@code about 1,830,112 values}. */
    public String amount() {
        String thing = operation instanceof Operation.DropTable ? "row" : "value";
        String number =
                String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s")
                        + (operation instanceof Operation.AlterColumn ? " rounded" : "");
        return switch (precision) {
            case EXACT -> number;
            case ESTIMATE -> "about " + number;
            case AT_LEAST -> "more than " + number;
            case UNKNOWN -> thing + "s that this role may not see";
        };
    }
}
