package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Generation;
import dev.retort.model.Table;
import dev.retort.operation.FoundParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Forgets of a table what is marked as found: what is left is evidence. */
final class FoundReplay {

    private FoundReplay() {}

    /**
     * @param unknown how much of a table is taken for granted
     */
    static Table without(Table table, FoundParts parts, Unknown unknown) {
        Set<String> names = new HashSet<>(parts.names());
        return switch (parts.sort()) {
            case COLUMN -> {
                Table rest = table;
                for (String name : names) {
                    rest = rest.columns().containsKey(name) ? rest.withoutColumn(name) : rest;
                }
                yield rest;
            }
            case CONSTRAINT ->
                    table.withConstraints(
                            table.constraints().values().stream()
                                    .filter(each -> !names.contains(each.name()))
                                    .toList());
            case INDEX ->
                    table.withIndexes(
                            table.indexes().values().stream()
                                    .filter(each -> !names.contains(each.name()))
                                    .toList());
            case TYPE -> mapped(table, names, each -> each.withType(unknown(each).type()));
            case COLLATION ->
                    mapped(table, names, each -> each.withCollation(unknown(each).collation()));
            case NOT_NULL ->
                    mapped(table, names, each -> each.notNull(unknown(each).notNullConstraint()));
            case GENERATION -> mapped(table, names, FoundReplay::withUnknownGeneration);
            case COMMENT -> mapped(table, names, each -> each.withComment(Unknown.TEXT));
            // What is not there can only be said where that is not what is looked for.
            case UNCONSTRAINED ->
                    unknown == Unknown.TABLES ? unconstrained(table, parts.names()) : table;
            case TABLE_COMMENT -> table.withComment(Unknown.TEXT);
        };
    }

    /**
     * What of a table is marked and not there.
     *
     * @param table or {@code null} when it is not there itself
     */
    static List<String> missing(Table table, FoundParts parts) {
        if (table == null) {
            return parts.names();
        }
        Predicate<String> isThere =
                switch (parts.sort()) {
                    case CONSTRAINT -> name -> NamedConstraint.isIn(table, name);
                    case INDEX -> table.indexes()::containsKey;
                    default -> table.columns()::containsKey;
                };
        return parts.names().stream().filter(isThere.negate()).toList();
    }

    private static Table unconstrained(Table table, List<String> columns) {
        List<Constraint> constraints = new ArrayList<>(table.constraints().values());
        columns.stream()
                .filter(table.columns()::containsKey)
                .map(Unknown::constraint)
                .forEach(constraints::add);
        return table.withConstraints(constraints);
    }

    private static Column withUnknownGeneration(Column column) {
        return column.withGeneration(Generation.NONE).withGeneration(Unknown.GENERATION);
    }

    private static Column unknown(Column column) {
        return Unknown.column(column.name());
    }

    private static Table mapped(Table table, Set<String> names, UnaryOperator<Column> change) {
        return table.mapColumns(each -> names.contains(each.name()) ? change.apply(each) : each);
    }
}
