package dev.retort.diff.scope;

import dev.retort.diff.references.ReferencedKeys;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.ConstraintKind;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Puts objects that nobody manages beside those that are desired, with whatever what stays needs of
 * what is there: the types of its columns, the sequences of its defaults, the keys that it
 * references. A foreign key to a table or column that goes cannot stay, so it goes by itself.
 */
public final class KeptObjects {

    private final Schema current;
    private final Schema kept;
    private Schema result;

    private KeptObjects(Schema current, Schema desired, Schema kept) {
        this.current = current;
        this.kept = kept;
        this.result = desired;
    }

    /**
     * @param asked what somebody desires
     * @param desired the same with the parts of its tables that stay
     * @param kept what stays beside it, of {@code current}
     */
    public static Schema added(Schema current, Schema asked, Schema desired, Schema kept) {
        KeptObjects objects = new KeptObjects(current, desired, kept);
        objects.addObjects();
        objects.addTypes();
        objects.addSequences();
        objects.addKeys();
        objects.addNamespaces();
        objects.addComments(asked);
        return objects.result.withoutStrays();
    }

    private void addObjects() {
        Set<ObjectId> beside = result.dependents().keySet();
        List<TableDependent> dependents = new ArrayList<>(result.dependents().values());
        for (TableDependent each : current.dependents().values()) {
            if (kept.tables().containsKey(each.table()) && !beside.contains(each.id())) {
                dependents.add(each);
            }
        }
        result =
                result.withTables(both(result.tables(), kept.tables().values()))
                        .withSequences(both(result.sequences(), kept.sequences().values()))
                        .withEnums(both(result.enums(), kept.enums().values()))
                        .withDomains(both(result.domains(), kept.domains().values()))
                        .withComposites(both(result.composites(), kept.composites().values()))
                        .withDependents(dependents);
    }

    private static <T> Collection<T> both(Map<?, T> some, Collection<T> others) {
        List<T> all = new ArrayList<>(some.values());
        all.addAll(others);
        return all;
    }

