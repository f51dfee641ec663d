package dev.retort.diff.compare;

import dev.retort.diff.references.Types;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.SequenceOptions;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What turns one column into another. */
final class ColumnDiff {

    private ColumnDiff() {}

    /**
     * Both are NOT NULL, by constraints that differ in more than a name or in that rows are checked
     * now.
     */
    private static boolean isOtherNotNull(Column before, Column after) {
        return !before.nullable()
                && !after.nullable()
                && !NotNull.of(before).equals(NotNull.of(after))
                && !isRenamed(before, after)
                && !isValidated(before, after);
    }

    private static boolean isRenamed(Column before, Column after) {
        return NotNull.of(before).isSameButForName(NotNull.of(after));
    }

    private static boolean isValidated(Column before, Column after) {
        return NotNull.of(before).validated().equals(NotNull.of(after));
    }

    /** What happens to the constraint behind NOT NULL while the column stays as it is. */
    static List<Operation> ofNotNull(QualifiedName table, Column before, Column after) {
        if (before.nullable() || after.nullable() || NotNull.of(before).equals(NotNull.of(after))) {
            return List.of();
        }
        if (isRenamed(before, after)) {
            return List.of(
                    new Operation.Rename(
                            ObjectId.constraint(table, NotNull.nameOf(table, before)),
                            NotNull.nameOf(table, after)));
        }
        return isValidated(before, after)
                ? List.of(
                        new Operation.Validate(
                                ObjectId.constraint(table, NotNull.nameOf(table, after))))
                : List.of();
    }

    /**
     * In the order that PostgreSQL needs within one ALTER TABLE.
     *
     * @param before without an identity that goes: that was dropped before
     * @param serial the sequence that an identity takes over from, or {@code null}
     */
    static List<ColumnChange> between(
            Column before, Column after, Conversions conversions, QualifiedName serial) {
        List<ColumnChange> changes = new ArrayList<>();
        if (before.generated() != null && after.generated() == null) {
            changes.add(new ColumnChange.DropExpression());
        }
        String standing = before.defaultExpression();
        boolean isNarrowed = isNarrowed(before, after);
        if (isNarrowed) {
            identity(before, after, serial, changes);
        }
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
                            conversions.using(after.name(), before.type(), after.type())));
        }
        if (!Objects.equals(standing, after.defaultExpression())) {
            changes.add(
                    after.defaultExpression() == null
                            ? new ColumnChange.DropDefault()
                            : new ColumnChange.SetDefault(after.defaultExpression()));
        }
        boolean isOtherNotNull = isOtherNotNull(before, after);
        if (!before.nullable() && (after.nullable() || isOtherNotNull)) {
            changes.add(new ColumnChange.DropNotNull());
        }
        if (!after.nullable() && (before.nullable() || isOtherNotNull)) {
            changes.add(new ColumnChange.SetNotNull(after.notNullClause()));
        }
        if (!isNarrowed) {
            identity(before, after, serial, changes);
        }
        changes.addAll(options(retyped ? before.retyped(after.type()) : before, after));
        if (!Objects.equals(before.comment(), after.comment())) {
            changes.add(new ColumnChange.SetComment(after.comment()));
        }
        return changes;
    }

    /** Whether the sequence behind an identity gets a smaller type, which must hold its bounds. */
    private static boolean isNarrowed(Column before, Column after) {
        return before.identityClause() != null
                && after.identityClause() != null
                && SequenceOptions.greatest(after.type()) < SequenceOptions.greatest(before.type());
    }

    private static void identity(
            Column before, Column after, QualifiedName serial, List<ColumnChange> changes) {
        Identity then = before.identityClause();
        Identity now = after.identityClause();
        if (now == null || now.equals(then)) {
            return;
        }
        changes.add(
                then == null
                        ? new ColumnChange.AddIdentity(now, serial)
                        : new ColumnChange.SetIdentity(
                                now,
                                SequenceStart.isElsewhere(
                                        then.options(),
                                        before.type(),
                                        now.options(),
                                        after.type())));
    }

    private static List<ColumnChange> options(Column before, Column after) {
        List<ColumnChange> changes = new ArrayList<>();
        for (ColumnOption option : ColumnOption.values()) {
            String value = after.option(option);
            if (Objects.equals(before.option(option), value)) {
                continue;
            }
            // Servers older than PostgreSQL 16 have no word for the storage of the type.
            changes.add(
                    value == null && option == ColumnOption.STORAGE
                            ? new ColumnChange.SetOption(option, Types.storage(after.type()), true)
                            : new ColumnChange.SetOption(option, value, value == null));
        }
        return changes;
    }
}
