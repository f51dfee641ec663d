package dev.retort.diff;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The columns of its table that a constraint or an index names, and whether it is over some. */
final class ColumnsOf implements Constraint.Visitor<List<String>> {

    private static final ColumnsOf CONSTRAINT = new ColumnsOf();
    private static final Carried CARRIED = new Carried();

    private ColumnsOf() {}

    static List<String> index(Index index) {
        List<String> names = new ArrayList<>(index.include());
        for (IndexKey key : index.keys()) {
            if (!key.expression()) {
                names.add(key.text());
            }
        }
        return names;
    }

    /** Whether it names one of them, or has an expression that may speak of one. */
    static boolean concern(Constraint constraint, Set<String> columns) {
        return !Collections.disjoint(constraint.accept(CONSTRAINT), columns)
                || expressionsConcern(constraint, columns);
    }

    /** Those that an index carries without having them in its key. */
    static List<String> carried(Constraint constraint) {
        return constraint.accept(CARRIED);
    }

    static boolean expressionsConcern(Constraint constraint, Set<String> columns) {
        return constraint.accept(Expressions.OF_CONSTRAINT).stream()
                .anyMatch(text -> SqlText.of(text).mentionsAny(columns));
    }

    /** Whether it names one of them, or has an expression that may speak of one. */
    static boolean concern(Index index, Set<String> columns) {
        return !Collections.disjoint(index(index), columns) || expressionsConcern(index, columns);
    }

    static boolean expressionsConcern(Index index, Set<String> columns) {
        return SqlText.of(index.predicate()).mentionsAny(columns)
                || index.keys().stream()
                        .filter(IndexKey::expression)
                        .anyMatch(key -> SqlText.of(key.text()).mentionsAny(columns));
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

    private static final class Carried implements Constraint.Visitor<List<String>> {

        @Override
        public List<String> primaryKey(PrimaryKey key) {
            return key.include();
        }

        @Override
        public List<String> unique(Unique unique) {
            return unique.include();
        }

        @Override
        public List<String> foreignKey(ForeignKey key) {
            return List.of();
        }

        @Override
        public List<String> check(Check check) {
            return List.of();
        }

        @Override
        public List<String> exclusion(Exclusion exclusion) {
            return exclusion.include();
        }
    }
}
