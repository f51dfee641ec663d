package dev.retort.diff.scope;

import dev.retort.diff.references.ColumnUse;
import dev.retort.environment.ObjectKind;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What of a database is managed by entities and revisions. Tables, sequences, types, schemas,
 * indexes and exclusion constraints that no entity maps, no applied revision made and no scope
 * includes stay, and are named. They are put on the desired side, so that whoever orders, drops or
 * goes back sees what depends on them and on what they depend.
 */
public final class ManagedObjects {

    private final Schema current;
    private final Schema desired;
    private final Supplier<History> history;
    private final Scope scope;
    private final boolean isStrict;
    private final Predicate<QualifiedName> isPartitioned;
    private final Predicate<QualifiedName> isDropped;
    private final List<Unmapped> left = new ArrayList<>();

    /**
     * @param current by the names that the database has, as of {@code desired}
     * @param history what the applied revisions made; asked only when something is in doubt,
     *     because it costs compiling them
     * @param isStrict whether the parts of mapped tables are managed, whoever made them
     * @param isPartitioned whether a table cannot be made again as it is
     * @param isDropped whether somebody said of a table or a sequence that it is to go
     */
    public ManagedObjects(
            Schema current,
            Schema desired,
            Supplier<History> history,
            Scope scope,
            boolean isStrict,
            Predicate<QualifiedName> isPartitioned,
            Predicate<QualifiedName> isDropped) {
        this.current = current;
        this.desired = desired;
        this.history = history;
        this.scope = scope;
        this.isStrict = isStrict;
        this.isPartitioned = isPartitioned;
        this.isDropped = isDropped;
    }

    private Schema made() {
        return history.get().made();
    }

    /** What nobody manages, of whole objects. */
    public Schema unmanaged() {
        Map<QualifiedName, Table> tables =
                unmanaged(
                        ObjectKind.TABLE,
                        "table",
                        Schema::tables,
                        (name, each) -> !isDropped.test(name));
        current.tables().values().stream()
                .filter(each -> isPartitioned.test(each.name()))
                .filter(each -> !desired.tables().containsKey(each.name()))
                .forEach(each -> tables.put(each.name(), each));
        Map<QualifiedName, Sequence> sequences =
                unmanaged(
                        ObjectKind.SEQUENCE,
                        "sequence",
                        Schema::sequences,
                        // One that a column owns is the business of its table.
                        (name, each) ->
                                !isDropped.test(name)
                                        && (each.ownedBy() == null
                                                || tables.containsKey(each.ownedBy().table())
                                                || !current.tables()
                                                        .containsKey(each.ownedBy().table())));
        current.sequences().values().stream()
                .filter(each -> each.ownedBy() != null)
                .filter(each -> isOutside(each.ownedBy().table()))
                .filter(each -> !desired.sequences().containsKey(each.name()))
                .forEach(each -> sequences.put(each.name(), each));
        return Schema.EMPTY
                .withNamespaces(unmanagedNamespaces())
                .withTables(tables.values())
                .withSequences(sequences.values())
                .withEnums(
                        unmanaged(ObjectKind.ENUM, "enum type", Schema::enums, (name, each) -> true)
                                .values())
                .withDomains(
                        unmanaged(
                                        ObjectKind.DOMAIN,
                                        "domain",
                                        Schema::domains,
                                        (name, each) -> true)
                                .values())
                .withComposites(
                        unmanaged(
                                        ObjectKind.COMPOSITE,
                                        "composite type",
                                        Schema::composites,
                                        (name, each) -> true)
                                .values());
    }

