package dev.retort.diff.scope;

import dev.retort.environment.ObjectKind;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Exclusion;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The part of the current schema that is managed by entities and revisions. Tables, sequences,
 * types, schemas, indexes and exclusion constraints that no entity maps, no applied revision made
 * and no scope includes are left out: they stay, and they are named.
 */
public final class ManagedObjects {

    private final Schema desired;
    private final Supplier<Schema> history;
    private final Scope scope;
    private final List<Unmapped> left = new ArrayList<>();
    private Schema made;

    /**
     * @param history what the applied revisions made; asked only when something is in doubt,
     *     because it costs compiling them
     */
    public ManagedObjects(Schema desired, Supplier<Schema> history, Scope scope) {
        this.desired = desired;
        this.history = history;
        this.scope = scope;
    }

    private Schema made() {
        if (made == null) {
            made = history.get();
        }
        return made;
    }

    public Schema managed(Schema current) {
        List<Table> tables = new ArrayList<>();
        for (Table table : current.tables().values()) {
            QualifiedName name = table.name();
            if (desired.tables().containsKey(name)
                    || scope.includes(scope.name(ObjectKind.TABLE, name))
                    || made().tables().containsKey(name)) {
                tables.add(withoutForeignParts(table));
            } else {
                leave("table", name);
            }
        }
        Set<QualifiedName> ownTables = tables.stream().map(Table::name).collect(Collectors.toSet());
        List<Sequence> sequences = new ArrayList<>();
        for (Sequence sequence : current.sequences().values()) {
            QualifiedName name = sequence.name();
            boolean withTable =
                    sequence.ownedBy() != null && ownTables.contains(sequence.ownedBy().table());
            if (desired.sequences().containsKey(name)
                    || withTable
                    || scope.includes(scope.name(ObjectKind.SEQUENCE, name))
                    || made().sequences().containsKey(name)) {
                sequences.add(sequence);
            } else if (sequence.ownedBy() == null) {
                leave("sequence", name);
            }
        }
        List<EnumType> enums = new ArrayList<>();
        for (EnumType type : current.enums().values()) {
            QualifiedName name = type.name();
            if (desired.enums().containsKey(name)
                    || scope.includes(scope.name(ObjectKind.ENUM, name))
                    || made().enums().containsKey(name)) {
                enums.add(type);
            } else {
                leave("enum type", name);
            }
        }
        List<Domain> domains = new ArrayList<>();
        for (Domain domain : current.domains().values()) {
            QualifiedName name = domain.name();
            if (desired.domains().containsKey(name)
                    || scope.includes(scope.name(ObjectKind.DOMAIN, name))
                    || made().domains().containsKey(name)) {
                domains.add(domain);
            } else {
                leave("domain", name);
            }
        }
        List<CompositeType> composites = new ArrayList<>();
        for (CompositeType type : current.composites().values()) {
            QualifiedName name = type.name();
            if (desired.composites().containsKey(name)
                    || scope.includes(scope.name(ObjectKind.COMPOSITE, name))
                    || made().composites().containsKey(name)) {
                composites.add(type);
            } else {
                leave("composite type", name);
            }
        }
        List<String> namespaces = new ArrayList<>();
        for (String namespace : current.namespaces()) {
            if (desired.namespaces().contains(namespace)
                    || scope.includesSchema(namespace)
                    || made().namespaces().contains(namespace)) {
                namespaces.add(namespace);
            } else {
                left.add(Unmapped.of("schema", namespace));
            }
        }
        return current.withTables(tables)
                .withSequences(sequences)
                .withEnums(enums)
                .withDomains(domains)
                .withComposites(composites)
                .withNamespaces(namespaces)
                .withoutStrays();
    }

    private Table withoutForeignParts(Table table) {
        Table wanted = desired.tables().get(table.name());
        if (wanted == null || scope.includes(scope.name(ObjectKind.TABLE, table.name()))) {
            return table;
        }
        List<Index> indexes = new ArrayList<>();
        for (Index index : table.indexes().values()) {
            if (wanted.indexes().containsKey(index.name())
                    || isRenamed(index, table, wanted)
                    || includes(ObjectKind.INDEX, table, index.name())
                    || madeIndex(table, index)) {
                indexes.add(index);
            } else {
                left.add(Unmapped.partOf(table.name(), "index", index.name()));
            }
        }
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : table.constraints().values()) {
            if (!(constraint instanceof Exclusion)
                    || wanted.constraints().containsKey(constraint.name())
                    || isWanted(constraint, wanted)
                    || includes(ObjectKind.EXCLUSION, table, constraint.name())
                    || madeConstraint(table, constraint)) {
                constraints.add(constraint);
            } else {
                left.add(Unmapped.partOf(table.name(), "exclusion constraint", constraint.name()));
            }
        }
        return table.withIndexes(indexes).withConstraints(constraints);
    }

    private boolean includes(ObjectKind kind, Table table, String part) {
        return scope.includes(scope.part(kind, table.name(), part));
    }

    private static boolean isWanted(Constraint constraint, Table wanted) {
        return wanted.constraints().values().stream()
                .anyMatch(each -> each.withName("").equals(constraint.withName("")));
    }

    private boolean madeConstraint(Table table, Constraint constraint) {
        Table then = made().tables().get(table.name());
        return then != null && then.constraints().containsKey(constraint.name());
    }

    /** The entities want the same index under a name that is not there yet. */
    private static boolean isRenamed(Index index, Table table, Table wanted) {
        return wanted.indexes().values().stream()
                .anyMatch(
                        each ->
                                each.withName("").equals(index.withName(""))
                                        && !table.indexes().containsKey(each.name()));
    }

    private boolean madeIndex(Table table, Index index) {
        Table then = made().tables().get(table.name());
        return then != null && then.indexes().containsKey(index.name());
    }

    private void leave(String kind, QualifiedName name) {
        left.add(Unmapped.of(kind, name.toString()));
    }

    public List<Unmapped> left() {
        return left;
    }
}
