package dev.retort.diff.spelling;

import dev.retort.model.Column;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import java.util.ArrayList;
import java.util.List;

/**
 * What revisions set, in the words of the database: a default that a revision spells in its own way
 * is still the one that it set.
 */
public final class HistorySpelling {

    private HistorySpelling() {}

    /**
     * @param history by the names that the current schema has
     * @param namesNotNull whether the server has names for NOT NULL
     */
    public static History of(
            History history, Schema current, Spelling spelling, boolean namesNotNull) {
        List<Table> tables = new ArrayList<>();
        for (Table set : history.set().tables().values()) {
            Table is = current.tables().get(set.name());
            if (is != null) {
                tables.add(whole(set, is));
            }
        }
        Schema words =
                NameReuse.reuse(
                        Desired.like(Schema.EMPTY.withTables(tables)),
                        current,
                        spelling,
                        namesNotNull);
        return history.withSet(
                history.set()
                        .withTables(
                                words.tables().values().stream()
                                        .map(
                                                each ->
                                                        known(
                                                                history.set()
                                                                        .tables()
                                                                        .get(each.name()),
                                                                each))
                                        .toList()));
    }

    /** A table that the server can be asked about: with all the columns that it has. */
    private static Table whole(Table set, Table is) {
        return set.withColumns(
                is.columns().values().stream()
                        .map(
                                each -> {
                                    Column known = set.columns().get(each.name());
                                    return known == null ? each : History.supplemented(known, each);
                                })
                        .toList());
    }

    private static Table known(Table set, Table words) {
        return words.withColumns(
                words.columns().values().stream()
                        .filter(each -> set.columns().containsKey(each.name()))
                        .map(each -> History.inWords(set.columns().get(each.name()), each))
                        .toList());
    }
}
