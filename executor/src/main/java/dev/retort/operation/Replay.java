package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Commented;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import java.util.ArrayList;
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
    private final CommentReplay comments;
    private final RenameReplay names;

    private Replay(Schema schema) {
        namespaces = new LinkedHashSet<>(schema.namespaces());
        enums = new LinkedHashMap<>(schema.enums());
        domains = new LinkedHashMap<>(schema.domains());
        composites = new LinkedHashMap<>(schema.composites());
        sequences = new LinkedHashMap<>(schema.sequences());
        comments = new CommentReplay(schema.comments());
        tables = new LinkedHashMap<>(schema.tables());
        names = new RenameReplay(domains, composites, sequences, tables, comments);
    }

    /**
     * @throws IllegalArgumentException when an operation names something that is not there, or
     *     makes something that is
     */
    public static Schema apply(Schema schema, List<Operation> operations) {
        Replay replay = new Replay(schema);
        for (Operation operation : operations) {
            operation.accept(replay);
        }
        return replay.schema();
    }

    /**
     * What these operations made, as far as it can be told: one that does not fit (because SQL of
     * an {@link Operation.Execute} made or dropped its object) is passed over.
     */
    public static Schema known(List<Operation> operations) {
        return known(Schema.EMPTY, operations);
    }

    /** The same, starting with what is known already. */
    public static Schema known(Schema start, List<Operation> operations) {
        Replay replay = new Replay(start);
        for (Operation operation : operations) {
            try {
                operation.accept(replay);
            } catch (IllegalArgumentException doesNotFit) {
                continue;
            }
        }
        return replay.schema();
    }

    private Schema schema() {
        return new Schema(
                namespaces, enums, domains, composites, sequences, tables, comments.all());
    }

    @Override
    public Void createSchema(Operation.CreateSchema operation) {
        if (!namespaces.add(operation.name())) {
            throw exists("schema", operation.name());
        }
        return null;
    }

    @Override
    public Void dropSchema(Operation.DropSchema operation) {
        if (!namespaces.remove(operation.name())) {
            throw missing("schema", operation.name());
        }
        comments.forget(Commented.schema(operation.name()));
        return null;
    }

    @Override
    public Void createEnum(Operation.CreateEnum operation) {
        return put(enums, "enum type", operation.type().name(), operation.type());
    }

    @Override
    public Void addEnumCasts(Operation.AddEnumCasts operation) {
        return setCasts(operation.type(), true);
    }

    @Override
    public Void dropEnumCasts(Operation.DropEnumCasts operation) {
        return setCasts(operation.type(), false);
    }

    private Void setCasts(QualifiedName name, boolean value) {
        EnumType type = get(enums, "enum type", name);
        if (type.varcharCasts() == value) {
            throw value ? exists("cast of", name) : missing("cast of", name);
        }
        enums.put(name, type.withVarcharCasts(value));
        return null;
    }

    @Override
    public Void addEnumValue(Operation.AddEnumValue operation) {
        return changeEnum(
                operation.type(),
                labels -> {
                    int at =
                            operation.before() == null
                                    ? labels.size()
                                    : index(labels, operation.type(), operation.before());
                    labels.add(at, operation.label());
                    return labels;
                });
    }

    @Override
    public Void renameEnumValue(Operation.RenameEnumValue operation) {
        return changeEnum(
                operation.type(),
                labels -> {
                    labels.set(index(labels, operation.type(), operation.from()), operation.to());
                    return labels;
                });
    }

    private static int index(List<String> labels, QualifiedName type, String label) {
        int at = labels.indexOf(label);
        if (at < 0) {
            throw missing("label " + label + " of enum type", type);
        }
        return at;
    }

    private Void changeEnum(QualifiedName name, UnaryOperator<List<String>> change) {
        EnumType type = get(enums, "enum type", name);
        enums.put(
                name,
                new EnumType(
                        name, change.apply(new ArrayList<>(type.labels())), type.varcharCasts()));
        return null;
    }

    @Override
    public Void renameEnum(Operation.RenameEnum operation) {
        QualifiedName from = operation.type();
        QualifiedName to = from.sibling(operation.to());
        EnumType type = get(enums, "enum type", from);
        enums.remove(from);
        put(enums, "enum type", to, new EnumType(to, type.labels(), type.varcharCasts()));
        names.enumRenamed(from, to);
        return null;
    }

    @Override
    public Void replaceEnum(Operation.ReplaceEnum operation) {
        get(enums, "enum type", operation.type().name());
        enums.put(operation.type().name(), operation.type());
        comments.forget(Commented.enumType(operation.type().name()));
        return null;
    }

    @Override
    public Void dropEnum(Operation.DropEnum operation) {
        comments.forget(Commented.enumType(operation.type()));
        return remove(enums, "enum type", operation.type());
    }

    @Override
    public Void createDomain(Operation.CreateDomain operation) {
        return put(domains, "domain", operation.domain().name(), operation.domain());
    }

    @Override
    public Void alterDomain(Operation.AlterDomain operation) {
        Domain domain = get(domains, "domain", operation.domain());
        for (DomainChange change : operation.changes()) {
            domain = change.accept(new DomainReplay(domain));
        }
        Domain after = domain;
        comments.forgetAll(
                target ->
                        target.kind() == Commented.Kind.DOMAIN_CONSTRAINT
                                && target.name().equals(after.name())
                                && !after.checks().containsKey(target.part()));
        domains.put(operation.domain(), domain);
        return null;
    }

    @Override
    public Void dropDomain(Operation.DropDomain operation) {
        comments.forget(Commented.domain(operation.domain()));
        comments.forgetAll(
                target ->
                        target.kind() == Commented.Kind.DOMAIN_CONSTRAINT
                                && target.name().equals(operation.domain()));
        return remove(domains, "domain", operation.domain());
    }

    @Override
    public Void createComposite(Operation.CreateComposite operation) {
        return put(composites, "composite type", operation.type().name(), operation.type());
    }

    @Override
    public Void alterComposite(Operation.AlterComposite operation) {
        CompositeType type = get(composites, "composite type", operation.type());
        for (CompositeChange change : operation.changes()) {
            type = change.accept(new CompositeReplay(type));
        }
        composites.put(operation.type(), type);
        return null;
    }

    @Override
    public Void dropComposite(Operation.DropComposite operation) {
        comments.forget(Commented.composite(operation.type()));
        return remove(composites, "composite type", operation.type());
    }

    @Override
    public Void createSequence(Operation.CreateSequence operation) {
        return put(sequences, "sequence", operation.sequence().name(), operation.sequence());
    }

    @Override
    public Void alterSequence(Operation.AlterSequence operation) {
        get(sequences, "sequence", operation.sequence().name());
        sequences.put(operation.sequence().name(), operation.sequence());
        return null;
    }

    @Override
    public Void renameSequence(Operation.RenameSequence operation) {
        QualifiedName from = operation.sequence();
        QualifiedName to = from.sibling(operation.to());
        Sequence sequence = get(sequences, "sequence", from);
        sequences.remove(from);
        put(sequences, "sequence", to, sequence.withName(to));
        names.sequenceRenamed(from, to);
        return null;
    }

    @Override
    public Void advanceSequence(Operation.AdvanceSequence operation) {
        get(sequences, "sequence", operation.sequence());
        column(get(tables, "table", operation.column().table()), operation.column().column());
        return null;
    }

    @Override
    public Void dropSequence(Operation.DropSequence operation) {
        comments.forget(Commented.sequence(operation.sequence()));
        return remove(sequences, "sequence", operation.sequence());
    }

    @Override
    public Void createTable(Operation.CreateTable operation) {
        return put(tables, "table", operation.table().name(), operation.table());
    }

    @Override
    public Void dropTable(Operation.DropTable operation) {
        remove(tables, "table", operation.table());
        comments.forgetAll(target -> target.isPartOf(operation.table()));
        dropOwned(owner -> owner.table().equals(operation.table()));
        return null;
    }

    private void dropOwned(Predicate<ColumnRef> owner) {
        sequences
                .values()
                .removeIf(sequence -> sequence.ownedBy() != null && owner.test(sequence.ownedBy()));
        comments.forgetAll(
                target ->
                        target.kind() == Commented.Kind.SEQUENCE
                                && !sequences.containsKey(target.name()));
    }

    @Override
    public Void renameTable(Operation.RenameTable operation) {
        QualifiedName from = operation.table();
        QualifiedName to = from.sibling(operation.to());
        Table table = get(tables, "table", from);
        tables.remove(from);
        put(tables, "table", to, table.withName(to));
        names.tableRenamed(from, to);
        return null;
    }

    @Override
    public Void setTableComment(Operation.SetTableComment operation) {
        return change(operation.table(), table -> table.withComment(operation.comment()));
    }

    @Override
    public Void addColumn(Operation.AddColumn operation) {
        return change(
                operation.table(),
                table -> {
                    List<Column> columns = new ArrayList<>(table.columns().values());
                    if (table.columns().containsKey(operation.column().name())) {
                        throw exists("column", table.name() + "." + operation.column().name());
                    }
                    columns.add(operation.column());
                    return table.withColumns(columns);
                });
    }

    @Override
    public Void alterColumn(Operation.AlterColumn operation) {
        return change(
                operation.table(),
                table -> {
                    Column column = column(table, operation.column());
                    for (ColumnChange change : operation.changes()) {
                        column = change.accept(new ColumnReplay(column));
                        if (change instanceof ColumnChange.AddIdentity identity
                                && identity.replaces() != null) {
                            dropSequence(new Operation.DropSequence(identity.replaces()));
                        }
                    }
                    Column after = column;
                    return table.mapColumns(
                            each -> each.name().equals(after.name()) ? after : each);
                });
    }

    private static Column column(Table table, String name) {
        Column column = table.columns().get(name);
        if (column == null) {
            throw missing("column", table.name() + "." + name);
        }
        return column;
    }

    @Override
    public Void fill(Operation.Fill operation) {
        column(get(tables, "table", operation.table()), operation.column());
        return null;
    }

    @Override
    public Void renameColumn(Operation.RenameColumn operation) {
        Table table = get(tables, "table", operation.table());
        column(table, operation.from());
        if (table.columns().containsKey(operation.to())) {
            throw exists("column", table.name() + "." + operation.to());
        }
        names.renameColumn(operation);
        return null;
    }

    @Override
    public Void dropColumn(Operation.DropColumn operation) {
        String name = operation.column();
        change(
                operation.table(),
                table -> {
                    column(table, name);
                    return DroppedColumn.of(table, name);
                });
        Table rest = tables.get(operation.table());
        comments.forgetAll(
                target ->
                        target.isPartOf(operation.table())
                                && !rest.constraints().containsKey(target.part())
                                && !rest.hasIndex(target.part()));
        ColumnRef dropped = new ColumnRef(operation.table(), name);
        dropOwned(dropped::equals);
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
    public Void addConstraint(Operation.AddConstraint operation) {
        return change(
                operation.table(),
                table -> {
                    Constraint constraint = operation.constraint();
                    if (table.constraints().containsKey(constraint.name())) {
                        throw exists("constraint", table.name() + "." + constraint.name());
                    }
                    List<Constraint> all = new ArrayList<>(table.constraints().values());
                    all.add(constraint);
                    return table.withConstraints(all);
                });
    }

    @Override
    public Void renameConstraint(Operation.RenameConstraint operation) {
        comments.rename(Commented.constraint(operation.table(), operation.from()), operation.to());
        if (!hasIndex(operation.table(), operation.from())) {
            comments.rename(Commented.index(operation.table(), operation.from()), operation.to());
        }
        return change(
                operation.table(),
                table -> new NamedConstraint(table, operation.from()).renamed(operation.to()));
    }

    @Override
    public Void validateConstraint(Operation.ValidateConstraint operation) {
        return change(
                operation.table(),
                table -> new NamedConstraint(table, operation.constraint()).validated());
    }

    @Override
    public Void dropConstraint(Operation.DropConstraint operation) {
        comments.forget(Commented.constraint(operation.table(), operation.constraint()));
        if (!hasIndex(operation.table(), operation.constraint())) {
            comments.forget(Commented.index(operation.table(), operation.constraint()));
        }
        return change(
                operation.table(),
                table -> new NamedConstraint(table, operation.constraint()).dropped());
    }

    /** One that is no constraint's, which a check or a foreign key may have the name of. */
    private boolean hasIndex(QualifiedName table, String name) {
        return tables.containsKey(table) && tables.get(table).indexes().containsKey(name);
    }

    @Override
    public Void createIndex(Operation.CreateIndex operation) {
        return change(
                operation.table(),
                table -> {
                    Index index = operation.index();
                    if (table.indexes().containsKey(index.name())) {
                        throw exists("index", table.name() + "." + index.name());
                    }
                    List<Index> all = new ArrayList<>(table.indexes().values());
                    all.add(index);
                    return table.withIndexes(all);
                });
    }

    @Override
    public Void renameIndex(Operation.RenameIndex operation) {
        comments.rename(Commented.index(operation.table(), operation.from()), operation.to());
        return change(
                operation.table(),
                table -> {
                    index(table, operation.from());
                    return table.mapIndexes(
                            each ->
                                    each.name().equals(operation.from())
                                            ? each.withName(operation.to())
                                            : each);
                });
    }

    private static void index(Table table, String name) {
        if (!table.indexes().containsKey(name)) {
            throw missing("index", table.name() + "." + name);
        }
    }

    @Override
    public Void dropIndex(Operation.DropIndex operation) {
        comments.forget(Commented.index(operation.table(), operation.index()));
        return change(
                operation.table(),
                table -> {
                    index(table, operation.index());
                    return table.withIndexes(
                            without(
                                    table.indexes().values(),
                                    each -> each.name().equals(operation.index())));
                });
    }

    @Override
    public Void setComment(Operation.SetComment operation) {
        comments.set(operation.target(), operation.comment());
        return null;
    }

    @Override
    public Void execute(Operation.Execute operation) {
        return null;
    }

    private Void change(QualifiedName name, UnaryOperator<Table> change) {
        tables.put(name, change.apply(get(tables, "table", name)));
        return null;
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

    private static <V> Void remove(Map<QualifiedName, V> map, String kind, QualifiedName name) {
        if (map.remove(name) == null) {
            throw missing(kind, name);
        }
        return null;
    }

    private static IllegalArgumentException missing(String kind, Object name) {
        return new IllegalArgumentException("there is no " + kind + " " + name);
    }

    private static IllegalArgumentException exists(String kind, Object name) {
        return new IllegalArgumentException("there is a " + kind + " " + name + " already");
    }
}
