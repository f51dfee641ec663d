package dev.retort.diff.compare;

import dev.retort.diff.order.TypeOrder;
import dev.retort.diff.references.TypeKindChanges;
import dev.retort.diff.references.Types;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Domain;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.DomainChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What happens to domains. Everything but the type and its collation changes in place, as long as
 * there are no arrays of it; for these two the domain is made anew, and its columns have the new
 * type itself meanwhile (text when that is an enum type which is made anew, too).
 */
final class DomainDiff {

    private final Schema from;
    private final Schema to;
    private final EnumDiff enums;
    private final TypeKindChanges kinds;

    /** Domains that are made anew, by the text that a column's type has. */
    private final Map<Type, Domain> replaced = new LinkedHashMap<>();

    DomainDiff(Schema from, Schema to, EnumDiff enums, TypeKindChanges kinds) {
        this.from = from;
        this.to = to;
        this.enums = enums;
        this.kinds = kinds;
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Domain after : to.domains().values()) {
                Domain before = from.domains().get(after.name());
                Type type = Type.named(after.name());
                if (before != null && !replaced.containsKey(type) && mustReplace(before, after)) {
                    replaced.put(type, after);
                    isMore = true;
                }
            }
        }
    }

    private boolean mustReplace(Domain before, Domain after) {
        return !before.type().equals(after.type())
                || !Objects.equals(before.collation(), after.collation())
                || isMadeAnew(before.type())
                || isTightened(before, after) && isInArrays(before)
                || replaced.containsKey(before.type().element());
    }

    /** The server looks at the rows then, and does not look into arrays. */
    private static boolean isTightened(Domain before, Domain after) {
        return before.nullable() && !after.nullable()
                || after.checks().values().stream()
                        .anyMatch(
                                check ->
                                        !check.isNotValid()
                                                && !check.equals(
                                                        before.checks().get(check.name())));
    }

    private boolean isInArrays(Domain domain) {
        Type type = Type.named(domain.name());
        Type array = type.array();
        return from.domains().values().stream()
                        .anyMatch(
                                each ->
                                        each.type().equals(array)
                                                || each.type().equals(type) && isInArrays(each))
                || from.tables().values().stream()
                        .flatMap(table -> table.columns().values().stream())
                        .anyMatch(column -> column.type().equals(array));
    }

    private boolean isMadeAnew(Type type) {
        return enums.replaces(type) || kinds.concern(type);
    }

    /** The columns of a table whose domain is made anew, arrays of it included. */
    Set<String> replacedColumns(Table table) {
        Set<String> names = new HashSet<>();
        for (Column column : table.columns().values()) {
            if (replaced.containsKey(column.type().element())) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** What {@link #setAside} makes of a table: defaults aside, no domain any more. */
    Table afterReplacement(Table table) {
        Set<String> columns = replacedColumns(table);
        return table.mapColumns(
                column ->
                        columns.contains(column.name())
                                ? column.withDefault(null).retyped(meanwhile(column.type()))
                                : column);
    }

    private Type meanwhile(Type domain) {
        Type type = replaced.get(domain.element()).type();
        if (replaced.containsKey(type.element())) {
            type = meanwhile(type);
        } else if (isMadeAnew(type)) {
            type = Types.text(type);
        }
        if (domain.isArray() && type.isArray()) {
            // There are no arrays of arrays, other than of domains.
            return Types.text(type);
        }
        return domain.isArray() ? type.array() : type;
    }

    /** Before those that are made anew are created. */
    List<Operation> setAside(BiPredicate<QualifiedName, String> stays) {
        List<Operation> operations = new ArrayList<>();
        for (ColumnRef ref : columnsToSetAside(stays)) {
            Column column = from.tables().get(ref.table()).columns().get(ref.column());
            List<ColumnChange> changes = new ArrayList<>();
            if (column.defaultExpression() != null) {
                changes.add(new ColumnChange.DropDefault());
            }
            Type type = meanwhile(column.type());
            changes.add(
                    new ColumnChange.SetType(
                            type,
                            null,
                            new Conversions(from, to)
                                    .using(column.name(), baseOf(column.type(), from), type)));
            operations.add(new Operation.AlterColumn(ref.table(), ref.column(), changes));
        }
        List<QualifiedName> old = TypeOrder.of(from);
        Collections.reverse(old);
        for (QualifiedName name : old) {
            if (isReplaced(name)) {
                operations.add(new Operation.Drop(ObjectId.domain(name)));
            }
        }
        return operations;
    }

    /** Whether it is there afterwards and a new one. */
    boolean isCreated(QualifiedName name) {
        return to.domains().containsKey(name)
                && (!from.domains().containsKey(name) || isReplaced(name));
    }

    private boolean isReplaced(QualifiedName name) {
        return from.domains().containsKey(name) && replaced.containsKey(Type.named(name));
    }

    List<Operation> change() {
        List<Operation> operations = new ArrayList<>();
        for (QualifiedName name : TypeOrder.of(to)) {
            Domain before = from.domains().get(name);
            Domain after = to.domains().get(name);
            if (before != null && after != null && !isCreated(name)) {
                List<DomainChange> changes = changes(before, after);
                if (!changes.isEmpty()) {
                    operations.add(new Operation.AlterDomain(name, changes));
                }
            }
        }
        return operations;
    }

    /** Generated columns and those that go are gone by then. */
    private List<ColumnRef> columnsToSetAside(BiPredicate<QualifiedName, String> stays) {
        List<ColumnRef> columns = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(from.tables().keySet())) {
            Table after = to.tables().get(name);
            if (after != null) {
                Table before = from.tables().get(name);
                Set<String> names = replacedColumns(before);
                before.columns().keySet().stream()
                        .filter(each -> names.contains(each) && stays.test(name, each))
                        .forEach(each -> columns.add(new ColumnRef(name, each)));
            }
        }
        return columns;
    }

    /** What a domain is made of in the end, which is what its values are converted from. */
    private static Type baseOf(Type type, Schema schema) {
        Type base = type;
        for (Domain domain : schema.domains().values()) {
            if (Type.named(domain.name()).equals(type.element())) {
                base = type.isArray() ? domain.type().array() : domain.type();
                return baseOf(base, schema);
            }
        }
        return base;
    }

    private static List<DomainChange> changes(Domain before, Domain after) {
        List<DomainChange> changes = new ArrayList<>();
        for (Check check : before.checks().values()) {
            Check now = after.checks().get(check.name());
            if (!check.equals(now) && !check.validated().equals(now)) {
                changes.add(new DomainChange.DropCheck(check.name()));
            }
        }
        if (!Objects.equals(before.defaultExpression(), after.defaultExpression())) {
            changes.add(
                    after.defaultExpression() == null
                            ? new ColumnChange.DropDefault()
                            : new ColumnChange.SetDefault(after.defaultExpression()));
        }
        if (before.nullable() != after.nullable()) {
            changes.add(
                    after.nullable()
                            ? new ColumnChange.DropNotNull()
                            : new ColumnChange.SetNotNull(null));
        }
        for (Check check : after.checks().values()) {
            Check then = before.checks().get(check.name());
            if (check.equals(then)) {
                continue;
            }
            changes.add(
                    then != null && then.validated().equals(check)
                            ? new DomainChange.ValidateCheck(check.name())
                            : new DomainChange.AddCheck(check));
        }
        return changes;
    }
}
