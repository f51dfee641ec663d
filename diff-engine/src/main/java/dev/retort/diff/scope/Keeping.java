package dev.retort.diff.scope;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What decides whether something stays: what is there, what was said of it, and who made it.
 *
 * @param current by the names that are to be, as all of this
 * @param desired with what of it nobody wrote
 * @param asked the history, for which it costs something to be asked
 * @param hasTrigger tables on which the server does more than it is told
 * @param kept what stays, in the order it was found; added to by those who ask
 * @param unconstrained columns that stay without a constraint which new ones have by convention;
 *     added to likewise
 */
record Keeping(
        Schema current,
        Desired desired,
        Supplier<History> asked,
        SchemaValidation validation,
        Predicate<QualifiedName> hasTrigger,
        List<Kept> kept,
        Set<ColumnRef> unconstrained) {

    Conventions conventions() {
        return desired.conventions();
    }

    /** Tables of which a row may be in both. */
    SharedKeys sharedKeys() {
        return new SharedKeys(List.of(current, desired.schema()));
    }

    History history() {
        return asked.get();
    }

    boolean isGeneratedName(QualifiedName table, String name) {
        return desired.generatedNames().contains(new PartRef(table, name));
    }
}
