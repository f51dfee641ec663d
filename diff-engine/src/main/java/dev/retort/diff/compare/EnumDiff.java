package dev.retort.diff.compare;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.EnumChange;
import dev.retort.operation.Operation;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What happens to enum types. A label that only comes in is added in place. Anything else, and a
 * new label that the same revision uses already, needs the type built anew: PostgreSQL removes and
 * moves no label, and a label added in a transaction cannot be used in it (manual, ALTER TYPE).
 */
final class EnumDiff {

    private static final Type TEXT_ARRAY = Type.parse("text[]");

    private final Schema from;
    private final Schema to;

    /** Types whose labels cannot be changed in place, by the text that a column's type has. */
    private final Map<Type, EnumType> replaced = new HashMap<>();

    EnumDiff(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        for (EnumType after : to.enums().values()) {
            EnumType before = from.enums().get(after.name());
            if (before != null
                    && !before.labels().equals(after.labels())
                    && (!isSubsequence(before.labels(), after.labels())
                            || usesNewLabel(before, after))) {
                replaced.put(Type.named(after.name()), after);
            }
        }
    }

    /** Whether the values of a type must be set aside while its enum type is built anew. */
    boolean replaces(Type type) {
        return replaced.containsKey(type.element());
    }

    /**
     * The columns of a table whose type is built anew, arrays of it included. One that gets another
     * type leaves it before.
     */
    Set<String> replacedColumns(Table table) {
        Table after = to.tables().get(table.name());
        Set<String> names = new HashSet<>();
        for (Column column : table.columns().values()) {
            Type type = column.type().element();
            Column now = after == null ? null : after.columns().get(column.name());
            if (replaced.containsKey(type) && (now == null || now.type().element().equals(type))) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** What {@link #createAndChange} makes of a table: defaults aside, arrays as text. */
    Table afterReplacement(Table table) {
        Set<String> columns = replacedColumns(table);
        return columns.isEmpty()
                ? table
                : table.mapColumns(
                        column -> {
                            if (!columns.contains(column.name())) {
                                return column;
                            }
                            Column bare = column.withDefault(null);
                            return column.type().isArray() ? bare.retyped(TEXT_ARRAY) : bare;
                        });
    }

    List<Operation> createAndChange(BiPredicate<QualifiedName, String> stays) {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(to.enums().keySet())) {
            EnumType before = from.enums().get(name);
            EnumType after = to.enums().get(name);
            if (before == null) {
                operations.add(Operation.Create.of(after.withVarcharCasts(false)));
                if (after.varcharCasts()) {
                    operations.add(new Operation.AlterEnum(name, new EnumChange.AddCasts()));
                }
            } else {
                operations.addAll(change(before, after, stays));
            }
        }
        return operations;
    }

    private List<Operation> change(
            EnumType before, EnumType after, BiPredicate<QualifiedName, String> stays) {
        boolean anew = replaced.containsKey(Type.named(after.name()));
        List<Operation> operations = new ArrayList<>();
        if (before.varcharCasts() && (anew || !after.varcharCasts())) {
            operations.add(new Operation.AlterEnum(before.name(), new EnumChange.DropCasts()));
        }
        operations.addAll(
                anew
                        ? replacement(after.withVarcharCasts(false), stays)
                        : additions(before, after));
        if (after.varcharCasts() && (anew || !before.varcharCasts())) {
            operations.add(new Operation.AlterEnum(after.name(), new EnumChange.AddCasts()));
        }
        return operations;
    }

    List<Operation> drop() {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(from.enums().keySet())) {
            if (!to.enums().containsKey(name)) {
                if (from.enums().get(name).varcharCasts()) {
                    operations.add(new Operation.AlterEnum(name, new EnumChange.DropCasts()));
                }
                operations.add(new Operation.Drop(ObjectId.enumType(name)));
            }
        }
        return operations;
    }

    private static boolean isSubsequence(List<String> part, List<String> whole) {
        int at = 0;
        for (String label : whole) {
            if (at < part.size() && part.get(at).equals(label)) {
                at++;
            }
        }
        return at == part.size();
    }

    /** Back to front, so that the label in front of which each goes is there already. */
    private static List<Operation> additions(EnumType before, EnumType after) {
        List<Operation> operations = new ArrayList<>();
        List<String> labels = after.labels();
        int last = labels.size();
        while (last > 0 && !before.labels().contains(labels.get(last - 1))) {
            last--;
        }
        for (int i = last; i < labels.size(); i++) {
            operations.add(
                    new Operation.AlterEnum(
                            after.name(), new EnumChange.AddValue(labels.get(i), null)));
        }
        for (int i = last - 1; i >= 0; i--) {
            if (!before.labels().contains(labels.get(i))) {
                operations.add(
                        new Operation.AlterEnum(
                                after.name(),
                                new EnumChange.AddValue(labels.get(i), labels.get(i + 1))));
            }
        }
        return operations;
    }

    private boolean usesNewLabel(EnumType before, EnumType after) {
        for (String label : after.labels()) {
            if (before.labels().contains(label)) {
                continue;
            }
            for (Table table : to.tables().values()) {
                if (mentions(table, label)) {
                    return true;
                }
            }
            for (Domain domain : to.domains().values()) {
                if (mentions(domain, label)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mentions(Domain domain, String label) {
        return SqlText.of(domain.defaultExpression()).hasString(label)
                || domain.checks().values().stream()
                        .anyMatch(check -> SqlText.of(check.expression()).hasString(label));
    }

    private static boolean mentions(Table table, String label) {
        for (Column column : table.columns().values()) {
            if (SqlText.of(column.defaultExpression()).hasString(label)
                    || column.generated() != null
                            && SqlText.of(column.generated().expression()).hasString(label)) {
                return true;
            }
        }
        return table.constraints().values().stream()
                        .flatMap(each -> each.expressions().stream())
                        .anyMatch(text -> SqlText.of(text).hasString(label))
                || table.indexes().values().stream().anyMatch(each -> mentions(each, label));
    }

    private static boolean mentions(Index index, String label) {
        return index.expressions().stream().anyMatch(text -> SqlText.of(text).hasString(label));
    }

    /**
     * Columns that the revision drops are gone by then and new ones not there yet. Defaults step
     * aside, and arrays pass through text; both come back when their table has its turn.
     */
    private List<Operation> replacement(EnumType after, BiPredicate<QualifiedName, String> stays) {
        List<Operation> operations = new ArrayList<>();
        List<ColumnRef> columns = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(from.tables().keySet())) {
            Table then = to.tables().get(name);
            if (then == null) {
                continue;
            }
            for (Column column : from.tables().get(name).columns().values()) {
                Column now = then.columns().get(column.name());
                Type type = Type.named(after.name());
                if (!stays.test(name, column.name())
                        || !column.type().element().equals(type)
                        || !now.type().element().equals(type)) {
                    continue;
                }
                List<ColumnChange> aside = new ArrayList<>();
                if (column.defaultExpression() != null) {
                    aside.add(new ColumnChange.DropDefault());
                }
                if (column.type().isArray()) {
                    aside.add(new ColumnChange.SetType(TEXT_ARRAY, null, null));
                } else {
                    columns.add(new ColumnRef(name, column.name()));
                }
                if (!aside.isEmpty()) {
                    operations.add(new Operation.AlterColumn(name, column.name(), aside));
                }
            }
        }
        operations.add(
                new Operation.AlterEnum(
                        after.name(), new EnumChange.Replace(after.labels(), columns)));
        return operations;
    }
}
