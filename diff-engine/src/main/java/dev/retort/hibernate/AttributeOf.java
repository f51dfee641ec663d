package dev.retort.hibernate;

import dev.retort.model.QualifiedName;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/** Whose column a column is, for messages. */
final class AttributeOf {

    private AttributeOf() {}

    /** {@code Order.total (column orders.total)}, or the column alone when nobody claims it. */
    static String describe(Metadata metadata, Table table, Column column, QualifiedName name) {
        String text = "column " + name + "." + TableMapping.columnName(column);
        String owner = find(metadata, table, column);
        return owner == null ? text : owner + " (" + text + ")";
    }

    /** The entity or collection whose table it is; the table alone when it is nobody's. */
    static String describe(Metadata metadata, Table table, QualifiedName name) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.getTable() == table
                    || entity.getJoins().stream().anyMatch(join -> join.getTable() == table)) {
                return entity.getEntityName() + " (table " + name + ")";
            }
        }
        for (Collection collection : metadata.getCollectionBindings()) {
            if (collection.getCollectionTable() == table) {
                return collection.getRole() + " (table " + name + ")";
            }
        }
        return "table " + name;
    }

    private static String find(Metadata metadata, Table table, Column column) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            for (Property property : entity.getProperties()) {
                if (property.getValue().getTable() == table && uses(property.getValue(), column)) {
                    return entity.getEntityName() + "." + property.getName();
                }
            }
            Property id = entity.getIdentifierProperty();
            if (id != null && id.getValue().getTable() == table && uses(id.getValue(), column)) {
                return entity.getEntityName() + "." + id.getName();
            }
        }
        for (Collection collection : metadata.getCollectionBindings()) {
            if (collection.getCollectionTable() == table) {
                return collection.getRole();
            }
        }
        return null;
    }

    private static boolean uses(Value value, Column column) {
        return columns(value).anyMatch(column::equals);
    }

    /** Those of them that are columns: Value.getColumns fails where a formula is among them. */
    static Stream<Column> columns(Value value) {
        return value.getSelectables().stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast);
    }
}
