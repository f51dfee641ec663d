package dev.retort.hibernate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;

/**
 * The {@code options} that Jakarta Persistence 3.2 lets people write on a table and what it has:
 * SQL text at the end of a definition. They are not compared, which is said and not passed over.
 */
final class Options {

    private Options() {}

    static void warn(SchemaMapping schema, Table table, Object name) {
        warn(schema, "table " + name, table);
        table.getColumns()
                .forEach(
                        column ->
                                warn(
                                        schema,
                                        "column " + name + "." + TableMapping.columnName(column),
                                        column));
        table.getIndexes()
                .values()
                .forEach(index -> warn(schema, "index " + index.getName(), index));
        table.getUniqueKeys()
                .values()
                .forEach(key -> warn(schema, "unique constraint " + key.getName(), key));
        table.getForeignKeys()
                .values()
                .forEach(key -> warn(schema, "foreign key " + key.getName(), key));
        table.getChecks().forEach(check -> warn(schema, "a check on " + name, check));
    }

    static void warn(SchemaMapping schema, Sequence sequence, Object name) {
        warn(schema, "sequence " + name, sequence);
    }

    private static void warn(SchemaMapping schema, String what, Object mapping) {
        String options = of(mapping);
        if (options != null && !options.isBlank()) {
            schema.warn("The options of " + what + " are not compared: " + options);
        }
    }

    /** Hibernate 6.6, which this is compiled against, has no such method. */
    private static String of(Object mapping) {
        try {
            Method getter = mapping.getClass().getMethod("getOptions");
            return (String) getter.invoke(mapping);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read the options of " + mapping, e);
        }
    }
}
