package dev.retort.laws.pairs;

import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Identity;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A schema that nobody thought of, and what may become of it. */
final class Evolution {

    private final Dice dice;
    private final int version;
    private final Parts parts;
    private final Serials serials;

    Evolution(long seed, int version) {
        this.dice = new Dice(seed);
        this.version = version;
        this.parts = new Parts(dice, version);
        this.serials = new Serials(dice);
    }

    Schema fresh() {
        Schema schema = Schema.EMPTY.withNamespaces(dice.some(Vocabulary.NAMES, 2));
        for (int i = dice.upTo(3); i > 0; i--) {
            schema = withEnum(schema);
        }
        for (int i = dice.upTo(2); i > 0; i--) {
            schema = Sound.of(withComposite(schema), version);
        }
        for (int i = dice.upTo(2); i > 0; i--) {
            schema = Sound.of(withDomain(schema), version);
        }
        for (int i = dice.upTo(2); i > 0; i--) {
            schema = withSequence(schema);
        }
        for (int i = dice.upTo(5); i > 0; i--) {
            schema = schema.with(parts.table(schema, parts.qualified(schema)));
        }
        for (int i = dice.upTo(3); i > 0; i--) {
            schema = withSequence(schema);
        }
        for (int i = dice.upTo(2); i > 0; i--) {
            schema = serials.withSerial(schema);
        }
        schema = Sound.of(schema, version);
        // Now that all tables are there: in circles, too.
        for (Table table : schema.tables().values()) {
            schema = schema.with(parts.withConstraint(schema, table));
        }
        for (int i = dice.upTo(2); i > 0; i--) {
            schema = withStatistics(schema);
        }
        schema = Sound.of(schema, version);
        for (int i = dice.upTo(3); i > 0; i--) {
            schema = parts.withComment(schema);
        }
        return schema;
    }

    Schema evolved(Schema before) {
        if (dice.oneIn(10)) {
            return fresh();
        }
        Schema schema = before;
        for (int i = 1 + dice.upTo(6); i > 0; i--) {
            schema = Sound.of(step(schema), version);
        }
        return schema;
    }

    private Schema withEnum(Schema schema) {
        EnumType type = parts.enumType(parts.qualified(schema));
        return schema.withEnums(with(schema.enums(), type.name(), type));
    }

    private Schema withDomain(Schema schema) {
        Domain domain = parts.domain(schema, parts.qualified(schema));
        return schema.withDomains(with(schema.domains(), domain.name(), domain));
    }

    private Schema withComposite(Schema schema) {
        CompositeType type = parts.composite(schema, parts.qualified(schema));
        return schema.withComposites(with(schema.composites(), type.name(), type));
    }

    private Schema otherComposite(Schema schema) {
        CompositeType type = dice.any(schema.composites().values());
        return type == null
                ? schema
                : schema.withComposites(
                        with(
                                schema.composites(),
                                type.name(),
                                parts.otherAttributes(schema, type)));
    }

    private Schema withSequence(Schema schema) {
        Sequence sequence = parts.sequence(schema, parts.qualified(schema));
        return schema.withSequences(with(schema.sequences(), sequence.name(), sequence));
    }

    private Schema withStatistics(Schema schema) {
        return withStatistics(schema, parts.qualified(schema));
    }

    private Schema otherStatistics(Schema schema) {
        ObjectId one = dice.any(schema.dependents().keySet());
        return one == null ? schema : withStatistics(schema, one.name());
    }

    private Schema withStatistics(Schema schema, QualifiedName name) {
        Statistics statistics = parts.statistics(schema, name);
        return statistics == null
                ? schema
                : schema.withDependents(with(schema.dependents(), statistics.id(), statistics));
    }

    static <K, V> Collection<V> with(Map<K, V> all, K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(all);
        more.put(key, value);
        return more.values();
    }

    static <K, V> Collection<V> without(Map<K, V> all, K key) {
        Map<K, V> rest = new LinkedHashMap<>(all);
        rest.remove(key);
        return rest.values();
    }

