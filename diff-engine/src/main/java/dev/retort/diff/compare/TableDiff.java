package dev.retort.diff.compare;

import dev.retort.diff.references.ChangedColumns;
import dev.retort.diff.references.ColumnUse;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
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
import java.util.function.Predicate;

/** What happens to a table that is there before and after. */
final class TableDiff {

    /**
     * As it is after {@link #drops}: with what building a type anew did to its columns, and without
     * the identities and serials that go.
     */
    private final Table before;

    /** Columns that stay and are no identity any more. */
    private final List<String> lostIdentities = new ArrayList<>();

    private final Table after;
    private final QualifiedName name;
    private final ForeignKeyTargets targets;

    /** Columns whose type is made anew. */
    private final Set<String> recast;

    /** Columns that go, or that go and come back because nothing can change them in place. */
    private final Set<String> dropped;

    private final PartDiff<Constraint> constraints;
    private final PartDiff<Index> indexes;

    /** Constraints of which nothing changes but that their rows are checked now. */
    private final Map<String, Constraint> validated = new LinkedHashMap<>();

    /** Sequences of columns that become identities. */
    private final Map<String, QualifiedName> serials;

    private final Conversions conversions;

    /** What all of it leads to. */
    private final Schema to;

    private final NotNullBackfill backfill;

