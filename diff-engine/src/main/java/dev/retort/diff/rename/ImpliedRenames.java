package dev.retort.diff.rename;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.EnumType;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.replay.Replay;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds renames about which there is no question, because what has no name of its own says which is
 * which: the sequence that a column owns, and an enum type with the same labels in the same
 * columns. Taking these for one gone and one new would end at the same schema, by a longer way and
 * without the sequence's position.
 */
public final class ImpliedRenames {

    private final Schema now;
    private final Schema to;

    /** On the way back, when what was decided has happened. */
    private final Schema back;

    private ImpliedRenames(Schema now, Schema to, Schema back) {
        this.now = now;
        this.to = to;
        this.back = back;
    }

    /** The decided renames and these. */
    public static Renames complete(Schema from, Schema to, Renames decided) {
        ImpliedRenames same =
                decided.isEmpty()
                        ? new ImpliedRenames(from, to, to)
                        : new ImpliedRenames(
                                Replay.apply(from, decided.operations(from, to)),
                                to,
                                Replay.apply(to, decided.inverse().operations(to, from)));
        return decided.and(same.sequences(), same.enums());
    }

    private Map<QualifiedName, QualifiedName> sequences() {
        Map<QualifiedName, QualifiedName> pairs = new TreeMap<>();
        Map<ColumnRef, Sequence> gone = owned(now, to);
        Map<ColumnRef, Sequence> come = owned(to, now);
        gone.forEach(
                (owner, sequence) -> {
                    Sequence other = come.get(owner);
                    if (other != null
                            && inOneSchema(sequence.name(), other.name())
                            && !now.composites().containsKey(other.name())
                            && !back.composites().containsKey(sequence.name())) {
                        pairs.put(sequence.name(), other.name());
                    }
                });
        return pairs;
    }

    private static boolean inOneSchema(QualifiedName a, QualifiedName b) {
        return a.schema().equals(b.schema());
    }

    /**
     * Those that the other one has not, by their column; a column with two of them tells nothing.
     */
    private static Map<ColumnRef, Sequence> owned(Schema schema, Schema other) {
        Map<ColumnRef, Sequence> owned = new HashMap<>();
        Map<ColumnRef, Integer> counts = new HashMap<>();
        for (Sequence sequence : schema.sequences().values()) {
            if (sequence.ownedBy() != null && !other.sequences().containsKey(sequence.name())) {
                owned.put(sequence.ownedBy(), sequence);
                counts.merge(sequence.ownedBy(), 1, Integer::sum);
            }
        }
        owned.keySet().removeIf(owner -> counts.get(owner) > 1);
        return owned;
    }

    private Map<QualifiedName, QualifiedName> enums() {
        Map<QualifiedName, QualifiedName> pairs = new TreeMap<>();
        for (EnumType gone : now.enums().values()) {
            if (to.enums().containsKey(gone.name())) {
                continue;
            }
            for (EnumType come : to.enums().values()) {
                if (!now.enums().containsKey(come.name())
                        && !pairs.containsValue(come.name())
                        && inOneSchema(gone.name(), come.name())
                        && !isOtherType(now, come.name())
                        && !isOtherType(back, gone.name())
                        && gone.labels().equals(come.labels())
                        && inSameColumns(gone.name(), come.name())) {
                    pairs.put(gone.name(), come.name());
                    break;
                }
            }
        }
        return pairs;
    }

    /** One that goes or comes in its own time, and cannot make room for a rename. */
    private static boolean isOtherType(Schema schema, QualifiedName name) {
        return schema.domains().containsKey(name)
                || schema.composites().containsKey(name)
                || schema.tables().containsKey(name);
    }

    /** Whether each column of the type that stays is then of the other; there has to be one. */
    private boolean inSameColumns(QualifiedName gone, QualifiedName come) {
        boolean found = false;
        for (Table table : now.tables().values()) {
            for (Column column : table.columns().values()) {
                if (!column.type().element().equals(Type.named(gone))) {
                    continue;
                }
                Table then = to.tables().get(table.name());
                if (then == null) {
                    return false;
                }
                Column after = then.columns().get(column.name());
                if (after != null) {
                    if (!after.type().equals(column.type().withName(Type.named(come).name()))) {
                        return false;
                    }
                    found = true;
                }
            }
        }
        return found;
    }
}
