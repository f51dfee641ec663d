package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.operation.ColumnChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What turns one column into another. */
final class ColumnDiff {

    private ColumnDiff() {}

    /**
     * Whether the column has to be dropped and added: PostgreSQL before 17 cannot change a
     * generation expression, no version can make an ordinary column a generated one, and a virtual
     * one has no values to keep.
     */
    static boolean mustRebuild(Column before, Column after) {
        if (Objects.equals(before.generated(), after.generated())) {
            return false;
        }
        return after.generated() != null || !before.generated().stored();
    }

    /**
     * In the order that PostgreSQL needs within one ALTER TABLE.
     *
     * @param before without an identity that goes: that was dropped before
     */
    static List<ColumnChange> between(Column before, Column after) {
        List<ColumnChange> changes = new ArrayList<>();
        if (before.generated() != null && after.generated() == null) {
            changes.add(new ColumnChange.DropExpression());
        }
        String standing = before.defaultExpression();
        boolean retyped =
                !before.type().equals(after.type())
                        || !Objects.equals(before.collation(), after.collation());
        if (retyped) {
            // The old default may have no cast to the new type (manual, ALTER TABLE, SET DATA
            // TYPE).
            if (standing != null && !Types.sameBase(before.type(), after.type())) {
                changes.add(new ColumnChange.DropDefault());
                standing = null;
            }
            changes.add(
                    new ColumnChange.SetType(
                            after.type(),
                            after.collation(),
                            Conversions.using(after.name(), before.type(), after.type())));
        }
        if (!Objects.equals(standing, after.defaultExpression())) {
            changes.add(
                    after.defaultExpression() == null
                            ? new ColumnChange.DropDefault()
                            : new ColumnChange.SetDefault(after.defaultExpression()));
        }
        if (before.nullable() != after.nullable()) {
            changes.add(
                    after.nullable()
                            ? new ColumnChange.DropNotNull()
                            : new ColumnChange.SetNotNull());
        }
        if (after.identityClause() != null
                && !after.identityClause().equals(before.identityClause())) {
            changes.add(
                    before.identityClause() == null
                            ? new ColumnChange.AddIdentity(after.identityClause())
                            : new ColumnChange.SetIdentity(after.identityClause()));
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            changes.add(new ColumnChange.SetComment(after.comment()));
        }
        return changes;
    }
}
