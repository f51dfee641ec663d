package dev.retort.laws.cases;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
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
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a schema that {@link SchemaWriter} wrote. */
final class SchemaParser {

    static final Map<ObjectId.Kind, String> KINDS =
            Map.of(
                    ObjectId.Kind.SCHEMA, "schema",
                    ObjectId.Kind.ENUM_TYPE, "enum type",
                    ObjectId.Kind.DOMAIN, "domain",
                    ObjectId.Kind.DOMAIN_CONSTRAINT, "domain constraint",
                    ObjectId.Kind.COMPOSITE_TYPE, "composite type",
                    ObjectId.Kind.SEQUENCE, "sequence",
                    ObjectId.Kind.CONSTRAINT, "constraint",
                    ObjectId.Kind.INDEX, "index",
                    ObjectId.Kind.STATISTICS, "statistics");

    static final Map<ForeignKey.Action, String> ACTIONS =
            Map.of(
                    ForeignKey.Action.NO_ACTION, "no action",
                    ForeignKey.Action.RESTRICT, "restrict",
                    ForeignKey.Action.CASCADE, "cascade",
                    ForeignKey.Action.SET_NULL, "set null",
                    ForeignKey.Action.SET_DEFAULT, "set default");

    private SchemaParser() {}

    /** The inverse of {@link SchemaWriter#write}. */
    static Schema parse(String text) {
        TextTree root = TextTree.parse(text);
        Map<ObjectId, String> comments = new LinkedHashMap<>();
        KINDS.forEach(
                (kind, words) ->
                        root.all("comment on " + words)
                                .forEach(
                                        each ->
                                                comments.put(
                                                        new ObjectId(
                                                                kind,
                                                                kind == ObjectId.Kind.SCHEMA
                                                                        ? QualifiedName.of(
                                                                                each.value())
                                                                        : name(each),
                                                                each.text("part")),
                                                        each.text("text"))));
        return Schema.EMPTY
                .withNamespaces(root.values("schema"))
                .withEnums(
                        root.all("enum type").stream()
                                .map(
                                        each ->
                                                new EnumType(
                                                        name(each),
                                                        each.values("label"),
                                                        each.has("varchar casts")))
                                .toList())
                .withDomains(root.all("domain").stream().map(SchemaParser::domain).toList())
                .withComposites(
                        root.all("composite type").stream().map(SchemaParser::composite).toList())
                .withSequences(root.all("sequence").stream().map(SchemaParser::sequence).toList())
                .withTables(root.all("table").stream().map(SchemaParser::table).toList())
                .withDependents(
                        root.all("statistics").stream().map(SchemaParser::statistics).toList())
                .withComments(comments);
    }

    private static QualifiedName name(TextTree node) {
        return QualifiedName.parse(node.value());
    }

    private static Type type(TextTree node) {
        return Type.parse(node.text("type"));
    }

    private static Domain domain(TextTree node) {
        return Domain.of(name(node), type(node))
                .collate(node.text("collation"))
                .withDefault(node.text("default"))
                .withNullable(!node.has("not null"))
                .withChecks(node.all("check").stream().map(SchemaParser::check).toList());
    }

    private static CompositeType composite(TextTree node) {
        return CompositeType.of(
                name(node),
                node.all("attribute").stream()
                        .map(
                                each ->
                                        CompositeType.Attribute.of(each.value(), type(each))
                                                .collate(each.text("collation")))
                        .toList());
    }

    private static Sequence sequence(TextTree node) {
        return Sequence.of(name(node))
                .as(type(node))
                .withOptions(options(node))
                .withOwnedBy(
                        node.one("owned by")
                                .map(each -> new ColumnRef(name(each), each.text("column")))
                                .orElse(null));
    }

    private static Statistics statistics(TextTree node) {
        Long target = node.number("target");
        return Statistics.of(
                        name(node), QualifiedName.parse(node.text("table")), node.values("column"))
                .withExpressions(node.values("expression"))
                .kinds(node.values("kind").toArray(String[]::new))
                .target(target == null ? null : target.intValue());
    }

    private static SequenceOptions options(TextTree node) {
        return SequenceOptions.DEFAULT
                .withStart(node.number("start"))
                .withIncrement(node.number("increment"))
                .withMin(node.number("minvalue"))
                .withMax(node.number("maxvalue"))
                .withCache(node.number("cache"))
                .withCycle(node.has("cycle"));
    }

    private static Table table(TextTree node) {
        return Table.of(name(node), List.of())
                .withComment(node.text("comment"))
                .withColumns(node.all("column").stream().map(SchemaParser::column).toList())
                .withConstraints(
                        node.children().stream()
                                .map(SchemaParser::constraint)
                                .flatMap(Optional::stream)
                                .toList())
                .withIndexes(node.all("index").stream().map(SchemaParser::index).toList());
    }

