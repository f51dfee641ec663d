package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schema that the database should have, with what its reader knows about it.
 *
 * @param schema spelled as the source spells it; {@code Dialect.canonical} and the adoption of
 *     names come later
 * @param generatedNames constraints and indexes whose name nobody wrote (Hibernate's {@code
 *     FK3k2j...}, a check that PostgreSQL will name): a database that has the same thing under
 *     another name is right, too
 * @param conventions what of it nobody wrote
 * @param untyped those of its columns, and attributes of its composite types, that have {@link
 *     Untyped#TYPE} for a type
 * @param ownTypes of its columns for which somebody wrote a definition, the types that they would
 *     have without, as the source spells them
 * @param partitioned tables that are partitioned in the source, which is another database
 * @param isExhaustive whether what is not said is not wanted, as in another database; entities have
 *     no words for some properties (a key's fillfactor), which stay as the database has them
 * @param areSequencesKnown whether no others may be wanted: an id generator that could not be
 *     created keeps the name of its sequence to itself
 * @param origins what in the source the tables and columns come from
 * @param warnings sentences for a person, in the order they were found
 */
public record Desired(
        Schema schema,
        Set<PartRef> generatedNames,
        Conventions conventions,
        Map<PartRef, Untyped> untyped,
        Map<PartRef, Type> ownTypes,
        Set<QualifiedName> partitioned,
        boolean isExhaustive,
        boolean areSequencesKnown,
        EntitySources origins,
        List<String> warnings) {

    public Desired {
        untyped = Map.copyOf(untyped);
        ownTypes = Map.copyOf(ownTypes);
        partitioned = Set.copyOf(partitioned);
        generatedNames = Set.copyOf(generatedNames);
        warnings = List.copyOf(warnings);
    }

    /** Of tables that are none of them partitioned, and all types known. */
    public Desired(
            Schema schema,
            Set<PartRef> generatedNames,
            Conventions conventions,
            boolean isExhaustive,
            EntitySources origins,
            List<String> warnings) {
        this(
                schema,
                generatedNames,
                conventions,
                Map.of(),
                Map.of(),
                Set.of(),
                isExhaustive,
                true,
                origins,
                warnings);
    }

    /** As a reader of entities found it. */
    public Desired(
            Schema schema,
            Set<PartRef> generatedNames,
            EntitySources origins,
            List<String> warnings) {
        this(schema, generatedNames, Conventions.NONE, false, origins, warnings);
    }

    /** Without the attributes that its tables and columns come from. */
    public Desired(Schema schema, Set<PartRef> generatedNames, List<String> warnings) {
        this(schema, generatedNames, EntitySources.NONE, warnings);
    }

    /** To be exactly what another database is, which has no partitioned tables. */
    public static Desired like(Schema schema) {
        return like(schema, Set.of());
    }

    /**
     * To be exactly what another database is.
     *
     * @param partitioned those of its tables that are
     */
    public static Desired like(Schema schema, Set<QualifiedName> partitioned) {
        return new Desired(
                schema,
                Set.of(),
                Conventions.NONE,
                Map.of(),
                Map.of(),
                partitioned,
                true,
                true,
                EntitySources.NONE,
                List.of());
    }

    public Desired withSchema(Schema value) {
        return new Desired(
                value,
                generatedNames,
                conventions,
                untyped,
                ownTypes,
                partitioned,
                isExhaustive,
                areSequencesKnown,
                origins,
                warnings);
    }

    public Desired withConventions(Conventions value) {
        return new Desired(
                schema,
                generatedNames,
                value,
                untyped,
                ownTypes,
                partitioned,
                isExhaustive,
                areSequencesKnown,
                origins,
                warnings);
    }

    public Desired withUntyped(Map<PartRef, Untyped> value) {
        return new Desired(
                schema,
                generatedNames,
                conventions,
                value,
                ownTypes,
                partitioned,
                isExhaustive,
                areSequencesKnown,
                origins,
                warnings);
    }

    public Desired withOwnTypes(Map<PartRef, Type> value) {
        return new Desired(
                schema,
                generatedNames,
                conventions,
                untyped,
                value,
                partitioned,
                isExhaustive,
                areSequencesKnown,
                origins,
                warnings);
    }

    public Desired withSequencesKnown(boolean value) {
        return new Desired(
                schema,
                generatedNames,
                conventions,
                untyped,
                ownTypes,
                partitioned,
                isExhaustive,
                value,
                origins,
                warnings);
    }
}
