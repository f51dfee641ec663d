package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import java.util.List;
import java.util.Map;

/**
 * What a database is, as far as the reading role can see it.
 *
 * @param schema in canonical spelling
 * @param notCompared what is there and has no place in {@link Schema}, sorted by kind and name
 * @param others relations that are no tables of the model
 * @param partitioned those of its tables that are partitioned
 * @param owners of everything that is read
 * @param namesNotNull whether a NOT NULL is a constraint with a name, as from PostgreSQL 18 on
 */
public record Reflected(
        Schema schema,
        List<Unmapped> notCompared,
        Map<QualifiedName, OtherRelation> others,
        Map<QualifiedName, PartitionKey> partitioned,
        Owners owners,
        boolean namesNotNull) {

    public Reflected {
        others = Map.copyOf(others);
        partitioned = Map.copyOf(partitioned);
        notCompared = List.copyOf(notCompared);
    }

    /** Of a database that has tables and nothing else. */
    public Reflected(
            Schema schema, List<Unmapped> notCompared, Owners owners, boolean namesNotNull) {
        this(schema, notCompared, Map.of(), Map.of(), owners, namesNotNull);
    }
}
