package dev.retort.diff.rename;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import java.util.Set;

/**
 * Decisions about things that are there.
 *
 * @param dropped tables and sequences that are gone for good
 * @param droppedColumns by the old names of their tables
 * @param kept tables and sequences that were not renamed, and stay if they can
 * @param keptColumns by the old names of their tables
 */
public record Decided(
        Renames renames,
        Set<QualifiedName> dropped,
        Set<ColumnRef> droppedColumns,
        Set<QualifiedName> kept,
        Set<ColumnRef> keptColumns) {

    public static final Decided NOTHING =
            new Decided(Renames.NONE, Set.of(), Set.of(), Set.of(), Set.of());
}
