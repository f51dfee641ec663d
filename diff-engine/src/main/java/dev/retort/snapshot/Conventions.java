package dev.retort.snapshot;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a desired schema nobody wrote: what its reader filled in, because a new table has to have
 * something there. A database that has something else is not wrong.
 *
 * @param types what of a column's type follows from the attribute's Java type and the usual length,
 *     precision and scale; a column whose type is written is missing
 * @param nullability columns of which nobody said whether they may be null
 * @param constraints checks, unique constraints and collections' primary keys that Hibernate adds
 *     by itself
 */
public record Conventions(
        Map<PartRef, Set<TypePart>> types, Set<PartRef> nullability, Set<PartRef> constraints) {

    /** What of a type can be in writing without the rest. */
    public enum TypePart {
        KIND,
        /** Or the precision: the first modifier. */
        LENGTH,
        SCALE;

        public static final Set<TypePart> ALL = Set.copyOf(EnumSet.allOf(TypePart.class));
    }

    /** Everything is in writing. */
    public static final Conventions NONE = new Conventions(Map.of(), Set.of(), Set.of());

    public Conventions {
        types = Map.copyOf(types);
        nullability = Set.copyOf(nullability);
        constraints = Set.copyOf(constraints);
    }

    /**
     * @param types columns of whose type nothing is written
     */
    public static Conventions of(
            Set<PartRef> types, Set<PartRef> nullability, Set<PartRef> constraints) {
        return new Conventions(
                types.stream().collect(Collectors.toMap(Function.identity(), each -> TypePart.ALL)),
                nullability,
                constraints);
    }

    public Set<TypePart> unwritten(PartRef column) {
        return types.getOrDefault(column, Set.of());
    }
}
