package dev.retort.laws.pairs;

import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.CompositeType;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes a failing pair as small as it goes by taking away one thing at a time, from both sides or
 * from one, as long as the pair still fails.
 */
public final class Shrinker {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final int version;
    private final Predicate<Pair> fails;

    public Shrinker(int version, Predicate<Pair> fails) {
        this.version = version;
        this.fails = fails;
    }

    public Pair shrink(Pair failing) {
        Pair pair = failing;
        boolean isSmaller = true;
        long end = System.nanoTime() + LONGEST.toNanos();
        while (isSmaller) {
            isSmaller = false;
            for (Pair candidate : candidates(pair)) {
                if (System.nanoTime() < end
                        && !Serials.isContested(candidate)
                        && fails.test(candidate)) {
                    pair = candidate;
                    isSmaller = true;
                    break;
                }
            }
        }
        return pair;
    }

    private List<Pair> candidates(Pair pair) {
        List<Schema> before = smaller(pair.before());
        List<Schema> after = smaller(pair.after());
        List<Pair> pairs = new ArrayList<>();
        for (Schema one : before) {
            for (Schema other : after) {
                if (isSameCut(pair, one, other)) {
                    pairs.add(pair.with(one, other));
                }
            }
        }
        before.forEach(each -> pairs.add(pair.with(each, pair.after())));
        after.forEach(each -> pairs.add(pair.with(pair.before(), each)));
        return pairs;
    }

    /** Whether the same thing is missing in both; a cheap guess is enough. */
    private static boolean isSameCut(Pair pair, Schema one, Schema other) {
        return missing(pair.before().tables(), one.tables())
                        .equals(missing(pair.after().tables(), other.tables()))
                && missing(pair.before().enums(), one.enums())
                        .equals(missing(pair.after().enums(), other.enums()))
                && missing(pair.before().domains(), one.domains())
                        .equals(missing(pair.after().domains(), other.domains()))
                && missing(pair.before().composites(), one.composites())
                        .equals(missing(pair.after().composites(), other.composites()))
                && missing(pair.before().sequences(), one.sequences())
                        .equals(missing(pair.after().sequences(), other.sequences()))
                && missing(pair.before().dependents(), one.dependents())
                        .equals(missing(pair.after().dependents(), other.dependents()))
                && columns(pair.before(), one).equals(columns(pair.after(), other));
    }

    private static <K> List<K> missing(Map<K, ?> before, Map<K, ?> after) {
        return before.keySet().stream().filter(each -> !after.containsKey(each)).toList();
    }

    private static List<String> columns(Schema before, Schema after) {
        List<String> names = new ArrayList<>();
        before.tables()
                .forEach(
                        (name, table) -> {
                            Table then = after.tables().get(name);
                            if (then != null) {
                                missing(table.columns(), then.columns())
                                        .forEach(each -> names.add(name + " " + each));
                            }
                        });
        return names;
    }

    private List<Schema> smaller(Schema schema) {
        List<Schema> all = new ArrayList<>();
        without(schema.tables()).forEach(each -> all.add(schema.withTables(each)));
        without(schema.sequences()).forEach(each -> all.add(schema.withSequences(each)));
        without(schema.domains()).forEach(each -> all.add(schema.withDomains(each)));
        without(schema.composites()).forEach(each -> all.add(schema.withComposites(each)));
        for (CompositeType type : schema.composites().values()) {
            without(type.attributes())
                    .forEach(
                            each ->
                                    all.add(
                                            schema.withComposites(
                                                    Evolution.with(
                                                            schema.composites(),
                                                            type.name(),
                                                            type.withAttributes(each)))));
        }
        without(schema.enums()).forEach(each -> all.add(schema.withEnums(each)));
        without(schema.dependents()).forEach(each -> all.add(schema.withDependents(each)));
        if (!schema.comments().isEmpty()) {
            all.add(schema.withComments(Map.of()));
        }
        for (String namespace : schema.namespaces()) {
            all.add(
                    schema.withNamespaces(
                            schema.namespaces().stream()
                                    .filter(each -> !each.equals(namespace))
                                    .toList()));
        }
        for (Table table : schema.tables().values()) {
            without(table.columns()).forEach(each -> all.add(schema.with(table.withColumns(each))));
            without(table.constraints())
                    .forEach(each -> all.add(schema.with(table.withConstraints(each))));
            without(table.indexes()).forEach(each -> all.add(schema.with(table.withIndexes(each))));
            for (Column column : table.columns().values()) {
                for (Column plain : plainer(column)) {
                    all.add(schema.with(table.mapColumns(each -> each == column ? plain : each)));
                }
            }
        }
        return all.stream()
                .map(each -> Sound.of(each, version))
                .filter(each -> !each.equals(schema))
                .distinct()
                .toList();
    }

    private static List<Column> plainer(Column column) {
        List<Column> all = new ArrayList<>();
        all.add(Column.of(column.name(), column.type()));
        all.add(column.withComment(null).storage(null).compression(null));
        all.add(column.withOption(ColumnOption.STATISTICS, null));
        all.add(column.withDefault(null));
        all.add(column.withCollation(null));
        if (column.identityClause() == null) {
            all.add(column.withNullable(true));
        } else {
            all.add(column.withIdentity(null));
        }
        return all.stream().filter(each -> !each.equals(column)).toList();
    }

    private static <K, V> List<Collection<V>> without(Map<K, V> all) {
        List<Collection<V>> rests = new ArrayList<>();
        for (K key : all.keySet()) {
            Map<K, V> rest = new LinkedHashMap<>(all);
            rest.remove(key);
            rests.add(rest.values());
        }
        return rests;
    }
}
