package dev.retort.diff;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.operation.SqlExpression;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.RowValue;
import java.util.List;
import java.util.Optional;

/** What rows that are there get in columns that are new to them, where the mapping says it. */
final class RowFills {

    private final EntitySources sources;
    private final Sides sides;

    RowFills(EntitySources sources, Sides sides) {
        this.sources = sources;
        this.sides = sides;
    }

    Optional<SqlExpression> of(ColumnRef column) {
        RowValue value = sources.rows().get(new PartRef(column.table(), column.column()));
        if (value == null || !areThere(column.table(), value.needs())) {
            return Optional.empty();
        }
        return Optional.of(
                value.isQuestion()
                        ? SqlExpression.todo(value.text())
                        : SqlExpression.of(value.text()));
    }

    /** Whether the rows have values in these columns before anything changes. */
    private boolean areThere(QualifiedName table, List<String> columns) {
        if (columns.isEmpty()) {
            return true;
        }
        Table there = sides.currentByNewNames().tables().get(table);
        return there != null && there.columns().keySet().containsAll(columns);
    }
}