    private Schema step(Schema schema) {
        List<Supplier<Schema>> steps =
                List.of(
                        () -> withEnum(schema),
                        () -> withDomain(schema),
                        () -> withComposite(schema),
                        () -> otherComposite(schema),
                        () ->
                                schema.withComposites(
                                        without(
                                                schema.composites(),
                                                dice.any(schema.composites().keySet()))),
                        () -> withSequence(schema),
                        () -> schema.with(parts.table(schema, parts.qualified(schema))),
                        () -> namespaces(schema),
                        () ->
                                schema.withEnums(
                                        without(schema.enums(), dice.any(schema.enums().keySet()))),
                        () ->
                                schema.withDomains(
                                        without(
                                                schema.domains(),
                                                dice.any(schema.domains().keySet()))),
                        () ->
                                schema.withSequences(
                                        without(
                                                schema.sequences(),
                                                dice.any(schema.sequences().keySet()))),
                        () ->
                                schema.withTables(
                                        without(
                                                schema.tables(),
                                                dice.any(schema.tables().keySet()))),
                        () -> withStatistics(schema),
                        () -> otherStatistics(schema),
                        () ->
                                schema.withDependents(
                                        without(
                                                schema.dependents(),
                                                dice.any(schema.dependents().keySet()))),
                        () -> otherEnum(schema),
                        () -> otherDomain(schema),
                        () -> otherSequence(schema),
                        () -> renamedTable(schema),
                        () -> exchangedNames(schema),
                        () -> serials.withSerial(schema),
                        () -> serials.withSerial(schema),
                        () -> serials.asIdentity(schema),
                        () -> serials.asIdentity(schema),
                        () -> serials.identityAsSerial(schema),
                        () -> parts.withComment(schema),
                        () -> withoutComment(schema),
                        () -> inSomeTable(schema),
                        () -> inSomeTable(schema),
                        () -> inSomeTable(schema),
                        () -> inSomeTable(schema),
                        () -> inSomeTable(schema),
                        () -> inSomeTable(schema),
                        () -> inSomeTable(schema));
        return dice.one(steps).get();
    }

    private Schema withoutComment(Schema schema) {
        Map<ObjectId, String> rest = new LinkedHashMap<>(schema.comments());
        rest.remove(dice.any(schema.comments().keySet()));
        return schema.withComments(rest);
    }

    private Schema namespaces(Schema schema) {
        List<String> names = new ArrayList<>(schema.namespaces());
        if (!names.isEmpty() && dice.oneIn(2)) {
            names.remove(dice.one(names));
        } else {
            String name = parts.name();
            names.remove(name);
            names.add(name);
        }
        return schema.withNamespaces(names);
    }

    private Schema otherEnum(Schema schema) {
        EnumType type = dice.any(schema.enums().values());
        if (type == null) {
            return schema;
        }
        List<String> labels = new ArrayList<>(type.labels());
        switch (dice.upTo(3)) {
            case 0:
                Collections.reverse(labels);
                break;
            case 1:
                labels.remove(dice.any(labels));
                break;
            case 2:
                labels = parts.labels();
                break;
            default:
                String label = parts.name();
                if (!labels.contains(label)) {
                    labels.add(dice.upTo(labels.size()), label);
                }
                break;
        }
        EnumType other = new EnumType(type.name(), labels, dice.oneIn(5) != type.varcharCasts());
        return schema.withEnums(with(schema.enums(), type.name(), other));
    }

    private Schema otherDomain(Schema schema) {
        QualifiedName name = dice.any(schema.domains().keySet());
        if (name == null) {
            return schema;
        }
        Domain then = schema.domains().get(name);
        Domain now = parts.domain(schema, name);
        return schema.withDomains(
                with(schema.domains(), name, dice.oneIn(2) ? now.withType(then.type()) : now));
    }

    private Schema otherSequence(Schema schema) {
        QualifiedName name = dice.any(schema.sequences().keySet());
        return name == null
                ? schema
                : schema.withSequences(
                        with(schema.sequences(), name, parts.sequence(schema, name)));
    }

    private Schema renamedTable(Schema schema) {
        QualifiedName name = dice.any(schema.tables().keySet());
        String other = parts.name();
        if (name == null || schema.tables().containsKey(name.sibling(other))) {
            return schema;
        }
        return Replay.apply(schema, List.of(new Operation.Rename(ObjectId.table(name), other)));
    }

    /** Of two things, whatever they are: each gets the name of the other. */
    private Schema exchangedNames(Schema schema) {
        QualifiedName one = dice.any(names(schema));
        QualifiedName two = dice.any(names(schema));
        if (one == null || one.equals(two)) {
            return schema;
        }
        UnaryOperator<QualifiedName> exchange =
                name -> name.equals(one) ? two : name.equals(two) ? one : name;
        return schema.withTables(
                        schema.tables().values().stream()
                                .map(each -> each.withName(exchange.apply(each.name())))
                                .toList())
                .withSequences(
                        schema.sequences().values().stream()
                                .map(
                                        each ->
                                                new Sequence(
                                                        exchange.apply(each.name()),
                                                        each.type(),
                                                        each.options(),
                                                        each.ownedBy()))
                                .toList())
                .withEnums(
                        schema.enums().values().stream()
                                .map(
                                        each ->
                                                new EnumType(
                                                        exchange.apply(each.name()),
                                                        each.labels(),
                                                        each.varcharCasts()))
                                .toList())
                .withComposites(
                        schema.composites().values().stream()
                                .map(
                                        each ->
                                                CompositeType.of(
                                                        exchange.apply(each.name()),
                                                        each.attributes().values()))
                                .toList());
    }

    private static List<QualifiedName> names(Schema schema) {
        List<QualifiedName> names = new ArrayList<>(schema.tables().keySet());
        names.addAll(schema.sequences().keySet());
        names.addAll(schema.enums().keySet());
        names.addAll(schema.composites().keySet());
        names.removeIf(Vocabulary::isLikeAnIdentitys);
        return names;
    }

