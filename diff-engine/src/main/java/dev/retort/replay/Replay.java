package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Generation;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.DomainChange;
import dev.retort.operation.Effect;
import dev.retort.operation.FoundParts;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Operations applied to a model instead of a database. It follows PostgreSQL where one statement
 * has more than one effect: a dropped column takes its constraints and indexes along, a renamed
 * column keeps them, a dropped table takes the sequences it owns. SQL of {@link Operation.Execute}
 * is not understood and changes nothing.
 */
public final class Replay implements Operation.Visitor<Void> {

    private final Set<String> namespaces;
    private final Map<QualifiedName, EnumType> enums;
    private final Map<QualifiedName, Domain> domains;
    private final Map<QualifiedName, CompositeType> composites;
    private final Map<QualifiedName, Sequence> sequences;
    private final Map<QualifiedName, Table> tables;
    private final DependentReplay dependents;
    private final CommentReplay comments;
    private final RenameReplay names;
    private final Unknown unknown;

    /** Whether what operations make is evidence, or a schema is followed. */
    private final boolean isEvidence;

    /** That are looked at, or {@code null}. */
    private Marks marks;

    /** What went without being known: whoever makes it again puts it back as it was. */
    private final Set<ObjectId> takenDown = new HashSet<>();

    private Replay(Schema schema, Unknown unknown, boolean isEvidence) {
        this.unknown = unknown;
        this.isEvidence = isEvidence;
        namespaces = new LinkedHashSet<>(schema.namespaces());
        enums = new LinkedHashMap<>(schema.enums());
        domains = new LinkedHashMap<>(schema.domains());
        composites = new LinkedHashMap<>(schema.composites());
        sequences = new LinkedHashMap<>(schema.sequences());
        comments = new CommentReplay(schema.comments());
        tables = new LinkedHashMap<>(schema.tables());
        dependents = new DependentReplay(schema.dependents());
        names = new RenameReplay(domains, composites, sequences, tables, dependents, comments);
    }

    /**
     * @throws IllegalArgumentException when an operation names something that is not there, or
     *     makes something that is
     */
    public static Schema apply(Schema schema, List<Operation> operations) {
        Replay replay = new Replay(schema, Unknown.NOTHING, false);
        for (Operation operation : operations) {
            operation.accept(replay);
        }
        return replay.schema();
    }

    /** An operation, and as much of the schema just before and after it as has its name. */
    public interface Step<T> {
        T of(Operation operation, Schema before, Schema after);
    }

    /**
     * Operations beside what they find and leave. From the first one on that does not fit, and for
     * those that nobody has read, both are empty.
     */
    public static <T> List<T> steps(Schema schema, List<Operation> operations, Step<T> step) {
        Replay replay = new Replay(schema, Unknown.NOTHING, false);
        List<T> steps = new ArrayList<>();
        boolean isFollowed = true;
        for (Operation operation : operations) {
            ObjectId id = operation.id();
            Schema before = isFollowed && id != null ? replay.schema(id) : Schema.EMPTY;
            try {
                operation.accept(replay);
            } catch (IllegalArgumentException doesNotFit) {
                isFollowed = false;
            }
            Schema after = isFollowed && id != null ? replay.schema(id) : Schema.EMPTY;
            steps.add(step.of(operation, before, after));
        }
        return steps;
    }

    /** What has the name. */
    private Schema schema(ObjectId id) {
        QualifiedName name = id.name();
        String comment = comments.all().get(id);
        return new Schema(
                namespaces,
                only(enums, name),
                only(domains, name),
                only(composites, name),
                only(sequences, name),
                only(tables, name),
                dependents.all(),
                comment == null ? Map.of() : Map.of(id, comment));
    }

    /**
     * What these operations made, as far as it can be told: one that does not fit (because SQL of
     * an {@link Operation.Execute} made or dropped its object) is passed over.
     */
    static Schema known(Unknown unknown, Collection<List<Operation>> revisions) {
        Replay replay = new Replay(Schema.EMPTY, unknown, true);
        for (List<Operation> each : revisions) {
            replay.fitting(each);
            // What another revision adds is not put back.
            replay.takenDown.clear();
        }
        return replay.schema();
    }

    /** The same, starting with what is known already. */
    public static Schema known(Schema start, List<Operation> operations) {
        Replay replay = new Replay(start, Unknown.NOTHING, false);
        replay.fitting(operations);
        return replay.schema();
    }

