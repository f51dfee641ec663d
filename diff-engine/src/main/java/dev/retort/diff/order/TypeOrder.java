package dev.retort.diff.order;

import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The order in which domains and composite types can be made: a domain may be one of a composite
 * type, whose attributes may have domains, and so on.
 */
public final class TypeOrder {

    private TypeOrder() {}

    /** Each after those that it is made of, and domains first and by name otherwise. */
    public static List<QualifiedName> of(Schema schema) {
        Map<QualifiedName, List<Type>> parts = new LinkedHashMap<>();
        for (Domain domain : new TreeMap<>(schema.domains()).values()) {
            parts.put(domain.name(), List.of(domain.type()));
        }
        for (CompositeType type : new TreeMap<>(schema.composites()).values()) {
            parts.put(
                    type.name(),
                    type.attributes().values().stream()
                            .map(CompositeType.Attribute::type)
                            .toList());
        }
        Map<Type, QualifiedName> names = new HashMap<>();
        parts.keySet().forEach(name -> names.put(Type.named(name), name));
        return DependencyOrder.of(
                parts.keySet(),
                name ->
                        parts.get(name).stream()
                                .map(part -> names.get(part.element()))
                                .filter(Objects::nonNull)
                                .toList());
    }
}
