package dev.retort.codegen;

import static java.util.stream.IntStream.range;

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
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.TableElement;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.DomainChange;
import dev.retort.operation.EnumChange;
import dev.retort.operation.FoundParts;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Operations that nobody thought of: made from the records, not from the words of a revision. */
final class RandomOperations {

    private static final List<String> TYPES =
            List.of(
                    "bigint",
                    "character varying(40)",
                    "timestamp(6) with time zone",
                    "numeric(10,2)",
                    "numeric(38)",
                    "integer[]",
                    "character varying(3)[][]",
                    "citext",
                    "a.\"B\"",
                    "time(0) without time zone");

    private final Random random;

    RandomOperations(long seed) {
        this.random = new Random(seed);
    }

    List<Operation> list(int size) {
        return range(0, size).mapToObj(i -> operation()).toList();
    }

    private Operation operation() {
        List<Supplier<Operation>> kinds =
                List.of(
                        () -> Operation.Create.schema(name()),
                        () -> new Operation.Drop(ObjectId.schema(name())),
                        () -> Operation.Create.of(new EnumType(qualified(), distinct(4))),
                        () ->
                                new Operation.AlterEnum(
                                        qualified(),
                                        new EnumChange.AddValue(text(), maybe(this::text))),
                        () ->
                                new Operation.AlterEnum(
                                        qualified(), new EnumChange.RenameValue(text(), text())),
                        () -> new Operation.Rename(ObjectId.enumType(qualified()), name()),
                        () ->
                                new Operation.AlterEnum(
                                        qualified(),
                                        new EnumChange.Replace(
                                                distinct(3),
                                                some(3, () -> new ColumnRef(qualified(), name())))),
                        () -> new Operation.AlterEnum(qualified(), new EnumChange.AddCasts()),
                        () -> new Operation.AlterEnum(qualified(), new EnumChange.DropCasts()),
                        () -> new Operation.Drop(ObjectId.enumType(qualified())),
                        () -> Operation.Create.of(domain()),
                        () -> new Operation.AlterDomain(qualified(), some(4, this::domainChange)),
                        () -> new Operation.Drop(ObjectId.domain(qualified())),
                        () ->
                                Operation.Create.of(
                                        CompositeType.of(
                                                qualified(),
                                                distinct(4).stream()
                                                        .map(this::attribute)
                                                        .toList())),
                        () ->
                                new Operation.AlterComposite(
                                        qualified(), some(4, this::compositeChange)),
                        () -> new Operation.Drop(ObjectId.composite(qualified())),
                        () -> Operation.Create.of(sequence()),
                        () -> new Operation.AlterSequence(sequence(), random.nextBoolean()),
                        () -> new Operation.Rename(ObjectId.sequence(qualified()), name()),
                        () ->
                                new Operation.AdvanceSequence(
                                        qualified(), new ColumnRef(qualified(), name())),
                        () -> new Operation.Drop(ObjectId.sequence(qualified())),
                        () -> Operation.Create.of(statistics()),
                        () -> new Operation.Rename(ObjectId.statistics(qualified()), name()),
                        () -> new Operation.Drop(ObjectId.statistics(qualified())),
                        () -> Operation.Create.of(table()),
                        () -> new Operation.Drop(ObjectId.table(qualified())),
                        () -> new Operation.Rename(ObjectId.table(qualified()), name()),
                        () -> new Operation.Comment(ObjectId.table(qualified()), maybe(this::text)),
                        () -> Operation.Create.of(qualified(), column(name())),
                        () ->
                                new Operation.AlterColumn(
                                        qualified(), name(), atLeastOne(this::change)),
                        () -> new Operation.Fill(qualified(), name(), sql()),
                        () -> new Operation.Rename(ObjectId.column(qualified(), name()), name()),
                        () -> new Operation.Drop(ObjectId.column(qualified(), name())),
                        () -> Operation.Create.of(qualified(), constraint(name())),
                        () ->
                                new Operation.Rename(
                                        ObjectId.constraint(qualified(), name()), name()),
                        () -> new Operation.Validate(ObjectId.constraint(qualified(), name())),
                        () -> new Operation.Drop(ObjectId.constraint(qualified(), name())),
                        () -> Operation.Create.of(qualified(), index()),
                        () -> new Operation.Rename(ObjectId.index(qualified(), name()), name()),
                        () -> new Operation.Drop(ObjectId.index(qualified(), name())),
                        () -> new Operation.Comment(commented(), maybe(this::text)),
                        () -> new Operation.ClusterOn(qualified(), maybe(this::name)),
                        () -> new Operation.Execute(sql()),
                        () -> new Operation.Found(ObjectId.sequence(qualified())),
                        () ->
                                new Operation.Found(
                                        ObjectId.table(qualified()), atLeastOne(this::found)));
        return one(kinds).get();
    }

