package dev.retort.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A foreign key.
 *
 * @param columns in order; as many as {@code referencedColumns}
 * @param referencedColumns in order; never left to PostgreSQL to find out
 * @param onDeleteColumns those that SET NULL or SET DEFAULT sets, in order; empty for all of them
 *     (some: PostgreSQL 15 and newer)
 * @param isMatchFull MATCH FULL; {@code false} is MATCH SIMPLE
 * @param isNotValid rows that were there before are not checked yet; never set together with {@code
 *     isNotEnforced}, which implies it
 * @param isNotEnforced no row is checked (PostgreSQL 18 and newer)
 */
public record ForeignKey(
        String name,
        List<String> columns,
        QualifiedName references,
        List<String> referencedColumns,
        Action onDelete,
        List<String> onDeleteColumns,
        Action onUpdate,
        boolean isMatchFull,
        Deferrability deferrability,
        boolean isNotValid,
        boolean isNotEnforced)
        implements Constraint {

    /** What happens to the referencing row (manual, CREATE TABLE, REFERENCES). */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /**
     * The half of a foreign key that has no target yet: {@code foreignKey("fk", "customer_id")}.
     */
    public record Source(String name, List<String> columns) {

        public Source {
            columns = List.copyOf(columns);
        }

        /**
         * @param table as {@link QualifiedName#parse} reads it
         */
        public ForeignKey references(String table, String... referencedColumns) {
            return ForeignKey.of(
                    name, columns, QualifiedName.parse(table), List.of(referencedColumns));
        }
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        onDeleteColumns = List.copyOf(onDeleteColumns);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(references, "references");
        Objects.requireNonNull(onDelete, "onDelete");
        Objects.requireNonNull(onUpdate, "onUpdate");
        Objects.requireNonNull(deferrability, "deferrability");
        if (columns.size() != referencedColumns.size()) {
            throw new IllegalArgumentException(
                    "foreign key "
                            + name
                            + " has "
                            + columns.size()
                            + " columns and references "
                            + referencedColumns.size());
        }
        isNotValid = isNotValid && !isNotEnforced;
    }

    public static ForeignKey of(
            String name,
            List<String> columns,
            QualifiedName references,
            List<String> referencedColumns) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                Action.NO_ACTION,
                List.of(),
                Action.NO_ACTION,
                false,
                Deferrability.NOT_DEFERRABLE,
                false,
                false);
    }

    /**
     * @param only the columns that SET NULL or SET DEFAULT sets; none for all of them
     */
    public ForeignKey onDelete(Action action, String... only) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                action,
                List.of(only),
                onUpdate,
                isMatchFull,
                deferrability,
                isNotValid,
                isNotEnforced);
    }

    public ForeignKey onUpdate(Action action) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                onDeleteColumns,
                action,
                isMatchFull,
                deferrability,
                isNotValid,
                isNotEnforced);
    }

    public ForeignKey matchFull() {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                true,
                deferrability,
                isNotValid,
                isNotEnforced);
    }

    public ForeignKey deferrable() {
        return withDeferrability(Deferrability.DEFERRABLE);
    }

    public ForeignKey initiallyDeferred() {
        return withDeferrability(Deferrability.INITIALLY_DEFERRED);
    }

    public ForeignKey withDeferrability(Deferrability value) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                isMatchFull,
                value,
                isNotValid,
                isNotEnforced);
    }

    public ForeignKey notValid() {
        return withValidity(true, isNotEnforced);
    }

    public ForeignKey notEnforced() {
        return withValidity(isNotValid, true);
    }

    @Override
    public ForeignKey validated() {
        return withValidity(false, isNotEnforced);
    }

    private ForeignKey withValidity(boolean notValid, boolean notEnforced) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                isMatchFull,
                deferrability,
                notValid,
                notEnforced);
    }

    @Override
    public ForeignKey withName(String value) {
        return new ForeignKey(
                value,
                columns,
                references,
                referencedColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                isMatchFull,
                deferrability,
                isNotValid,
                isNotEnforced);
    }

    /**
     * @param only as {@link #onDeleteColumns}
     */
    public ForeignKey withColumns(List<String> value, List<String> only) {
        return new ForeignKey(
                name,
                value,
                references,
                referencedColumns,
                onDelete,
                only,
                onUpdate,
                isMatchFull,
                deferrability,
                isNotValid,
                isNotEnforced);
    }

    public ForeignKey withTarget(QualifiedName table, List<String> columnsThere) {
        return new ForeignKey(
                name,
                columns,
                table,
                columnsThere,
                onDelete,
                onDeleteColumns,
                onUpdate,
                isMatchFull,
                deferrability,
                isNotValid,
                isNotEnforced);
    }

    @Override
    public ConstraintKind constraintKind() {
        return ConstraintKind.FOREIGN_KEY;
    }

    @Override
    public List<String> namedColumns() {
        return columns;
    }

    @Override
    public ForeignKey withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return withColumns(
                columns.stream().map(column).toList(),
                onDeleteColumns.stream().map(column).toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.foreignKey(this);
    }
}
