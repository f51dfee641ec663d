package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.NotNull;
import dev.retort.model.Table;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A constraint found by its name: one of the table, or the one behind a column's NOT NULL, which
 * PostgreSQL 18 has as a constraint, too.
 */
record NamedConstraint(Table table, String name) {

    NamedConstraint {
        if (!isIn(table, name)) {
            throw new IllegalArgumentException(
                    "there is no constraint " + table.name() + "." + name);
        }
    }

    static boolean isIn(Table table, String name) {
        return table.constraints().containsKey(name)
                || table.columns().values().stream()
                        .anyMatch(column -> isNotNull(table, column, name));
    }

    Table renamed(String to) {
        return changed(
                constraint -> constraint.withName(to),
                column ->
                        column.notNull(
                                NotNull.of(column)
                                        .withName(
                                                to.equals(defaultName(table, column))
                                                        ? null
                                                        : to)));
    }

    Table validated() {
        return changed(
                Constraint::validated, column -> column.notNull(NotNull.of(column).validated()));
    }

    Table dropped() {
        return changed(constraint -> null, column -> column.withNullable(true));
    }

    /**
     * @param change what becomes of the constraint; {@code null} when it goes
     * @param ofColumn what becomes of the column whose NOT NULL has that name
     */
    private Table changed(UnaryOperator<Constraint> change, UnaryOperator<Column> ofColumn) {
        if (table.constraints().containsKey(name)) {
            return table.withConstraints(
                    table.constraints().values().stream()
                            .map(each -> each.name().equals(name) ? change.apply(each) : each)
                            .filter(Objects::nonNull)
                            .toList());
        }
        return table.mapColumns(each -> isNotNull(table, each, name) ? ofColumn.apply(each) : each);
    }

    private static boolean isNotNull(Table table, Column column, String constraint) {
        return !column.nullable() && constraint.equals(NotNull.nameOf(table.name(), column));
    }

    private static String defaultName(Table table, Column column) {
        return NotNull.defaultName(table.name().name(), column.name());
    }
}
