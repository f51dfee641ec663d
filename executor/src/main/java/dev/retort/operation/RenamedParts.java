package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Generated;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a table becomes when a name that its parts speak of changes.
 *
 * @param column the new name of a column
 * @param text an expression with the new name in it, see {@link RenamedText}
 */
record RenamedParts(UnaryOperator<String> column, UnaryOperator<String> text)
        implements Constraint.Visitor<Constraint> {

    Table in(Table table) {
        return table.mapColumns(this::in)
                .mapConstraints(constraint -> constraint.accept(this))
                .mapIndexes(this::in);
    }

    private Column in(Column each) {
        Generated generated = each.generated();
        Column renamed = each.withName(column.apply(each.name()));
        if (each.defaultExpression() != null) {
            return renamed.withDefault(text.apply(each.defaultExpression()));
        }
        return generated == null
                ? renamed
                : renamed.withGenerated(
                        new Generated(text.apply(generated.expression()), generated.stored()));
    }

    private Index in(Index index) {
        Index renamed =
                index.withKeys(index.keys().stream().map(this::in).toList())
                        .include(index.include().stream().map(column).toArray(String[]::new));
        return index.predicate() == null ? renamed : renamed.where(text.apply(index.predicate()));
    }

    private IndexKey in(IndexKey key) {
        return key.withText((key.expression() ? text : column).apply(key.text()));
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
        Exclusion renamed =
                exclusion.withElements(
                        exclusion.elements().stream()
                                .map(each -> new Exclusion.Element(in(each.key()), each.operator()))
                                .toList(),
                        all(exclusion.include()));
        return exclusion.predicate() == null
                ? renamed
                : renamed.where(text.apply(exclusion.predicate()));
    }

    @Override
    public Constraint check(Check check) {
        return check.withExpression(text.apply(check.expression()));
    }

    private List<String> all(List<String> columns) {
        return columns.stream().map(column).toList();
    }
}
