package dev.retort.model;

import java.util.List;
import java.util.Objects;

/**
 * A foreign key.
 *
 * @param columns in order; as many as {@code referencedColumns}
 * @param referencedColumns in order; never left to PostgreSQL to find out
 * @param isMatchFull MATCH FULL; {@code false} is MATCH SIMPLE
 * @param isNotValid rows that were there before are not checked yet
 */
public record ForeignKey(
        String name,
        List<String> columns,
        QualifiedName references,
        List<String> referencedColumns,
        Action onDelete,
        Action onUpdate,
        boolean isMatchFull,
        Deferrability deferrability,
        boolean isNotValid)
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
                Action.NO_ACTION,
                false,
                Deferrability.NOT_DEFERRABLE,
                false);
    }

    public ForeignKey onDelete(Action action) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                action,
                onUpdate,
                isMatchFull,
                deferrability,
                isNotValid);
    }

    public ForeignKey onUpdate(Action action) {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                action,
                isMatchFull,
                deferrability,
                isNotValid);
    }

    public ForeignKey matchFull() {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                true,
                deferrability,
                isNotValid);
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
                onUpdate,
                isMatchFull,
                value,
                isNotValid);
    }

    public ForeignKey notValid() {
        return new ForeignKey(
                name,
                columns,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                isMatchFull,
                deferrability,
                true);
    }

    @Override
    public ForeignKey withName(String value) {
        return new ForeignKey(
                value,
                columns,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                isMatchFull,
                deferrability,
                isNotValid);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.foreignKey(this);
    }
}
