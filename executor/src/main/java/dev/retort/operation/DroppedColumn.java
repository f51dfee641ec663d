package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.ArrayList;
import java.util.List;

/**
 * What a table becomes when a column is dropped: constraints and indexes over it go along.
 * Expressions are text and not looked into.
 */
final class DroppedColumn implements Constraint.Visitor<List<String>> {

    private static final DroppedColumn COLUMNS = new DroppedColumn();

    private DroppedColumn() {}

    static Table of(Table table, String name) {
        return table.withColumns(
                        table.columns().values().stream()
                                .filter(each -> !each.name().equals(name))
                                .toList())
                .withConstraints(
                        table.constraints().values().stream()
                                .filter(each -> !each.accept(COLUMNS).contains(name))
                                .toList())
                .withIndexes(
                        table.indexes().values().stream()
                                .filter(each -> !columns(each).contains(name))
                                .toList());
    }

    private static List<String> columns(Index index) {
        List<String> names = new ArrayList<>(index.include());
        for (IndexKey key : index.keys()) {
            if (!key.expression()) {
                names.add(key.text());
            }
        }
        return names;
    }

    @Override
    public List<String> primaryKey(PrimaryKey key) {
        return both(key.columns(), key.include());
    }

    @Override
    public List<String> unique(Unique unique) {
        return both(unique.columns(), unique.include());
    }

    @Override
    public List<String> foreignKey(ForeignKey key) {
        return key.columns();
    }

    @Override
    public List<String> check(Check check) {
        return List.of();
    }

    @Override
    public List<String> exclusion(Exclusion exclusion) {
        return exclusion.columns();
    }

    private static List<String> both(List<String> key, List<String> include) {
        List<String> all = new ArrayList<>(key);
        all.addAll(include);
        return all;
    }
}
