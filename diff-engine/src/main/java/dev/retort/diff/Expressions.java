package dev.retort.diff;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;
import java.util.ArrayList;
import java.util.List;

/** The SQL expressions of a constraint. */
final class Expressions implements Constraint.Visitor<List<String>> {

    static final Expressions OF_CONSTRAINT = new Expressions();

    private Expressions() {}

    @Override
    public List<String> primaryKey(PrimaryKey constraint) {
        return List.of();
    }

    @Override
    public List<String> unique(Unique constraint) {
        return List.of();
    }

    @Override
    public List<String> foreignKey(ForeignKey constraint) {
        return List.of();
    }

    @Override
    public List<String> check(Check constraint) {
        return List.of(constraint.expression());
    }

    @Override
    public List<String> exclusion(Exclusion constraint) {
        List<String> texts = new ArrayList<>();
        for (Exclusion.Element element : constraint.elements()) {
            if (element.key().expression()) {
                texts.add(element.key().text());
            }
        }
        if (constraint.predicate() != null) {
            texts.add(constraint.predicate());
        }
        return texts;
    }
}
