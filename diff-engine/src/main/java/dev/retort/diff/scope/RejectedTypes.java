package dev.retort.diff.scope;

import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Origin;
import dev.retort.snapshot.PartRef;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Types that stay since nobody can tell what else they are to be, and that Hibernate's validation
 * rejects all the same: besides the definition that somebody wrote it goes by the attribute's own
 * type.
 */
public final class RejectedTypes {

    private final Map<PartRef, Type> ownTypes;
    private final EntitySources origins;
    private final UnaryOperator<Type> canonical;

    /**
     * @param canonical a type in PostgreSQL's spelling
     */
    public RejectedTypes(Desired desired, UnaryOperator<Type> canonical) {
        this.ownTypes = desired.ownTypes();
        this.origins = desired.origins();
        this.canonical = canonical;
    }

    /**
     * The same with what is wrong about it, if anything is.
     *
     * @param kept the type of a column
     * @param there that type
     * @param current has its domains and enum types
     */
    public Kept named(Kept kept, Type there, Schema current) {
        Type own = ownTypes.get(new PartRef(kept.table(), kept.name()));
        if (own == null) {
            return kept;
        }
        Type wanted = canonical.apply(own);
        return new SchemaValidation(current).accepts(there, wanted)
                ? kept
                : kept.withProblem(
                        "Hibernate's validation rejects it: "
                                + origins.ofColumn(kept.table(), kept.name())
                                        .map(Origin::toString)
                                        .orElse("the attribute")
                                + " is "
                                + wanted.sql()
                                + " but for its definition");
    }
}
