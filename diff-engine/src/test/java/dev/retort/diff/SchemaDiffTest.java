package dev.retort.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.retort.diff.rename.Decisions;
import dev.retort.laws.cases.CaseList;
import dev.retort.laws.cases.Entry;
import dev.retort.laws.cases.InMemory;
import dev.retort.laws.cases.Recording;
import dev.retort.laws.cases.Renaming;
import dev.retort.laws.pairs.Pair;
import dev.retort.laws.pairs.PureLaws;
import dev.retort.laws.pairs.Seed;
import dev.retort.laws.pairs.Shrinker;
import dev.retort.model.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws L1 to L3 and L12 without a server, over the cases that are written as SQL and over schemas
 * that nobody thought of; and that an upgrade consists of just the operations that a case lists.
 */
class SchemaDiffTest {

    private static final int NEWEST = 18;

    private static final long SEED = Seed.FIRST;

    private static final int PAIRS = Integer.getInteger("retort.pairs.pure", 300);

    /** What the operations say of what depends on a changed schema, only a server knows. */
    @TestFactory
    Stream<DynamicNode> casesWithDependents() throws IOException {
        return cases("dependents", false);
    }

    @TestFactory
    Stream<DynamicNode> casesWithRows() throws IOException {
        return cases("filled", true);
    }

    @TestFactory
    Stream<DynamicNode> casesOfAlembic() throws IOException {
        return cases("alembic", true);
    }

    @TestFactory
    Stream<DynamicNode> cases() throws IOException {
        return cases("ddl", true);
    }

    private static Stream<DynamicNode> cases(String folder, boolean listsAllOperations)
            throws IOException {
        return CaseList.read(folder).stream().map(each -> tests(each, listsAllOperations));
    }

    private static DynamicNode tests(Entry entry, boolean listsAllOperations) {
        List<DynamicTest> tests = new ArrayList<>();
        Renaming told = entry.renaming();
        tests.add(
                test(
                        entry,
                        "before → after",
                        () -> {
                            Comparison comparison =
                                    hold(
                                            entry,
                                            Recording.before(entry),
                                            Recording.after(entry),
                                            told.decisions());
                            if (listsAllOperations) {
                                assertThat(Recording.described(comparison.upgrade()))
                                        .isEqualTo(entry.operations());
                            }
                        }));
        tests.add(
                test(
                        entry,
                        "after → before",
                        () ->
                                hold(
                                        entry,
                                        Recording.after(entry),
                                        Recording.before(entry),
                                        told.inverse().decisions())));
        tests.add(
                test(
                        entry,
                        "nothing → before",
                        () -> hold(entry, Schema.EMPTY, Recording.before(entry), Decisions.NONE)));
        tests.add(
                test(
                        entry,
                        "nothing → after",
                        () -> hold(entry, Schema.EMPTY, Recording.after(entry), Decisions.NONE)));
        return DynamicContainer.dynamicContainer(entry.name(), tests);
    }

    private interface Law {
        void hold() throws IOException;
    }

    /** Surefire's reports name dynamic tests by their number alone. */
    private static DynamicTest test(Entry entry, String move, Law law) {
        return DynamicTest.dynamicTest(
                move,
                () -> {
                    try {
                        law.hold();
                    } catch (AssertionError | RuntimeException e) {
                        throw new AssertionError(
                                entry.name() + ", " + move + ": " + e.getMessage(), e);
                    }
                });
    }

    private static Comparison hold(Entry entry, Schema from, Schema to, Decisions decisions) {
        Comparison comparison = InMemory.compare(entry, from, to, decisions);
        InMemory.hold(comparison);
        return comparison;
    }

    /**
     * A failure prints its seed, which {@code -Dretort.seed=SEED} throws again, and the smallest
     * pair that still fails. {@code -Dretort.pairs.pure=2000} throws more.
     */
    @Test
    void pairsThatNobodyThoughtOf() {
        PureLaws laws = new PureLaws(NEWEST);
        int operations = 0;
        for (long seed = SEED; seed < SEED + PAIRS; seed++) {
            Pair pair = Pair.of(seed, NEWEST);
            String broken = laws.broken(pair);
            if (broken != null) {
                Pair small = new Shrinker(NEWEST, each -> laws.broken(each) != null).shrink(pair);
                fail("-Dretort.seed=%d: %s\n%s", seed, laws.broken(small), small);
            }
            operations += pair.upgrade().size();
        }
        assertThat(operations).as("pairs that differ").isGreaterThan(PAIRS);
        System.out.printf(
                "%,d pairs from -Dretort.seed=%d, %,d operations: L1 to L3 and L12 hold%n",
                PAIRS, SEED, operations);
    }
}
