package dev.retort.codegen;

import static java.util.stream.IntStream.range;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Commented;
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
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.model.TableElement;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.DomainChange;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
                        () -> new Operation.CreateSchema(name()),
                        () -> new Operation.DropSchema(name()),
                        () -> new Operation.CreateEnum(new EnumType(qualified(), distinct(4))),
                        () -> new Operation.AddEnumValue(qualified(), text(), maybe(this::text)),
                        () -> new Operation.RenameEnumValue(qualified(), text(), text()),
                        () -> new Operation.RenameEnum(qualified(), name()),
                        () ->
                                new Operation.ReplaceEnum(
                                        new EnumType(qualified(), distinct(3)),
                                        some(3, () -> new ColumnRef(qualified(), name()))),
                        () -> new Operation.AddEnumCasts(qualified()),
                        () -> new Operation.DropEnumCasts(qualified()),
                        () -> new Operation.DropEnum(qualified()),
                        () -> new Operation.CreateDomain(domain()),
                        () -> new Operation.AlterDomain(qualified(), some(4, this::domainChange)),
                        () -> new Operation.DropDomain(qualified()),
                        () ->
                                new Operation.CreateComposite(
                                        CompositeType.of(
                                                qualified(),
                                                distinct(4).stream()
                                                        .map(this::attribute)
                                                        .toList())),
                        () ->
                                new Operation.AlterComposite(
                                        qualified(), some(4, this::compositeChange)),
                        () -> new Operation.DropComposite(qualified()),
                        () -> new Operation.CreateSequence(sequence()),
                        () -> new Operation.AlterSequence(sequence()),
                        () -> new Operation.RenameSequence(qualified(), name()),
                        () ->
                                new Operation.AdvanceSequence(
                                        qualified(), new ColumnRef(qualified(), name())),
                        () -> new Operation.DropSequence(qualified()),
                        () -> new Operation.CreateTable(table()),
                        () -> new Operation.DropTable(qualified()),
                        () -> new Operation.RenameTable(qualified(), name()),
                        () -> new Operation.SetTableComment(qualified(), maybe(this::text)),
                        () -> new Operation.AddColumn(qualified(), column(name())),
                        () ->
                                new Operation.AlterColumn(
                                        qualified(), name(), atLeastOne(this::change)),
                        () -> new Operation.Fill(qualified(), name(), sql()),
                        () -> new Operation.RenameColumn(qualified(), name(), name()),
                        () -> new Operation.DropColumn(qualified(), name()),
                        () -> new Operation.AddConstraint(qualified(), constraint(name())),
                        () -> new Operation.RenameConstraint(qualified(), name(), name()),
                        () -> new Operation.ValidateConstraint(qualified(), name()),
                        () -> new Operation.DropConstraint(qualified(), name()),
                        () -> new Operation.CreateIndex(qualified(), index()),
                        () -> new Operation.RenameIndex(qualified(), name(), name()),
                        () -> new Operation.DropIndex(qualified(), name()),
                        () -> new Operation.SetComment(commented(), maybe(this::text)),
                        () -> new Operation.Execute(sql()));
        return one(kinds).get();
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

    private Commented commented() {
        List<Supplier<Commented>> kinds =
                List.of(
                        () -> Commented.schema(name()),
                        () -> Commented.enumType(qualified()),
                        () -> Commented.domain(qualified()),
                        () -> Commented.domainConstraint(qualified(), name()),
                        () -> Commented.composite(qualified()),
                        () -> Commented.sequence(qualified()),
                        () -> Commented.constraint(qualified(), name()),
                        () -> Commented.index(qualified(), name()));
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
        return column.withCollation(maybe(this::text))
                .withStorage(maybe(this::name))
                .withCompression(maybe(this::name))
                .withComment(maybe(this::text));
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

    private ColumnChange change() {
        List<Supplier<ColumnChange>> kinds =
                List.of(
                        () -> new ColumnChange.SetType(type(), maybe(this::text), maybe(this::sql)),
                        () -> new ColumnChange.SetNotNull(maybe(this::clause)),
                        () -> new ColumnChange.SetStorage(name(), random.nextBoolean()),
                        () -> new ColumnChange.SetCompression(maybe(this::name)),
                        ColumnChange.DropNotNull::new,
                        () -> new ColumnChange.SetDefault(text()),
                        ColumnChange.DropDefault::new,
                        () -> new ColumnChange.AddIdentity(identity(), maybe(this::qualified)),
                        () -> new ColumnChange.SetIdentity(identity()),
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