    /**
     * The marks of what is not there: no operation made it, and no SQL before the mark speaks of
     * it. Such a mark is a mistake, and what it was meant for would count as somebody's wish.
     *
     * @param revisions the operations of each, oldest first
     */
    public static List<StrayMark> strayMarks(List<List<Operation>> revisions) {
        Replay replay = new Replay(Schema.EMPTY, Unknown.COLUMNS, false);
        replay.marks = new Marks();
        for (int i = 0; i < revisions.size(); i++) {
            replay.marks.enter(i);
            replay.fitting(revisions.get(i));
        }
        return replay.marks.strays();
    }

    private void fitting(List<Operation> operations) {
        for (Operation operation : operations) {
            try {
                operation.accept(this);
            } catch (IllegalArgumentException doesNotFit) {
                continue;
            }
        }
    }

    private Schema schema() {
        return new Schema(
                namespaces,
                enums,
                domains,
                composites,
                sequences,
                tables,
                dependents.all(),
                comments.all());
    }

    @Override
    public Void create(Operation.Create operation) {
        return operation.definition().accept(new CreateReplay(operation.id().name()));
    }

    /** What is created, put in its place. */
    private final class CreateReplay implements Definition.Visitor<Void> {
        private final QualifiedName name;

        CreateReplay(QualifiedName name) {
            this.name = name;
        }

        @Override
        public Void namespace(Namespace namespace) {
            if (!namespaces.add(namespace.name())) {
                throw exists("schema", namespace.name());
            }
            return null;
        }

        @Override
        public Void enumType(EnumType type) {
            return put(enums, "enum type", name, type);
        }

        @Override
        public Void domain(Domain domain) {
            return put(domains, "domain", name, domain);
        }

        @Override
        public Void composite(CompositeType type) {
            return put(composites, "composite type", name, type);
        }

        @Override
        public Void sequence(Sequence sequence) {
            return put(sequences, "sequence", name, sequence);
        }

        @Override
        public Void table(Table table) {
            return put(tables, "table", name, table);
        }

        @Override
        public Void column(Column column) {
            return change(
                    name,
                    table ->
                            table.withColumns(
                                    added(
                                            table,
                                            "column",
                                            table.columns(),
                                            column.name(),
                                            column)));
        }

        @Override
        public Void constraint(Constraint constraint) {
            if (isPutBack(ObjectId.constraint(name, constraint.name()))) {
                return null;
            }
            return change(
                    name,
                    table ->
                            table.withConstraints(
                                    added(
                                            table,
                                            "constraint",
                                            table.constraints(),
                                            constraint.name(),
                                            constraint)));
        }

        @Override
        public Void index(Index index) {
            if (isPutBack(ObjectId.index(name, index.name()))) {
                return null;
            }
            return change(
                    name,
                    table ->
                            table.withIndexes(
                                    added(table, "index", table.indexes(), index.name(), index)));
        }

        @Override
        public Void tableDependent(TableDependent dependent) {
            get(tables, "table", dependent.table());
            if (!dependents.create(dependent)) {
                throw exists(dependent.kind().word(), name);
            }
            return null;
        }
    }

    /** Under another name it may be the same: then it is added, and what it is like is found. */
    private boolean isPutBack(ObjectId id) {
        return takenDown.remove(id)
                || unknown == Unknown.COLUMNS
                        && takenDown.stream()
                                .filter(each -> each.kind() == id.kind())
                                .filter(each -> each.name().equals(id.name()))
                                .findFirst()
                                .filter(takenDown::remove)
                                .isPresent();
    }

    private static <P> List<P> added(
            Table table, String kind, Map<String, P> parts, String name, P part) {
        if (parts.containsKey(name)) {
            throw exists(kind, table.name() + "." + name);
        }
        List<P> all = new ArrayList<>(parts.values());
        all.add(part);
        return all;
    }

