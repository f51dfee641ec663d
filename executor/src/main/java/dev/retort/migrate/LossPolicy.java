package dev.retort.migrate;

import dev.retort.revision.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides whether a run may take data away for good: rows of a table that is dropped, values of a
 * column that is. The migrator looks for them when it holds the lock and has planned everything,
 * and asks before the first statement runs.
 */
@FunctionalInterface
public interface LossPolicy {

    /** Nothing is given up: the run is refused whole. */
    LossPolicy REFUSE =
            losses -> {
                throw new LossRefused(losses, "and nobody agreed to that", hint(losses));
            };

    /** Everything is given up, whatever revision takes it; the database is not even asked. */
    LossPolicy ALLOW_ALL = allowing(step -> true);

    /** Gives up what these revisions take, in either direction, and nothing else. */
    static LossPolicy allow(String... revisions) {
        Set<String> ids = Set.of(revisions);
        return allowing(step -> ids.contains(step.id()));
    }

    /**
     * Has somebody look at what would be lost.
     *
     * @param question answers whether to go on
     */
    static LossPolicy ask(Predicate<List<DataLoss>> question) {
        return losses -> {
            if (!question.test(losses)) {
                throw new LossRefused(losses, "and that was not confirmed", hint(losses));
            }
        };
    }

    /**
     * Called with what would be lost in steps that {@link #allows} does not let pass; when it
     * returns, the run goes on.
     *
     * @param losses at least one, in the order of the run
     * @throws LossRefused to end the run before it changes anything
     */
    void decide(List<DataLoss> losses);

    /** Whether a step may take what it wants, so that nobody has to look for it. */
    default boolean allows(Step step) {
        return false;
    }

    private static LossPolicy allowing(Predicate<Step> allowed) {
        return new LossPolicy() {
            @Override
            public void decide(List<DataLoss> losses) {
                REFUSE.decide(losses);
            }

            @Override
            public boolean allows(Step step) {
                return allowed.test(step);
            }
        };
    }

    private static String hint(List<DataLoss> losses) {
        return losses.stream()
                .map(loss -> '"' + loss.step().id() + '"')
                .distinct()
                .collect(
                        Collectors.joining(
                                ", ",
                                "save the data, or give it up by name: onLoss(LossPolicy.allow(",
                                "))"));
    }
}
