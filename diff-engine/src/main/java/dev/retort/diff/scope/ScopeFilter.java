package dev.retort.diff.scope;

import dev.retort.environment.ObjectKind;
import dev.retort.environment.ObjectName;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.snapshot.Unmapped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Leaves objects out of a comparison, on both sides alike.
 *
 * <p>It is decided in two passes, because names are reused between them: whole objects and columns
 * first, so that nobody asks the server about them; indexes and constraints when a name that
 * Hibernate invented has given way to the one in the database, so that what is hidden by the latter
 * does not come back under the former. After each pass {@link ExcludedDependents} adds what can no
 * longer be compared.
 */
public final class ScopeFilter {

    private final Filter filter;
    private final Scope scope;
    private final Schema reflected;
    private final Set<ObjectName> hidden = new HashSet<>();
    private final Set<ObjectName> excludedDependents = new LinkedHashSet<>();

    /**
     * @param reflected the database's side, whole
     */
    public ScopeFilter(Filter filter, Schema reflected) {
        this.filter = filter;
        this.scope = filter.scope();
        this.reflected = reflected;
    }

    /** The first pass. */
    public void objects(Schema desired) {
        if (filter.isNone()) {
            return;
        }
        for (String namespace : union(reflected.namespaces(), desired.namespaces())) {
            sees(namespace);
        }
        objects(ObjectKind.TABLE, reflected.tables(), desired.tables());
        objects(ObjectKind.SEQUENCE, reflected.sequences(), desired.sequences());
        objects(ObjectKind.ENUM, reflected.enums(), desired.enums());
        objects(ObjectKind.DOMAIN, reflected.domains(), desired.domains());
        objects(ObjectKind.COMPOSITE, reflected.composites(), desired.composites());
        tables(
                desired,
                (mine, theirs) -> parts(mine, theirs, Table::columns, each -> ObjectKind.COLUMN));
        excludeDependents(ExcludedDependents.dependingOn(hidden, filter, reflected, desired));
    }

    private <T> void objects(
            ObjectKind kind, Map<QualifiedName, T> theirs, Map<QualifiedName, T> mine) {
        for (QualifiedName name : union(theirs.keySet(), mine.keySet())) {
            ObjectName object = scope.name(kind, name);
            if (!sees(name.schema()) || !filter.sees(object, mine.get(name), theirs.get(name))) {
                hidden.add(object);
            }
        }
    }

    private boolean sees(String namespace) {
        ObjectName name = scope.namespace(namespace);
        boolean seen = filter.seesSchema(name.name());
        if (!seen) {
            hidden.add(name);
        }
        return seen;
    }

    /**
     * The second pass.
     *
     * @param desired in the database's words, and by its names
     * @return whether it hides more than the first
     */
    public boolean parts(Schema desired) {
        if (filter.isNone()) {
            return false;
        }
        int before = hidden.size();
        tables(
                desired,
                (mine, theirs) -> {
                    parts(mine, theirs, Table::indexes, index -> ObjectKind.INDEX);
                    parts(
                            mine,
                            theirs,
                            Table::constraints,
                            each -> ObjectKind.of(each.constraintKind()));
                });
        excludeDependents(ExcludedDependents.all(hidden, filter, reflected, desired));
        return hidden.size() > before;
    }

    /** Each visible table, with an empty one for a side that does not have it. */
    private void tables(Schema desired, BiConsumer<Table, Table> work) {
        for (QualifiedName name : union(reflected.tables().keySet(), desired.tables().keySet())) {
            if (!hidden.contains(scope.name(ObjectKind.TABLE, name))) {
                Table none = Table.of(name, List.of());
                work.accept(
                        desired.tables().getOrDefault(name, none),
                        reflected.tables().getOrDefault(name, none));
            }
        }
    }

