package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the tables and columns of a desired schema come from. What nobody claims is missing.
 *
 * @param entities names of those that somebody wrote, also where they have no table or column of
 *     their own
 * @param columns by table and column; of several attributes that share one, the one whose length,
 *     nullability and definition it has
 * @param references the associations and collections whose keys the columns are, which need not be
 *     the attributes that made them
 * @param written columns into which the application writes values of its own
 * @param readOnly columns that a new row gets no value for from it
 * @param rows what rows that are there need in columns that are new to them
 */
public record EntitySources(
        Set<String> entities,
        Map<QualifiedName, Origin> tables,
        Map<PartRef, Origin> columns,
        Map<PartRef, Origin> references,
        Set<PartRef> written,
        Set<PartRef> readOnly,
        Map<PartRef, RowValue> rows) {

    public static final EntitySources NONE =
            new EntitySources(Set.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Map.of());

    public EntitySources {
        entities = Set.copyOf(entities);
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
        references = Map.copyOf(references);
        written = Set.copyOf(written);
        readOnly = Set.copyOf(readOnly);
        rows = Map.copyOf(rows);
    }

    public boolean isWritten(QualifiedName table, String column) {
        return written.contains(new PartRef(table, column));
    }

    public boolean isReadOnly(QualifiedName table, String column) {
        return readOnly.contains(new PartRef(table, column));
    }

    public Optional<Origin> ofTable(QualifiedName table) {
        return Optional.ofNullable(tables.get(table));
    }

    public Optional<Origin> ofColumn(QualifiedName table, String column) {
        return Optional.ofNullable(columns.get(new PartRef(table, column)));
    }

    /** What the column is a key of; else what it comes from. */
    public Optional<Origin> ofReference(QualifiedName table, String column) {
        return Optional.ofNullable(references.get(new PartRef(table, column)))
                .or(() -> ofColumn(table, column));
    }
}
