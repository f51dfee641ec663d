package dev.retort.hibernate;

import dev.retort.model.QualifiedName;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * Which entity or collection each table belongs to, and which attribute each column, for messages.
 * Of several the first one counts, in Hibernate's order, but of those that share a column the one
 * that it was made from.
 */
final class Claims {

    /** An entity's name or a collection's role; by identity, as tables of one name are equal. */
    private final Map<Table, String> tables = new IdentityHashMap<>();

    private final Map<Table, Map<Column, String>> attributes = new IdentityHashMap<>();

    /** By identity: columns of one name are equal, and the table has one of them. */
    private final Map<Column, String> makers = new IdentityHashMap<>();

    /** Roles: the columns of their tables that are no attribute are theirs. */
    private final Map<Table, String> collections = new IdentityHashMap<>();

    private Claims() {}

    /** In one pass, since every index and constraint asks. */
    static Claims of(Metadata metadata) {
        Claims claims = new Claims();
        metadata.getEntityBindings().forEach(claims::entity);
        for (Collection collection : metadata.getCollectionBindings()) {
            claims.tables.putIfAbsent(collection.getCollectionTable(), collection.getRole());
            claims.collections.putIfAbsent(collection.getCollectionTable(), collection.getRole());
        }
        return claims;
    }

    private void entity(PersistentClass entity) {
        String name = entity.getEntityName();
        tables.putIfAbsent(entity.getTable(), name);
        entity.getJoins().forEach(join -> tables.putIfAbsent(join.getTable(), name));
        entity.getProperties().forEach(each -> attribute(name, each));
        if (entity.getIdentifierProperty() != null) {
            attribute(name, entity.getIdentifierProperty());
        }
    }

    private void attribute(String entity, Property property) {
        Value value = property.getValue();
        Map<Column, String> claimed =
                attributes.computeIfAbsent(value.getTable(), table -> new HashMap<>());
        String name = entity + "." + property.getName();
        columns(value)
                .forEach(
                        each -> {
                            claimed.putIfAbsent(each, name);
                            makers.putIfAbsent(each, name);
                        });
    }

    /** {@code Order.total (column orders.total)}, or the column alone when nobody claims it. */
    String describe(Table table, Column column, QualifiedName name) {
        String text = "column " + name + "." + TableMapping.columnName(column);
        String owner = makers.get(column);
        if (owner == null) {
            owner = attributes.getOrDefault(table, Map.of()).get(column);
        }
        if (owner == null) {
            owner = collections.get(table);
        }
        return owner == null ? text : owner + " (" + text + ")";
    }

    /** The entity or collection whose table it is; the table alone when it is nobody's. */
    String describe(Table table, QualifiedName name) {
        String owner = tables.get(table);
        return owner == null ? "table " + name : owner + " (table " + name + ")";
    }

    /** Those of them that are columns: Value.getColumns fails where a formula is among them. */
    static Stream<Column> columns(Value value) {
        return value.getSelectables().stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast);
    }
}
