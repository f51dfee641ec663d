package dev.retort.laws.pairs;

import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Accepted;
import dev.retort.diff.accepted.Difference;
import dev.retort.diff.accepted.Entry;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What holds when some of the differences of two schemas go and the others stay: each difference is
 * one or none, as it was said, and what is in between is a schema that operations lead to and from.
 */
public final class PartLaws {

    private final int version;
    private final Random random;

    public PartLaws(int version, long seed) {
        this.version = version;
        this.random = new Random(seed);
    }

    /** What does not hold, or {@code null}. */
    public String broken(Pair pair) {
        Schema before = pair.before();
        Schema after = pair.after();
        List<Difference> all = Acceptance.of(before, after, Accepted.NOTHING).differences();
        if (all.isEmpty() != before.equals(after)) {
            return "a difference has no name";
        }
        for (Difference each : all) {
            if (each.database().equals(each.entities())) {
                return "both sides read alike: " + each;
            }
        }
        Acceptance none =
                Acceptance.of(
                        before,
                        after,
                        Accepted.NOTHING.with(
                                all.stream().map(each -> Entry.of(each, "", List.of())).toList()));
        if (!none.desired().equals(before)) {
            return "all are accepted, and still to do:\n"
                    + Pair.sql(SchemaDiff.between(before, none.desired()));
        }
        List<Difference> some = all.stream().filter(each -> random.nextBoolean()).toList();
        return some.isEmpty() ? null : broken(before, after, all, some);
    }

    private String broken(
            Schema before, Schema after, List<Difference> all, List<Difference> some) {
        Set<Difference.Key> waiting = new HashSet<>();
        some.forEach(each -> waiting.add(each.key()));
        Acceptance acceptance = Acceptance.of(before, after, Accepted.NOTHING.withWaiting(waiting));
        acceptance.taken().forEach(each -> waiting.remove(each.difference().key()));
        Schema between = acceptance.desired();
        Set<Difference.Key> expected = new HashSet<>();
        all.forEach(each -> expected.add(each.key()));
        expected.removeAll(waiting);
        Set<Difference.Key> found = new HashSet<>();
        acceptance.differences().forEach(each -> found.add(each.key()));
        Set<Difference.Key> gone = new HashSet<>(expected);
        gone.removeAll(found);
        // An identity that stays is NOT NULL in any case.
        gone.removeIf(each -> "not null".equals(each.property()));
        if (!expected.containsAll(found) || !gone.isEmpty()) {
            return "wanted the differences " + expected + "\n found " + found;
        }
        if (!Sound.is(between, version)) {
            return "impossible when "
                    + some
                    + " wait; lost: "
                    + Pair.sql(SchemaDiff.between(between, Sound.of(between, version)));
        }
        String there = walk(before, between);
        return there != null ? there : walk(between, after);
    }

    private static String walk(Schema from, Schema to) {
        Schema schema = from;
        for (Operation operation : SchemaDiff.between(from, to)) {
            try {
                schema = Replay.apply(schema, List.of(operation));
            } catch (IllegalArgumentException e) {
                return Description.of(operation) + ": " + e.getMessage();
            }
        }
        return schema.equals(to) ? null : "leads elsewhere";
    }
}
