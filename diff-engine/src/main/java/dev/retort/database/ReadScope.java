package dev.retort.database;

import dev.retort.model.QualifiedName;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which part of a database is read.
 *
 * @param defaultSchema the schema whose objects have an empty {@link QualifiedName#schema()}
 * @param schemas which schemas are read, by their real name; the system's own never are
 * @param objects which tables, sequences and types of those schemas are read; what belongs to a
 *     table that is not, is not read either
 */
public record ReadScope(
        String defaultSchema, Predicate<String> schemas, Predicate<QualifiedName> objects) {

    public ReadScope {
        Objects.requireNonNull(schemas, "schemas");
        Objects.requireNonNull(objects, "objects");
        if (defaultSchema.isEmpty()) {
            throw new IllegalArgumentException("the default schema needs a name");
        }
    }

    /** Every schema but the system's. */
    public static ReadScope everything(String defaultSchema) {
        return new ReadScope(defaultSchema, schema -> true, object -> true);
    }

    /** Leaves these out, the version and history tables for instance. */
    public ReadScope without(Set<QualifiedName> names) {
        Set<QualifiedName> leftOut = Set.copyOf(names);
        return new ReadScope(
                defaultSchema, schemas, objects.and(object -> !leftOut.contains(object)));
    }

    /** A name as the model has it. */
    QualifiedName name(String schema, String name) {
        return new QualifiedName(schema.equals(defaultSchema) ? "" : schema, name);
    }

    boolean includes(QualifiedName object) {
        return objects.test(object);
    }
}
