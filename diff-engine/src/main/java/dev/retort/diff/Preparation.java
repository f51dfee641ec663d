package dev.retort.diff;

import dev.retort.dialect.Dialect;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Accepted;
import dev.retort.diff.references.ReferencedKeys;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.ImpliedRenames;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.diff.rename.RenameCandidates;
import dev.retort.diff.rename.Renames;
import dev.retort.diff.scope.ComparisonHooks;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.KeptDependents;
import dev.retort.diff.scope.KeptObjects;
import dev.retort.diff.scope.KeptProperties;
import dev.retort.diff.scope.KeptTypes;
import dev.retort.diff.scope.ManagedObjects;
import dev.retort.diff.scope.OtherRelations;
import dev.retort.diff.scope.PartitionedTables;
import dev.retort.diff.scope.RejectedTypes;
import dev.retort.diff.scope.ScopeFilter;
import dev.retort.diff.spelling.HistorySpelling;
import dev.retort.diff.spelling.NameReuse;
import dev.retort.diff.spelling.QualifiedNames;
import dev.retort.diff.spelling.Spelling;
import dev.retort.diff.spelling.UnknownTypes;
import dev.retort.model.ColumnRef;
import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Operation;
import dev.retort.replay.History;
import dev.retort.replay.Replay;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prepares two schemas, so that what still differs is different: {@link #steps} are taken one after
 * the other, each with what the one before made of both sides.
 */
final class Preparation {

    /** One of the things that are done to both sides before they are compared. */
    private interface Step {
        Sides apply(Sides sides);
    }

    private final Desired desired;
    private final Reflected reflected;
    private final Supplier<History> history;
    private final Filter filter;
    private final Dialect dialect;
    private final Spelling spelling;
    private final Decisions decisions;
    private final RejectedTypes rejected;
    private final OtherRelations others;
    private final PartitionedTables partitioned;
    private final boolean isStrict;
    private final Accepted said;
    private final ScopeFilter scopeFilter;
    private final Sides sides;

    private ComparisonHooks hooks;
    private List<Unmapped> unmanaged;
    private List<RenameCandidate> candidates;

    /** What is desired, before anything stays that nobody speaks of. */
    private Schema stated;

    private Acceptance acceptance;
    private final List<Kept> kept = new ArrayList<>();
    private Set<ColumnRef> unconstrained = Set.of();

    Preparation(
            Desired desired,
            Reflected reflected,
            Supplier<History> history,
            Filter filter,
            Dialect dialect,
            Spelling spelling,
            Decisions decisions,
            boolean isStrict,
            Accepted said) {
        this.desired = desired;
        this.reflected = reflected;
        this.history = once(history);
        this.filter = filter;
        this.dialect = dialect;
        this.spelling = spelling;
        this.decisions = decisions;
        this.rejected = new RejectedTypes(desired, dialect::canonical);
        this.others =
                new OtherRelations(
                        reflected.others(), type -> spelling.types(List.of(type)).get(0), rejected);
        this.partitioned = new PartitionedTables(reflected.partitioned());
        this.isStrict = isStrict;
        this.said = said;
        this.scopeFilter = new ScopeFilter(filter, reflected.schema());
        Sides result = Sides.of(reflected.schema(), desired.schema());
        for (Step step : steps()) {
            result = step.apply(result);
        }
        this.sides = result;
    }

    /** It costs compiling the revisions, or asking the server. */
    private static Supplier<History> once(Supplier<History> history) {
        return new Supplier<>() {
            private History known;

            @Override
            public History get() {
                if (known == null) {
                    known = history.get();
                }
                return known;
            }
        };
    }

    private List<Step> steps() {
        return List.of(
                this::canonicalSpelling,
                this::withoutHiddenObjects,
                this::qualifiedTypes,
                this::tablesAlone,
                this::decidedRenames,
                this::impliedRenames,
                this::partitionedTablesThatAreThere,
                this::keptTypes,
                this::knownTypes,
                this::qualifiedTexts,
                this::spellingOfTheServer,
                this::withoutHiddenParts,
                this::keptProperties,
                this::partitionKeys,
                this::keptDependents,
                this::managedObjects,
                this::acceptedDifferences,
                this::referencedKeys);
    }

    /** What entities say of types and expressions, as PostgreSQL would say it. */
    private Sides canonicalSpelling(Sides both) {
        return both.withDesired(dialect.canonical(both.desired()));
    }

    /** What has the name of something else here is no table to be compared. */
    private Sides tablesAlone(Sides both) {
        return both.withDesired(others.without(both.desired(), both.current()));
    }

    /**
     * Whole objects and columns that a filter hides go first: nobody asks the server about them.
     */
    private Sides withoutHiddenObjects(Sides both) {
        scopeFilter.objects(both.desired());
        return both.withCurrent(scopeFilter.visible(both.current()))
                .withDesired(scopeFilter.visible(both.desired()));
    }

    /** Types that entities name for a connection, as they are named on any. */
    private Sides qualifiedTypes(Sides both) {
        return desired.isExhaustive()
                ? both
                : both.withDesired(QualifiedNames.types(both.desired(), spelling));
    }

    /** What a person said about names that are gone. */
    private Sides decidedRenames(Sides both) {
        return both.withDecided(
                decisions.of(both.current(), both.desired(), filter.scope().defaultSchema()));
    }

    /** What is the same by its structure, since it has no name of its own. */
    private Sides impliedRenames(Sides both) {
        Renames all = ImpliedRenames.complete(both.current(), both.desired(), both.renames());
        Map<QualifiedName, QualifiedName> found = new TreeMap<>(all.sequences());
        found.keySet().removeAll(both.renames().sequences().keySet());
        if (isSilenceAWish() || found.isEmpty()) {
            return both.withRenames(all);
        }
        // Nobody wrote what the sequence of a serial is called, and the default knows it.
        found.keySet().removeAll(history.get().made().sequences().keySet());
        Renames names = Renames.ofSequences(found);
        return both.withDesired(
                        Replay.apply(
                                both.desired(),
                                names.inverse().operations(both.desired(), both.current())))
                .withRenames(all.without(names));
    }

    /** How a table is partitioned has no place in the model, so that none can be made. */
    private Sides partitionedTablesThatAreThere(Sides both) {
        return both.withDesired(
                PartitionedTables.without(
                        both.desired(),
                        desired.partitioned(),
                        name ->
                                both.current()
                                        .tables()
                                        .containsKey(both.renames().oldTable(name))));
    }

    /** Types that nobody wrote, and the application can live with. */
    private Sides keptTypes(Sides both) {
        if (isSilenceAWish()) {
            return both;
        }
        KeptTypes types =
                new KeptTypes(
                        both.currentByNewNames(),
                        desired.withSchema(both.desired()),
                        once(() -> renamedHistory(both)));
        Schema result = types.added();
        kept.addAll(types.kept());
        return both.withDesired(result);
    }

    /** A type that cannot be told is the one that is there; without one there it is refused. */
    private Sides knownTypes(Sides both) {
        if (desired.isExhaustive()) {
            return both; // A database knows its types; which of them the other lacks is told.
        }
        Schema current = both.currentByNewNames();
        UnknownTypes types =
                new UnknownTypes(current, desired.withSchema(both.desired()), spelling);
        Schema result = types.replaced();
        types.kept().forEach(each -> kept.add(rejected(each, current)));
        return both.withDesired(result);
    }

    private Kept rejected(Kept each, Schema current) {
        return each.table() == null
                ? each
                : rejected.named(
                        each,
                        current.tables().get(each.table()).columns().get(each.name()).type(),
                        current);
    }

    /** What entities say for a connection, so that it means the same on any. */
    private Sides qualifiedTexts(Sides both) {
        return desired.isExhaustive()
                ? both
                : both.withDesired(QualifiedNames.texts(both.desired(), spelling));
    }

    private boolean isSilenceAWish() {
        return desired.isExhaustive() || isStrict;
    }

    /** What revisions said, by the names that are to be. */
    private History renamedHistory(Sides both) {
        List<Operation> renamed = both.renames().operations(both.current(), both.desired());
        History result = history.get().map(each -> Replay.known(dialect.canonical(each), renamed));
        return result.withSet(QualifiedNames.types(result.set(), spelling));
    }

    /** The text and the generated names of the database, unless a hook says otherwise. */
    private Sides spellingOfTheServer(Sides both) {
        Schema current = both.currentByNewNames();
        hooks = new ComparisonHooks(filter, current, both.desired());
        return both.withDesired(
                hooks.disagreed(
                        NameReuse.reuse(
                                desired.withSchema(hooks.agreed()),
                                current,
                                spelling,
                                reflected.namesNotNull())));
    }

    /** Indexes and constraints that a filter hides, now that they have the database's names. */
    private Sides withoutHiddenParts(Sides both) {
        Schema byOldNames = both.desiredByOldNames();
        if (!scopeFilter.parts(byOldNames)) {
            return both;
        }
        Schema current = scopeFilter.visible(reflected.schema());
        return both.withCurrent(current)
                .withRenames(both.renames().of(current))
                .withDesiredByOldNames(scopeFilter.visible(byOldNames));
    }

    /** What entities do not say, and no revision made what it is, is as they want it. */
    private Sides keptProperties(Sides both) {
        stated = both.desired();
        if (isSilenceAWish()) {
            return both;
        }
        Schema current = both.currentByNewNames();
        KeptProperties properties =
                new KeptProperties(
                        current,
                        desired.withSchema(both.desired()),
                        once(
                                () ->
                                        HistorySpelling.of(
                                                renamedHistory(both),
                                                current,
                                                spelling,
                                                reflected.namesNotNull())),
                        table -> hasTrigger(both.renames().oldTable(table)),
                        both.decided().droppedColumns());
        // What stays now has its comment, for which entities have no word, as the rest has.
        Schema result = properties.added().withComments(current.comments()).withoutStrays();
        kept.addAll(properties.kept());
        unconstrained = Set.copyOf(properties.unconstrained());
        return both.withDesired(result);
    }

    private boolean hasTrigger(QualifiedName table) {
        return reflected.notCompared().stream()
                .anyMatch(each -> each.kind().equals("trigger") && table.equals(each.table()));
    }

    /** What PostgreSQL lets become of partitioned tables. */
    private Sides partitionKeys(Sides both) {
        return both.withDesired(
                partitioned.possible(
                        both.desired(),
                        both.currentByNewNames(),
                        both.renames()::oldTable,
                        (table, column) ->
                                both.renames()
                                        .columns()
                                        .getOrDefault(table, Collections.emptySortedMap())
                                        .getOrDefault(column, column)));
    }

    /** What entities have no word for, and can stay, is as they want it. */
    private Sides keptDependents(Sides both) {
        return desired.isExhaustive()
                ? both
                : both.withDesired(KeptDependents.added(both.currentByNewNames(), both.desired()));
    }

    /** That a revision made a sequence says nothing where the entities may still want it. */
    private History evidence() {
        History known = history.get();
        return desired.areSequencesKnown()
                ? known
                : known.map(each -> each.withSequences(List.of()));
    }

    /** Leaves alone what no entity maps, no revision made and no scope includes. */
    private Sides managedObjects(Sides both) {
        Schema current = both.current();
        Schema byOldNames = both.desiredByOldNames();
        ManagedObjects objects =
                new ManagedObjects(
                        current,
                        byOldNames,
                        this::evidence,
                        filter.scope(),
                        isStrict && !desired.isExhaustive(),
                        partitioned::contains,
                        both.decided().dropped()::contains);
        Schema kept = objects.unmanaged();
        candidates =
                RenameCandidates.find(
                        current,
                        kept,
                        both.currentByNewNames(),
                        stated,
                        both.desired(),
                        both.decided());
        Schema desired = KeptObjects.added(current, byOldNames, objects.withUnmanagedParts(), kept);
        unmanaged = objects.left();
        desired = desired.withNamespaces(inhabited(current, desired));
        return desired.equals(byOldNames) ? both : both.withDesiredByOldNames(desired);
    }

    /**
     * A schema does not go while things live in it that are not compared; who was granted what on a
     * thing that is compared goes with that thing.
     */
    private Set<String> inhabited(Schema current, Schema desired) {
        Set<String> namespaces = new LinkedHashSet<>(desired.namespaces());
        Set<String> compared =
                Stream.of(
                                current.tables(),
                                current.sequences(),
                                current.enums(),
                                current.domains(),
                                current.composites())
                        .flatMap(each -> each.keySet().stream())
                        .map(QualifiedName::toString)
                        .collect(Collectors.toSet());
        for (String each : current.namespaces()) {
            String name = QualifiedName.of(each).toString();
            Unmapped.Reference schema = Unmapped.Reference.to("schema", name);
            if (reflected.notCompared().stream()
                    .filter(object -> !compared.contains(object.name()))
                    .anyMatch(
                            object ->
                                    object.name().startsWith(name + ".")
                                            || object.dependsOn().contains(schema))) {
                namespaces.add(each);
            }
        }
        return namespaces;
    }

    /**
     * What somebody wrote down as meant to stay, or wants in another revision, is no difference.
     */
    private Sides acceptedDifferences(Sides both) {
        acceptance = Acceptance.of(both.current(), both.desiredByOldNames(), said);
        if (!acceptance.isAnything()) {
            return both;
        }
        candidates =
                candidates.stream()
                        .filter(each -> each.isOpen(both.current(), acceptance.desired()))
                        .toList();
        return both.withDesiredByOldNames(acceptance.desired());
    }

    /** Refuses foreign keys to what is no key. */
    private Sides referencedKeys(Sides both) {
        if (!desired.isExhaustive()) {
            MissingKeys.refuse(both.desired(), desired, key -> isHidden(both, key));
        }
        return both;
    }

    /** Whether the key that it references is there and not compared. */
    private boolean isHidden(Sides both, ForeignKey key) {
        QualifiedName name = both.renames().oldTable(key.references());
        Table all = reflected.schema().tables().get(name);
        Table seen = both.current().tables().get(name);
        return all != null
                && ReferencedKeys.isThere(all, key.referencedColumns())
                && (seen == null || !ReferencedKeys.isThere(seen, key.referencedColumns()));
    }

    /** What is left to compare. */
    Sides sides() {
        return sides;
    }

    /** What may have been renamed, and nobody decided. */
    List<RenameCandidate> candidates() {
        return candidates;
    }

    /** What became of what somebody said about differences. */
    Acceptance acceptance() {
        return acceptance;
    }

    /** What is done to columns that are equal, because a hook says that they differ. */
    List<Operation> insisted(Schema from, Schema to) {
        return hooks.insisted(from, to);
    }

    /** What a person has to know before reading the differences. */
    List<String> warnings() {
        return Stream.of(desired.warnings(), others.warnings(), partitioned.warnings())
                .flatMap(List::stream)
                .toList();
    }

    /** What mapped tables and types have and nobody speaks of, sorted. */
    List<Kept> kept() {
        return Stream.of(kept, others.kept(), partitioned.kept())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** Columns that lack a constraint which new ones have by convention. */
    Set<ColumnRef> unconstrained() {
        return unconstrained;
    }

    /** What the database has and keeps as it is, sorted by kind and name. */
    List<Unmapped> notCompared() {
        return Stream.of(unmappable(), unmanaged, scopeFilter.excludedDependents())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** A database has a word for everything that is in the model. */
    private List<Unmapped> unmappable() {
        return desired.isExhaustive()
                ? reflected.notCompared().stream()
                        .filter(
                                each ->
                                        reflected.schema().dependents().values().stream()
                                                .noneMatch(each::is))
                        .toList()
                : reflected.notCompared().stream().map(partitioned::named).toList();
    }
}
