package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What two replays say alike: of what branches did to the same property it depends on their order
 * what was done last, and then it is unknown.
 */
final class Agreement {

    private Agreement() {}

    static Schema of(Schema some, Schema other) {
        if (some.equals(other)) {
            return some;
        }
        Set<String> namespaces = new LinkedHashSet<>(some.namespaces());
        namespaces.retainAll(other.namespaces());
        return some.withNamespaces(namespaces)
                .withEnums(equal(some, other, Schema::enums))
                .withDomains(equal(some, other, Schema::domains))
                .withComposites(equal(some, other, Schema::composites))
                .withSequences(equal(some, other, Schema::sequences))
                .withTables(common(some.tables(), other.tables(), Agreement::of))
                .withDependents(equal(some, other, Schema::dependents))
                .withoutStrays();
    }

    private static Table of(Table some, Table other) {
        Table result =
                some.withColumns(common(some.columns(), other.columns(), Agreement::of))
                        .withConstraints(equal(some, other, Table::constraints))
                        .withIndexes(equal(some, other, Table::indexes));
        return Objects.equals(some.comment(), other.comment())
                ? result
                : result.withComment(Unknown.TEXT);
    }

    private static Column of(Column some, Column other) {
        Column unknown = Unknown.column(some.name());
        Map<ColumnOption, String> options = new EnumMap<>(ColumnOption.class);
        for (ColumnOption option : ColumnOption.values()) {
            String value = agreed(some, other, unknown, each -> each.option(option));
            if (value != null) {
                options.put(option, value);
            }
        }
        return new Column(
                some.name(),
                agreed(some, other, unknown, Column::type),
                agreed(some, other, unknown, Column::collation),
                agreed(some, other, unknown, Column::notNullConstraint),
                agreed(some, other, unknown, Column::generation),
                options,
                agreed(some, other, unknown, Column::comment));
    }

    private static <T> T agreed(
            Column some, Column other, Column unknown, Function<Column, T> property) {
        T value = property.apply(some);
        return Objects.equals(value, property.apply(other)) ? value : property.apply(unknown);
    }

    private static <W, K, T> Collection<T> equal(W some, W other, Function<W, Map<K, T>> parts) {
        List<T> result = new ArrayList<>(parts.apply(some).values());
        result.retainAll(parts.apply(other).values());
        return result;
    }

    private static <K, T> Collection<T> common(
            Map<K, T> some, Map<K, T> other, BinaryOperator<T> agreed) {
        List<T> result = new ArrayList<>();
        some.forEach(
                (name, each) -> {
                    T same = other.get(name);
                    if (same != null) {
                        result.add(each.equals(same) ? each : agreed.apply(each, same));
                    }
                });
        return result;
    }
}