    @Override
    public Void drop(Operation.Drop operation) {
        ObjectId id = operation.id();
        if (unknown != Unknown.NOTHING && isUnknownPart(id)) {
            takenDown.add(id);
            return null;
        }
        switch (id.kind()) {
            case SCHEMA -> {
                if (!namespaces.remove(id.name().name())) {
                    throw missing("schema", id.name());
                }
            }
            case ENUM_TYPE -> remove(enums, "enum type", id.name());
            case DOMAIN -> remove(domains, "domain", id.name());
            case COMPOSITE_TYPE -> remove(composites, "composite type", id.name());
            case SEQUENCE -> remove(sequences, "sequence", id.name());
            case TABLE -> {
                remove(tables, "table", id.name());
                dependents.dropWithTable(id.name());
                dropOwned(owner -> owner.table().equals(id.name()));
            }
            case COLUMN -> dropColumn(id);
            case CONSTRAINT ->
                    change(id.name(), table -> new NamedConstraint(table, id.part()).dropped());
            case INDEX ->
                    change(
                            id.name(),
                            table -> {
                                index(table, id.part());
                                return table.withIndexes(
                                        without(
                                                table.indexes().values(),
                                                each -> each.name().equals(id.part())));
                            });
            case ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE -> throw notAlone(id);
            default -> {
                if (!dependents.drop(id)) {
                    throw missing(id.kind().word(), id.name());
                }
            }
        }
        comments.forgetAll(
                target ->
                        (target.name().equals(id.name())
                                        || target.kind() == ObjectId.Kind.SEQUENCE
                                        || target.kind().isTableDependent())
                                && isGone(target));
        return null;
    }

    private boolean isUnknownPart(ObjectId id) {
        Table table = tables.get(id.name());
        return switch (id.kind()) {
            case CONSTRAINT -> table == null || !table.constraints().containsKey(id.part());
            case INDEX -> table == null || !table.indexes().containsKey(id.part());
            default -> false;
        };
    }

    /** Whether a comment is on something that is not there any more. */
    private boolean isGone(ObjectId id) {
        QualifiedName name = id.name();
        Schema ofThatName =
                new Schema(
                        namespaces,
                        only(enums, name),
                        only(domains, name),
                        only(composites, name),
                        only(sequences, name),
                        only(tables, name),
                        dependents.all(),
                        Map.of());
        return !ofThatName.contains(id);
    }

    private static <V> Map<QualifiedName, V> only(Map<QualifiedName, V> all, QualifiedName name) {
        V value = all.get(name);
        return value == null ? Map.of() : Map.of(name, value);
    }

    private static IllegalArgumentException notAlone(ObjectId id) {
        return new IllegalArgumentException(id + " changes with what it is a part of");
    }

    private void dropColumn(ObjectId id) {
        change(
                id.name(),
                table -> {
                    column(table, id.part());
                    return table.withoutColumn(id.part());
                });
        dependents.dropWithColumn(id.name(), id.part());
        dropOwned(new ColumnRef(id.name(), id.part())::equals);
    }

    private void dropOwned(Predicate<ColumnRef> owner) {
        sequences
                .values()
                .removeIf(sequence -> sequence.ownedBy() != null && owner.test(sequence.ownedBy()));
    }

    @Override
    public Void rename(Operation.Rename operation) {
        ObjectId id = operation.id();
        QualifiedName from = id.name();
        QualifiedName to = operation.id().renamed(operation.to()).name();
        switch (id.kind()) {
            case ENUM_TYPE -> {
                EnumType type = take(enums, "enum type", from);
                put(enums, "enum type", to, new EnumType(to, type.labels(), type.varcharCasts()));
                names.enumRenamed(from, to);
            }
            case SEQUENCE -> {
                Sequence sequence = take(sequences, "sequence", from);
                put(sequences, "sequence", to, sequence.withName(to));
                names.sequenceRenamed(from, to);
            }
            case TABLE -> {
                Table table = table(from);
                tables.remove(from);
                put(tables, "table", to, table.withName(to));
                names.tableRenamed(from, to);
            }
            case COLUMN -> {
                column(table(from), id.part());
                Table table = table(from);
                if (table.columns().containsKey(operation.to())) {
                    throw exists("column", table.name() + "." + operation.to());
                }
                names.columnRenamed(from, id.part(), operation.to());
            }
            case CONSTRAINT -> {
                comments.rename(id, operation.to());
                if (!hasIndex(from, id.part())) {
                    comments.rename(ObjectId.index(from, id.part()), operation.to());
                }
                change(
                        from,
                        table -> new NamedConstraint(table, id.part()).renamed(operation.to()));
            }
            case INDEX -> {
                comments.rename(id, operation.to());
                change(
                        from,
                        table -> {
                            index(table, id.part());
                            return table.mapIndexes(
                                    each ->
                                            each.name().equals(id.part())
                                                    ? each.withName(operation.to())
                                                    : each);
                        });
            }
            case SCHEMA, DOMAIN, COMPOSITE_TYPE, ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE ->
                    throw new IllegalArgumentException("nobody renames " + id);
            default -> {
                TableDependent dependent = dependents.all().get(id);
                if (dependent == null) {
                    throw missing(id.kind().word(), from);
                }
                if (!dependents.create(dependent.withName(to))) {
                    throw exists(id.kind().word(), to);
                }
                dependents.drop(id);
                comments.move(target -> target.equals(id) ? id.renamed(operation.to()) : target);
            }
        }
        return null;
    }

