package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.operation.SqlExpression;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.RowValue;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What rows that are there get in columns that are new to them, where the mapping says it. */
final class RowFills {

    private final EntitySources sources;
    private final Sides sides;

    RowFills(EntitySources sources, Sides sides) {
        this.sources = sources;
        this.sides = sides;
    }

    Optional<SqlExpression> of(QualifiedName name, Column column) {
        RowValue value = sources.rows().get(new PartRef(name, column.name()));
        if (value == null) {
            return Optional.empty();
        }
        Table table = sides.currentByNewNames().tables().get(name);
        Set<String> there = table == null ? Set.of() : table.columns().keySet();
        List<String> beside = value.beside().stream().filter(there::contains).toList();
        if (!hasValues(name, column, there, value.needs())
                || column.nullable() && !value.beside().isEmpty() && beside.isEmpty()) {
            return Optional.empty();
        }
        // NOT NULL has no exceptions.
        String sql = column.nullable() ? onlyWhereNeeded(value, there, beside) : value.sql();
        return Optional.of(
                value.asked() == null
                        ? SqlExpression.of(sql)
                        : SqlExpression.todo(
                                value.asked() + (sql == null ? "" : ", such as " + sql)));
    }

    /** Whether the rows have them by then: they had them, or get them before what may be NULL. */
    private boolean hasValues(
            QualifiedName table, Column column, Set<String> there, List<String> needs) {
        Map<String, Column> columns = sides.desired().tables().get(table).columns();
        return needs.stream()
                .allMatch(
                        need ->
                                there.contains(need)
                                        || column.nullable()
                                                && columns.containsKey(need)
                                                && !columns.get(need).nullable());
    }

    private static String onlyWhereNeeded(RowValue value, Set<String> there, List<String> beside) {
        List<String> conditions = new ArrayList<>();
        if (value.only() != null && there.containsAll(value.only().reads())) {
            conditions.add(value.only().sql());
        }
        if (!beside.isEmpty()) {
            conditions.add(
                    beside.stream()
                            .map(Identifiers::quote)
                            .collect(Collectors.joining(", ", "num_nonnulls(", ") > 0")));
        }
        return conditions.isEmpty() || value.sql() == null
                ? value.sql()
                : "case when %s then %s end"
                        .formatted(String.join(" and ", conditions), value.sql());
    }
}
