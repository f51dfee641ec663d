package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What happens to a table that is there before and after, phase by phase. */
final class TableDiff {

    private final Table before;
    private final Table after;
    private final QualifiedName name;

    /** Columns that go, or that go and come back because nothing can change them in place. */
    private final Set<String> dropped = new HashSet<>();

    private final PartDiff<Constraint> constraints;
    private final PartDiff<Index> indexes;

    /** Constraints of which nothing changes but that their rows are checked now. */
    private final Map<String, Constraint> validated = new LinkedHashMap<>();

    TableDiff(Table before, Table after, ForeignKeyTargets targets) {
        this.before = before;
        this.after = after;
        this.name = before.name();
        for (Column column : before.columns().values()) {
            Column now = after.columns().get(column.name());
            if (now == null || ColumnDiff.mustRebuild(column, now) || leansOnChanged(column)) {
                dropped.add(column.name());
            }
        }
        constraints =
                new PartDiff<>(
                        withValidated(before.constraints()),
                        after.constraints(),
                        constraint -> constraint.withName(""),
                        constraint ->
                                mentionsRebuilt(constraint.toString())
                                        || constraint instanceof ForeignKey key
                                                && targets.disturbed(before, after, key));
        indexes =
                new PartDiff<>(
                        before.indexes(),
                        after.indexes(),
                        index -> index.withName(""),
                        index -> mentionsRebuilt(index.toString()));
    }

    /**
     * The constraints of before as they are once those rows are checked that only {@code after}
     * wants checked. The way back is a constraint that goes and comes back: no statement makes a
     * valid one invalid.
     */
    private Map<String, Constraint> withValidated(Map<String, Constraint> constraintsBefore) {
        Map<String, Constraint> result = new LinkedHashMap<>();
        constraintsBefore.forEach(
                (key, constraint) -> {
                    Constraint valid = constraint.validated();
                    if (!valid.equals(constraint) && valid.equals(after.constraints().get(key))) {
                        validated.put(key, valid);
                        result.put(key, valid);
                    } else {
                        result.put(key, constraint);
                    }
                });
        return result;
    }

    /** A generated column cannot stay while a column of its expression changes its type or goes. */
    private boolean leansOnChanged(Column column) {
        if (column.generated() == null) {
            return false;
        }
        for (Column other : before.columns().values()) {
            Column now = after.columns().get(other.name());
            boolean changes =
                    now == null
                            || !other.type().equals(now.type())
                            || !Objects.equals(other.collation(), now.collation());
            if (changes
                    && other.generated() == null
                    && Mentions.column(column.generated().expression(), other.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part would be lost with a column that is dropped and comes back. */
    private boolean mentionsRebuilt(String part) {
        for (String column : dropped) {
            if (after.columns().containsKey(column) && Mentions.column(part, column)) {
                return true;
            }
        }
        return false;
    }

    boolean drops(String column) {
        return dropped.contains(column);
    }

    List<Operation> dropForeignKeys() {
        return dropConstraints(true);
    }

    private List<Operation> dropConstraints(boolean foreignKeys) {
        List<Operation> operations = new ArrayList<>();
        for (Constraint constraint : constraints.removed()) {
            if (constraint instanceof ForeignKey == foreignKeys) {
                operations.add(new Operation.DropConstraint(name, constraint.name()));
            }
        }
        return operations;
    }

    /** Everything but foreign keys and columns; what only changes its name is renamed here. */
    List<Operation> dropParts() {
        List<Operation> operations = new ArrayList<>(dropConstraints(false));
        for (Index index : indexes.removed()) {
            operations.add(new Operation.DropIndex(name, index.name()));
        }
        constraints
                .renamed()
                .forEach(
                        (old, now) ->
                                operations.add(new Operation.RenameConstraint(name, old, now)));
        indexes.renamed()
                .forEach((old, now) -> operations.add(new Operation.RenameIndex(name, old, now)));
        return operations;
    }

    /** Generated columns first: they lean on the others. */
    List<Operation> dropColumns() {
        List<Operation> operations = new ArrayList<>();
        for (boolean generated : new boolean[] {true, false}) {
            for (Column column : before.columns().values()) {
                if (dropped.contains(column.name()) && (column.generated() != null) == generated) {
                    operations.add(new Operation.DropColumn(name, column.name()));
                }
            }
        }
        return operations;
    }

    /** New and changed columns, generated ones last, and the table's comment. */
    List<Operation> changeColumns() {
        List<Operation> operations = new ArrayList<>();
        List<Operation> generated = new ArrayList<>();
        for (Column column : after.columns().values()) {
            Column then = before.columns().get(column.name());
            if (then == null || dropped.contains(column.name())) {
                (column.generated() == null ? operations : generated)
                        .add(new Operation.AddColumn(name, column));
                continue;
            }
            List<ColumnChange> changes = ColumnDiff.between(then, column);
            if (!changes.isEmpty()) {
                operations.add(new Operation.AlterColumn(name, column.name(), changes));
            }
            operations.addAll(ColumnDiff.ofNotNull(name, then, column));
        }
        operations.addAll(generated);
        if (!Objects.equals(before.comment(), after.comment())) {
            operations.add(new Operation.SetTableComment(name, after.comment()));
        }
        return operations;
    }

    /** Everything but foreign keys. */
    List<Operation> addParts() {
        List<Operation> operations = new ArrayList<>(addConstraints(false));
        for (Index index : indexes.added()) {
            operations.add(new Operation.CreateIndex(name, index));
        }
        return operations;
    }

    List<Operation> addForeignKeys() {
        return addConstraints(true);
    }

    private List<Operation> addConstraints(boolean foreignKeys) {
        List<Operation> operations = new ArrayList<>();
        for (Constraint constraint : constraints.added()) {
            if (constraint instanceof ForeignKey == foreignKeys) {
                operations.add(new Operation.AddConstraint(name, constraint));
                validated.remove(constraint.name());
            }
        }
        for (Constraint constraint : validated.values()) {
            if (constraint instanceof ForeignKey == foreignKeys) {
                operations.add(new Operation.ValidateConstraint(name, constraint.name()));
            }
        }
        return operations;
    }
}
