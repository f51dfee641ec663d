package dev.retort.diff.compare;

import dev.retort.diff.order.TypeOrder;
import dev.retort.diff.references.TypeKindChanges;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** What happens to types, and to columns because of it. */
final class TypeDiff {

    private final Schema from;
    private final Schema to;
    private final EnumDiff enums;
    private final TypeKindDiff kinds;
    private final DomainDiff domains;

    TypeDiff(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        this.enums = new EnumDiff(from, to);
        TypeKindChanges changes = new TypeKindChanges(from, to);
        this.kinds = new TypeKindDiff(from, to, changes);
        this.domains = new DomainDiff(from, to, enums, changes);
    }

    /** The columns of a table whose type is made anew. */
    Set<String> recast(Table table) {
        Set<String> names = new HashSet<>(enums.replacedColumns(table));
        names.addAll(kinds.columns(table));
        names.addAll(domains.replacedColumns(table));
        return names;
    }

    /** What {@link #createAndChange} makes of a table. */
    Table afterwards(Table table) {
        return domains.afterReplacement(kinds.afterwards(enums.afterReplacement(table)));
    }

    /**
     * @param stays whether a column is neither dropped nor made again
     */
    List<Operation> createAndChange(BiPredicate<QualifiedName, String> stays) {
        List<Operation> operations = new ArrayList<>(kinds.setAside(stays));
        operations.addAll(enums.createAndChange(stays));
        operations.addAll(domains.setAside(stays));
        for (QualifiedName name : TypeOrder.of(to)) {
            if (domains.isCreated(name)) {
                operations.add(Operation.Create.of(to.domains().get(name)));
            } else if (to.composites().containsKey(name) && !from.composites().containsKey(name)) {
                operations.add(Operation.Create.of(to.composites().get(name)));
            }
        }
        operations.addAll(domains.change());
        operations.addAll(CompositeDiff.change(from, to));
        return operations;
    }

    List<Operation> drop() {
        List<Operation> operations = new ArrayList<>();
        List<QualifiedName> names = TypeOrder.of(from);
        Collections.reverse(names);
        for (QualifiedName name : names) {
            if (from.domains().containsKey(name) && !to.domains().containsKey(name)) {
                operations.add(new Operation.Drop(ObjectId.domain(name)));
            } else if (from.composites().containsKey(name) && !to.composites().containsKey(name)) {
                operations.add(new Operation.Drop(ObjectId.composite(name)));
            }
        }
        operations.addAll(enums.drop());
        return operations;
    }
}
