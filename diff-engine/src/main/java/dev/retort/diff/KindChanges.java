package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Enum types, domains and composite types that become one of another kind under the same name. A
 * column of one says the same before and after and is not the same: it passes through text.
 */
final class KindChanges {

    private final Schema from;
    private final Schema to;

    /** By the text that a column's type has. */
    private final Set<Type> types = new HashSet<>();

    KindChanges(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        add(from.enums().keySet(), to.domains().keySet(), to.composites().keySet());
        add(from.domains().keySet(), to.enums().keySet(), to.composites().keySet());
        add(from.composites().keySet(), to.enums().keySet(), to.domains().keySet());
    }

    private void add(
            Set<QualifiedName> before, Set<QualifiedName> after, Set<QualifiedName> orAfter) {
        before.stream()
                .filter(each -> after.contains(each) || orAfter.contains(each))
                .map(Type::named)
                .forEach(types::add);
    }

    /** Whether a type, or what an array is of, becomes another under its name. */
    boolean concern(Type type) {
        return types.contains(type.element());
    }

    /**
     * Whether an expression, or the type that its value is given, is about one of them.
     *
     * @param sql or {@code null}
     * @param cast or {@code null}
     */
    boolean concern(String sql, Type cast) {
        if (cast != null && concern(cast)) {
            return true;
        }
        SqlText expression = SqlText.of(sql);
        return types.stream().anyMatch(type -> expression.castsTo(type.sql()));
    }

    /** The columns of a table that pass through text. */
    Set<String> columns(Table table) {
        Set<String> names = new HashSet<>();
        for (Column column : table.columns().values()) {
            if (concern(column.type())) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** What {@link #setAside} makes of a table. */
    Table afterwards(Table table) {
        return types.isEmpty()
                ? table
                : table.mapColumns(
                        column ->
                                concern(column.type())
                                        ? column.withDefault(null)
                                                .retyped(Types.text(column.type()))
                                        : column);
    }

    List<Operation> setAside(BiPredicate<QualifiedName, String> stays) {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : SchemaDiff.sorted(from.tables().keySet())) {
            Table after = to.tables().get(name);
            if (types.isEmpty() || after == null) {
                continue;
            }
            for (Column column : from.tables().get(name).columns().values()) {
                if (concern(column.type()) && stays.test(name, column.name())) {
                    List<ColumnChange> changes = new ArrayList<>();
                    if (column.defaultExpression() != null) {
                        changes.add(new ColumnChange.DropDefault());
                    }
                    changes.add(new ColumnChange.SetType(Types.text(column.type()), null, null));
                    operations.add(new Operation.AlterColumn(name, column.name(), changes));
                }
            }
        }
        return operations;
    }
}
