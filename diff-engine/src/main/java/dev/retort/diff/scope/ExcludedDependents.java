package dev.retort.diff.scope;

import dev.retort.diff.references.ChangedColumns;
import dev.retort.diff.references.ColumnUse;
import dev.retort.diff.references.ReferencedKeys;
import dev.retort.environment.ObjectKind;
import dev.retort.environment.ObjectName;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what has to be left alone because something else is hidden, for one of two reasons. It
 * cannot be there without the hidden thing, as an index on a hidden column. Or the hidden thing
 * cannot be there without it: PostgreSQL drops a hidden index together with its column (manual,
 * ALTER TABLE, DROP COLUMN), so the column must not go.
 */
final class ExcludedDependents {

    private final Set<ObjectName> hidden;
    private final Filter filter;
    private final Scope scope;
    private final Schema reflected;
    private final Schema desired;
    private final Set<ObjectName> found = new LinkedHashSet<>();

    private ExcludedDependents(
            Set<ObjectName> hidden, Filter filter, Schema reflected, Schema desired) {
        this.hidden = new HashSet<>(hidden);
        this.filter = filter;
        this.scope = filter.scope();
        this.reflected = reflected;
        this.desired = desired;
    }

    /** What cannot be there without what is hidden. */
    static Set<ObjectName> dependingOn(
            Set<ObjectName> hidden, Filter filter, Schema reflected, Schema desired) {
        ExcludedDependents result = new ExcludedDependents(hidden, filter, reflected, desired);
        result.untilNothingIsAdded(result::cannotBeWithout);
        return result.found;
    }

    /**
     * The same, and what the hidden things need.
     *
     * @param desired in the database's words, so that what goes can be told from what is spelled
     *     otherwise
     */
    static Set<ObjectName> all(
            Set<ObjectName> hidden, Filter filter, Schema reflected, Schema desired) {
        ExcludedDependents result = new ExcludedDependents(hidden, filter, reflected, desired);
        result.untilNothingIsAdded(
                () -> {
                    result.cannotBeWithout();
                    result.cannotGo();
                });
        return result.found;
    }

    private void untilNothingIsAdded(Runnable pass) {
        int size = -1;
        while (!hidden.isEmpty() && found.size() > size) {
            size = found.size();
            pass.run();
        }
    }

    private boolean isHidden(ObjectKind kind, QualifiedName name) {
        return hidden.contains(scope.name(kind, name));
    }

    private boolean isHiddenColumn(QualifiedName table, String column) {
        return isHidden(ObjectKind.TABLE, table)
                || hidden.contains(scope.part(ObjectKind.COLUMN, table, column));
    }

    private boolean isHidden(Table table, Constraint constraint) {
        return isHidden(ObjectKind.TABLE, table.name())
                || hidden.contains(
                        scope.part(
                                ObjectKind.of(constraint.constraintKind()),
                                table.name(),
                                constraint.name()));
    }

    private boolean isHidden(Table table, Index index) {
        return isHidden(ObjectKind.TABLE, table.name())
                || hidden.contains(scope.part(ObjectKind.INDEX, table.name(), index.name()));
    }

    private void hide(ObjectName name) {
        if (hidden.add(name)) {
            found.add(name);
        }
    }

    // ---- what depends on something hidden ----

    private void cannotBeWithout() {
        for (Schema side : List.of(reflected, desired)) {
            for (Table table : side.tables().values()) {
                if (!isHidden(ObjectKind.TABLE, table.name())) {
                    dependentParts(table);
                    dependentKeys(table);
                }
            }
            for (Sequence sequence : side.sequences().values()) {
                if (sequence.ownedBy() != null
                        && isHiddenColumn(
                                sequence.ownedBy().table(), sequence.ownedBy().column())) {
                    hide(scope.name(ObjectKind.SEQUENCE, sequence.name()));
                }
            }
        }
    }

