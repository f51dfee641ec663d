package dev.retort.diff.compare;

import dev.retort.diff.order.OperationOrder;
import dev.retort.diff.order.TableOrder;
import dev.retort.diff.references.ChangedColumns;
import dev.retort.diff.rename.ConstraintRenames;
import dev.retort.diff.rename.Renames;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import dev.retort.replay.Replay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What turns one schema into another: a pure function, by plain equality. The way back is the same
 * function with its arguments exchanged.
 *
 * <p>What depends on others comes down first and goes up last, tables sorted among themselves by
 * their foreign keys; {@link OperationOrder} then moves what cannot run where that puts it.
 */
public final class SchemaDiff {

    private final Schema from;
    private final Schema to;
    private final ForeignKeyTargets targets;
    private final TypeDiff types;
    private final Map<QualifiedName, ChangedColumns> changedColumns = new HashMap<>();
    private final Map<QualifiedName, Map<String, QualifiedName>> serials;
    private final IdSequences idSequences;

    /** Tables that are there before and after, and for which there may be something to do. */
    private final Map<QualifiedName, TableDiff> kept = new LinkedHashMap<>();

    private final List<Operation> operations = new ArrayList<>();

    /**
     * @param backfill what rows get in columns that are new to them
     */
    private SchemaDiff(Schema from, Schema to, NotNullBackfill backfill) {
        this.from = from;
        this.to = to;
        this.targets = new ForeignKeyTargets(from, to, this::changedColumns);
        this.types = new TypeDiff(from, to);
        this.serials = serialsThatGo();
        this.idSequences = new IdSequences(from, to);
        Conversions conversions = new Conversions(from, to);
        for (QualifiedName name : new TreeSet<>(from.tables().keySet())) {
            Table after = to.tables().get(name);
            if (after != null) {
                Table before = from.tables().get(name);
                if (staysAsItIs(before, after)) {
                    continue;
                }
                kept.put(
                        name,
                        new TableDiff(
                                before,
                                after,
                                targets,
                                types,
                                changedColumns(name),
                                serials.getOrDefault(name, Map.of()),
                                conversions,
                                to,
                                backfill));
            }
        }
    }

    /** Most tables of most comparisons; nothing more is worked out for them. */
    private boolean staysAsItIs(Table before, Table after) {
        return before.equals(after)
                && types.recast(before).isEmpty()
                && before.foreignKeys().stream()
                        .noneMatch(key -> targets.disturbed(before, after, key));
    }

    /** Of a table that is there before and after. */
    private ChangedColumns changedColumns(QualifiedName name) {
        ChangedColumns known = changedColumns.get(name);
        if (known == null) {
            Table before = from.tables().get(name);
            Table after = to.tables().get(name);
            Set<String> recast = types.recast(before);
            known =
                    recast.isEmpty() && before.equals(after)
                            ? ChangedColumns.NONE
                            : ChangedColumns.between(before, after, recast);
            changedColumns.put(name, known);
        }
        return known;
    }

    /**
     * Sequences of serial columns that become identities, by table and column: the identity goes on
     * where they are, and they go.
     */
    private Map<QualifiedName, Map<String, QualifiedName>> serialsThatGo() {
        Map<QualifiedName, Map<String, QualifiedName>> serials = new HashMap<>();
        for (Sequence sequence : from.sequences().values()) {
            ColumnRef owner = sequence.ownedBy();
            if (owner == null || to.sequences().containsKey(sequence.name())) {
                continue;
            }
            Column column = column(to, owner);
            Column before = column(from, owner);
            if (column != null
                    && column.identityClause() != null
                    && before != null
                    && before.identityClause() == null) {
                // A column can own several, and the values come from one of them.
                Map<String, QualifiedName> ofTable =
                        serials.computeIfAbsent(owner.table(), table -> new TreeMap<>());
                if (IdSequences.isDrawn(before, sequence.name())) {
                    ofTable.put(owner.column(), sequence.name());
                } else {
                    ofTable.putIfAbsent(owner.column(), sequence.name());
                }
            }
        }
        return serials;
    }

    /** The operations that turn {@code from} into {@code to}, in an order in which they can run. */
    public static List<Operation> between(Schema from, Schema to) {
        return between(from, to, NotNullBackfill.of((table, column) -> Optional.empty()));
    }

    private static List<Operation> between(Schema from, Schema to, NotNullBackfill backfill) {
        List<Operation> operations = new ArrayList<>(ConstraintRenames.operations(from, to));
        Schema now = operations.isEmpty() ? from : Replay.apply(from, operations);
        List<Operation> renames = new TableDependentDiff(now, to).renames();
        operations.addAll(renames);
        now = renames.isEmpty() ? now : Replay.apply(now, renames);
        SchemaDiff diff = new SchemaDiff(now, to, backfill);
        diff.collect();
        diff.order();
        diff.comment();
        operations.addAll(diff.operations);
        return List.copyOf(operations);
    }

