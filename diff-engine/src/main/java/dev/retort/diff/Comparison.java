package dev.retort.diff;

import dev.retort.dialect.Dialect;
import dev.retort.environment.Hooks;
import dev.retort.model.Desired;
import dev.retort.model.Reflected;
import dev.retort.model.Schema;
import dev.retort.model.Unmapped;
import dev.retort.operation.Operation;
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
 * @param notCompared what the database has and keeps as it is, sorted by kind and name
 * @param notDesired what the desired side has of that kind, when it is a database too
 * @param warnings sentences of the reader of the desired schema
 */
public record Comparison(
        Schema current,
        Schema desired,
        List<Operation> upgrade,
        List<Operation> downgrade,
        List<Unmapped> notCompared,
        List<Unmapped> notDesired,
        List<String> warnings) {

    /**
     * @param history what the applied revisions made; called at most once, and only when the
     *     database has something that nobody desires
     * @throws dev.retort.RetortException RT-1403 when the server does not know a desired type
     */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<Schema> history,
            Scope scope,
            Dialect dialect,
            Spelling spelling) {
        return of(desired, reflected, history, new Filter(scope, Hooks.NONE), dialect, spelling);
    }

    /**
     * @param history as above
     * @param filter that the database was read with
     */
    public static Comparison of(
            Desired desired,
            Reflected reflected,
            Supplier<Schema> history,
            Filter filter,
            Dialect dialect,
            Spelling spelling) {
        Schema canonical = dialect.canonical(desired.schema());
        Hiding hiding = new Hiding(filter, reflected.schema());
        hiding.objects(canonical);
        Schema current = hiding.visible(reflected.schema());
        Verdicts verdicts = new Verdicts(filter, current, hiding.visible(canonical));
        Schema adopted =
                verdicts.disagreed(
                        Adoption.adopt(desired.withSchema(verdicts.agreed()), current, spelling));
        hiding.parts(adopted);
        Schema wanted = hiding.visible(adopted);
        current = hiding.visible(reflected.schema());
        UnknownTypes.refuse(wanted, current, desired, spelling);
        Ownership ownership = new Ownership(wanted, history, filter.scope());
        Schema owned = ownership.owned(current);
        return new Comparison(
                owned,
                wanted,
                joined(SchemaDiff.between(owned, wanted), verdicts.insisted(owned, wanted)),
                joined(SchemaDiff.between(wanted, owned), verdicts.insisted(wanted, owned)),
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

    /** The same comparison, of a desired side that has such things, too. */
    public Comparison withNotDesired(List<Unmapped> others) {
        return new Comparison(
                current, desired, upgrade, downgrade, notCompared, List.copyOf(others), warnings);
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }
}
