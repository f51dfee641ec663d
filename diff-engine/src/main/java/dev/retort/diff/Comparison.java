package dev.retort.diff;

import dev.retort.dialect.Dialect;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.dependents.DependentRecreation;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.dependents.RecreatedObjects;
import dev.retort.diff.rename.Decided;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.ImpliedRenames;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.diff.rename.RenameCandidates;
import dev.retort.diff.rename.Renames;
import dev.retort.diff.scope.ComparisonHooks;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.ManagedObjects;
import dev.retort.diff.scope.Scope;
import dev.retort.diff.scope.ScopeFilter;
import dev.retort.diff.spelling.NameReuse;
import dev.retort.diff.spelling.Spelling;
import dev.retort.diff.spelling.UnknownTypes;
import dev.retort.environment.Hooks;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The differences between a database and the schema that it should have, as operations both ways.
 *
 * @param current what the database has that is Retort's business
 * @param desired what it should have, in the database's own words where they mean the same
 * @param upgrade from the database to the desired schema
 * @param downgrade the way back
 * @param renames what is the same under another name
 * @param candidates what may be, and nobody decided; the operations take it for gone and new
 * @param recreated what the upgrade drops and recreates that is no part of the schema
 * @param notCompared what the database has and keeps as it is, sorted by kind and name
 * @param notDesired what the desired side has of that kind, when it is a database too
 * @param warnings sentences of the reader of the desired schema
 */
public record Comparison(
        Schema current,
        Schema desired,
        List<Operation> upgrade,
        List<Operation> downgrade,
        Renames renames,
        List<RenameCandidate> candidates,
        RecreatedObjects recreated,
        List<Unmapped> notCompared,
        List<Unmapped> notDesired,
        List<String> warnings) {

    /** Nobody decided anything, and nobody filters but the scope. */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<Schema> history,
            Scope scope,
            Dialect dialect,
            Spelling spelling) {
        return of(
                desired,
                reflected,
                history,
                new Filter(scope, Hooks.NONE),
                dialect,
                spelling,
                Decisions.NONE);
    }

    /**
     * @param history what the applied revisions made; called at most once, and only when the
     *     database has something that nobody desires
     * @param filter that the database was read with
     * @param decisions what a person said about names that are gone
     * @throws dev.retort.RetortException when a decision speaks of what is not there, or the server
     *     does not know a desired type (RT-1403)
     */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<Schema> history,
            Filter filter,
            Dialect dialect,
            Spelling spelling,
            Decisions decisions) {
        Scope scope = filter.scope();
        ScopeFilter filtered = new ScopeFilter(filter, reflected.schema());
        Schema all = dialect.canonical(desired.schema());
        filtered.objects(all);
        Schema seen = filtered.visible(reflected.schema());
        Schema canonical = filtered.visible(all);
        Decided decided = decisions.of(seen, canonical, scope.defaultSchema());
        Renames renames = ImpliedRenames.complete(seen, canonical, decided.renames());
        Schema now = replayed(seen, renames.operations(seen, canonical));
        ComparisonHooks hooks = new ComparisonHooks(filter, now, canonical);
        Schema wanted =
                hooks.disagreed(
                        NameReuse.reuse(
                                desired.withSchema(hooks.agreed()),
                                now,
                                spelling,
                                reflected.namesNotNull()));
        Schema wantedByOldNames = replayed(wanted, renames.inverse().operations(wanted, seen));
        Schema current = seen;
        if (filtered.parts(wantedByOldNames)) {
            current = filtered.visible(reflected.schema());
            wantedByOldNames = filtered.visible(wantedByOldNames);
            renames = renames.of(current);
            now = replayed(current, renames.operations(current, wanted));
            wanted = replayed(wantedByOldNames, renames.operations(wantedByOldNames, wanted));
        }
        UnknownTypes.refuse(wanted, now, desired, spelling);
        ManagedObjects managed = new ManagedObjects(wantedByOldNames, history, scope);
        Schema compared = managed.managed(current);
        return new Comparison(
                compared,
                wanted,
                joined(
                        SchemaDiff.between(compared, wanted, renames),
                        hooks.insisted(compared, wanted)),
                joined(
                        SchemaDiff.back(wanted, compared, renames.inverse()),
                        hooks.insisted(wanted, compared)),
                renames,
                RenameCandidates.find(current, compared, now, wanted, decided),
                RecreatedObjects.NOTHING,
                Stream.of(reflected.notCompared(), managed.left(), filtered.excludedDependents())
                        .flatMap(List::stream)
                        .sorted()
                        .toList(),
                List.of(),
                desired.warnings());
    }

    private static List<Operation> joined(List<Operation> some, List<Operation> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Schema replayed(Schema schema, List<Operation> operations) {
        return operations.isEmpty() ? schema : Replay.apply(schema, operations);
    }

    /** The same comparison, of a desired side that has such things, too. */
    public Comparison withNotDesired(List<Unmapped> others) {
        return new Comparison(
                current,
                desired,
                upgrade,
                downgrade,
                renames,
                candidates,
                recreated,
                notCompared,
                List.copyOf(others),
                warnings);
    }

    /**
     * The same comparison, whose operations drop and recreate what depends on what they change.
     *
     * @param dependents of the database that was compared
     */
    public Comparison withDependents(Dependents dependents) {
        DependentRecreation.Result result =
                DependentRecreation.of(current, desired, upgrade, downgrade, renames, dependents);
        return new Comparison(
                current,
                desired,
                result.upgrade(),
                result.downgrade(),
                renames,
                candidates,
                result.recreated(),
                notCompared,
                notDesired,
                warnings);
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }
}
