package dev.retort.diff;

import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What changes in composite types that stay. All of it happens in place; the server refuses to
 * change the type of an attribute while a column has the composite type, and says which.
 */
final class CompositeDiff {

    private CompositeDiff() {}

    static List<Operation> change(Schema from, Schema to) {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : SchemaDiff.sorted(to.composites().keySet())) {
            CompositeType before = from.composites().get(name);
            if (before != null) {
                List<CompositeChange> changes = changes(before, to.composites().get(name));
                if (!changes.isEmpty()) {
                    operations.add(new Operation.AlterComposite(name, changes));
                }
            }
        }
        return operations;
    }

    private static List<CompositeChange> changes(CompositeType before, CompositeType after) {
        List<CompositeChange> changes = new ArrayList<>();
        for (String name : before.attributes().keySet()) {
            if (!after.attributes().containsKey(name)) {
                changes.add(new CompositeChange.DropAttribute(name));
            }
        }
        for (Attribute attribute : after.attributes().values()) {
            Attribute then = before.attributes().get(attribute.name());
            if (then == null) {
                changes.add(new CompositeChange.AddAttribute(attribute));
            } else if (!then.equals(attribute)) {
                changes.add(new CompositeChange.AlterAttribute(attribute));
            }
        }
        return changes;
    }
}
