package dev.retort.laws.pairs;

import static dev.retort.operation.Ddl.check;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.domain;
import static dev.retort.operation.Ddl.type;
import static dev.retort.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.baseline.BaselineRevision;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.environment.Hooks;
import dev.retort.laws.cases.InMemory;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Generation;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import dev.retort.replay.History;
import dev.retort.replay.Replay;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.SqlDefinitions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * L13 over schemas that nobody thought of, of which entities write a random part: what neither they
 * nor a revision state is there afterwards, and the way back leads back.
 */
class SilentPairsTest {

    private static final int NEWEST = 18;

    private static final long SEED = Seed.FIRST;

    private static final int PAIRS = Integer.getInteger("retort.pairs.pure", 300);

    @Test
    void whatNobodyStatesStays() {
        int kept = 0;
        for (long seed = SEED; seed < SEED + PAIRS; seed++) {
            try {
                kept += hold(Pair.of(seed, NEWEST), new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "-Dretort.seed="
                                + seed
                                + ": "
                                + e.getMessage()
                                + "\n"
                                + Pair.of(seed, NEWEST),
                        e);
            }
        }
        assertThat(kept).as("what stays").isGreaterThan(PAIRS / 3);
        System.out.printf(
                "%,d pairs from -Dretort.seed=%d, %,d things that stay: L13 and L14 hold%n",
                PAIRS, SEED, kept);
    }

    /** Seed 3233289080: the mark stood before the casts, so these were taken for ours. */
    @Test
    void theCastsOfAnEnumTypeThatWasFoundAreFoundToo() {
        Schema there =
                Schema.EMPTY.withEnums(
                        List.of(new EnumType(QualifiedName.of("mood"), List.of("x"), true)));
        Schema wanted =
                Schema.EMPTY.withEnums(
                        List.of(new EnumType(QualifiedName.of("mood"), List.of("x"), false)));
        Comparison comparison = compare(there, wanted, Conventions.NONE, History.NONE);

        assertThat(comparison.upgrade()).isEmpty();
        assertThat(
                        compare(there, wanted, Conventions.NONE, afterBaseline(comparison, wanted))
                                .upgrade())
                .isEmpty();
    }

    /** Seed 338689501: the check was taken for one over another type. */
    @Test
    void aCheckOverAColumnOfADomainStays() {
        Domain domain = domain("word", varchar());
        Column column = column("a", type("word"));
        Table there = Table.of(QualifiedName.of("t"), List.of(column, check("c", "a <> 'x'")));
        Table wanted = Table.of(QualifiedName.of("t"), List.of(column));
        Schema schema = Schema.EMPTY.withDomains(List.of(domain));

        Comparison comparison =
                compare(
                        schema.withTables(List.of(there)),
                        schema.withTables(List.of(wanted)),
                        Conventions.NONE,
                        History.NONE);

        assertThat(comparison.upgrade()).isEmpty();
        assertThat(comparison.kept()).extracting(Kept::name).containsExactly("c");
    }

    /** Entities that were mapped to this database want no name for something else. */
    private static boolean isMapped(Pair pair) {
        Schema before = pair.before();
        Schema after = pair.after();
        return !isTaken(relations(before), relations(after))
                && !isTaken(types(before), types(after));
    }

    /** Nobody wants a name for something new that something else has: RT-1407. */
    private static boolean isTaken(
            Map<QualifiedName, String> before, Map<QualifiedName, String> after) {
        return after.entrySet().stream()
                .anyMatch(
                        each ->
                                !before.getOrDefault(each.getKey(), each.getValue())
                                        .equals(each.getValue()));
    }

    /** Every name that a type has, that of a table's rows too, and of what. */
    private static Map<QualifiedName, String> types(Schema schema) {
        Map<QualifiedName, String> names = new HashMap<>();
        schema.tables().keySet().forEach(each -> names.put(each, "table"));
        schema.enums().keySet().forEach(each -> names.put(each, "enum type"));
        schema.domains().keySet().forEach(each -> names.put(each, "domain"));
        schema.composites().keySet().forEach(each -> names.put(each, "composite type"));
        return names;
    }

    /** Every name that a table, a sequence, an index or a composite type has, and of what. */
    private static Map<QualifiedName, String> relations(Schema schema) {
        Map<QualifiedName, String> names = new HashMap<>();
        schema.sequences().keySet().forEach(each -> names.put(each, "sequence"));
        schema.composites().keySet().forEach(each -> names.put(each, "composite type"));
        for (Table table : schema.tables().values()) {
            table.indexNames().forEach(each -> names.put(each, "index of " + table.name()));
            names.put(table.name(), "table");
        }
        return names;
    }

