package dev.retort.laws.pairs;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Generated;
import dev.retort.model.Identity;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes parts that fit into a schema, as far as a throw of dice can see; {@link Sound} sees to the
 * rest.
 */
final class Parts {

    private static final List<String> COLLATIONS = List.of("\"C\"", "\"POSIX\"");

    private final Dice dice;
    private final int version;

    Parts(Dice dice, int version) {
        this.dice = dice;
        this.version = version;
    }

    String name() {
        return dice.one(Vocabulary.NAMES);
    }

    QualifiedName qualified(Schema schema) {
        String namespace = dice.oneIn(2) ? dice.any(schema.namespaces()) : null;
        return new QualifiedName(namespace == null ? "" : namespace, name());
    }

    private String text() {
        return dice.oneOf("x", "It's \"x\"", "two\nlines", "$$ \\ $1", "Grüße 你");
    }

    EnumType enumType(QualifiedName name) {
        return new EnumType(name, labels(), dice.oneIn(4));
    }

    List<String> labels() {
        return dice.some(Vocabulary.NAMES, 5);
    }

    Domain domain(Schema schema, QualifiedName name) {
        Vocabulary words = new Vocabulary(version, schema);
        Domain domain = Domain.of(name, dice.one(words.types()));
        if (dice.oneIn(3)) {
            domain = domain.withDefault(dice.any(words.defaults(domain.type(), null)));
        }
        if (dice.oneIn(4)) {
            domain = domain.notNull();
        }
        if (words.isText(domain.type()) && dice.oneIn(3)) {
            domain = domain.collate(dice.one(COLLATIONS));
        }
        List<Check> checks = new ArrayList<>();
        for (String check : dice.some(Vocabulary.NAMES, 2)) {
            checks.add(
                    new Check(
                            check,
                            dice.any(words.conditions(domain)),
                            false,
                            dice.oneIn(4),
                            false));
        }
        return domain.withChecks(checks);
    }

    CompositeType composite(Schema schema, QualifiedName name) {
        List<Type> types = new Vocabulary(version, schema).attributeTypes();
        List<CompositeType.Attribute> attributes = new ArrayList<>();
        for (String attribute : dice.some(Vocabulary.NAMES, 4)) {
            attributes.add(attribute(attribute, types));
        }
        return CompositeType.of(name, attributes);
    }

    private CompositeType.Attribute attribute(String name, List<Type> types) {
        CompositeType.Attribute attribute = CompositeType.Attribute.of(name, dice.one(types));
        return dice.oneIn(3) ? attribute.collate(dice.one(COLLATIONS)) : attribute;
    }

    /** The same with an attribute less, with one more, or with another in place of one. */
    CompositeType otherAttributes(Schema schema, CompositeType type) {
        Map<String, CompositeType.Attribute> attributes = new LinkedHashMap<>(type.attributes());
        String one = dice.any(attributes.keySet());
        if (one == null || dice.oneIn(2)) {
            String name = name();
            List<Type> types = new Vocabulary(version, schema).attributeTypes();
            attributes.put(name, attribute(name, types));
        } else {
            attributes.remove(one);
        }
        return type.withAttributes(attributes.values());
    }

    Sequence sequence(Schema schema, QualifiedName name) {
        Type type = Type.parse(dice.oneOf("bigint", "bigint", "integer", "smallint"));
        ColumnRef owner = null;
        Table table = dice.any(schema.tables().values());
        if (table != null && !table.columns().isEmpty() && dice.oneIn(2)) {
            owner = new ColumnRef(table.name(), dice.any(table.columns().keySet()));
        }
        return new Sequence(name, type, options(), owner);
    }

    SequenceOptions options() {
        if (dice.oneIn(2)) {
            return SequenceOptions.DEFAULT;
        }
        // Bounds that a sequence's position does not fit into are refused, so all of these do.
        boolean hasBounds = dice.oneIn(2);
        return new SequenceOptions(
                hasBounds ? dice.oneOf(1L, 5L) : dice.oneOf(null, 1L, 5L),
                hasBounds ? dice.oneOf(50L, -2L, null) : dice.oneOf(50L, null),
                hasBounds ? -500L : null,
                hasBounds ? 500L : dice.oneOf(null, 500L),
                dice.oneOf(null, 7L),
                dice.oneIn(3));
    }