    /**
     * The same, where some things have another name on the other side: they get it first, so that
     * the rest speaks of them by one name.
     *
     * @param renames the way back takes their inverse
     * @param rows what rows need in columns that are new to them
     */
    public static List<Operation> between(
            Schema from,
            Schema to,
            Renames renames,
            BiFunction<QualifiedName, Column, Optional<SqlExpression>> rows) {
        return between(from, to, renames, NotNullBackfill.of(rows));
    }

    /** The way back from what the same renames lead to. */
    public static List<Operation> back(Schema from, Schema to, Renames renames) {
        return between(from, to, renames, NotNullBackfill.BACK);
    }

    private static List<Operation> between(
            Schema from, Schema to, Renames renames, NotNullBackfill backfill) {
        List<Operation> operations = new ArrayList<>(renames.operations(from, to));
        if (operations.isEmpty()) {
            return between(from, to, backfill);
        }
        operations.addAll(between(Replay.apply(from, operations), to, backfill));
        return List.copyOf(operations);
    }

    private void order() {
        List<Operation> ordered = OperationOrder.of(List.copyOf(operations), from, to);
        operations.clear();
        operations.addAll(new TableDependentDiff(from, to).around(ordered));
    }

    private void collect() {
        for (String namespace : new TreeSet<>(to.namespaces())) {
            if (!from.namespaces().contains(namespace)) {
                add(Operation.Create.schema(namespace));
            }
        }
        releaseSequences();
        // PostgreSQL looks into the rows of all tables when a type changes.
        dropTables(this::hasTypesOfItsOwn);
        // A sequence cannot come when there is a type of its name; the other way round they can.
        createSequences(this::isTypeToo);
        operations.addAll(
                types.createAndChange(
                        (table, column) -> !changedColumns(table).dropped().contains(column)));
        createSequences(name -> !isTypeToo(name));
        List<Operation> detached = createTables();
        Map<String, Set<QualifiedName>> coming = coming();
        for (TableDiff table : kept.values()) {
            operations.addAll(table.drops());
            operations.addAll(table.changesAndAdditions());
            operations.addAll(table.columnDrops(column -> !comesElsewhere(coming, table, column)));
        }
        operations.addAll(detached);
        for (TableDiff table : kept.values()) {
            operations.addAll(table.columnDrops(column -> comesElsewhere(coming, table, column)));
        }
        dropTables(table -> !hasTypesOfItsOwn(table));
        finishSequences();
        operations.addAll(types.drop());
        for (String namespace : new TreeSet<>(from.namespaces())) {
            if (!to.namespaces().contains(namespace)) {
                add(new Operation.Drop(ObjectId.schema(namespace)));
            }
        }
    }

    /** Whether another table gets a column of this name, so that its values may have to move. */
    private static boolean comesElsewhere(
            Map<String, Set<QualifiedName>> coming, TableDiff table, String column) {
        return coming.getOrDefault(column, Set.of()).stream()
                .anyMatch(each -> !each.equals(table.name()));
    }

    private Map<String, Set<QualifiedName>> coming() {
        Map<String, Set<QualifiedName>> coming = new HashMap<>();
        for (Table table : to.tables().values()) {
            Table then = from.tables().get(table.name());
            if (then != null && !kept.containsKey(table.name())) {
                continue;
            }
            for (String column : table.columns().keySet()) {
                if (then == null || !then.columns().containsKey(column)) {
                    coming.computeIfAbsent(column, each -> new HashSet<>()).add(table.name());
                }
            }
        }
        return coming;
    }

    /**
     * What is made anew has lost its comment, so they are compared with what the operations so far
     * lead to.
     */
    private void comment() {
        if (from.comments().isEmpty() && to.comments().isEmpty()) {
            return;
        }
        Map<ObjectId, String> now = Replay.apply(from, operations).comments();
        Set<ObjectId> targets = new TreeSet<>(now.keySet());
        targets.addAll(to.comments().keySet());
        for (ObjectId target : targets) {
            String comment = to.comments().get(target);
            if (!Objects.equals(now.get(target), comment)) {
                add(new Operation.Comment(target, comment));
            }
        }
    }

    private void add(Operation operation) {
        operations.add(operation);
    }

    /** A sequence that outlives its owner must be nobody's before that goes or numbers itself. */
    private void releaseSequences() {
        for (QualifiedName name : new TreeSet<>(from.sequences().keySet())) {
            Sequence sequence = from.sequences().get(name);
            if (to.sequences().containsKey(name) && isReleased(sequence)) {
                add(new Operation.AlterSequence(sequence.withOwnedBy(null)));
            }
        }
    }

    private boolean isReleased(Sequence sequence) {
        Column now = sequence.ownedBy() == null ? null : column(to, sequence.ownedBy());
        return losesOwner(sequence) || now != null && now.identityClause() != null;
    }

