package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.EnumType;
import dev.retort.model.Identifiers;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to enum types. A label that only comes in is added in place. Anything else, and a
 * new label that the same revision uses already, needs the type built anew: PostgreSQL removes and
 * moves no label, and a label added in a transaction cannot be used in it (manual, ALTER TYPE).
 */
final class EnumDiff {

    private final Schema from;
    private final Schema to;

    EnumDiff(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    List<Operation> createAndChange() {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : SchemaDiff.sorted(to.enums().keySet())) {
            EnumType before = from.enums().get(name);
            EnumType after = to.enums().get(name);
            if (before == null) {
                operations.add(new Operation.CreateEnum(after.withVarcharCasts(false)));
                if (after.varcharCasts()) {
                    operations.add(new Operation.AddEnumCasts(name));
                }
            } else {
                operations.addAll(change(before, after));
            }
        }
        return operations;
    }

    private List<Operation> change(EnumType before, EnumType after) {
        boolean replaced =
                !isSubsequence(before.labels(), after.labels()) || usesNewLabel(before, after);
        List<Operation> operations = new ArrayList<>();
        if (before.varcharCasts() && (replaced || !after.varcharCasts())) {
            operations.add(new Operation.DropEnumCasts(before.name()));
        }
        operations.addAll(
                replaced ? replacement(after.withVarcharCasts(false)) : additions(before, after));
        if (after.varcharCasts() && (replaced || !before.varcharCasts())) {
            operations.add(new Operation.AddEnumCasts(after.name()));
        }
        return operations;
    }

    List<Operation> drop() {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : SchemaDiff.sorted(from.enums().keySet())) {
            if (!to.enums().containsKey(name)) {
                if (from.enums().get(name).varcharCasts()) {
                    operations.add(new Operation.DropEnumCasts(name));
                }
                operations.add(new Operation.DropEnum(name));
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
            operations.add(new Operation.AddEnumValue(after.name(), labels.get(i), null));
        }
        for (int i = last - 1; i >= 0; i--) {
            if (!before.labels().contains(labels.get(i))) {
                operations.add(
                        new Operation.AddEnumValue(after.name(), labels.get(i), labels.get(i + 1)));
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
        }
        return false;
    }

    private static boolean mentions(Table table, String label) {
        for (Column column : table.columns().values()) {
            if (Mentions.literal(column.defaultExpression(), label)
                    || column.generated() != null
                            && Mentions.literal(column.generated().expression(), label)) {
                return true;
            }
        }
        return table.constraints().values().stream()
                        .flatMap(each -> each.accept(Expressions.OF_CONSTRAINT).stream())
                        .anyMatch(text -> Mentions.literal(text, label))
                || table.indexes().values().stream().anyMatch(each -> mentions(each, label));
    }

    private static boolean mentions(Index index, String label) {
        return Mentions.literal(index.predicate(), label)
                || index.keys().stream()
                        .anyMatch(key -> key.expression() && Mentions.literal(key.text(), label));
    }

    /**
     * The columns of the type are those of before: at this point of the order dropped columns are
     * gone and new ones are not there yet. Their defaults step aside meanwhile; arrays pass through
     * text.
     */
    private List<Operation> replacement(EnumType after) {
        Type type = Type.named(after.name());
        Type array = new Type(type.sql() + "[]");
        List<Operation> aside = new ArrayList<>();
        List<Operation> back = new ArrayList<>();
        List<ColumnRef> columns = new ArrayList<>();
        for (QualifiedName name : SchemaDiff.sorted(from.tables().keySet())) {
            if (!to.tables().containsKey(name)) {
                continue;
            }
            for (Column column : from.tables().get(name).columns().values()) {
                Column kept = to.tables().get(name).columns().get(column.name());
                boolean scalar = column.type().equals(type);
                if (kept == null || !scalar && !column.type().equals(array)) {
                    continue;
                }
                List<ColumnChange> leave = new ArrayList<>();
                List<ColumnChange> enter = new ArrayList<>();
                if (column.defaultExpression() != null) {
                    leave.add(new ColumnChange.DropDefault());
                }
                if (scalar) {
                    columns.add(new ColumnRef(name, column.name()));
                } else {
                    leave.add(new ColumnChange.SetType(new Type("text[]"), null, null));
                    enter.add(
                            new ColumnChange.SetType(
                                    array,
                                    null,
                                    Identifiers.quote(column.name()) + "::" + array.sql()));
                }
                // A default that changes is set when the column is; the old one may name a lost
                // label.
                if (column.defaultExpression() != null
                        && column.defaultExpression().equals(kept.defaultExpression())) {
                    enter.add(new ColumnChange.SetDefault(column.defaultExpression()));
                }
                if (!leave.isEmpty()) {
                    aside.add(new Operation.AlterColumn(name, column.name(), leave));
                }
                if (!enter.isEmpty()) {
                    back.add(new Operation.AlterColumn(name, column.name(), enter));
                }
            }
        }
        List<Operation> operations = new ArrayList<>(aside);
        operations.add(new Operation.ReplaceEnum(after, columns));
        operations.addAll(back);
        return operations;
    }
}