    Table table(Schema schema, QualifiedName name) {
        Table table = Table.of(name, List.of());
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String column : dice.some(Vocabulary.NAMES, 7)) {
            columns.put(column, column(schema, name, column));
        }
        table = table.withColumns(columns.values());
        for (int i = dice.upTo(2); i > 0; i--) {
            table = withGenerated(schema, table);
        }
        Schema there = schema.with(table);
        for (int i = dice.upTo(5); i > 0; i--) {
            table = withConstraint(there, table);
            there = schema.with(table);
        }
        for (int i = dice.upTo(3); i > 0; i--) {
            table = withIndex(there, table);
        }
        return dice.oneIn(4) ? table.withComment(text()) : table;
    }

    Column column(Schema schema, QualifiedName table, String name) {
        Vocabulary words = new Vocabulary(version, schema);
        Type type =
                dice.oneIn(2)
                        ? Type.parse(dice.oneOf("integer", "bigint", "text"))
                        : dice.one(words.types());
        Column column = Column.of(name, type);
        if (dice.oneIn(3)) {
            column = column.withDefault(dice.any(words.defaults(type, new ColumnRef(table, name))));
        } else if (words.isSerial(type) && dice.oneIn(4)) {
            column = column.identity(new Identity(dice.oneIn(2), options()));
        }
        if (dice.oneIn(3)) {
            column = column.notNull(clause());
        }
        if (words.isText(type)) {
            column =
                    column.withCollation(dice.oneIn(4) ? dice.one(COLLATIONS) : null)
                            .storage(dice.oneIn(5) ? dice.oneOf("external", "main", "plain") : null)
                            .compression(dice.oneIn(5) ? "pglz" : null);
        }
        if (dice.oneIn(5)) {
            column = column.statistics(dice.oneOf(0, 7, 10_000));
        }
        return dice.oneIn(5) ? column.withComment(text()) : column;
    }

    private NotNull clause() {
        return dice.oneIn(3)
                ? new NotNull(dice.oneOf(null, name()), dice.oneIn(4), dice.oneIn(4))
                : null;
    }

    Table withGenerated(Schema schema, Table table) {
        Vocabulary words = new Vocabulary(version, schema);
        Column column = Column.of(name(), Type.parse(dice.oneOf("bigint", "text", "integer")));
        Generated generated = dice.any(words.generated(table, column));
        if (generated == null || table.columns().containsKey(column.name())) {
            return table;
        }
        return withColumn(table, column.withGenerated(generated).withNullable(!dice.oneIn(5)));
    }

    static Table withColumn(Table table, Column column) {
        Map<String, Column> columns = new LinkedHashMap<>(table.columns());
        columns.put(column.name(), column);
        return table.withColumns(columns.values());
    }

    Table withConstraint(Schema schema, Table table) {
        Constraint constraint = constraint(schema, table, name());
        if (constraint == null) {
            return table;
        }
        Map<String, Constraint> all = new LinkedHashMap<>(table.constraints());
        all.put(constraint.name(), constraint);
        return table.withConstraints(all.values());
    }

    Table withIndex(Schema schema, Table table) {
        Index index = index(schema, table, name());
        if (index == null) {
            return table;
        }
        Map<String, Index> all = new LinkedHashMap<>(table.indexes());
        all.put(index.name(), index);
        return table.withIndexes(all.values());
    }

    /** One over what the table has, or {@code null}. */
    private Constraint constraint(Schema schema, Table table, String name) {
        Vocabulary words = new Vocabulary(version, schema);
        List<String> sorted = words.sorted(table).stream().map(Column::name).toList();
        List<String> columns = dice.some(sorted, 3);
        switch (dice.upTo(5)) {
            case 0:
                return columns.isEmpty() || table.primaryKey().isPresent()
                        ? null
                        : new PrimaryKey(
                                name,
                                columns,
                                include(sorted, columns),
                                parameters(),
                                deferrability());
            case 1:
                return columns.isEmpty()
                        ? null
                        : new Unique(
                                name,
                                columns,
                                include(sorted, columns),
                                dice.oneIn(5),
                                parameters(),
                                deferrability());
            case 2:
                return exclusion(words, table, name);
            case 3:
                String condition = dice.any(words.conditions(table));
                return condition == null
                        ? null
                        : new Check(name, condition, dice.oneIn(5), dice.oneIn(6), dice.oneIn(6));
            default:
                return foreignKey(schema, table, name);
        }
    }

    private List<String> include(List<String> sorted, List<String> key) {
        List<String> rest = new ArrayList<>(sorted);
        rest.removeAll(key);
        return dice.oneIn(4) ? dice.some(rest, 2) : List.of();
    }

    private Map<String, String> parameters() {
        return dice.oneIn(5) ? Map.of("fillfactor", dice.oneOf("70", "80")) : Map.of();
    }

    private Deferrability deferrability() {
        return dice.oneIn(4) ? dice.oneOf(Deferrability.values()) : Deferrability.NOT_DEFERRABLE;
    }

    private Exclusion exclusion(Vocabulary words, Table table, String name) {
        boolean ranges = dice.oneIn(2);
        List<Exclusion.Element> elements = new ArrayList<>();
        for (Column column : dice.some(words.sorted(table), 4)) {
            boolean isRange =
                    words.isBuiltIn(column.type())
                            && words.family(column.type()) == Vocabulary.Family.RANGE;
            if (!ranges || isRange) {
                IndexKey key = IndexKey.ofColumn(column.name());
                elements.add(
                        new Exclusion.Element(
                                ranges || dice.oneIn(2) ? key : key.desc(), ranges ? "&&" : "="));
            }
        }
        if (!ranges && dice.oneIn(3)) {
            String term = dice.any(words.terms(table));
            if (term != null) {
                elements.add(new Exclusion.Element(IndexKey.ofExpression(term), "="));
            }
        }
        if (elements.isEmpty()) {
            return null;
        }
        return new Exclusion(
                name,
                elements,
                ranges ? "gist" : "btree",
                include(
                        words.sorted(table).stream().map(Column::name).toList(),
                        elements.stream().map(each -> each.key().text()).toList()),
                dice.oneIn(3) ? dice.any(words.conditions(table)) : null,
                parameters(),
                deferrability());
    }

    /** To a key that is there, from columns of the same types. */
    private ForeignKey foreignKey(Schema schema, Table table, String name) {
        Table target = dice.oneIn(4) ? table : dice.any(schema.tables().values());
        Set<String> key = dice.any(SoundKeys.keys(target));
        if (key == null || !target.columns().keySet().containsAll(key)) {
            return null;
        }
        List<String> referenced = dice.some(key, 0);
        List<String> shuffled = new ArrayList<>(key);
        while (!shuffled.isEmpty()) {
            String next = dice.one(shuffled);
            shuffled.remove(next);
            referenced.add(next);
        }
        List<String> columns = new ArrayList<>();
        for (String each : referenced) {
            Type type = target.columns().get(each).type();
            String column =
                    dice.any(
                            table.columns().values().stream()
                                    .filter(
                                            c ->
                                                    c.type().equals(type)
                                                            && !columns.contains(c.name()))
                                    .map(Column::name)
                                    .toList());
            if (column == null) {
                return null;
            }
            columns.add(column);
        }
        ForeignKey.Action onDelete = action();
        boolean sets =
                onDelete == ForeignKey.Action.SET_NULL || onDelete == ForeignKey.Action.SET_DEFAULT;
        return new ForeignKey(
                name,
                columns,
                target.name(),
                referenced,
                onDelete,
                sets ? dice.some(columns, 1) : List.of(),
                action(),
                dice.oneIn(5),
                deferrability(),
                dice.oneIn(6),
                dice.oneIn(6));
    }

    private ForeignKey.Action action() {
        return dice.oneIn(2) ? ForeignKey.Action.NO_ACTION : dice.oneOf(ForeignKey.Action.values());
    }

    /** One over what the table has, or {@code null}. */
    private Index index(Schema schema, Table table, String name) {
        Vocabulary words = new Vocabulary(version, schema);
        String method =
                dice.oneIn(2) ? "btree" : dice.oneOf("btree", "hash", "brin", "gin", "gist");
        List<IndexKey> keys = new ArrayList<>();
        for (Column column : dice.some(words.sorted(table), 3)) {
            keys.add(key(words, column, method));
        }
        if (method.equals("btree") && dice.oneIn(3)) {
            String term = dice.any(words.terms(table));
            if (term != null) {
                IndexKey key = IndexKey.ofExpression(term);
                if (term.startsWith("upper(") && dice.oneIn(2)) {
                    key =
                            dice.oneIn(2)
                                    ? key.using("text_pattern_ops")
                                    : key.collate(dice.one(COLLATIONS));
                }
                keys.add(dice.oneIn(2) ? key : key.desc());
            }
        }
        if (keys.isEmpty()) {
            return null;
        }
        boolean isTree = method.equals("btree");
        return new Index(
                name,
                keys,
                isTree && dice.oneIn(2),
                method,
                isTree
                        ? include(
                                words.sorted(table).stream().map(Column::name).toList(), List.of())
                        : List.of(),
                dice.oneIn(4) ? dice.any(words.conditions(table)) : null,
                isTree && dice.oneIn(6),
                isTree ? parameters() : parameters(method));
    }

    private Map<String, String> parameters(String method) {
        if (!dice.oneIn(4)) {
            return Map.of();
        }
        switch (method) {
            case "brin":
                return Map.of("pages_per_range", "64", "autosummarize", "true");
            case "gin":
                return Map.of("fastupdate", "false");
            default:
                return Map.of("fillfactor", "70");
        }
    }

    private IndexKey key(Vocabulary words, Column column, String method) {
        IndexKey key = IndexKey.ofColumn(column.name());
        if (method.equals("gin") && dice.oneIn(2)) {
            return key.using("jsonb_path_ops");
        }
        if (!method.equals("btree")) {
            return key;
        }
        if (dice.oneIn(3)) {
            key = key.desc();
        }
        if (dice.oneIn(4)) {
            key = key.nullsFirst();
        }
        if (words.isText(column.type()) && dice.oneIn(4)) {
            String sql = column.type().sql();
            key = key.using(sql.equals("text") ? "text_pattern_ops" : "varchar_pattern_ops");
        }
        return words.isText(column.type()) && dice.oneIn(5)
                ? key.collate(dice.one(COLLATIONS))
                : key;
    }

    /**
     * Of any table, or {@code null}.
     *
     * @param name may be that of another thing, which is none of its business
     */
    Statistics statistics(Schema schema, QualifiedName name) {
        Table table = dice.any(schema.tables().values());
        if (table == null) {
            return null;
        }
        Vocabulary words = new Vocabulary(version, schema);
        List<String> columns =
                dice.some(words.sorted(table), 4).stream().map(Column::name).toList();
        Statistics statistics = Statistics.of(name, table.name(), columns);
        String term = dice.oneIn(3) ? dice.any(words.terms(table)) : null;
        if (term != null) {
            statistics = statistics.expression(term);
        }
        if (dice.oneIn(3)) {
            statistics = statistics.kinds(dice.oneOf("mcv", "ndistinct", "dependencies"));
        }
        return dice.oneIn(3) ? statistics.target(dice.upTo(200)) : statistics;
    }

    Schema withComment(Schema schema) {
        List<ObjectId> targets = new ArrayList<>();
        schema.namespaces().forEach(each -> targets.add(ObjectId.schema(each)));
        schema.enums().keySet().forEach(each -> targets.add(ObjectId.enumType(each)));
        for (Domain domain : schema.domains().values()) {
            targets.add(ObjectId.domain(domain.name()));
            domain.checks()
                    .keySet()
                    .forEach(each -> targets.add(ObjectId.domainConstraint(domain.name(), each)));
        }
        schema.composites().keySet().forEach(each -> targets.add(ObjectId.composite(each)));
        schema.sequences().keySet().forEach(each -> targets.add(ObjectId.sequence(each)));
        targets.addAll(schema.dependents().keySet());
        for (Table table : schema.tables().values()) {
            table.constraints()
                    .keySet()
                    .forEach(each -> targets.add(ObjectId.constraint(table.name(), each)));
            table.indexes()
                    .keySet()
                    .forEach(each -> targets.add(ObjectId.index(table.name(), each)));
            table.constraints().values().stream()
                    .filter(Constraint::hasIndex)
                    .forEach(each -> targets.add(ObjectId.index(table.name(), each.name())));
        }
        Map<ObjectId, String> comments = new LinkedHashMap<>(schema.comments());
        ObjectId target = dice.any(targets);
        if (target != null) {
            comments.put(target, text());
        }
        return schema.withComments(comments);
    }
}