    TableDiff(
            Table before,
            Table after,
            ForeignKeyTargets targets,
            TypeDiff types,
            ChangedColumns changed,
            Map<String, QualifiedName> serials,
            Conversions conversions,
            Schema to,
            NotNullBackfill backfill) {
        this.backfill = backfill;
        this.conversions = conversions;
        this.to = to;
        this.serials = serials;
        this.before = withoutGenerators(types.afterwards(before), after, serials.keySet());
        this.after = after;
        this.name = before.name();
        this.targets = targets;
        this.recast = changed.recast();
        this.dropped = changed.dropped();
        for (Column column : before.columns().values()) {
            Column now = after.columns().get(column.name());
            if (column.identityClause() != null
                    && !dropped.contains(column.name())
                    && now.identityClause() == null) {
                lostIdentities.add(column.name());
            }
        }
        constraints =
                new PartDiff<>(
                        withValidated(before.constraints()),
                        after.constraints(),
                        constraint -> constraint.withName(""),
                        this::mustRebuild);
        constraints.removed().forEach(each -> validated.remove(each.name()));
        indexes =
                new PartDiff<>(
                        before.indexes(),
                        after.indexes(),
                        index -> index.withName(""),
                        this::mustRebuild);
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

    private static Table withoutGenerators(Table before, Table after, Set<String> serials) {
        return before.mapColumns(
                column -> {
                    Column now = after.columns().get(column.name());
                    if (serials.contains(column.name())) {
                        return column.withDefault(null);
                    }
                    return now != null && now.identityClause() == null
                            ? column.withIdentity(null)
                            : column;
                });
    }

    private boolean mustRebuild(Constraint constraint) {
        return constraint instanceof ForeignKey key
                ? targets.disturbed(before, after, key)
                : ColumnUse.isOver(constraint, rebuilt()) || ColumnUse.speaksOf(constraint, recast);
    }

    /**
     * An expression over an enum column names the type that goes; plain keys follow their column.
     */
    private boolean mustRebuild(Index index) {
        return ColumnUse.isOver(index, rebuilt()) || ColumnUse.speaksOf(index, recast);
    }

    /** Columns that are dropped and come back, and would take along what is over them. */
    private Set<String> rebuilt() {
        Set<String> rebuilt = new HashSet<>(dropped);
        rebuilt.retainAll(after.columns().keySet());
        return rebuilt;
    }

    QualifiedName name() {
        return name;
    }

    boolean drops(String column) {
        return dropped.contains(column);
    }

    private static boolean isForeignKey(Constraint constraint) {
        return constraint instanceof ForeignKey;
    }

    /**
     * What goes but for columns: foreign keys, other constraints, indexes; and what changes its
     * name.
     */
    List<Operation> drops() {
        List<Operation> operations = new ArrayList<>();
        operations.addAll(dropConstraints(TableDiff::isForeignKey));
        operations.addAll(dropConstraints(each -> !isForeignKey(each)));
        for (Index index : indexes.removed()) {
            operations.add(new Operation.Drop(ObjectId.index(name, index.name())));
        }
        constraints
                .renamed()
                .forEach(
                        (old, now) ->
                                operations.add(
                                        new Operation.Rename(ObjectId.constraint(name, old), now)));
        indexes.renamed()
                .forEach(
                        (old, now) ->
                                operations.add(
                                        new Operation.Rename(ObjectId.index(name, old), now)));
        for (String column : lostIdentities) {
            operations.add(
                    new Operation.AlterColumn(
                            name, column, List.of(new ColumnChange.DropIdentity())));
        }
        serials.keySet()
                .forEach(
                        column ->
                                operations.add(
                                        new Operation.AlterColumn(
                                                name,
                                                column,
                                                List.of(new ColumnChange.DropDefault()))));
        return operations;
    }

    /** The columns that go, after all that comes: what they hold can be moved there until then. */
    List<Operation> columnDrops(Predicate<String> which) {
        List<Operation> operations = new ArrayList<>();
        // Generated columns first: they depend on the others.
        dropColumns(operations, column -> column.generated() != null && which.test(column.name()));
        dropColumns(operations, column -> column.generated() == null && which.test(column.name()));
        return operations;
    }

    private List<Operation> dropConstraints(Predicate<Constraint> which) {
        List<Operation> operations = new ArrayList<>();
        for (Constraint constraint : constraints.removed()) {
            if (which.test(constraint)) {
                operations.add(new Operation.Drop(ObjectId.constraint(name, constraint.name())));
            }
        }
        return operations;
    }

    private void dropColumns(List<Operation> operations, Predicate<Column> which) {
        for (Column column : before.columns().values()) {
            if (dropped.contains(column.name()) && which.test(column)) {
                operations.add(new Operation.Drop(ObjectId.column(name, column.name())));
            }
        }
    }

    /** What changes and comes: columns, generated ones last, the comment, constraints, indexes. */
    List<Operation> changesAndAdditions() {
        List<Operation> operations = new ArrayList<>();
        List<Operation> generated = new ArrayList<>();
        List<Operation> filled = new ArrayList<>();
        for (Column column : after.columns().values()) {
            Column then = before.columns().get(column.name());
            if (then == null || dropped.contains(column.name())) {
                List<Operation> added = backfill.add(name, column, to);
                (column.generated() == null ? operations : generated).add(added.get(0));
                // What a row may lack can wait, and be read from columns that have their values.
                (column.nullable() ? filled : operations).addAll(added.subList(1, added.size()));
                continue;
            }
            // First, because an identity needs a NOT NULL that is valid.
            operations.addAll(ColumnDiff.ofNotNull(name, then, column));
            List<ColumnChange> changes =
                    ColumnDiff.between(then, column, conversions, serials.get(column.name()));
            // A column that is generated when the statement starts takes no USING, and an
            // identity's
            // bounds have to fit before its type becomes smaller.
            if (isConverted(changes) || isBoundFirst(changes)) {
                operations.add(
                        new Operation.AlterColumn(name, column.name(), changes.subList(0, 1)));
                changes = changes.subList(1, changes.size());
            }
            if (!changes.isEmpty()) {
                operations.addAll(backfill.alter(name, column, changes));
            }
        }
        operations.addAll(filled);
        operations.addAll(generated);
        if (!Objects.equals(before.comment(), after.comment())) {
            operations.add(new Operation.Comment(ObjectId.table(name), after.comment()));
        }
        operations.addAll(addConstraints(each -> !isForeignKey(each)));
        for (Index index : indexes.added()) {
            operations.add(Operation.Create.of(name, index));
        }
        operations.addAll(addConstraints(TableDiff::isForeignKey));
        return operations;
    }

    private static boolean isBoundFirst(List<ColumnChange> changes) {
        return changes.size() > 1 && changes.get(0) instanceof ColumnChange.SetIdentity;
    }

    private static boolean isConverted(List<ColumnChange> changes) {
        return !changes.isEmpty()
                && changes.get(0) instanceof ColumnChange.DropExpression
                && changes.stream()
                        .anyMatch(
                                each ->
                                        each instanceof ColumnChange.SetType type
                                                && type.using() != null);
    }

    private List<Operation> addConstraints(Predicate<Constraint> which) {
        List<Operation> operations = new ArrayList<>();
        for (Constraint constraint : constraints.added()) {
            if (which.test(constraint)) {
                operations.add(Operation.Create.of(name, constraint));
            }
        }
        for (Constraint constraint : validated.values()) {
            if (which.test(constraint)) {
                operations.add(
                        new Operation.Validate(ObjectId.constraint(name, constraint.name())));
            }
        }
        return operations;
    }
}
