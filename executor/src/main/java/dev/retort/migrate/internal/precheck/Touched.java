package dev.retort.migrate.internal.precheck;

import dev.retort.dialect.Obstacle;
import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Set;

/**
 * What operations that come first make or change, of tables, columns and the values in them. A name
 * with a schema and the same name without one may be the same table, and count as such.
 */
final class Touched {

    private boolean everything;

    /** Made, renamed or dropped. */
    private final Set<QualifiedName> tables = new HashSet<>();

    private final Set<ColumnRef> columns = new HashSet<>();

    /** Made here, without a value in any row. */
    private final Set<ColumnRef> emptyColumns = new HashSet<>();

    /** Made here, and still without rows. */
    private final Set<QualifiedName> emptyTables = new HashSet<>();

    boolean touches(Obstacle.Reads reads) {
        return everything
                || tables.stream().anyMatch(table -> same(table, reads.table()))
                || columns.stream()
                        .anyMatch(
                                column ->
                                        same(column.table(), reads.table())
                                                && (reads.columns().isEmpty()
                                                        || reads.columns()
                                                                .contains(column.column())));
    }

    boolean isEmptyColumn(QualifiedName table, String column) {
        return emptyColumns.contains(new ColumnRef(table, column));
    }

    boolean hasNoRows(QualifiedName table) {
        return emptyTables.contains(table);
    }

    private static boolean same(QualifiedName a, QualifiedName b) {
        return a.name().equals(b.name())
                && (a.schema().equals(b.schema()) || a.inDefaultSchema() || b.inDefaultSchema());
    }

    /** The operation comes before what is asked next. */
    void follow(Operation operation) {
        if (operation instanceof Operation.Execute) {
            everything = true;
            emptyColumns.clear();
            emptyTables.clear();
        } else if (operation instanceof Operation.CreateTable made) {
            tables.add(made.table().name());
            emptyTables.add(made.table().name());
        } else if (operation instanceof Operation.DropTable dropped) {
            gone(dropped.table());
        } else if (operation instanceof Operation.RenameTable renamed) {
            gone(renamed.table());
            gone(renamed.table().sibling(renamed.to()));
        } else if (operation instanceof Operation.AddColumn added) {
            column(added.table(), added.column().name());
            boolean isEmpty =
                    added.column().defaultExpression() == null
                            && added.column().identityClause() == null
                            && added.column().generated() == null;
            if (isEmpty && !everything && tables.stream().noneMatch(t -> same(t, added.table()))) {
                emptyColumns.add(new ColumnRef(added.table(), added.column().name()));
            }
        } else if (operation instanceof Operation.Fill filled) {
            column(filled.table(), filled.column());
        } else if (operation instanceof Operation.RenameColumn renamed) {
            column(renamed.table(), renamed.from());
            column(renamed.table(), renamed.to());
        } else if (operation instanceof Operation.DropColumn dropped) {
            column(dropped.table(), dropped.column());
        } else if (operation instanceof Operation.AlterColumn altered) {
            if (altered.changes().stream().anyMatch(ColumnChange.SetType.class::isInstance)) {
                column(altered.table(), altered.column());
            }
        } else if (operation instanceof Operation.ReplaceEnum replaced) {
            replaced.columns().forEach(column -> column(column.table(), column.column()));
        }
    }

    private void gone(QualifiedName table) {
        tables.add(table);
        emptyTables.remove(table);
        emptyColumns.removeIf(column -> same(column.table(), table));
    }

    private void column(QualifiedName table, String column) {
        columns.add(new ColumnRef(table, column));
        emptyColumns.remove(new ColumnRef(table, column));
    }
}
