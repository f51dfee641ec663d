package dev.retort.snapshot;

import java.util.Objects;

/**
 * The entity, or the attribute of one, that a table or column comes from.
 *
 * @param entity by its full name
 * @param attribute the path from the entity, {@code address.street}; empty for the entity itself
 * @param declaredIn full name of the class that declares the attribute: the entity, a superclass or
 *     an embeddable; the entity where nothing more is known
 */
public record Origin(String entity, String attribute, String declaredIn) {

    public Origin {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(declaredIn, "declaredIn");
    }

    /** The last name of the path, which the declaring class has as a member. */
    public String member() {
        return attribute.substring(attribute.lastIndexOf('.') + 1);
    }

    /** {@code Order.returnedAt}: the entity without its package. */
    @Override
    public String toString() {
        String name = entity.substring(entity.lastIndexOf('.') + 1).replace('$', '.');
        return attribute.isEmpty() ? name : name + "." + attribute;
    }
}
