package dev.retort.diff.compare;

import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changes in composite types that stay. All of it happens in place; the server refuses to
 * change the type of an attribute while a column has the composite type, and says which.
 */
final class CompositeDiff {

    private CompositeDiff() {}

    /**
     * With several of them, first what goes, then what changes, and what comes last: one may get an
     * attribute of another that had one of it.
     */
    static List<Operation> change(Schema from, Schema to) {
        Map<QualifiedName, List<CompositeChange>> drops = new LinkedHashMap<>();
        Map<QualifiedName, List<CompositeChange>> alterations = new LinkedHashMap<>();
        Map<QualifiedName, List<CompositeChange>> additions = new LinkedHashMap<>();
        Set<QualifiedName> changed = new LinkedHashSet<>();
        for (QualifiedName name : new TreeSet<>(to.composites().keySet())) {
            CompositeType before = from.composites().get(name);
            CompositeType after = to.composites().get(name);
            if (before != null && !before.equals(after)) {
                changed.add(name);
                drops.put(name, drops(before, after));
                alterations.put(name, alterations(before, after));
                additions.put(name, additions(before, after));
            }
        }
        List<Operation> operations = new ArrayList<>();
        if (changed.size() == 1) {
            QualifiedName name = changed.iterator().next();
            List<CompositeChange> all = new ArrayList<>(drops.get(name));
            all.addAll(alterations.get(name));
            all.addAll(additions.get(name));
            operations.add(new Operation.AlterComposite(name, all));
            return operations;
        }
        for (Map<QualifiedName, List<CompositeChange>> phase :
                List.of(drops, alterations, additions)) {
            phase.forEach(
                    (name, changes) -> {
                        if (!changes.isEmpty()) {
                            operations.add(new Operation.AlterComposite(name, changes));
                        }
                    });
        }
        return operations;
    }

    private static List<CompositeChange> drops(CompositeType before, CompositeType after) {
        List<CompositeChange> changes = new ArrayList<>();
        for (String name : before.attributes().keySet()) {
            if (!after.attributes().containsKey(name)) {
                changes.add(new CompositeChange.DropAttribute(name));
            }
        }
        return changes;
    }

    private static List<CompositeChange> alterations(CompositeType before, CompositeType after) {
        List<CompositeChange> changes = new ArrayList<>();
        for (Attribute attribute : after.attributes().values()) {
            Attribute then = before.attributes().get(attribute.name());
            if (then != null && !then.equals(attribute)) {
                changes.add(new CompositeChange.AlterAttribute(attribute));
            }
        }
        return changes;
    }

    private static List<CompositeChange> additions(CompositeType before, CompositeType after) {
        List<CompositeChange> changes = new ArrayList<>();
        for (Attribute attribute : after.attributes().values()) {
            if (!before.attributes().containsKey(attribute.name())) {
                changes.add(new CompositeChange.AddAttribute(attribute));
            }
        }
        return changes;
    }
}