    /** Types that the kept columns have, and the types that these are made of. */
    private void addTypes() {
        // Thousands of columns have one of a few types.
        Set<Type> ofColumns = new LinkedHashSet<>();
        for (Table table : result.tables().values()) {
            table.columns().values().forEach(each -> ofColumns.add(each.type()));
        }
        Deque<Type> open = new ArrayDeque<>(ofColumns);
        kept.domains().values().forEach(each -> open.add(each.type()));
        kept.composites().values().forEach(each -> open.addAll(types(each)));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String type = open.pop().element().sql();
            if (!seen.add(type)) {
                continue;
            }
            Predicate<QualifiedName> isMeant =
                    name -> Type.named(name).sql().equals(type) && !isType(name);
            missing(current.enums(), result.enums(), isMeant)
                    .forEach(
                            each -> result = result.withEnums(both(result.enums(), List.of(each))));
            missing(current.domains(), result.domains(), isMeant)
                    .forEach(
                            each -> {
                                result = result.withDomains(both(result.domains(), List.of(each)));
                                open.add(each.type());
                            });
            missing(current.composites(), result.composites(), isMeant)
                    .forEach(
                            each -> {
                                result =
                                        result.withComposites(
                                                both(result.composites(), List.of(each)));
                                open.addAll(types(each));
                            });
        }
    }

    /** A type can become one of another kind. */
    private boolean isType(QualifiedName name) {
        return result.enums().containsKey(name)
                || result.domains().containsKey(name)
                || result.composites().containsKey(name);
    }

    private static List<Type> types(CompositeType composite) {
        return composite.attributes().values().stream().map(CompositeType.Attribute::type).toList();
    }

    private static <T> List<T> missing(
            Map<QualifiedName, T> there,
            Map<QualifiedName, T> wanted,
            Predicate<QualifiedName> which) {
        return there.entrySet().stream()
                .filter(each -> which.test(each.getKey()) && !wanted.containsKey(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Sequences that the defaults of kept columns draw from; whoever owned one may go. */
    private void addSequences() {
        Set<String> drawn = new TreeSet<>();
        for (Table table : result.tables().values()) {
            for (Column column : table.columns().values()) {
                if (column.defaultExpression() != null) {
                    drawn.addAll(SqlText.of(column.defaultExpression()).sequences());
                }
            }
        }
        List<Sequence> needed =
                missing(
                        current.sequences(),
                        result.sequences(),
                        name -> drawn.contains(QualifiedName.quote(name)));
        result =
                result.withSequences(
                        both(
                                result.sequences(),
                                needed.stream()
                                        .map(
                                                each ->
                                                        isThere(each.ownedBy())
                                                                ? each
                                                                : each.withOwnedBy(null))
                                        .toList()));
    }

    /** One that becomes an identity has a sequence of its own. */
    private boolean isThere(ColumnRef column) {
        Table table = column == null ? null : result.tables().get(column.table());
        Column owner = table == null ? null : table.columns().get(column.column());
        return column == null || owner != null && owner.identityClause() == null;
    }

    private void addKeys() {
        for (Table table : List.copyOf(result.tables().values())) {
            Table before = current.tables().get(table.name());
            List<Constraint> constraints = new ArrayList<>();
            for (Constraint each : table.constraints().values()) {
                boolean isThere =
                        before != null && each.equals(before.constraints().get(each.name()));
                // What a filter hides is there, whether it is seen or not.
                if (!isThere
                        || !(each instanceof ForeignKey key)
                        || isHidden(key)
                        || isPossible(key)) {
                    constraints.add(each);
                }
            }
            if (constraints.size() < table.constraints().size()) {
                result =
                        result.with(result.tables().get(table.name()).withConstraints(constraints));
            }
        }
    }

    private boolean isHidden(ForeignKey key) {
        Table target = current.tables().get(key.references());
        return target == null || !ReferencedKeys.isThere(target, key.referencedColumns());
    }

    /** Whether what it references is there; a key that only it needs stays for it. */
    private boolean isPossible(ForeignKey key) {
        Table target = result.tables().get(key.references());
        if (target == null || !target.columns().keySet().containsAll(key.referencedColumns())) {
            return false;
        }
        if (ReferencedKeys.isThere(target, key.referencedColumns())) {
            return true;
        }
        Table before = current.tables().get(key.references());
        for (Constraint each : ReferencedKeys.constraints(before, key.referencedColumns())) {
            boolean isSecond =
                    each.constraintKind() == ConstraintKind.PRIMARY_KEY
                            && target.primaryKey().isPresent();
            boolean isTaken =
                    target.hasIndex(each.name()) || target.constraints().containsKey(each.name());
            if (!isSecond && !isTaken) {
                result =
                        result.with(
                                target.withConstraints(
                                        List.copyOf(both(target.constraints(), List.of(each)))));
                return true;
            }
        }
        Set<String> columns = new TreeSet<>(key.referencedColumns());
        for (Index each : before.indexes().values()) {
            boolean isIt =
                    each.keyColumns().filter(its -> columns.equals(new TreeSet<>(its))).isPresent();
            if (isIt && !target.hasIndex(each.name())) {
                result =
                        result.with(
                                target.withIndexes(
                                        List.copyOf(both(target.indexes(), List.of(each)))));
                return true;
            }
        }
        return false;
    }

    private void addNamespaces() {
        Set<String> namespaces = new LinkedHashSet<>(result.namespaces());
        namespaces.addAll(kept.namespaces());
        List.of(
                        result.tables(),
                        result.sequences(),
                        result.enums(),
                        result.domains(),
                        result.composites())
                .forEach(all -> all.keySet().forEach(name -> namespaces.add(name.schema())));
        namespaces.retainAll(current.namespaces());
        namespaces.addAll(result.namespaces());
        result = result.withNamespaces(namespaces);
    }

    /** Of what is kept. */
    private void addComments(Schema asked) {
        Map<ObjectId, String> comments = new LinkedHashMap<>(result.comments());
        current.comments()
                .forEach(
                        (id, comment) -> {
                            if (result.contains(id) && !asked.contains(id)) {
                                comments.put(id, comment);
                            }
                        });
        result = result.withComments(comments);
    }
}
