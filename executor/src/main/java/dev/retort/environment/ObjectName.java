package dev.retort.environment;

import java.util.Objects;

/**
 * Something in a database, by name. Alembic's {@code name}, {@code type_} and {@code parent_names}.
 *
 * @param schema its real name, also for the default schema (where Alembic says {@code None})
 * @param table that it is part of, or {@code null} for what is no part of one
 * @param name exactly as it is; a schema's equals {@code schema}
 */
public record ObjectName(ObjectKind kind, String schema, String table, String name) {

    public ObjectName {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        if ((table != null) != kind.isPart()) {
            throw new IllegalArgumentException("a part of a table has one, and nothing else has");
        }
    }

    /** For messages: {@code index ix_name on public.orders}. */
    @Override
    public String toString() {
        String what = kind.word().replace('-', ' ') + " ";
        if (kind == ObjectKind.SCHEMA) {
            return what + name;
        }
        return table == null
                ? what + schema + "." + name
                : what + name + " on " + schema + "." + table;
    }
}
