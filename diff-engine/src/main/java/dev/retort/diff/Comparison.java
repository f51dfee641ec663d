package dev.retort.diff;

import dev.retort.dialect.Dialect;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Accepted;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.dependents.DependentRecreation;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.dependents.RecreatedObjects;
import dev.retort.diff.dependents.UnfitParts;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.diff.rename.Renames;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.diff.spelling.Spelling;
import dev.retort.environment.Hooks;
import dev.retort.model.ColumnRef;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.util.List;
import java.util.Set;
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
 * @param kept what mapped tables and types have and nobody speaks of, sorted
 * @param unconstrained columns that lack a constraint which new ones have by convention
 * @param acceptance what became of the differences that somebody accepted
 * @param notCompared what the database has and keeps as it is, sorted by kind and name
 * @param notDesired what the desired side has of that kind, when it is a database too
 * @param warnings sentences of the reader of the desired schema, and about texts that speak of what
 *     goes
 */
public record Comparison(
        Schema current,
        Schema desired,
        List<Operation> upgrade,
        List<Operation> downgrade,
        Renames renames,
        List<RenameCandidate> candidates,
        RecreatedObjects recreated,
        List<Kept> kept,
        Set<ColumnRef> unconstrained,
        Acceptance acceptance,
        List<Unmapped> notCompared,
        List<Unmapped> notDesired,
        List<String> warnings) {

    /** Nobody decided anything, and nobody filters but the scope. */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<History> history,
            Scope scope,
            Dialect dialect,
            Spelling spelling,
            Dependents dependents) {
        return of(
                desired,
                reflected,
                history,
                new Filter(scope, Hooks.NONE),
                dialect,
                spelling,
                dependents,
                Decisions.NONE,
                false);
    }

    /** Nobody accepted anything. */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<History> history,
            Filter filter,
            Dialect dialect,
            Spelling spelling,
            Dependents dependents,
            Decisions decisions,
            boolean isStrict) {
        return of(
                desired,
                reflected,
                history,
                filter,
                dialect,
                spelling,
                dependents,
                decisions,
                isStrict,
                Accepted.NOTHING);
    }

    /**
     * @param history what the applied revisions made; called at most once, and only when the
     *     database has something that nobody desires
     * @param filter that the database was read with
     * @param dependents of the database: what of it the operations drop and recreate
     * @param decisions what a person said about names that are gone
     * @param isStrict whether what the entities are silent about has to be what they would create
     * @param said what somebody said about differences: they stay, or wait for another revision
     * @throws dev.retort.RetortException when a decision speaks of what is not there, or the server
     *     does not know a desired type (RT-1403)
     */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<History> history,
            Filter filter,
            Dialect dialect,
            Spelling spelling,
            Dependents dependents,
            Decisions decisions,
            boolean isStrict,
            Accepted said) {
        Preparation prepared =
                new Preparation(
                        desired, reflected, history, filter, dialect, spelling, decisions, isStrict,
                        said);
        Schema from = prepared.sides().current();
        UnfitParts unfit =
                UnfitParts.of(from, prepared.sides().desired(), dependents, dialect::sql);
        Schema to = unfit.desired();
        Renames renames = prepared.sides().renames();
        if (prepared.candidates().isEmpty()) {
            // What may be a rename has its names in any case.
            TakenNames.refuse(from, to, spelling);
        }
        DependentRecreation.Result operations =
                DependentRecreation.of(
                        from,
                        to,
                        joined(
                                SchemaDiff.between(
                                        from,
                                        to,
                                        renames,
                                        new RowFills(desired.origins(), prepared.sides())::of),
                                prepared.insisted(from, to)),
                        joined(
                                SchemaDiff.back(to, from, renames.inverse()),
                                prepared.insisted(to, from)),
                        renames,
                        dependents);
        return new Comparison(
                from,
                to,
                joined(operations.upgrade(), unfit.open()),
                operations.downgrade(),
                renames,
                prepared.candidates(),
                operations.recreated().with(unfit.open()),
                prepared.kept(),
                prepared.unconstrained(),
                prepared.acceptance(),
                prepared.notCompared(),
                List.of(),
                Stream.concat(prepared.warnings().stream(), operations.mentions().stream())
                        .toList());
    }

    private static List<Operation> joined(List<Operation> some, List<Operation> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
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
                kept,
                unconstrained,
                acceptance,
                notCompared,
                List.copyOf(others),
                warnings);
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }
}
