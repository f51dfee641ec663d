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
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a column of a table that may have rows gets their values: add, fill, and tighten where it is
 * NOT NULL. Which value the rows get is a person's to say where the mapping does not, also where
 * the column has a default: that is for rows to come.
 */
final class NotNullBackfill {

    /** What a person is asked for where a column is new. */
    private static final String NEW_COLUMN = "a value for the rows that are there";

    /** What a downgrade adds, the upgrade has dropped, and the line for a person says so. */
    private static final String LOST_COLUMN =
            "a value for the rows: those they had went with the upgrade";

    /** Of a way back. */
    static final NotNullBackfill BACK =
            new NotNullBackfill(LOST_COLUMN, (table, column) -> Optional.empty());

    private final String asked;
    private final BiFunction<QualifiedName, Column, Optional<SqlExpression>> rows;

    private NotNullBackfill(
            String asked, BiFunction<QualifiedName, Column, Optional<SqlExpression>> rows) {
        this.asked = asked;
        this.rows = rows;
    }

    /**
     * @param rows what rows need to be loaded, also in a column that may be null
     */
    static NotNullBackfill of(BiFunction<QualifiedName, Column, Optional<SqlExpression>> rows) {
        return new NotNullBackfill(NEW_COLUMN, rows);
    }

    /**
     * @param to knows the domains
     */
    List<Operation> add(QualifiedName table, Column column, Schema to) {
        boolean isNeeded = column.nullable() && rows.apply(table, column).isPresent();
        if (column.fillsRows()
                || !column.needsValue() && !isNeeded
                || fillsItself(column.type(), to)) {
            return List.of(Operation.Create.of(table, column));
        }
        Operation fill = fill(table, column);
        if (isNeeded) {
            return List.of(Operation.Create.of(table, column), fill);
        }
        return List.of(
                Operation.Create.of(table, column.withNullable(true)),
                fill,
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
    List<Operation> alter(QualifiedName table, Column column, List<ColumnChange> changes) {
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
        // Only some of them may have none: what is proposed for all is no proposal for these.
        Operation fill =
                new Operation.Fill(
                        table,
                        column.name(),
                        rows.apply(table, column)
                                .filter(each -> !each.isTodo())
                                .orElseGet(
                                        () ->
                                                SqlExpression.todo(
                                                        "a value for the rows that have none")));
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

    private Operation fill(QualifiedName table, Column column) {
        return new Operation.Fill(
                table,
                column.name(),
                rows.apply(table, column).orElseGet(() -> SqlExpression.todo(asked)));
    }
}