    private void dependentParts(Table table) {
        Set<String> columns = new TreeSet<>();
        columns.addAll(columnsHidden(reflected, table.name()));
        columns.addAll(columnsHidden(desired, table.name()));
        for (Column column : table.columns().values()) {
            if (columns.stream().anyMatch(each -> ColumnUse.isOver(column, each))
                    || isOfMissing(column.type())) {
                hide(scope.part(ObjectKind.COLUMN, table.name(), column.name()));
            }
        }
        for (Constraint constraint : table.constraints().values()) {
            if (columns.stream().anyMatch(each -> ColumnUse.isOver(constraint, Set.of(each)))) {
                hideConstraint(table.name(), constraint.name());
            }
        }
        for (Index index : table.indexes().values()) {
            if (columns.stream().anyMatch(each -> ColumnUse.isOver(index, Set.of(each)))) {
                hide(scope.part(ObjectKind.INDEX, table.name(), index.name()));
            }
        }
    }

    /** Whether the type is hidden, and not there. */
    private boolean isOfMissing(Type type) {
        return missing(ObjectKind.ENUM, desired.enums().keySet(), reflected.enums().keySet(), type)
                || missing(
                        ObjectKind.DOMAIN,
                        desired.domains().keySet(),
                        reflected.domains().keySet(),
                        type)
                || missing(
                        ObjectKind.COMPOSITE,
                        desired.composites().keySet(),
                        reflected.composites().keySet(),
                        type);
    }

    private boolean missing(
            ObjectKind kind, Set<QualifiedName> wanted, Set<QualifiedName> there, Type type) {
        return wanted.stream()
                .anyMatch(
                        name -> !there.contains(name) && isHidden(kind, name) && isOf(type, name));
    }

    private Set<String> columnsHidden(Schema side, QualifiedName name) {
        Table table = side.tables().get(name);
        if (table == null) {
            return Set.of();
        }
        Set<String> columns = new HashSet<>(table.columns().keySet());
        columns.removeIf(each -> !hidden.contains(scope.part(ObjectKind.COLUMN, name, each)));
        return columns;
    }