    private static int hold(Pair pair, Random random) {
        if (!isMapped(pair)) {
            return 0;
        }
        // Entities have no words for these.
        Schema said = pair.after().withDependents(List.of()).withComments(Map.of());
        Conventions mask = Conventions.of(mask(said, random), mask(said, random), Set.of());
        Comparison comparison = compare(pair.before(), said, mask, History.NONE);
        InMemory.hold(comparison);
        assertThat(compare(pair.before(), said, mask, afterBaseline(comparison, said)).upgrade())
                .as("L14: what differs after a baseline is what differed before it")
                .isEqualTo(comparison.upgrade());
        // What is the same by its structure has the name that is wanted.
        Schema current =
                Replay.apply(
                        comparison.current(),
                        comparison
                                .renames()
                                .operations(comparison.current(), comparison.desired()));
        for (Table there : current.tables().values()) {
            Table wanted = said.tables().get(there.name());
            Table result = comparison.desired().tables().get(there.name());
            assertThat(result).as("table %s", there.name()).isNotNull();
            if (wanted != null) {
                isKept(there, wanted, result, mask);
            }
        }
        assertThat(compare(comparison.desired(), said, mask, History.NONE).upgrade())
                .as("nothing is left to do")
                .isEmpty();
        return comparison.kept().size();
    }

    /** What is known once the current side is the first revision. */
    private static History afterBaseline(Comparison comparison, Schema desired) {
        BaselineRevision baseline =
                BaselineRevision.of(
                        comparison.current(),
                        SqlDefinitions.NONE,
                        desired,
                        comparison,
                        new PostgreSqlDialect());
        return History.of(List.of(baseline.upgrade()));
    }

    private static Set<PartRef> mask(Schema schema, Random random) {
        Set<PartRef> some = new HashSet<>();
        for (Table table : schema.tables().values()) {
            for (String column : table.columns().keySet()) {
                if (random.nextBoolean()) {
                    some.add(new PartRef(table.name(), column));
                }
            }
        }
        return some;
    }

    private static void isKept(Table there, Table wanted, Table result, Conventions mask) {
        for (Column before : there.columns().values()) {
            Column said = wanted.columns().get(before.name());
            Column after = result.columns().get(before.name());
            PartRef part = new PartRef(there.name(), before.name());
            assertThat(after).as("column %s", part).isNotNull();
            if (said == null) {
                assertThat(after).isEqualTo(before);
                continue;
            }
            if (said.comment() == null) {
                assertThat(after.comment()).isEqualTo(before.comment());
            }
            if (said.generation() == Generation.NONE && said.type().equals(before.type())) {
                assertThat(after.generation()).as("%s", part).isEqualTo(before.generation());
            }
            if (!mask.ofType(part).isEmpty()
                    && said.type().name().equals(before.type().name())
                    && said.type().dimensions() == before.type().dimensions()) {
                assertThat(after.type()).as("%s", part).isEqualTo(before.type());
            }
            if (mask.isNullability(part)
                    && said.identityClause() == null
                    && result.primaryKey()
                            .filter(key -> key.columns().contains(before.name()))
                            .isEmpty()) {
                assertThat(after.nullable()).as("%s", part).isEqualTo(before.nullable());
            }
        }
        for (Constraint before : there.constraints().values()) {
            // A name that is written for something else is not free any more.
            if (before instanceof Unique unique
                    && !wanted.constraints().containsKey(before.name())
                    && !wanted.indexes().containsKey(before.name())) {
                assertThat(
                                result.constraints().values().stream()
                                        .filter(Unique.class::isInstance)
                                        .map(each -> new TreeSet<>(((Unique) each).columns())))
                        .as("%s on %s", before.name(), there.name())
                        .contains(new TreeSet<>(unique.columns()));
            }
        }
    }

    private static Comparison compare(
            Schema there, Schema wanted, Conventions mask, History history) {
        Filter filter = new Filter(new Scope("public", List.of(), List.of()), Hooks.NONE);
        filter.readsSchema("public");
        return Comparison.of(
                new Desired(wanted, Set.of(), mask, false, EntitySources.NONE, List.of()),
                new Reflected(there, List.of(), Owners.UNKNOWN, true),
                () -> history,
                filter,
                new PostgreSqlDialect(),
                InMemory.asTheServer(),
                Dependents.NONE,
                Decisions.NONE,
                false);
    }
}