    private Schema inSomeTable(Schema schema) {
        Table table = dice.any(schema.tables().values());
        if (table == null) {
            return schema;
        }
        String column = dice.any(table.columns().keySet());
        String constraint = dice.any(table.constraints().keySet());
        String index = dice.any(table.indexes().keySet());
        List<Supplier<Schema>> changes =
                List.of(
                        () ->
                                schema.with(
                                        Parts.withColumn(
                                                table,
                                                parts.column(schema, table.name(), parts.name()))),
                        () -> schema.with(parts.withGenerated(schema, table)),
                        () -> schema.with(table.withColumns(without(table.columns(), column))),
                        () ->
                                schema.with(
                                        table.mapColumns(
                                                each ->
                                                        each.name().equals(column)
                                                                ? other(schema, table, each)
                                                                : each)),
                        () ->
                                schema.with(
                                        table.mapColumns(
                                                each ->
                                                        each.name().equals(column)
                                                                ? other(schema, table, each)
                                                                : each)),
                        () -> schema.with(table.mapColumns(each -> other(schema, table, each))),
                        () -> renamedColumn(schema, table, column),
                        () -> schema.with(parts.withConstraint(schema, table)),
                        () -> schema.with(parts.withConstraint(schema, table)),
                        () ->
                                schema.with(
                                        table.withConstraints(
                                                without(table.constraints(), constraint))),
                        () ->
                                schema.with(
                                        table.mapConstraints(
                                                each ->
                                                        each.name().equals(constraint)
                                                                ? each.withName(parts.name())
                                                                : each.validated())),
                        () -> schema.with(exchanged(table)),
                        () -> schema.with(parts.withIndex(schema, table)),
                        () -> schema.with(table.withIndexes(without(table.indexes(), index))),
                        () -> schema.with(renamedIndex(table, index)),
                        () -> schema.with(table.withComment(dice.oneOf(null, "changed"))),
                        () -> schema.with(parts.table(schema, table.name())));
        try {
            return dice.one(changes).get();
        } catch (IllegalArgumentException twoOfOneName) {
            return schema;
        }
    }

    private Schema renamedColumn(Schema schema, Table table, String column) {
        String other = parts.name();
        return column == null || table.columns().containsKey(other)
                ? schema
                : Replay.apply(
                        schema,
                        List.of(
                                new Operation.Rename(
                                        ObjectId.column(table.name(), column), other)));
    }

    private Table renamedIndex(Table table, String index) {
        List<Index> indexes = new ArrayList<>();
        table.indexes()
                .values()
                .forEach(
                        each ->
                                indexes.add(
                                        each.name().equals(index)
                                                ? each.withName(parts.name())
                                                : each));
        return table.withIndexes(indexes);
    }

    /** Two columns, or two constraints, get each other's names. */
    private Table exchanged(Table table) {
        String one = dice.any(table.columns().keySet());
        String two = dice.any(table.columns().keySet());
        if (one != null && dice.oneIn(2)) {
            return table.withColumns(
                    table.columns().values().stream()
                            .map(each -> each.withName(exchange(each.name(), one, two)))
                            .toList());
        }
        String first = dice.any(table.constraints().keySet());
        String second = dice.any(table.constraints().keySet());
        List<Constraint> constraints = new ArrayList<>();
        table.constraints()
                .values()
                .forEach(
                        each ->
                                constraints.add(
                                        each.withName(exchange(each.name(), first, second))));
        return table.withConstraints(constraints);
    }

    private static String exchange(String name, String one, String two) {
        return name.equals(one) ? two : name.equals(two) ? one : name;
    }

    /** One thing about a column is as in another of its name. */
    private Column other(Schema schema, Table table, Column column) {
        Column fresh = parts.column(schema, table.name(), column.name());
        if (column.generated() != null) {
            return dice.oneIn(2) ? column.withGenerated(null) : column.withComment(fresh.comment());
        }
        switch (dice.upTo(8)) {
            case 0:
                return column.withType(fresh.type());
            case 1:
                return column.identityClause() == null
                        ? column.withNullable(!column.nullable())
                        : column;
            case 2:
                return column.identityClause() == null
                        ? column.withDefault(
                                dice.any(
                                        new Vocabulary(version, schema)
                                                .defaults(
                                                        column.type(),
                                                        new ColumnRef(
                                                                table.name(), column.name()))))
                        : column.withIdentity(null);
            case 3:
                return column.withDefault(null)
                        .identity(new Identity(dice.oneIn(2), parts.options()));
            case 4:
                return column.withCollation(fresh.collation());
            case 5:
                Column told = column;
                for (ColumnOption option : ColumnOption.values()) {
                    told = told.withOption(option, fresh.option(option));
                }
                return told;
            case 6:
                return column.withComment(fresh.comment());
            case 7:
                return column.nullable() ? column : column.notNull(fresh.notNullClause());
            default:
                return column.identityClause() == null
                                && column.type().equals(Type.parse("integer"))
                        ? column.withType(Type.parse("bigint"))
                        : fresh;
        }
    }
}
