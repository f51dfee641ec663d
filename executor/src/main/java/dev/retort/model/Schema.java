package dev.retort.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything Retort knows of a database: a value. The maps iterate in declaration order and are
 * equal in any order.
 *
 * @param namespaces what PostgreSQL calls schemas, but for the default one, which is always there
 * @param dependents of the tables
 * @param comments of what does not carry its own
 */
public record Schema(
        Set<String> namespaces,
        Map<QualifiedName, EnumType> enums,
        Map<QualifiedName, Domain> domains,
        Map<QualifiedName, CompositeType> composites,
        Map<QualifiedName, Sequence> sequences,
        Map<QualifiedName, Table> tables,
        Map<ObjectId, TableDependent> dependents,
        Map<ObjectId, String> comments) {

    public static final Schema EMPTY =
            new Schema(
                    Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Schema {
        namespaces = Collections.unmodifiableSet(new LinkedHashSet<>(namespaces));
        enums = Ordered.copy(enums);
        domains = Ordered.copy(domains);
        composites = Ordered.copy(composites);
        sequences = Ordered.copy(sequences);
        tables = Ordered.copy(tables);
        dependents = Ordered.copy(dependents);
        comments = Ordered.copy(comments);
    }

    /** A schema of these tables and nothing else. */
    public static Schema of(Table... tables) {
        return EMPTY.withTables(List.of(tables));
    }

    public Schema withNamespaces(Collection<String> value) {
        return new Schema(
                new LinkedHashSet<>(value),
                enums,
                domains,
                composites,
                sequences,
                tables,
                dependents,
                comments);
    }

    public Schema withEnums(Collection<EnumType> value) {
        return new Schema(
                namespaces,
                Ordered.index(value, EnumType::name),
                domains,
                composites,
                sequences,
                tables,
                dependents,
                comments);
    }

    public Schema withDomains(Collection<Domain> value) {
        return new Schema(
                namespaces,
                enums,
                Ordered.index(value, Domain::name),
                composites,
                sequences,
                tables,
                dependents,
                comments);
    }

    public Schema withComposites(Collection<CompositeType> value) {
        return new Schema(
                namespaces,
                enums,
                domains,
                Ordered.index(value, CompositeType::name),
                sequences,
                tables,
                dependents,
                comments);
    }

    public Schema withSequences(Collection<Sequence> value) {
        return new Schema(
                namespaces,
                enums,
                domains,
                composites,
                Ordered.index(value, Sequence::name),
                tables,
                dependents,
                comments);
    }

    public Schema withTables(Collection<Table> value) {
        return new Schema(
                namespaces,
                enums,
                domains,
                composites,
                sequences,
                Ordered.index(value, Table::name),
                dependents,
                comments);
    }

    /** Replaces the table of that name, or adds it. */
    public Schema with(Table table) {
        Map<QualifiedName, Table> all = new LinkedHashMap<>(tables);
        all.put(table.name(), table);
        return new Schema(
                namespaces, enums, domains, composites, sequences, all, dependents, comments);
    }

    /** The same schema with each table passed through {@code change}. */
    public Schema mapTables(UnaryOperator<Table> change) {
        List<Table> changed = tables.values().stream().map(change).toList();
        return Ordered.areTheVery(changed, tables.values()) ? this : withTables(changed);
    }

    public Schema withComments(Map<ObjectId, String> value) {
        return new Schema(
                namespaces, enums, domains, composites, sequences, tables, dependents, value);
    }

    public Schema withDependents(Collection<? extends TableDependent> value) {
        return new Schema(
                namespaces,
                enums,
                domains,
                composites,
                sequences,
                tables,
                Ordered.index(value, TableDependent::id),
                comments);
    }

    /** The same schema without dependents of, and comments on, what it does not have. */
    public Schema withoutStrays() {
        Schema kept =
                withDependents(
                        dependents.values().stream()
                                .filter(each -> tables.containsKey(each.table()))
                                .filter(each -> each.fits(tables.get(each.table()), Set.of()))
                                .toList());
        Map<ObjectId, String> said = new LinkedHashMap<>(comments);
        said.keySet().removeIf(target -> !kept.contains(target));
        return kept.withComments(said);
    }

    public boolean contains(ObjectId id) {
        Table table = tables.get(id.name());
        return switch (id.kind()) {
            case ENUM_LABEL ->
                    enums.containsKey(id.name())
                            && enums.get(id.name()).labels().contains(id.part());
            case DOMAIN_CONSTRAINT ->
                    domains.containsKey(id.name())
                            && domains.get(id.name()).checks().containsKey(id.part());
            case ATTRIBUTE ->
                    composites.containsKey(id.name())
                            && composites.get(id.name()).attributes().containsKey(id.part());
            case INDEX -> table != null && table.hasIndex(id.part());
            default -> definition(id) != null;
        };
    }

    /**
     * What stands at that address, or {@code null}.
     *
     * @throws IllegalArgumentException for what has no definition of its own: a label, an
     *     attribute, a domain's constraint
     */
    public Definition definition(ObjectId id) {
        QualifiedName name = id.name();
        Table table = tables.get(name);
        return switch (id.kind()) {
            case SCHEMA -> namespaces.contains(name.name()) ? new Namespace(name.name()) : null;
            case ENUM_TYPE -> enums.get(name);
            case DOMAIN -> domains.get(name);
            case COMPOSITE_TYPE -> composites.get(name);
            case SEQUENCE -> sequences.get(name);
            case TABLE -> table;
            case COLUMN -> table == null ? null : table.columns().get(id.part());
            case CONSTRAINT -> table == null ? null : table.constraints().get(id.part());
            case INDEX -> table == null ? null : table.indexes().get(id.part());
            case ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE ->
                    throw new IllegalArgumentException(id + " has no definition of its own");
            default -> dependents.get(id);
        };
    }
}
