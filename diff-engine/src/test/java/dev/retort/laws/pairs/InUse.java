package dev.retort.laws.pairs;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What PostgreSQL changes only while no column has it: the type of an attribute of a composite
 * type. The upgrade is refused then, by the server, so that no law is about it.
 */
final class InUse {

    private final Schema schema;
    private final Set<QualifiedName> reached = new HashSet<>();

    private InUse(Schema schema) {
        this.schema = schema;
    }

    /** What may become of a schema: the attributes in question stay as they were. */
    static Schema kept(Schema before, Schema after) {
        Set<QualifiedName> used = both(before, after);
        List<CompositeType> types = new ArrayList<>();
        for (CompositeType type : after.composites().values()) {
            CompositeType then = before.composites().get(type.name());
            if (then == null || !used.contains(type.name())) {
                types.add(type);
                continue;
            }
            Map<String, CompositeType.Attribute> attributes =
                    new LinkedHashMap<>(type.attributes());
            attributes.replaceAll((name, each) -> then.attributes().getOrDefault(name, each));
            types.add(type.withAttributes(attributes.values()));
        }
        return types.equals(List.copyOf(after.composites().values()))
                ? after
                : after.withComposites(types);
    }

    private static Set<QualifiedName> both(Schema before, Schema after) {
        InUse then = new InUse(before);
        InUse now = new InUse(after);
        for (Table table : before.tables().values()) {
            table.columns().values().forEach(each -> then.reach(each.type()));
        }
        for (Table table : after.tables().values()) {
            for (Column column : table.columns().values()) {
                now.reach(column.type());
            }
        }
        then.reached.retainAll(now.reached);
        return then.reached;
    }

    private void reach(Type type) {
        for (Domain domain : schema.domains().values()) {
            if (is(type, domain.name()) && reached.add(domain.name())) {
                reach(domain.type());
            }
        }
        for (CompositeType composite : schema.composites().values()) {
            if (is(type, composite.name()) && reached.add(composite.name())) {
                composite.attributes().values().forEach(each -> reach(each.type()));
            }
        }
    }

    private static boolean is(Type type, QualifiedName name) {
        String sql = Type.named(name).sql();
        return type.sql().equals(sql) || type.sql().equals(sql + "[]");
    }
}
