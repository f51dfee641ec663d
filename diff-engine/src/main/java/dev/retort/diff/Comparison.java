package dev.retort.diff;

import dev.retort.dialect.Dialect;
import dev.retort.model.Desired;
import dev.retort.model.QualifiedName;
import dev.retort.model.Reflected;
import dev.retort.model.Schema;
import dev.retort.model.Unmapped;
import dev.retort.operation.Operation;
import dev.retort.operation.Replay;
import java.util.List;
import java.util.function.Predicate;
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
        List<Unmapped> notCompared,
        List<Unmapped> notDesired,
        List<String> warnings) {

    /** Nobody decided anything. */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<Schema> history,
            Scope scope,
            Dialect dialect,
            Spelling spelling) {
        return of(desired, reflected, history, scope, dialect, spelling, Decisions.NONE);
    }

    /**
     * @param history what the applied revisions made; called at most once, and only when the
     *     database has something that nobody desires
     * @param decisions what a person said about names that are gone
     * @throws dev.retort.RetortException when a decision speaks of what is not there, or the server
     *     does not know a desired type (RT-1403)
     */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<Schema> history,
            Scope scope,
            Dialect dialect,
            Spelling spelling,
            Decisions decisions) {
        Schema current = visible(reflected.schema(), scope);
        Schema canonical = visible(dialect.canonical(desired.schema()), scope);
        Decided decided = decisions.of(current, canonical, scope.defaultSchema());
        Renames renames = SameByStructure.complete(current, canonical, decided.renames());
        Schema now = replayed(current, renames.operations(current, canonical));
        Schema wanted =
                Adoption.adopt(
                        desired.withSchema(canonical), now, spelling, reflected.namesNotNull());
        Schema wantedByOldNames = replayed(wanted, renames.inverse().operations(wanted, current));
        UnknownTypes.refuse(wanted, now, desired, spelling);
        Ownership ownership = new Ownership(wantedByOldNames, history, scope);
        Schema owned = ownership.owned(current);
        List<Unmapped> others =
                Stream.concat(reflected.notCompared().stream(), ownership.left().stream())
                        .sorted()
                        .toList();
        return new Comparison(
                owned,
                wanted,
                SchemaDiff.between(owned, wanted, renames),
                SchemaDiff.between(wanted, owned, renames.inverse()),
                renames,
                RenameCandidates.find(current, owned, now, wanted, decided),
                others,
                List.of(),
                desired.warnings());
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
                notCompared,
                List.copyOf(others),
                warnings);
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }

    private static Schema visible(Schema schema, Scope scope) {
        Predicate<QualifiedName> seen = name -> !scope.excludes(name);
        return schema.withTables(
                        schema.tables().values().stream()
                                .filter(each -> seen.test(each.name()))
                                .toList())
                .withSequences(
                        schema.sequences().values().stream()
                                .filter(each -> seen.test(each.name()))
                                .toList())
                .withDomains(
                        schema.domains().values().stream()
                                .filter(each -> seen.test(each.name()))
                                .toList())
                .withComposites(
                        schema.composites().values().stream()
                                .filter(each -> seen.test(each.name()))
                                .toList())
                .withEnums(
                        schema.enums().values().stream()
                                .filter(each -> seen.test(each.name()))
                                .toList())
                .withoutStrayComments();
    }
}
