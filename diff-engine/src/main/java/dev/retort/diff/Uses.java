package dev.retort.diff;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which columns of its own table something needs: it cannot be there without one of them. */
final class Uses implements Constraint.Visitor<List<String>> {

    private static final Uses COLUMNS_OF = new Uses();

    private Uses() {}

    static boolean column(Constraint constraint, String column) {
        return constraint.accept(COLUMNS_OF).contains(column)
                || mentions(constraint.accept(Expressions.OF_CONSTRAINT), column);
    }

    static boolean column(Index index, String column) {
        List<String> texts = new ArrayList<>();
        for (IndexKey key : index.keys()) {
            if (key.expression()) {
                texts.add(key.text());
            } else if (key.text().equals(column)) {
                return true;
            }
        }
        if (index.predicate() != null) {
            texts.add(index.predicate());
        }
        return index.include().contains(column) || mentions(texts, column);
    }

    static boolean column(Column generated, String column) {
        return generated.generated() != null
                && SqlText.of(generated.generated().expression()).mentions(column);
    }

    private static boolean mentions(List<String> texts, String column) {
        return texts.stream().anyMatch(text -> SqlText.of(text).mentions(column));
    }

    @Override
    public List<String> primaryKey(PrimaryKey constraint) {
        return with(constraint.columns(), constraint.include());
    }

    @Override
    public List<String> unique(Unique constraint) {
        return with(constraint.columns(), constraint.include());
    }

    @Override
    public List<String> foreignKey(ForeignKey constraint) {
        return constraint.columns();
    }

    /** Its expression says it. */
    @Override
    public List<String> check(Check constraint) {
        return List.of();
    }

    @Override
    public List<String> exclusion(Exclusion constraint) {
        return constraint.columns();
    }

    private static List<String> with(List<String> columns, List<String> included) {
        return Stream.of(columns, included).flatMap(List::stream).toList();
    }
}
