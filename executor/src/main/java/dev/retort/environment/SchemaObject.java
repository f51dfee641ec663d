package dev.retort.environment;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that was read, as a filter sees it. Alembic's {@code include_object}.
 *
 * @param value of {@code dev.retort.model}: a {@code Table}, {@code Sequence}, {@code EnumType},
 *     {@code Domain}, {@code CompositeType}, {@code Column}, {@code Index} or one of the five
 *     constraints, as {@code name.kind()} says
 * @param reflected whether {@code value} is the database's; what both sides have is asked about
 *     once, with the desired one as {@code value}
 * @param counterpart what the other side has by that name, of the same kind
 */
public record SchemaObject(
        ObjectName name, Object value, boolean reflected, Optional<Object> counterpart) {

    public SchemaObject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(counterpart, "counterpart");
    }

    /** The value, if it is one of these: {@code object.as(Index.class).filter(Index::isUnique)}. */
    public <T> Optional<T> as(Class<T> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }
}
