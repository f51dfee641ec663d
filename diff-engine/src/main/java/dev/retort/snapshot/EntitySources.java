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
 * @param columns by table and column
 * @param written columns into which the application writes values of its own
 * @param readOnly columns that a new row gets no value for from it
 * @param rows what rows that are there need in columns that are new to them
 */
public record EntitySources(
        Set<String> entities,
        Map<QualifiedName, Origin> tables,
        Map<PartRef, Origin> columns,
        Set<PartRef> written,
        Set<PartRef> readOnly,
        Map<PartRef, RowValue> rows) {

    public static final EntitySources NONE =
            new EntitySources(Set.of(), Map.of(), Map.of(), Set.of(), Set.of(), Map.of());

    public EntitySources {
        entities = Set.copyOf(entities);
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
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
}