    private static Column column(TextTree node) {
        Column column =
                node.one("not null")
                        .map(each -> Column.of(node.value(), type(node)).notNull(notNull(each)))
                        .orElseGet(() -> Column.of(node.value(), type(node)));
        for (ColumnOption option : ColumnOption.values()) {
            column = column.withOption(option, node.text(option.word()));
        }
        return column.withDefault(node.text("default"))
                .withIdentity(
                        node.one("identity")
                                .map(
                                        each ->
                                                new Identity(
                                                        each.value().equals("always"),
                                                        options(each)))
                                .orElse(null))
                .withGenerated(
                        Stream.concat(
                                        node.values("generated stored").stream()
                                                .map(each -> new Generated(each, true)),
                                        node.values("generated virtual").stream()
                                                .map(each -> new Generated(each, false)))
                                .findFirst()
                                .orElse(null))
                .withCollation(node.text("collation"))
                .withComment(node.text("comment"));
    }

    private static NotNull notNull(TextTree node) {
        return new NotNull(node.text("name"), node.has("no inherit"), node.has("not valid"));
    }

    private static Index index(TextTree node) {
        return new Index(
                node.value(),
                keys(node).stream().map(SchemaParser::key).toList(),
                node.has("unique"),
                node.text("using"),
                node.values("include"),
                node.text("where"),
                node.has("nulls not distinct"),
                parameters(node));
    }

    private static List<TextTree> keys(TextTree node) {
        return node.children().stream()
                .filter(each -> each.key().equals("column") || each.key().equals("expression"))
                .toList();
    }

    private static IndexKey key(TextTree node) {
        Boolean nullsAreFirst =
                node.has("nulls first")
                        ? Boolean.TRUE
                        : node.has("nulls last") ? Boolean.FALSE : null;
        return new IndexKey(
                node.value(),
                node.key().equals("expression"),
                node.has("descending"),
                nullsAreFirst,
                node.text("operator class"),
                node.text("collation"));
    }

    private static Map<String, String> parameters(TextTree node) {
        Map<String, String> parameters = new LinkedHashMap<>();
        node.all("with").forEach(each -> parameters.put(each.value(), each.text("value")));
        return parameters;
    }

    private static Optional<Constraint> constraint(TextTree node) {
        return switch (node.key()) {
            case "primary key" -> Optional.of(primaryKey(node));
            case "unique" -> Optional.of(unique(node));
            case "foreign key" -> Optional.of(foreignKey(node));
            case "check" -> Optional.of(check(node));
            case "exclude" -> Optional.of(exclusion(node));
            default -> Optional.empty();
        };
    }

    private static PrimaryKey primaryKey(TextTree node) {
        return new PrimaryKey(
                node.value(),
                node.values("column"),
                node.values("include"),
                parameters(node),
                deferrability(node));
    }

    private static Unique unique(TextTree node) {
        return new Unique(
                node.value(),
                node.values("column"),
                node.values("include"),
                node.has("nulls not distinct"),
                parameters(node),
                deferrability(node));
    }

    private static ForeignKey foreignKey(TextTree node) {
        TextTree target = node.one("references").orElseThrow();
        return new ForeignKey(
                node.value(),
                node.values("column"),
                name(target),
                target.values("column"),
                action(node, "on delete"),
                node.one("on delete").map(each -> each.values("column")).orElse(List.of()),
                action(node, "on update"),
                node.has("match full"),
                deferrability(node),
                node.has("not valid"),
                node.has("not enforced"));
    }

    private static ForeignKey.Action action(TextTree node, String event) {
        String words = node.text(event);
        return ACTIONS.entrySet().stream()
                .filter(each -> each.getValue().equals(words))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ForeignKey.Action.NO_ACTION);
    }

    private static Check check(TextTree node) {
        return new Check(
                node.value(),
                node.text("expression"),
                node.has("no inherit"),
                node.has("not valid"),
                node.has("not enforced"));
    }

    private static Exclusion exclusion(TextTree node) {
        List<Exclusion.Element> elements = new ArrayList<>();
        for (TextTree each : keys(node)) {
            elements.add(new Exclusion.Element(key(each), each.text("operator")));
        }
        return new Exclusion(
                node.value(),
                elements,
                node.text("using"),
                node.values("include"),
                node.text("where"),
                parameters(node),
                deferrability(node));
    }

    private static Deferrability deferrability(TextTree node) {
        if (node.has("initially deferred")) {
            return Deferrability.INITIALLY_DEFERRED;
        }
        return node.has("deferrable") ? Deferrability.DEFERRABLE : Deferrability.NOT_DEFERRABLE;
    }
}
