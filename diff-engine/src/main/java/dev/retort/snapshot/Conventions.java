package dev.retort.snapshot;

import java.util.EnumSet;
import java.util.Set;

/**
 * What of a desired schema nobody wrote: what its reader filled in, because a new table has to have
 * something there. A database that has something else is not wrong. It is asked only about what
 * differs, so that whoever answers may look when asked.
 */
public interface Conventions {

    /** What of a type can be in writing without the rest. */
    enum TypePart {
        KIND,
        /** Or the precision: the first modifier. */
        LENGTH,
        SCALE;

        public static final Set<TypePart> ALL = Set.copyOf(EnumSet.allOf(TypePart.class));
    }

    /** Everything is in writing. */
    Conventions NONE = of(Set.of(), Set.of(), Set.of());

    /**
     * What of a column's type follows from the attribute's Java type and the usual length,
     * precision and scale; empty where the type is written.
     */
    Set<TypePart> ofType(PartRef column);

    /** Whether nobody said that the column may be null, or that it may not. */
    boolean isNullability(PartRef column);

    /**
     * Whether it is a check, a unique constraint or a collection's primary key that Hibernate adds
     * by itself.
     */
    boolean isConstraint(PartRef constraint);

    /**
     * Of parts that are known.
     *
     * @param types columns of whose type nothing is written
     * @param nullability columns of which nobody said whether they may be null
     * @param constraints that nobody wrote
     */
    static Conventions of(Set<PartRef> types, Set<PartRef> nullability, Set<PartRef> constraints) {
        return new Conventions() {
            @Override
            public Set<TypePart> ofType(PartRef column) {
                return types.contains(column) ? TypePart.ALL : Set.of();
            }

            @Override
            public boolean isNullability(PartRef column) {
                return nullability.contains(column);
            }

            @Override
            public boolean isConstraint(PartRef constraint) {
                return constraints.contains(constraint);
            }
        };
    }
}
