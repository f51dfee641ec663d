package dev.retort.operation;

import dev.retort.model.ObjectId;
import dev.retort.operation.Effect.What;

/**
 * What an operation is and what it is about, for programs.
 *
 * @param operation its name, Alembic's where Alembic has it: {@code create_table}, {@code
 *     create_foreign_key}
 * @param table in the text form of {@link dev.retort.model.QualifiedName}, or {@code null} when it
 *     is not about a table
 * @param name of the column, constraint, index, type, sequence or schema, before the operation; or
 *     {@code null}
 * @param isDestructive whether it takes rows or values away that no downgrade brings back. A
 *     sequence's position is no data, and an enum that is replaced fails when a row has a label
 *     that is gone; nothing is known of {@code execute}
 */
public record OperationName(String operation, String table, String name, boolean isDestructive) {

    public static OperationName of(Operation operation) {
        ObjectId id = operation.id();
        boolean isPart = id != null && id.part() != null;
        boolean isTable = id != null && id.kind() == ObjectId.Kind.TABLE;
        String owner = id == null ? null : name(id);
        return new OperationName(
                operation.word(),
                isPart || isTable ? owner : null,
                isPart ? id.part() : isTable ? null : owner,
                operation.effects().stream().anyMatch(OperationName::isLoss));
    }

    /** A schema has one name, which no dot can be in the way of. */
    private static String name(ObjectId id) {
        return id.kind() == ObjectId.Kind.SCHEMA ? id.name().name() : id.name().toString();
    }

    private static boolean isLoss(Effect effect) {
        return effect.is(What.DROPPED, ObjectId.Kind.TABLE)
                || effect.is(What.DROPPED, ObjectId.Kind.COLUMN)
                || effect.is(What.DROPPED, ObjectId.Kind.ATTRIBUTE);
    }
}
