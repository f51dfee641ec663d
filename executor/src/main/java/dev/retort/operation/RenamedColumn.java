package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
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
        List<IndexKey> keys =
                index.keys().stream()
                        .map(key -> key.expression() ? key : key.withText(rename.apply(key.text())))
                        .toList();
        return index.withKeys(keys)
                .include(index.include().stream().map(rename).toArray(String[]::new));
    }

    @Override
    public Constraint primaryKey(PrimaryKey key) {
        return new PrimaryKey(
                key.name(), all(key.columns()), all(key.include()), key.deferrability());
    }

    @Override
    public Constraint unique(Unique unique) {
        return new Unique(
                unique.name(),
                all(unique.columns()),
                all(unique.include()),
                unique.isNullsNotDistinct(),
                unique.deferrability());
    }

    @Override
    public Constraint foreignKey(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                all(key.columns()),
                key.references(),
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.isMatchFull(),
                key.deferrability(),
                key.isNotValid());
    }

    @Override
    public Constraint check(Check check) {
        return check;
    }

    private List<String> all(List<String> columns) {
        return columns.stream().map(rename).toList();
    }
}
