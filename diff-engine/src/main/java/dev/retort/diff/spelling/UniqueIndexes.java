package dev.retort.diff.spelling;

import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Index;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A unique index does what a unique constraint does, for rows as for foreign keys: where the table
 * has one, it is taken for the constraint. The index has to be over columns alone and over all
 * rows, the constraint is not to be deferrable (manual, CREATE TABLE, UNIQUE).
 */
final class UniqueIndexes {

    private UniqueIndexes() {}

    /** The wanted table with the indexes that are there in the place of constraints. */
    static Table reused(Table wanted, Table there) {
        Map<String, Constraint> constraints = new LinkedHashMap<>(wanted.constraints());
        Map<String, Index> indexes = new LinkedHashMap<>(wanted.indexes());
        for (Constraint each : wanted.constraints().values()) {
            if (each instanceof Unique unique) {
                indexFor(unique, there)
                        .ifPresent(
                                index -> {
                                    constraints.remove(unique.name());
                                    indexes.putIfAbsent(index.name(), index);
                                });
            }
        }
        return constraints.size() == wanted.constraints().size()
                ? wanted
                : wanted.withConstraints(constraints.values()).withIndexes(indexes.values());
    }

    private static Optional<Index> indexFor(Unique unique, Table there) {
        boolean hasConstraint =
                there.constraints().values().stream()
                        .anyMatch(
                                each ->
                                        each instanceof Unique other
                                                && same(other.columns(), unique.columns()));
        return hasConstraint || unique.deferrability() != Deferrability.NOT_DEFERRABLE
                ? Optional.empty()
                : there.indexes().values().stream()
                        .filter(UniqueIndexes::isPlain)
                        .filter(
                                each ->
                                        each.keyColumns()
                                                .filter(columns -> same(columns, unique.columns()))
                                                .isPresent())
                        .filter(each -> each.isNullsNotDistinct() == unique.isNullsNotDistinct())
                        .findFirst();
    }

    private static boolean same(Collection<String> some, Collection<String> others) {
        return new TreeSet<>(some).equals(new TreeSet<>(others));
    }

    private static boolean isPlain(Index index) {
        return index.isUnique() && index.method().equals("btree") && index.expressions().isEmpty();
    }
}
