package dev.retort.snapshot;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a partitioned table and those of its partitions that are partitioned again go by: PostgreSQL
 * neither drops these columns nor changes their type, and a unique key has to contain all of them
 * (manual, CREATE TABLE, PARTITION BY).
 *
 * @param columns sorted
 * @param hasExpressions whether it goes by more than columns, so that no key can contain it
 */
public record PartitionKey(Set<String> columns, boolean hasExpressions) {

    public PartitionKey {
        columns = Set.copyOf(columns);
    }

    /** Whether there can be a unique key of these columns. */
    public boolean isIn(Collection<String> key) {
        return !hasExpressions && key.containsAll(columns);
    }

    /** For a sentence. */
    @Override
    public String toString() {
        return String.join(", ", new TreeSet<>(columns));
    }
}