    private <T> void parts(
            Table mine,
            Table theirs,
            Function<Table, Map<String, T>> parts,
            Function<T, ObjectKind> kind) {
        Map<String, T> wanted = parts.apply(mine);
        Map<String, T> there = parts.apply(theirs);
        for (String name : union(there.keySet(), wanted.keySet())) {
            T desired = wanted.get(name);
            T found = there.get(name);
            Set<ObjectName> names = new LinkedHashSet<>();
            if (desired != null) {
                names.add(scope.part(kind.apply(desired), mine.name(), name));
            }
            if (found != null) {
                names.add(scope.part(kind.apply(found), mine.name(), name));
            }
            // A check and a unique constraint of one name are two things, and hidden together.
            for (ObjectName each : names) {
                T mineOfKind = isOf(each, desired, kind) ? desired : null;
                T theirsOfKind = isOf(each, found, kind) ? found : null;
                if (hidden.contains(each) || !filter.sees(each, mineOfKind, theirsOfKind)) {
                    hidden.addAll(names);
                }
            }
        }
    }

    private static <T> boolean isOf(ObjectName name, T part, Function<T, ObjectKind> kind) {
        return part != null && kind.apply(part) == name.kind();
    }

    private void excludeDependents(Set<ObjectName> more) {
        hidden.addAll(more);
        excludedDependents.addAll(more);
    }

    /** What the filters did not name and is left alone all the same. */
    public List<Unmapped> excludedDependents() {
        return excludedDependents.stream().map(this::unmapped).toList();
    }

    private Unmapped unmapped(ObjectName name) {
        String kind = word(name.kind());
        if (name.kind() == ObjectKind.SCHEMA) {
            return Unmapped.of(kind, name.name());
        }
        return name.table() == null
                ? Unmapped.of(kind, scope.inModel(name.schema(), name.name()).toString())
                : Unmapped.partOf(scope.inModel(name.schema(), name.table()), kind, name.name());
    }

    private static String word(ObjectKind kind) {
        return switch (kind) {
            case ENUM, COMPOSITE -> kind.word() + " type";
            case UNIQUE, CHECK, EXCLUSION -> kind.word() + " constraint";
            default -> kind.word().replace('-', ' ');
        };
    }

    /** A schema without what is hidden. */
    public Schema visible(Schema schema) {
        if (hidden.isEmpty()) {
            return schema;
        }
        return schema.withNamespaces(
                        schema.namespaces().stream()
                                .filter(name -> !hidden.contains(scope.namespace(name)))
                                .toList())
                .withTables(
                        those(ObjectKind.TABLE, schema.tables()).stream()
                                .map(this::visible)
                                .toList())
                .withSequences(those(ObjectKind.SEQUENCE, schema.sequences()))
                .withEnums(those(ObjectKind.ENUM, schema.enums()))
                .withDomains(those(ObjectKind.DOMAIN, schema.domains()))
                .withComposites(those(ObjectKind.COMPOSITE, schema.composites()))
                .withoutStrays();
    }

    private <T> List<T> those(ObjectKind kind, Map<QualifiedName, T> objects) {
        return objects.entrySet().stream()
                .filter(each -> !hidden.contains(scope.name(kind, each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Table visible(Table table) {
        List<Column> columns =
                those(table, table.columns().values(), Column::name, each -> ObjectKind.COLUMN);
        List<Constraint> constraints =
                those(
                        table,
                        table.constraints().values(),
                        Constraint::name,
                        each -> ObjectKind.of(each.constraintKind()));
        List<Index> indexes =
                those(table, table.indexes().values(), Index::name, each -> ObjectKind.INDEX);
        boolean isWhole =
                columns.size() == table.columns().size()
                        && constraints.size() == table.constraints().size()
                        && indexes.size() == table.indexes().size();
        return isWhole
                ? table
                : table.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
    }

    private <T> List<T> those(
            Table table,
            Collection<T> parts,
            Function<T, String> name,
            Function<T, ObjectKind> kind) {
        return parts.stream()
                .filter(
                        each ->
                                !hidden.contains(
                                        scope.part(
                                                kind.apply(each), table.name(), name.apply(each))))
                .toList();
    }

    private static <T extends Comparable<T>> Set<T> union(
            Collection<T> some, Collection<T> others) {
        Set<T> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
