package dev.retort.diff.compare;

import dev.retort.diff.references.TypeKindChanges;
import dev.retort.diff.references.Types;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What happens to columns whose type becomes one of another kind: they pass through text. */
final class TypeKindDiff {

    private final Schema from;
    private final Schema to;
    private final TypeKindChanges changes;

    TypeKindDiff(Schema from, Schema to, TypeKindChanges changes) {
        this.from = from;
        this.to = to;
        this.changes = changes;
    }

    /** The columns of a table that pass through text. */
    Set<String> columns(Table table) {
        Set<String> names = new HashSet<>();
        for (Column column : table.columns().values()) {
            if (changes.concern(column.type())) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** What {@link #setAside} makes of a table. */
    Table afterwards(Table table) {
        return changes.isEmpty()
                ? table
                : table.mapColumns(
                        column ->
                                changes.concern(column.type())
                                        ? column.withDefault(null)
                                                .retyped(Types.text(column.type()))
                                        : column);
    }

    List<Operation> setAside(BiPredicate<QualifiedName, String> stays) {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(from.tables().keySet())) {
            Table after = to.tables().get(name);
            if (changes.isEmpty() || after == null) {
                continue;
            }
            for (Column column : from.tables().get(name).columns().values()) {
                if (changes.concern(column.type()) && stays.test(name, column.name())) {
                    List<ColumnChange> steps = new ArrayList<>();
                    if (column.defaultExpression() != null) {
                        steps.add(new ColumnChange.DropDefault());
                    }
                    steps.add(new ColumnChange.SetType(Types.text(column.type()), null, null));
                    operations.add(new Operation.AlterColumn(name, column.name(), steps));
                }
            }
        }
        return operations;
    }
}
