package dev.retort.diff.compare;

import dev.retort.model.Column;
import dev.retort.model.Domain;
import dev.retort.model.NotNull;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import java.util.List;

/**
 * How a column of a table that may have rows becomes NOT NULL: add, fill, tighten. Which value the
 * rows get is a person's to say, also where the column has a default: that is for rows to come.
 */
final class NotNullBackfill {

    /** What a person is asked for where a column is new. */
    static final String NEW_COLUMN = "a value for the rows that are there";

    /** What a downgrade adds, the upgrade has dropped, and the line for a person says so. */
    static final String LOST_COLUMN = "a value for the rows: those they had went with the upgrade";

    private NotNullBackfill() {}

    /**
     * @param to knows the domains
     * @param asked {@link #NEW_COLUMN} or {@link #LOST_COLUMN}
     */
    static List<Operation> add(QualifiedName table, Column column, Schema to, String asked) {
        if (!column.needsValue() || fillsItself(column.type(), to)) {
            return List.of(Operation.Create.of(table, column));
        }
        return List.of(
                Operation.Create.of(table, column.withNullable(true)),
                fill(table, column, asked),
                new Operation.AlterColumn(
                        table,
                        column.name(),
                        List.of(new ColumnChange.SetNotNull(column.notNullClause()))));
    }

    private static boolean isChecked(NotNull clause) {
        return clause == null || !clause.isNotValid();
    }

    /** A domain's default fills a new column, and a domain that is NOT NULL takes no null. */
    private static boolean fillsItself(Type type, Schema to) {
        for (Domain domain : to.domains().values()) {
            if (Type.named(domain.name()).equals(type)) {
                return domain.defaultExpression() != null
                        || !domain.nullable()
                        || fillsItself(domain.type(), to);
            }
        }
        return false;
    }

    /**
     * @param changes all that happens to a column that stays
     */
    static List<Operation> alter(QualifiedName table, Column column, List<ColumnChange> changes) {
        int tighten = 0;
        while (tighten < changes.size()
                && !(changes.get(tighten) instanceof ColumnChange.SetNotNull)) {
            tighten++;
        }
        boolean wasNotNull =
                changes.subList(0, tighten).stream()
                        .anyMatch(ColumnChange.DropNotNull.class::isInstance);
        if (tighten == changes.size()
                || wasNotNull
                || column.generated() != null
                || !isChecked(column.notNullClause())) {
            return List.of(new Operation.AlterColumn(table, column.name(), changes));
        }
        Operation fill = fill(table, column, "a value for the rows that have none");
        Operation tightened =
                new Operation.AlterColumn(
                        table, column.name(), changes.subList(tighten, changes.size()));
        return tighten == 0
                ? List.of(fill, tightened)
                : List.of(
                        new Operation.AlterColumn(
                                table, column.name(), changes.subList(0, tighten)),
                        fill,
                        tightened);
    }

    private static Operation fill(QualifiedName table, Column column, String what) {
        return new Operation.Fill(table, column.name(), SqlExpression.todo(what));
    }
}
