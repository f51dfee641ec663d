package dev.retort.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table. The maps iterate in declaration order and are equal in any order, because PostgreSQL
 * cannot move a column.
 *
 * @param columns by name
 * @param constraints by name, the primary key among them
 * @param indexes by name, without those that a constraint owns
 * @param comment or {@code null}
 */
public record Table(
        QualifiedName name,
        Map<String, Column> columns,
        Map<String, Constraint> constraints,
        Map<String, Index> indexes,
        String comment)
        implements Definition {

    public Table {
        Objects.requireNonNull(name, "name");
        columns = Ordered.copy(columns);
        constraints = Ordered.copy(constraints);
        indexes = Ordered.copy(indexes);
    }

    /** A table of columns, constraints and at most one comment; two of one name are an error. */
    public static Table of(QualifiedName name, List<? extends TableElement> elements) {
        Map<String, Column> columns = new LinkedHashMap<>();
        Map<String, Constraint> constraints = new LinkedHashMap<>();
        String comment = null;
        for (TableElement element : elements) {
            Object before = null;
            if (element instanceof Column column) {
                before = columns.put(column.name(), column);
            } else if (element instanceof Constraint constraint) {
                before = constraints.put(constraint.name(), constraint);
            } else if (element instanceof Comment text) {
                before = comment;
                comment = text.text();
            }
            if (before != null) {
                throw new IllegalArgumentException("table " + name + " is given twice: " + element);
            }
        }
        return new Table(name, columns, constraints, Map.of(), comment);
    }

    public Optional<PrimaryKey> primaryKey() {
        return constraints.values().stream()
                .filter(PrimaryKey.class::isInstance)
                .map(PrimaryKey.class::cast)
                .findFirst();
    }

    /** The foreign keys, in declaration order. */
    public List<ForeignKey> foreignKeys() {
        return constraints.values().stream()
                .filter(ForeignKey.class::isInstance)
                .map(ForeignKey.class::cast)
                .toList();
    }

    /** Whether an index has this name, that of a constraint included. */
    public boolean hasIndex(String index) {
        Constraint constraint = constraints.get(index);
        return indexes.containsKey(index) || constraint != null && constraint.hasIndex();
    }

    /** The names that its indexes take in its schema, those of constraints included. */
    public List<QualifiedName> indexNames() {
        return Stream.concat(
                        constraints.values().stream()
                                .filter(Constraint::hasIndex)
                                .map(Constraint::name),
                        indexes.keySet().stream())
                .map(name::sibling)
                .toList();
    }

    public Table withName(QualifiedName value) {
        return new Table(value, columns, constraints, indexes, comment);
    }

    public Table withColumns(Collection<Column> value) {
        return new Table(name, Ordered.index(value, Column::name), constraints, indexes, comment);
    }

    public Table withConstraints(Collection<? extends Constraint> value) {
        return new Table(name, columns, Ordered.index(value, Constraint::name), indexes, comment);
    }

    public Table withIndexes(Collection<Index> value) {
        return new Table(name, columns, constraints, Ordered.index(value, Index::name), comment);
    }

    public Table withComment(String value) {
        return new Table(name, columns, constraints, indexes, value);
    }

    /** The same table with each column passed through {@code change}. */
    public Table mapColumns(Function<Column, Column> change) {
        List<Column> changed = columns.values().stream().map(change).toList();
        return Ordered.areTheVery(changed, columns.values()) ? this : withColumns(changed);
    }

    /** The same table with each constraint passed through {@code change}. */
    public Table mapConstraints(Function<Constraint, Constraint> change) {
        List<Constraint> changed = constraints.values().stream().map(change).toList();
        return Ordered.areTheVery(changed, constraints.values()) ? this : withConstraints(changed);
    }

    /** The same table with each index passed through {@code change}. */
    public Table mapIndexes(Function<Index, Index> change) {
        List<Index> changed = indexes.values().stream().map(change).toList();
        return Ordered.areTheVery(changed, indexes.values()) ? this : withIndexes(changed);
    }

    /** The same table where something has another name, as {@link Constraint#withNames}. */
    public Table withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return mapColumns(each -> each.withNames(column, text))
                .mapConstraints(each -> each.withNames(column, text))
                .mapIndexes(each -> each.withNames(column, text));
    }

    /**
     * The same table without a column, and without the constraints and indexes over it, which go
     * along. Expressions are text and not looked into.
     */
    public Table withoutColumn(String column) {
        return withColumns(
                        columns.values().stream()
                                .filter(each -> !each.name().equals(column))
                                .toList())
                .withConstraints(
                        constraints.values().stream()
                                .filter(each -> !each.namedColumns().contains(column))
                                .toList())
                .withIndexes(
                        indexes.values().stream()
                                .filter(each -> !each.namedColumns().contains(column))
                                .toList());
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.TABLE;
    }

    @Override
    public String notInOneStatement() {
        return indexes.isEmpty() ? null : "indexes of " + name + " are created one by one";
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.table(this);
    }
}
