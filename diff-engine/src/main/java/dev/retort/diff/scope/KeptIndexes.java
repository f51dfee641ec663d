package dev.retort.diff.scope;

import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.Table;
import dev.retort.snapshot.Kept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The indexes of one table that is on both sides: what {@code @Index} does not say of one (order,
 * operator classes, INCLUDE, the access method, that it is unique) is as it is. Over which rows it
 * is, is never unsaid.
 */
final class KeptIndexes {

    private final Table there;
    private final Table wanted;
    private final Keeping keeping;
    private final Set<String> taken = new HashSet<>();

    KeptIndexes(Table there, Table wanted, Keeping keeping) {
        this.there = there;
        this.wanted = wanted;
        this.keeping = keeping;
    }

    List<Index> merged() {
        for (Index mine : wanted.indexes().values()) {
            if (mine.equals(there.indexes().get(mine.name()))) {
                taken.add(mine.name());
            }
        }
        List<Index> result = new ArrayList<>();
        for (Index mine : wanted.indexes().values()) {
            result.add(taken.contains(mine.name()) ? mine : merged(mine));
        }
        return result;
    }

    private Index merged(Index mine) {
        for (Index theirs : there.indexes().values()) {
            boolean mayBe =
                    mine.name().equals(theirs.name())
                            || keeping.isGeneratedName(wanted.name(), mine.name())
                                    && !wanted.indexes().containsKey(theirs.name());
            if (mayBe && isSameButForOptions(mine, theirs) && taken.add(theirs.name())) {
                Index silent = silent(mine, theirs);
                if (keeping.history().set(there.name(), theirs)) {
                    return mine.withName(theirs.name());
                }
                if (!silent.equals(mine)) {
                    keeping.kept()
                            .add(
                                    new Kept(
                                            "index",
                                            theirs.name(),
                                            there.name(),
                                            "index option",
                                            null));
                }
                return silent;
            }
        }
        return mine;
    }

    /** Theirs, with what is written of mine. */
    private static Index silent(Index mine, Index theirs) {
        Index result = theirs.withKeys(keys(mine, theirs));
        if (!mine.include().isEmpty()) {
            result = result.include(mine.include().toArray(String[]::new));
        }
        for (Map.Entry<String, String> each : mine.parameters().entrySet()) {
            result = result.with(each.getKey(), each.getValue());
        }
        return mine.isNullsNotDistinct() ? result.nullsNotDistinct() : result;
    }

    private static boolean isSameButForOptions(Index mine, Index theirs) {
        return (theirs.isUnique() || !mine.isUnique())
                && Objects.equals(mine.predicate(), theirs.predicate())
                && texts(mine).equals(texts(theirs));
    }

    private static List<String> texts(Index index) {
        return index.keys().stream().map(IndexKey::text).toList();
    }

    /** A key that says more than its column is written. */
    private static List<IndexKey> keys(Index mine, Index theirs) {
        List<IndexKey> keys = new ArrayList<>();
        for (int i = 0; i < mine.keys().size(); i++) {
            IndexKey key = mine.keys().get(i);
            boolean isBare =
                    key.equals(IndexKey.ofColumn(key.text()))
                            || key.equals(IndexKey.ofExpression(key.text()));
            keys.add(isBare ? theirs.keys().get(i) : key);
        }
        return keys;
    }
}
