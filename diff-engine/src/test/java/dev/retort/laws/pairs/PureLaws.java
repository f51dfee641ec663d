package dev.retort.laws.pairs;

import dev.retort.diff.SchemaDiff;
import dev.retort.laws.cases.EffectLaw;
import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.List;

/** Laws L1 to L3, L12, and that each step leads to a schema that PostgreSQL would accept. */
public final class PureLaws {

    private final int version;

    public PureLaws(int version) {
        this.version = version;
    }

    /** What does not hold, or {@code null}. */
    public String broken(Pair pair) {
        try {
            if (!SchemaDiff.between(pair.before(), pair.before()).isEmpty()) {
                return "L1: a difference to itself";
            }
            String up = walk("L2", pair.before(), pair.upgrade(), pair.after());
            return up != null ? up : walk("L3", pair.after(), pair.downgrade(), pair.before());
        } catch (RuntimeException e) {
            return e.toString() + " at " + e.getStackTrace()[0];
        }
    }

    private String walk(String law, Schema from, List<Operation> operations, Schema to) {
        Schema schema = from;
        for (Operation operation : operations) {
            Schema next;
            try {
                next = Replay.apply(schema, List.of(operation));
            } catch (IllegalArgumentException e) {
                return law + ": " + Description.of(operation) + ": " + e.getMessage();
            }
            String differs = EffectLaw.broken(schema, operation, next);
            if (differs != null) {
                return differs;
            }
            if (!Sound.is(next, version)) {
                return law
                        + ": impossible after: "
                        + Description.of(operation)
                        + "\n lost: "
                        + Pair.sql(SchemaDiff.between(next, Sound.of(next, version)))
                        + " in\n"
                        + Pair.sql(operations);
            }
            schema = next;
        }
        return schema.equals(to)
                ? null
                : law
                        + ": leads elsewhere, still to do:\n"
                        + Pair.sql(SchemaDiff.between(schema, to));
    }
}
