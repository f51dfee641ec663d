package dev.retort.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the planner is told to learn of columns together, or of an expression (manual, CREATE
 * STATISTICS).
 *
 * @param name may be in another schema than the table
 * @param columns sorted: PostgreSQL keeps them in the order of the table, whatever was written
 * @param expressions SQL texts without parentheses around them
 * @param kinds sorted; none means all of them
 * @param target how much is sampled, or {@code null} for what the columns say
 */
public record Statistics(
        QualifiedName name,
        QualifiedName table,
        List<String> columns,
        List<String> expressions,
        Set<Kind> kinds,
        Integer target)
        implements TableDependent {

    /** What is computed. */
    public enum Kind {
        DEPENDENCIES,
        MCV,
        NDISTINCT;

        /** As SQL calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Statistics {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(new TreeSet<>(columns));
        expressions = List.copyOf(expressions);
        Set<Kind> some = new TreeSet<>(kinds);
        kinds =
                some.size() == Kind.values().length
                        ? Collections.emptySortedSet()
                        : Collections.unmodifiableSet(some);
    }

    public static Statistics of(QualifiedName name, QualifiedName table, List<String> columns) {
        return new Statistics(name, table, columns, List.of(), Set.of(), null);
    }

    /** Of an expression, too. */
    public Statistics expression(String sql) {
        List<String> more = new ArrayList<>(expressions);
        more.add(sql);
        return withExpressions(more);
    }

    public Statistics withExpressions(List<String> value) {
        return new Statistics(name, table, columns, value, kinds, target);
    }

    /**
     * @param words {@code ndistinct}, {@code dependencies}, {@code mcv}; none for all
     */
    public Statistics kinds(String... words) {
        Set<Kind> some = new TreeSet<>();
        for (String word : words) {
            some.add(Kind.of(word));
        }
        return new Statistics(name, table, columns, expressions, some, target);
    }

    /**
     * @param value {@code null} for what the columns say
     */
    public Statistics target(Integer value) {
        return new Statistics(name, table, columns, expressions, kinds, value);
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.STATISTICS;
    }

    /**
     * The server forgets the target, and reads an expression anew, in which types may have other
     * names by then (RememberStatisticsForRebuilding in its tablecmds.c).
     */
    @Override
    public boolean isRebuilt() {
        return target == null && expressions.isEmpty();
    }

    @Override
    public Statistics withName(QualifiedName value) {
        return new Statistics(value, table, columns, expressions, kinds, target);
    }

    @Override
    public Statistics withTable(QualifiedName value) {
        return new Statistics(name, value, columns, expressions, kinds, target);
    }

    @Override
    public Statistics withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return new Statistics(
                name,
                table,
                columns.stream().map(column).toList(),
                expressions.stream().map(text).toList(),
                kinds,
                target);
    }

    @Override
    public <R> R accept(TableDependent.Visitor<R> visitor) {
        return visitor.statistics(this);
    }
}
