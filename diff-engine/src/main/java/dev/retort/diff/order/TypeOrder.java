package dev.retort.diff.order;

import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which domains and composite types can be made: a domain may be one of a composite
 * type, whose attributes may have domains, and so on.
 */
public final class TypeOrder {

    private final Map<Type, QualifiedName> names = new LinkedHashMap<>();
    private final Map<QualifiedName, List<Type>> needs = new LinkedHashMap<>();
    private final Set<QualifiedName> ordered = new LinkedHashSet<>();

    private TypeOrder(Schema schema) {
        for (QualifiedName name : new TreeSet<>(schema.domains().keySet())) {
            Domain domain = schema.domains().get(name);
            names.put(Type.named(name), name);
            needs.put(name, List.of(domain.type()));
        }
        for (QualifiedName name : new TreeSet<>(schema.composites().keySet())) {
            CompositeType type = schema.composites().get(name);
            names.put(Type.named(name), name);
            needs.put(
                    name,
                    type.attributes().values().stream()
                            .map(CompositeType.Attribute::type)
                            .toList());
        }
    }

    /** Each after those that it is made of, and domains first and by name otherwise. */
    public static List<QualifiedName> of(Schema schema) {
        TypeOrder order = new TypeOrder(schema);
        order.names.values().forEach(order::visit);
        return new ArrayList<>(order.ordered);
    }

    private void visit(QualifiedName name) {
        if (ordered.contains(name)) {
            return;
        }
        for (Type need : needs.get(name)) {
            QualifiedName needed = names.get(need.element());
            if (needed != null) {
                visit(needed);
            }
        }
        ordered.add(name);
    }
}
