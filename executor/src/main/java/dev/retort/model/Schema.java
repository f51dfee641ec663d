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
 * @param comments of what does not carry its own
 */
public record Schema(
        Set<String> namespaces,
        Map<QualifiedName, EnumType> enums,
        Map<QualifiedName, Domain> domains,
        Map<QualifiedName, CompositeType> composites,
        Map<QualifiedName, Sequence> sequences,
        Map<QualifiedName, Table> tables,
        Map<ObjectId, String> comments) {

    public static final Schema EMPTY =
            new Schema(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Schema {
        namespaces = Collections.unmodifiableSet(new LinkedHashSet<>(namespaces));
        enums = Ordered.copy(enums);
        domains = Ordered.copy(domains);
        composites = Ordered.copy(composites);
        sequences = Ordered.copy(sequences);
        tables = Ordered.copy(tables);
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
                comments);
    }

    /** Replaces the table of that name, or adds it. */
    public Schema with(Table table) {
        Map<QualifiedName, Table> all = new LinkedHashMap<>(tables);
        all.put(table.name(), table);
        return new Schema(namespaces, enums, domains, composites, sequences, all, comments);
    }

    /** The same schema with each table passed through {@code change}. */
    public Schema mapTables(UnaryOperator<Table> change) {
        return withTables(tables.values().stream().map(change).toList());
    }

    public Schema withComments(Map<ObjectId, String> value) {
        return new Schema(namespaces, enums, domains, composites, sequences, tables, value);
    }

    /** The same schema without comments on what it does not have. */
    public Schema withoutStrayComments() {
        Map<ObjectId, String> kept = new LinkedHashMap<>(comments);
        kept.keySet().removeIf(target -> !contains(target));
        return withComments(kept);
    }

    public boolean contains(ObjectId id) {
        Table table = tables.get(id.name());
        return switch (id.kind()) {
            case SCHEMA -> namespaces.contains(id.name().name());
            case ENUM_TYPE -> enums.containsKey(id.name());
            case ENUM_LABEL ->
                    enums.containsKey(id.name())
                            && enums.get(id.name()).labels().contains(id.part());
            case DOMAIN -> domains.containsKey(id.name());
            case DOMAIN_CONSTRAINT ->
                    domains.containsKey(id.name())
                            && domains.get(id.name()).checks().containsKey(id.part());
            case COMPOSITE_TYPE -> composites.containsKey(id.name());
            case ATTRIBUTE ->
                    composites.containsKey(id.name())
                            && composites.get(id.name()).attributes().containsKey(id.part());
            case SEQUENCE -> sequences.containsKey(id.name());
            case TABLE -> table != null;
            case COLUMN -> table != null && table.columns().containsKey(id.part());
            case CONSTRAINT -> table != null && table.constraints().containsKey(id.part());
            case INDEX -> table != null && table.hasIndex(id.part());
        };
    }
}