    /** Whether the column that owns the sequence goes; the sequence goes with it. */
    private boolean losesOwner(Sequence sequence) {
        ColumnRef owner = sequence.ownedBy();
        if (owner == null || column(from, owner) == null) {
            return false;
        }
        TableDiff table = kept.get(owner.table());
        return !to.tables().containsKey(owner.table())
                || table != null && table.drops(owner.column());
    }

    private boolean becomesIdentity(Sequence sequence) {
        ColumnRef owner = sequence.ownedBy();
        return owner != null
                && sequence.name()
                        .equals(serials.getOrDefault(owner.table(), Map.of()).get(owner.column()));
    }

    private static Column column(Schema schema, ColumnRef ref) {
        Table table = schema.tables().get(ref.table());
        return table == null ? null : table.columns().get(ref.column());
    }

    private boolean hasTypesOfItsOwn(Table table) {
        return table.columns().values().stream()
                .map(column -> column.type().withoutDimensions().withoutModifiers())
                .anyMatch(
                        type ->
                                Stream.of(from.domains(), from.composites())
                                        .flatMap(each -> each.keySet().stream())
                                        .anyMatch(name -> Type.named(name).equals(type)));
    }

    private void dropTables(Predicate<Table> which) {
        List<Table> gone = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(from.tables().keySet())) {
            if (!to.tables().containsKey(name) && which.test(from.tables().get(name))) {
                gone.add(from.tables().get(name));
            }
        }
        TableOrder order = TableOrder.of(gone);
        for (TableOrder.Step step : order.childrenFirst()) {
            for (ForeignKey key : step.detached()) {
                add(new Operation.Drop(ObjectId.constraint(step.table().name(), key.name())));
            }
        }
        for (TableOrder.Step step : order.childrenFirst()) {
            add(new Operation.Drop(ObjectId.table(step.table().name())));
        }
    }

    /**
     * @return the constraints that must wait until everything they need is there
     */
    private List<Operation> createTables() {
        List<Table> fresh = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(to.tables().keySet())) {
            if (!from.tables().containsKey(name)) {
                fresh.add(to.tables().get(name));
            }
        }
        List<Operation> detached = new ArrayList<>();
        for (TableOrder.Step step : TableOrder.of(fresh).parentsFirst()) {
            Table table = step.table();
            List<Constraint> later = new ArrayList<>(step.detached());
            for (Constraint constraint : table.constraints().values()) {
                if (!later.contains(constraint) && mustWait(table, constraint)) {
                    later.add(constraint);
                }
            }
            add(
                    Operation.Create.of(
                            table.withIndexes(List.of())
                                    .withConstraints(
                                            table.constraints().values().stream()
                                                    .filter(each -> !later.contains(each))
                                                    .toList())));
            for (Index index : table.indexes().values()) {
                add(Operation.Create.of(table.name(), index));
            }
            for (Constraint constraint : later) {
                detached.add(Operation.Create.of(table.name(), constraint));
            }
        }
        return detached;
    }

    /** CREATE TABLE makes every constraint valid, whatever it is told: there are no rows. */
    private boolean mustWait(Table table, Constraint constraint) {
        if (DuplicateKeys.isSecond(table, constraint)) {
            return true;
        }
        if (constraint instanceof ForeignKey key) {
            return key.isNotValid() || !targets.readyFor(table, key);
        }
        return constraint instanceof Check check && check.isNotValid();
    }

    /** New ones have no owner yet: its column may not be there. */
    private void createSequences(Predicate<QualifiedName> which) {
        for (QualifiedName name : new TreeSet<>(to.sequences().keySet())) {
            if (!from.sequences().containsKey(name) && which.test(name)) {
                add(Operation.Create.of(to.sequences().get(name).withOwnedBy(null)));
                for (ColumnRef column : idSequences.numberedBy(to.sequences().get(name))) {
                    add(new Operation.AdvanceSequence(name, column));
                }
            }
        }
    }

    private boolean isTypeToo(QualifiedName name) {
        return to.enums().containsKey(name) || to.domains().containsKey(name);
    }

    private void finishSequences() {
        for (QualifiedName name : new TreeSet<>(to.sequences().keySet())) {
            Sequence before = from.sequences().get(name);
            Sequence after = to.sequences().get(name);
            if (before == null ? after.ownedBy() != null : differs(before, after)) {
                add(
                        new Operation.AlterSequence(
                                after,
                                before != null
                                        && SequenceStart.isElsewhere(
                                                before.options(),
                                                before.type(),
                                                after.options(),
                                                after.type())));
            }
        }
        for (QualifiedName name : new TreeSet<>(from.sequences().keySet())) {
            Sequence before = from.sequences().get(name);
            if (!to.sequences().containsKey(name)
                    && !losesOwner(before)
                    && !becomesIdentity(before)) {
                add(new Operation.Drop(ObjectId.sequence(name)));
            }
        }
    }

    private boolean differs(Sequence before, Sequence after) {
        Sequence now = isReleased(before) ? before.withOwnedBy(null) : before;
        return !Objects.equals(now, after);
    }
}