    private <T> Map<QualifiedName, T> unmanaged(
            ObjectKind kind,
            String word,
            Function<Schema, Map<QualifiedName, T>> all,
            BiPredicate<QualifiedName, T> mayBe) {
        Map<QualifiedName, T> found = new LinkedHashMap<>();
        all.apply(current)
                .forEach(
                        (name, each) -> {
                            if (mayBe.test(name, each)
                                    && !all.apply(desired).containsKey(name)
                                    && !scope.includes(scope.name(kind, name))
                                    && !all.apply(made()).containsKey(name)) {
                                found.put(name, each);
                                if (!isOwned(each) && !isPartitioned.test(name)) {
                                    left.add(Unmapped.of(word, name.toString()));
                                }
                            }
                        });
        return found;
    }

    /** Whether what draws from its sequence stays, or has no place in the model. */
    private boolean isOutside(QualifiedName owner) {
        return !current.tables().containsKey(owner)
                || isPartitioned.test(owner) && !desired.tables().containsKey(owner);
    }

    private static boolean isOwned(Object object) {
        return object instanceof Sequence sequence && sequence.ownedBy() != null;
    }

    private List<String> unmanagedNamespaces() {
        List<String> namespaces = new ArrayList<>();
        for (String namespace : current.namespaces()) {
            if (!desired.namespaces().contains(namespace)
                    && !scope.includesSchema(namespace)
                    && !made().namespaces().contains(namespace)) {
                namespaces.add(namespace);
                left.add(Unmapped.of("schema", namespace));
            }
        }
        return namespaces;
    }

    /** The desired schema with the parts of its tables that nobody manages and that can stay. */
    public Schema withUnmanagedParts() {
        return desired.mapTables(
                wanted -> {
                    Table table = current.tables().get(wanted.name());
                    return table == null
                                    || isStrict
                                    || scope.includes(scope.name(ObjectKind.TABLE, table.name()))
                            ? wanted
                            : withUnmanagedParts(table, wanted);
                });
    }

    private Table withUnmanagedParts(Table table, Table wanted) {
        Set<String> gone = new HashSet<>(table.columns().keySet());
        gone.removeAll(wanted.columns().keySet());
        List<Index> indexes = new ArrayList<>(wanted.indexes().values());
        for (Index index : table.indexes().values()) {
            if (!wanted.hasIndex(index.name())
                    && !isRenamed(index, table, wanted)
                    && !includes(ObjectKind.INDEX, table, index.name())
                    && !history.get().addedIndex(table.name(), index.name())
                    && !ColumnUse.isOver(index, gone)) {
                indexes.add(index);
                left.add(Unmapped.partOf(table.name(), "index", index.name()));
            }
        }
        List<Constraint> constraints = new ArrayList<>(wanted.constraints().values());
        for (Constraint constraint : table.constraints().values()) {
            if (constraint instanceof Exclusion
                    && !wanted.constraints().containsKey(constraint.name())
                    && !wanted.hasIndex(constraint.name())
                    && !isWanted(constraint, wanted)
                    && !includes(ObjectKind.EXCLUSION, table, constraint.name())
                    && !history.get().addedConstraint(table.name(), constraint.name())
                    && !ColumnUse.isOver(constraint, gone)) {
                constraints.add(constraint);
                left.add(Unmapped.partOf(table.name(), "exclusion constraint", constraint.name()));
            }
        }
        return wanted.withIndexes(indexes).withConstraints(constraints);
    }

    private boolean includes(ObjectKind kind, Table table, String part) {
        return scope.includes(scope.part(kind, table.name(), part));
    }

    private static boolean isWanted(Constraint constraint, Table wanted) {
        return wanted.constraints().values().stream()
                .anyMatch(each -> each.withName("").equals(constraint.withName("")));
    }

    /** The entities want the same index under a name that is not there yet. */
    private static boolean isRenamed(Index index, Table table, Table wanted) {
        return wanted.indexes().values().stream()
                .anyMatch(
                        each ->
                                each.withName("").equals(index.withName(""))
                                        && !table.indexes().containsKey(each.name()));
    }

    /** What stays, by kind and name. */
    public List<Unmapped> left() {
        return left;
    }
}
