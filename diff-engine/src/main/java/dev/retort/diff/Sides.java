package dev.retort.diff;

import dev.retort.diff.rename.Decided;
import dev.retort.diff.rename.Renames;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.List;

/**
 * Both schemas on their way to the comparison.
 *
 * @param current by the names that the database has
 * @param desired by the names that are to be
 * @param decided what a person said about names that are gone
 * @param renames of the things that both have: what they are called now, and then
 */
record Sides(Schema current, Schema desired, Decided decided, Renames renames) {

    static Sides of(Schema current, Schema desired) {
        return new Sides(current, desired, Decided.NOTHING, Renames.NONE);
    }

    Sides withCurrent(Schema value) {
        return new Sides(value, desired, decided, renames);
    }

    Sides withDesired(Schema value) {
        return new Sides(current, value, decided, renames);
    }

    Sides withDecided(Decided value) {
        return new Sides(current, desired, value, value.renames());
    }

    Sides withRenames(Renames value) {
        return new Sides(current, desired, decided, value);
    }

    Schema currentByNewNames() {
        return replayed(current, renames.operations(current, desired));
    }

    Schema desiredByOldNames() {
        return replayed(desired, renames.inverse().operations(desired, current));
    }

    /**
     * The same with another desired side.
     *
     * @param value by the names that the database has
     */
    Sides withDesiredByOldNames(Schema value) {
        return withDesired(replayed(value, renames.operations(value, desired)));
    }

    private static Schema replayed(Schema schema, List<Operation> operations) {
        return operations.isEmpty() ? schema : Replay.apply(schema, operations);
    }
}
