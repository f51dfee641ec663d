package dev.retort.diff;

import dev.retort.dialect.Dialect;
import dev.retort.environment.Hooks;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.operation.Replay;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a database lacks to be what somebody wants.
 *
 * @param current what the database has that is Retort's business
 * @param desired what it should have, in the database's own words where they mean the same
 * @param upgrade from the database to the desired schema
 * @param downgrade the way back
 * @param renames what is the same under another name
 * @param candidates what may be, and nobody decided; the operations take it for gone and new
 * @param takenDown what operations of the upgrade take along that is no part of the schema
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
        TakenDown takenDown,
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
        Hiding hiding = new Hiding(filter, reflected.schema());
        Schema all = dialect.canonical(desired.schema());
        hiding.objects(all);
        Schema seen = hiding.visible(reflected.schema());
        Schema canonical = hiding.visible(all);
        Decided decided = decisions.of(seen, canonical, scope.defaultSchema());
        Renames renames = SameByStructure.complete(seen, canonical, decided.renames());
        Schema now = replayed(seen, renames.operations(seen, canonical));
        Verdicts verdicts = new Verdicts(filter, now, canonical);
        Schema wanted =
                verdicts.disagreed(
                        Adoption.adopt(
                                desired.withSchema(verdicts.agreed()),
                                now,
                                spelling,
                                reflected.namesNotNull()));
        Schema wantedByOldNames = replayed(wanted, renames.inverse().operations(wanted, seen));
        Schema current = seen;
        if (hiding.parts(wantedByOldNames)) {
            current = hiding.visible(reflected.schema());
            wantedByOldNames = hiding.visible(wantedByOldNames);
            renames = renames.of(current);
            now = replayed(current, renames.operations(current, wanted));
            wanted = replayed(wantedByOldNames, renames.operations(wantedByOldNames, wanted));
        }
        UnknownTypes.refuse(wanted, now, desired, spelling);
        Ownership ownership = new Ownership(wantedByOldNames, history, scope);
        Schema owned = ownership.owned(current);
        return new Comparison(
                owned,
                wanted,
                joined(
                        SchemaDiff.between(owned, wanted, renames),
                        verdicts.insisted(owned, wanted)),
                joined(
                        Filling.ofDowngrade(SchemaDiff.between(wanted, owned, renames.inverse())),
                        verdicts.insisted(wanted, owned)),
                renames,
                RenameCandidates.find(current, owned, now, wanted, decided),
                TakenDown.NOTHING,
                Stream.of(reflected.notCompared(), ownership.left(), hiding.heldBack())
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
                takenDown,
                notCompared,
                List.copyOf(others),
                warnings);
    }

    /**
     * The same comparison, with what is in the way of its operations taken down and put back.
     *
     * @param dependents of the database that was compared
     */
    public Comparison withDetours(Dependents dependents) {
        Detours.Result result =
                Detours.of(current, desired, upgrade, downgrade, renames, dependents);
        return new Comparison(
                current,
                desired,
                result.upgrade(),
                result.downgrade(),
                renames,
                candidates,
                result.takenDown(),
                notCompared,
                notDesired,
                warnings);
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }
}
