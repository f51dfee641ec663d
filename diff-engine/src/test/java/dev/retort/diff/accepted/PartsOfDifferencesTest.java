package dev.retort.diff.accepted;

import static org.assertj.core.api.Assertions.fail;

import dev.retort.laws.pairs.Pair;
import dev.retort.laws.pairs.PartLaws;
import dev.retort.laws.pairs.Seed;
import dev.retort.laws.pairs.Shrinker;
import org.junit.jupiter.api.Test;

/** Some differences of schemas that nobody thought of go, the others are accepted or wait. */
class PartsOfDifferencesTest {

    private static final int NEWEST = 18;

    private static final long SEED = Seed.FIRST;

    private static final int PAIRS = Integer.getInteger("retort.pairs.parts", 200);

    /** A failure prints its seed, which {@code -Dretort.seed=SEED} throws again. */
    @Test
    void anySubsetIsASchema() {
        for (long seed = SEED; seed < SEED + PAIRS; seed++) {
            Pair pair = Pair.of(seed, NEWEST);
            String broken = new PartLaws(NEWEST, seed).broken(pair);
            if (broken != null) {
                long at = seed;
                Pair small =
                        new Shrinker(NEWEST, each -> new PartLaws(NEWEST, at).broken(each) != null)
                                .shrink(pair);
                fail(
                        "-Dretort.seed=%d: %s\n%s",
                        seed, new PartLaws(NEWEST, seed).broken(small), small);
            }
        }
    }
}
