package dev.retort.snapshot;

import java.util.Set;

/**
 * What of a desired schema nobody wrote: what its reader filled in, because a new table has to have
 * something there. A database that has something else is not wrong.
 *
 * @param types columns whose type follows from the attribute's Java type and the usual length,
 *     precision and scale
 * @param nullability columns of which nobody said whether they may be null
 * @param constraints checks and unique constraints that Hibernate adds by itself
 */
public record Conventions(Set<PartRef> types, Set<PartRef> nullability, Set<PartRef> constraints) {

    /** Everything is in writing. */
    public static final Conventions NONE = new Conventions(Set.of(), Set.of(), Set.of());

    public Conventions {
        types = Set.copyOf(types);
        nullability = Set.copyOf(nullability);
        constraints = Set.copyOf(constraints);
    }
}