    @Override
    public Void alterEnum(Operation.AlterEnum operation) {
        if (unknown != Unknown.NOTHING) {
            enums.putIfAbsent(operation.type(), new EnumType(operation.type(), List.of()));
        }
        EnumType type = get(enums, "enum type", operation.type());
        EnumReplay replay = new EnumReplay(type, unknown == Unknown.NOTHING);
        enums.put(operation.type(), operation.change().accept(replay));
        if (operation.effects().stream().anyMatch(each -> each.is(Effect.What.DROPPED))) {
            comments.forget(ObjectId.enumType(operation.type()));
        }
        return null;
    }

    @Override
    public Void alterDomain(Operation.AlterDomain operation) {
        Domain domain = get(domains, "domain", operation.domain());
        for (DomainChange change : operation.changes()) {
            domain = change.accept(new DomainReplay(domain));
        }
        domains.put(operation.domain(), domain);
        comments.forgetAll(id -> id.kind() == ObjectId.Kind.DOMAIN_CONSTRAINT && isGone(id));
        return null;
    }

    @Override
    public Void alterComposite(Operation.AlterComposite operation) {
        if (unknown != Unknown.NOTHING) {
            composites.putIfAbsent(operation.type(), CompositeType.of(operation.type(), List.of()));
        }
        CompositeType type = get(composites, "composite type", operation.type());
        for (CompositeChange change : operation.changes()) {
            type = change.accept(new CompositeReplay(type));
        }
        composites.put(operation.type(), type);
        return null;
    }

    @Override
    public Void alterSequence(Operation.AlterSequence operation) {
        get(sequences, "sequence", operation.sequence().name());
        sequences.put(operation.sequence().name(), operation.sequence());
        return null;
    }

    @Override
    public Void advanceSequence(Operation.AdvanceSequence operation) {
        get(sequences, "sequence", operation.sequence());
        column(get(tables, "table", operation.column().table()), operation.column().column());
        return null;
    }

    @Override
    public Void alterColumn(Operation.AlterColumn operation) {
        Column column = column(table(operation.table()), operation.column());
        ObjectId id = ObjectId.column(operation.table(), operation.column());
        for (ColumnChange change : operation.changes()) {
            Column changed = change.accept(new ColumnReplay(column));
            if (Unknown.isUnknown(column.generation()) && changed.generation() == Generation.NONE) {
                takenDown.add(id);
            } else if (changed.defaultExpression() != null
                    && column.generation() == Generation.NONE
                    && takenDown.remove(id)) {
                changed = changed.withGeneration(Unknown.GENERATION);
            }
            column = changed;
        }
        Column after = column;
        change(
                operation.table(),
                table -> table.mapColumns(each -> each.name().equals(after.name()) ? after : each));
        // A sequence that an identity takes over from.
        for (Effect effect : operation.effects()) {
            if (effect.is(Effect.What.DROPPED)) {
                drop(new Operation.Drop(effect.id()));
            }
        }
        return null;
    }

    private Column column(Table table, String name) {
        Column column = table.columns().get(name);
        if (column == null) {
            if (unknown != Unknown.COLUMNS) {
                throw missing("column", table.name() + "." + name);
            }
            column = Unknown.column(name);
            tables.put(
                    table.name(),
                    table.withColumns(added(table, "column", table.columns(), name, column)));
        }
        return column;
    }

    @Override
    public Void fill(Operation.Fill operation) {
        column(get(tables, "table", operation.table()), operation.column());
        return null;
    }

