package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a constraint or index becomes when a column of its table is renamed. Expressions are text
 * and stay as they are.
 */
final class RenamedColumn implements Constraint.Visitor<Constraint> {

    private final UnaryOperator<String> rename;

    RenamedColumn(UnaryOperator<String> rename) {
        this.rename = rename;
    }

    static Index in(Index index, UnaryOperator<String> rename) {
        List<IndexKey> keys = index.keys().stream().map(key -> in(key, rename)).toList();
        return index.withKeys(keys)
                .include(index.include().stream().map(rename).toArray(String[]::new));
    }

    private static IndexKey in(IndexKey key, UnaryOperator<String> rename) {
        return key.expression() ? key : key.withText(rename.apply(key.text()));
    }

    @Override
    public Constraint primaryKey(PrimaryKey key) {
        return key.withColumns(all(key.columns()), all(key.include()));
    }

    @Override
    public Constraint unique(Unique unique) {
        return unique.withColumns(all(unique.columns()), all(unique.include()));
    }

    @Override
    public Constraint foreignKey(ForeignKey key) {
        return key.withColumns(all(key.columns()), all(key.onDeleteColumns()));
    }

    @Override
    public Constraint exclusion(Exclusion exclusion) {
        return exclusion.withElements(
                exclusion.elements().stream()
                        .map(each -> new Exclusion.Element(in(each.key(), rename), each.operator()))
                        .toList(),
                all(exclusion.include()));
    }

    @Override
    public Constraint check(Check check) {
        return check;
    }

    private List<String> all(List<String> columns) {
        return columns.stream().map(rename).toList();
    }
}
