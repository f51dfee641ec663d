package dev.retort.model;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * A type made by CREATE TYPE ... AS (...). As of a table's columns, the order of its attributes
 * counts when it is made and not when it is compared: none can be put before another.
 *
 * @param attributes by name
 */
public record CompositeType(QualifiedName name, Map<String, Attribute> attributes)
        implements Definition {

    /**
     * @param collation as {@link Column#collation}
     */
    public record Attribute(String name, Type type, String collation) {

        public Attribute {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }

        public static Attribute of(String name, Type type) {
            return new Attribute(name, type, null);
        }

        public Attribute collate(String value) {
            return new Attribute(name, type, value);
        }

        public Attribute withType(Type value) {
            return new Attribute(name, value, collation);
        }
    }

    public CompositeType {
        Objects.requireNonNull(name, "name");
        attributes = Ordered.copy(attributes);
    }

    public static CompositeType of(QualifiedName name, Collection<Attribute> attributes) {
        return new CompositeType(name, Ordered.index(attributes, Attribute::name));
    }

    public CompositeType withAttributes(Collection<Attribute> value) {
        return of(name, value);
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.COMPOSITE_TYPE;
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.composite(this);
    }
}
