package dev.retort.laws.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.BeforeAndAfter;
import dev.retort.diff.Comparison;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.diff.spelling.Spelling;
import dev.retort.environment.Hooks;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.operation.Effect;
import dev.retort.operation.Operation;
import dev.retort.replay.History;
import dev.retort.replay.Replay;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.Reflected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Comparisons of schemas that a server has spelled, and the laws about them that need no server.
 */
public final class InMemory {

    private static final String DEFAULT_SCHEMA = "public";

    private InMemory() {}

    /**
     * A comparison with another database, as the command line does it, but for what depends on what
     * changes and has no place in a schema.
     *
     * @param entry the case that both are of
     */
    public static Comparison compare(
            Entry entry, Schema current, Schema desired, Decisions decisions) {
        Filter filter =
                new Filter(new Scope(DEFAULT_SCHEMA, List.of("*.*"), entry.exclude()), Hooks.NONE);
        return Comparison.of(
                Desired.like(desired),
                new Reflected(read(current, filter), List.of(), Owners.UNKNOWN, true),
                () -> History.NONE,
                filter,
                new PostgreSqlDialect(),
                new Spelled(entry.synonyms()),
                Dependents.NONE,
                decisions,
                true);
    }

    /** As a reader leaves out schemas that the filter does not want to see. */
    private static Schema read(Schema schema, Filter filter) {
        filter.readsSchema(DEFAULT_SCHEMA);
        List<String> unread =
                schema.namespaces().stream().filter(each -> !filter.readsSchema(each)).toList();
        if (unread.isEmpty()) {
            return schema;
        }
        Predicate<QualifiedName> isRead = name -> !unread.contains(name.schema());
        return schema.withNamespaces(
                        schema.namespaces().stream()
                                .filter(each -> !unread.contains(each))
                                .toList())
                .withEnums(kept(schema.enums(), isRead))
                .withDomains(kept(schema.domains(), isRead))
                .withComposites(kept(schema.composites(), isRead))
                .withSequences(kept(schema.sequences(), isRead))
                .withTables(kept(schema.tables(), isRead))
                .withoutStrays();
    }

    private static <V> Collection<V> kept(
            Map<QualifiedName, V> objects, Predicate<QualifiedName> isRead) {
        return objects.entrySet().stream()
                .filter(each -> isRead.test(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Of texts that are all spelled as the server does. */
    public static Spelling asTheServer() {
        return new Spelled(Map.of());
    }

    /**
     * What changes or goes is said with what it was, and nothing changes that words do not tell
     * apart.
     */
    private static void namesBothSides(Schema from, List<Operation> operations) {
        Replay.steps(
                from,
                operations,
                (operation, before, after) -> {
                    ObjectId id = operation.id();
                    if (id == null
                            || !isDefined(id)
                            || before.definition(id) == null
                            || operation instanceof Operation.Comment) {
                        return null;
                    }
                    BeforeAndAfter said = BeforeAndAfter.of(before, List.of(operation)).get(0);
                    if (operation.effects().stream()
                            .anyMatch(
                                    each ->
                                            each.is(Effect.What.DROPPED)
                                                    || each.is(Effect.What.ALTERED))) {
                        assertThat(said.former()).as("was: " + operation).isNotNull();
                    }
                    boolean isRenamed =
                            operation.effects().stream()
                                    .anyMatch(each -> each.is(Effect.What.RENAMED));
                    if (id.kind() != ObjectId.Kind.TABLE
                            && !isRenamed
                            && !before.definition(id).equals(after.definition(id))) {
                        assertThat(said.before())
                                .as("before and after " + operation)
                                .isNotEqualTo(said.after());
                    }
                    return null;
                });
    }

    private static boolean isDefined(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA, ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE -> false;
            default -> true;
        };
    }

    /** Laws L1 to L3, and L12 of each step. */
    public static void hold(Comparison comparison) {
        Schema current = comparison.current();
        Schema desired = comparison.desired();
        assertThat(SchemaDiff.between(current, current))
                .as("L1: no difference to itself")
                .isEmpty();
        assertThat(SchemaDiff.between(desired, desired))
                .as("L1: no difference to itself")
                .isEmpty();
        namesBothSides(current, comparison.upgrade());
        namesBothSides(desired, comparison.downgrade());
        Schema after = Replay.apply(current, comparison.upgrade());
        assertThat(after).as("L2: the upgrade leads to what is desired").isEqualTo(desired);
        assertThat(Replay.apply(after, comparison.downgrade()))
                .as("L3: the downgrade leads back")
                .isEqualTo(current);
        EffectLaw.walk(current, comparison.upgrade());
        EffectLaw.walk(after, comparison.downgrade());
    }

    /** Of texts that are spelled as the server does, each means itself, but for synonyms. */
    private record Spelled(Map<String, String> synonyms) implements Spelling {

        @Override
        public List<Optional<String>> normalForms(List<Question> questions) {
            return questions.stream()
                    .map(each -> Optional.of(synonyms.getOrDefault(each.sql(), each.sql())))
                    .toList();
        }

        @Override
        public List<Optional<Type>> types(List<Type> types) {
            return types.stream().map(Optional::of).toList();
        }

        @Override
        public Map<QualifiedName, String> taken(
                Set<QualifiedName> relations, Set<QualifiedName> types) {
            return Map.of();
        }
    }
}
