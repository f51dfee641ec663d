package dev.retort.diff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.rename.Decisions;
import dev.retort.environment.Hooks;
import dev.retort.laws.cases.InMemory;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an id generator draws from, when nobody could create the generator. */
class UnknownSequencesTest {

    private static final Schema THERE =
            Schema.EMPTY.withSequences(List.of(Sequence.of(QualifiedName.of("numbers"))));

    private static Comparison compare(boolean areSequencesKnown) {
        Filter filter = new Filter(new Scope("public", List.of(), List.of()), Hooks.NONE);
        filter.readsSchema("public");
        return Comparison.of(
                new Desired(Schema.EMPTY, Set.of(), List.of())
                        .withSequencesKnown(areSequencesKnown),
                new Reflected(THERE, List.of(), Owners.UNKNOWN, true),
                () -> History.ofAll(THERE),
                filter,
                new PostgreSqlDialect(),
                InMemory.asTheServer(),
                Dependents.NONE,
                Decisions.NONE,
                false);
    }

    @Test
    void itStaysAndIsNamedAlthoughARevisionMadeIt() {
        Comparison comparison = compare(false);
        assertThat(comparison.upgrade()).isEmpty();
        assertThat(comparison.downgrade()).isEmpty();
        assertThat(comparison.notCompared()).containsExactly(Unmapped.of("sequence", "numbers"));
    }

    @Test
    void whereAllAreKnownItGoes() {
        assertThat(compare(true).upgrade()).hasSize(1);
    }
}
