package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tables and columns of a desired schema come from. What nobody claims is missing.
 *
 * @param columns by table and column
 */
public record EntitySources(Map<QualifiedName, Origin> tables, Map<PartRef, Origin> columns) {

    public static final EntitySources NONE = new EntitySources(Map.of(), Map.of());

    public EntitySources {
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
    }

    public Optional<Origin> ofTable(QualifiedName table) {
        return Optional.ofNullable(tables.get(table));
    }

    public Optional<Origin> ofColumn(QualifiedName table, String column) {
        return Optional.ofNullable(columns.get(new PartRef(table, column)));
    }
}