    private static <T> List<T> without(Iterable<? extends T> all, Predicate<T> gone) {
        List<T> rest = new ArrayList<>();
        for (T each : all) {
            if (!gone.test(each)) {
                rest.add(each);
            }
        }
        return rest;
    }

    @Override
    public Void validate(Operation.Validate operation) {
        return change(
                operation.id().name(),
                table -> new NamedConstraint(table, operation.id().part()).validated());
    }

    /** One that is no constraint's, which a check or a foreign key may have the name of. */
    private boolean hasIndex(QualifiedName table, String name) {
        return tables.containsKey(table) && tables.get(table).indexes().containsKey(name);
    }

    private static void index(Table table, String name) {
        if (!table.indexes().containsKey(name)) {
            throw missing("index", table.name() + "." + name);
        }
    }

    @Override
    public Void comment(Operation.Comment operation) {
        if (operation.id().kind() == ObjectId.Kind.TABLE) {
            return change(operation.id().name(), table -> table.withComment(operation.comment()));
        }
        comments.set(operation.id(), operation.comment());
        return null;
    }

    /** The model has no word for it, and knows the index that it needs. */
    @Override
    public Void clusterOn(Operation.ClusterOn operation) {
        Table table = get(tables, "table", operation.table());
        if (operation.index() != null && !table.hasIndex(operation.index())) {
            throw missing("index", table.name() + "." + operation.index());
        }
        return null;
    }

    @Override
    public Void execute(Operation.Execute operation) {
        if (marks != null) {
            marks.see(operation.statement().text());
        }
        return null;
    }

    /** What was found is there, and no evidence. */
    @Override
    public Void found(Operation.Found operation) {
        QualifiedName name = operation.id().name();
        if (marks != null) {
            marks.check(operation, tables.get(name), isThere(operation.id()));
        }
        if (isEvidence) {
            for (FoundParts parts : operation.parts()) {
                tables.computeIfPresent(
                        name, (same, table) -> FoundReplay.without(table, parts, unknown));
            }
            if (operation.parts().isEmpty()) {
                forget(operation.id());
            }
        }
        return null;
    }

    private boolean isThere(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA -> namespaces.contains(id.name().name());
            case ENUM_TYPE -> enums.containsKey(id.name());
            case DOMAIN -> domains.containsKey(id.name());
            case COMPOSITE_TYPE -> composites.containsKey(id.name());
            case SEQUENCE -> sequences.containsKey(id.name());
            case TABLE -> tables.containsKey(id.name());
            default -> dependents.all().containsKey(id);
        };
    }

    private void forget(ObjectId id) {
        switch (id.kind()) {
            case SCHEMA -> namespaces.remove(id.name().name());
            case ENUM_TYPE -> enums.remove(id.name());
            case DOMAIN -> domains.remove(id.name());
            case COMPOSITE_TYPE -> composites.remove(id.name());
            case SEQUENCE -> sequences.remove(id.name());
            case TABLE -> tables.remove(id.name());
            default -> dependents.drop(id);
        }
    }

    private Void change(QualifiedName name, UnaryOperator<Table> change) {
        tables.put(name, change.apply(table(name)));
        return null;
    }

    private Table table(QualifiedName name) {
        if (unknown != Unknown.NOTHING && !tables.containsKey(name)) {
            tables.put(name, Table.of(name, List.of()).withComment(Unknown.TEXT));
        }
        return get(tables, "table", name);
    }

    private static <V> V get(Map<QualifiedName, V> map, String kind, QualifiedName name) {
        V value = map.get(name);
        if (value == null) {
            throw missing(kind, name);
        }
        return value;
    }

    private static <V> Void put(
            Map<QualifiedName, V> map, String kind, QualifiedName name, V value) {
        if (map.putIfAbsent(name, value) != null) {
            throw exists(kind, name);
        }
        return null;
    }

    private static <V> void remove(Map<QualifiedName, V> map, String kind, QualifiedName name) {
        take(map, kind, name);
    }

    private static <V> V take(Map<QualifiedName, V> map, String kind, QualifiedName name) {
        V value = get(map, kind, name);
        map.remove(name);
        return value;
    }

    private static IllegalArgumentException missing(String kind, Object name) {
        return new IllegalArgumentException("there is no " + kind + " " + name);
    }

    private static IllegalArgumentException exists(String kind, Object name) {
        return new IllegalArgumentException("there is a " + kind + " " + name + " already");
    }
}