    private void dependentKeys(Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            boolean isToHidden =
                    !isHidden(ObjectKind.TABLE, key.references())
                            && key.referencedColumns().stream()
                                    .anyMatch(each -> isHiddenColumn(key.references(), each));
            boolean isWanted = desired.tables().get(table.name()) == table;
            if (isToHidden || isWanted && !canBeMade(key)) {
                hideConstraint(table.name(), key.name());
            }
        }
    }

    /**
     * Whether a foreign key will find the key that it references: one that the desired side has, or
     * one that is hidden and there. What was not read is taken to be there.
     */
    private boolean canBeMade(ForeignKey key) {
        QualifiedName name = key.references();
        Table wanted = desired.tables().get(name);
        Table there = reflected.tables().get(name);
        if (wanted == null && there == null) {
            return !isHidden(ObjectKind.TABLE, name)
                    || filter.isUnread(scope.namespace(name.schema()).name());
        }
        return wanted != null
                        && ReferencedKeys.isThere(parts(wanted, false), key.referencedColumns())
                || there != null
                        && ReferencedKeys.isThere(parts(there, true), key.referencedColumns());
    }

    /** The table with its hidden constraints and indexes alone, or with the others. */
    private Table parts(Table table, boolean areHidden) {
        return table.withConstraints(
                        table.constraints().values().stream()
                                .filter(each -> isHidden(table, each) == areHidden)
                                .toList())
                .withIndexes(
                        table.indexes().values().stream()
                                .filter(each -> isHidden(table, each) == areHidden)
                                .toList());
    }

    /** By its name on both sides, whatever kind it has there. */
    private void hideConstraint(QualifiedName table, String name) {
        for (Schema side : List.of(reflected, desired)) {
            Table there = side.tables().get(table);
            Constraint constraint = there == null ? null : there.constraints().get(name);
            if (constraint != null) {
                hide(scope.part(ObjectKind.of(constraint.constraintKind()), table, name));
            }
        }
    }

    // ---- what something hidden in the database depends on ----

    private void cannotGo() {
        for (Table table : reflected.tables().values()) {
            boolean tableIsHidden = isHidden(ObjectKind.TABLE, table.name());
            for (Column column : table.columns().values()) {
                if (isHiddenColumn(table.name(), column.name())) {
                    keepTable(table.name());
                    keepType(column.type());
                    keepOperands(table, column);
                }
            }
            for (Index index : table.indexes().values()) {
                if (isHidden(table, index)) {
                    keepTable(table.name());
                    table.columns().values().stream()
                            .filter(each -> ColumnUse.isOver(index, Set.of(each.name())))
                            .forEach(each -> keepColumn(table.name(), each));
                }
            }
            for (Constraint constraint : table.constraints().values()) {
                if (isHidden(table, constraint)) {
                    keepTable(table.name());
                    table.columns().values().stream()
                            .filter(each -> ColumnUse.isOver(constraint, Set.of(each.name())))
                            .forEach(each -> keepColumn(table.name(), each));
                }
            }
            table.foreignKeys().stream()
                    .filter(key -> isHidden(table, key))
                    .forEach(this::keepTarget);
            if (tableIsHidden) {
                keepSchema(table.name().schema());
            }
        }
        for (Set<QualifiedName> names :
                List.of(
                        hiddenOf(ObjectKind.SEQUENCE, reflected.sequences().keySet()),
                        hiddenOf(ObjectKind.ENUM, reflected.enums().keySet()),
                        hiddenOf(ObjectKind.DOMAIN, reflected.domains().keySet()),
                        hiddenOf(ObjectKind.COMPOSITE, reflected.composites().keySet()))) {
            names.forEach(name -> keepSchema(name.schema()));
        }
    }

    private Set<QualifiedName> hiddenOf(ObjectKind kind, Set<QualifiedName> names) {
        Set<QualifiedName> some = new TreeSet<>(names);
        some.removeIf(name -> !isHidden(kind, name));
        return some;
    }

    private void keepTable(QualifiedName table) {
        if (!desired.tables().containsKey(table)) {
            hide(scope.name(ObjectKind.TABLE, table));
        }
    }

    /** A column that goes, or goes and comes back, takes what uses it along. */
    private void keepColumn(QualifiedName table, Column column) {
        Table wanted = desired.tables().get(table);
        if (wanted == null || isHidden(ObjectKind.TABLE, table)) {
            return;
        }
        Column after = wanted.columns().get(column.name());
        if (after == null || ChangedColumns.mustRebuild(column, after)) {
            hide(scope.part(ObjectKind.COLUMN, table, column.name()));
        }
    }

    /** PostgreSQL neither drops nor retypes what a generated column is computed from. */
    private void keepOperands(Table table, Column generated) {
        Table wanted = desired.tables().get(table.name());
        if (wanted == null) {
            return;
        }
        for (Column column : table.columns().values()) {
            Column after = wanted.columns().get(column.name());
            if (ColumnUse.isOver(generated, column.name())
                    && (after == null || !after.type().equals(column.type()))) {
                hide(scope.part(ObjectKind.COLUMN, table.name(), column.name()));
            }
        }
    }

    private void keepTarget(ForeignKey key) {
        Table target = reflected.tables().get(key.references());
        if (target == null) {
            return;
        }
        keepTable(target.name());
        for (String column : key.referencedColumns()) {
            if (target.columns().containsKey(column)) {
                keepColumn(target.name(), target.columns().get(column));
            }
        }
        Table wanted = desired.tables().get(target.name());
        if (wanted != null) {
            ReferencedKeys.constraints(target, key.referencedColumns()).stream()
                    .filter(each -> !each.equals(wanted.constraints().get(each.name())))
                    .forEach(each -> hideConstraint(target.name(), each.name()));
        }
    }

    /** A type that changes may have to be built anew, with all columns that are of it. */
    private void keepType(Type type) {
        keepType(ObjectKind.ENUM, reflected.enums(), desired.enums(), type);
        keepType(ObjectKind.DOMAIN, reflected.domains(), desired.domains(), type);
        keepType(ObjectKind.COMPOSITE, reflected.composites(), desired.composites(), type);
    }

    private <T> void keepType(
            ObjectKind kind, Map<QualifiedName, T> there, Map<QualifiedName, T> wanted, Type type) {
        there.forEach(
                (name, definition) -> {
                    if (isOf(type, name) && !definition.equals(wanted.get(name))) {
                        hide(scope.name(kind, name));
                    }
                });
    }

    /** Of the type, or an array of it; too often costs a type that stays, too seldom an error. */
    private static boolean isOf(Type type, QualifiedName name) {
        return SqlText.of(type.sql()).mentions(name.name());
    }

    private void keepSchema(String namespace) {
        if (reflected.namespaces().contains(namespace)
                && !desired.namespaces().contains(namespace)) {
            hide(scope.namespace(namespace));
        }
    }
}