    private FoundParts found() {
        FoundParts.Sort sort = one(List.of(FoundParts.Sort.values()));
        return new FoundParts(
                sort, sort == FoundParts.Sort.TABLE_COMMENT ? List.of() : atLeastOne(this::name));
    }

    private Domain domain() {
        Domain domain =
                new Domain(
                        qualified(),
                        type(),
                        maybe(this::text),
                        maybe(this::text),
                        random.nextBoolean(),
                        Map.of());
        return domain.withChecks(distinct(3).stream().map(this::check).toList());
    }

    private CompositeType.Attribute attribute(String name) {
        return new CompositeType.Attribute(name, type(), maybe(this::text));
    }

    private CompositeChange compositeChange() {
        List<Supplier<CompositeChange>> kinds =
                List.of(
                        () -> new CompositeChange.AddAttribute(attribute(name())),
                        () -> new CompositeChange.DropAttribute(name()),
                        () -> new CompositeChange.AlterAttribute(attribute(name())));
        return one(kinds).get();
    }

    private Check check(String name) {
        return new Check(
                name, text(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    private DomainChange domainChange() {
        List<Supplier<DomainChange>> kinds =
                List.of(
                        () -> new ColumnChange.SetNotNull(null),
                        ColumnChange.DropNotNull::new,
                        () -> new ColumnChange.SetDefault(text()),
                        ColumnChange.DropDefault::new,
                        () -> new DomainChange.AddCheck(check(name())),
                        () -> new DomainChange.DropCheck(name()),
                        () -> new DomainChange.ValidateCheck(name()));
        return one(kinds).get();
    }

    private ObjectId commented() {
        List<Supplier<ObjectId>> kinds =
                List.of(
                        () -> ObjectId.schema(name()),
                        () -> ObjectId.enumType(qualified()),
                        () -> ObjectId.domain(qualified()),
                        () -> ObjectId.domainConstraint(qualified(), name()),
                        () -> ObjectId.composite(qualified()),
                        () -> ObjectId.sequence(qualified()),
                        () -> ObjectId.statistics(qualified()),
                        () -> ObjectId.constraint(qualified(), name()),
                        () -> ObjectId.index(qualified(), name()));
        return one(kinds).get();
    }

    private Table table() {
        List<TableElement> elements = new ArrayList<>();
        List<String> columns = distinct(6);
        columns.stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> elements.add(column(name)));
        distinct(4).forEach(name -> elements.add(constraint(name)));
        return Table.of(qualified(), elements).withComment(maybe(this::name));
    }

    private Column column(String name) {
        Column column = Column.of(name, type()).withNullable(random.nextBoolean());
        switch (random.nextInt(5)) {
            case 0:
                column = column.withDefault(text());
                break;
            case 1:
                column = column.identity(identity());
                break;
            case 2:
                column = column.withGenerated(new Generated(text(), random.nextBoolean()));
                break;
            default:
                break;
        }
        if (!column.nullable() && random.nextBoolean()) {
            column = column.notNull(clause());
        }
        for (ColumnOption option : ColumnOption.values()) {
            column = column.withOption(option, maybe(() -> value(option)));
        }
        return column.withCollation(maybe(this::text)).withComment(maybe(this::text));
    }

    private NotNull clause() {
        return new NotNull(maybe(this::name), random.nextBoolean(), random.nextBoolean());
    }

    private Constraint constraint(String name) {
        switch (random.nextInt(5)) {
            case 0:
                return new PrimaryKey(
                        name, names(), names(), parameters(), one(Deferrability.values()));
            case 1:
                return new Unique(
                        name,
                        names(),
                        names(),
                        random.nextBoolean(),
                        parameters(),
                        one(Deferrability.values()));
            case 2:
                int size = 1 + random.nextInt(8);
                return new ForeignKey(
                        name,
                        range(0, size).mapToObj(i -> name()).toList(),
                        qualified(),
                        range(0, size).mapToObj(i -> name()).toList(),
                        one(ForeignKey.Action.values()),
                        names(),
                        one(ForeignKey.Action.values()),
                        random.nextBoolean(),
                        one(Deferrability.values()),
                        random.nextBoolean(),
                        random.nextBoolean());
            case 3:
                return new Exclusion(
                        name,
                        atLeastOne(() -> new Exclusion.Element(key(), text())),
                        random.nextBoolean() ? "btree" : "gist",
                        names(),
                        maybe(this::text),
                        parameters(),
                        one(Deferrability.values()));
            default:
                return new Check(
                        name,
                        text(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean());
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        some(2, this::name).forEach(name -> parameters.put(name, text()));
        return parameters;
    }

    private Index index() {
        return new Index(
                name(),
                atLeastOne(this::key),
                random.nextBoolean(),
                random.nextBoolean() ? "btree" : "gin",
                names(),
                maybe(this::text),
                random.nextBoolean(),
                parameters());
    }

    private IndexKey key() {
        return new IndexKey(
                name(),
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                maybe(random::nextBoolean),
                maybe(this::text),
                maybe(this::text));
    }

    private ColumnChange setOption() {
        ColumnOption[] options = ColumnOption.values();
        ColumnOption option = options[random.nextInt(options.length)];
        return option == ColumnOption.STORAGE
                ? new ColumnChange.SetOption(option, name(), random.nextBoolean())
                : new ColumnChange.SetOption(option, maybe(() -> value(option)), false);
    }

    private String value(ColumnOption option) {
        return option.isNumber() ? Integer.toString(random.nextInt(10_001)) : name();
    }

    private ColumnChange change() {
        List<Supplier<ColumnChange>> kinds =
                List.of(
                        () -> new ColumnChange.SetType(type(), maybe(this::text), maybe(this::sql)),
                        () -> new ColumnChange.SetNotNull(maybe(this::clause)),
                        this::setOption,
                        ColumnChange.DropNotNull::new,
                        () -> new ColumnChange.SetDefault(text()),
                        ColumnChange.DropDefault::new,
                        () -> new ColumnChange.AddIdentity(identity(), maybe(this::qualified)),
                        () -> new ColumnChange.SetIdentity(identity(), random.nextBoolean()),
                        ColumnChange.DropIdentity::new,
                        ColumnChange.DropExpression::new,
                        () -> new ColumnChange.SetComment(maybe(this::text)));
        return one(kinds).get();
    }

    private SqlExpression sql() {
        return new SqlExpression(text(), random.nextBoolean());
    }

    private Sequence sequence() {
        return new Sequence(
                qualified(), type(), options(), maybe(() -> new ColumnRef(qualified(), name())));
    }

    private Statistics statistics() {
        return new Statistics(
                qualified(),
                qualified(),
                distinct(4),
                some(3, this::text),
                Set.copyOf(some(3, () -> one(List.of(Statistics.Kind.values())))),
                maybe(() -> random.nextInt(10_001)));
    }

    private Identity identity() {
        return new Identity(random.nextBoolean(), options());
    }

    private SequenceOptions options() {
        return new SequenceOptions(
                maybe(this::number),
                maybe(this::number),
                maybe(this::number),
                maybe(this::number),
                maybe(this::number),
                random.nextBoolean());
    }

    private Long number() {
        return random.nextBoolean() ? random.nextLong() : random.nextInt(100);
    }

    private Type type() {
        return Type.parse(one(TYPES));
    }

    private QualifiedName qualified() {
        return new QualifiedName(random.nextBoolean() ? "" : name(), name());
    }

    private String name() {
        return one(Operations.NAMES);
    }

    private String text() {
        return random.nextInt(3) == 0 ? one(Operations.HOSTILE) : noise();
    }

    /** Any characters, with those that mean something to Java more often than others. */
    private String noise() {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            int c = random.nextInt(8);
            if (c == 0) {
                out.append((char) random.nextInt(0x10000));
            } else if (c == 1) {
                out.append((char) random.nextInt(0x80));
            } else {
                out.append(" \"\\\nu$ab'*/\t\r".charAt(random.nextInt(13)));
            }
        }
        return out.toString();
    }

    private List<String> names() {
        return some(4, this::name);
    }

    private List<String> distinct(int atMost) {
        return some(atMost, this::name).stream().distinct().toList();
    }

    private <T> List<T> some(int atMost, Supplier<T> each) {
        return range(0, random.nextInt(atMost + 1)).mapToObj(i -> each.get()).toList();
    }

    private <T> List<T> atLeastOne(Supplier<T> each) {
        return range(0, 1 + random.nextInt(4)).mapToObj(i -> each.get()).toList();
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? null : value.get();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
