package dev.retort.diff.references;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import java.util.HashSet;
import java.util.Set;

/**
 * Enum types, domains and composite types that become one of another kind under the same name. A
 * column of one says the same before and after and is not the same: it passes through text.
 */
public final class TypeKindChanges {

    /** By the text that a column's type has. */
    private final Set<Type> types = new HashSet<>();

    public TypeKindChanges(Schema from, Schema to) {
        add(from.enums().keySet(), to.domains().keySet(), to.composites().keySet());
        add(from.domains().keySet(), to.enums().keySet(), to.composites().keySet());
        add(from.composites().keySet(), to.enums().keySet(), to.domains().keySet());
    }

    private void add(
            Set<QualifiedName> before, Set<QualifiedName> after, Set<QualifiedName> orAfter) {
        before.stream()
                .filter(each -> after.contains(each) || orAfter.contains(each))
                .map(Type::named)
                .forEach(types::add);
    }

    public boolean isEmpty() {
        return types.isEmpty();
    }

    /** Whether a type, or what an array is of, becomes another under its name. */
    public boolean concern(Type type) {
        return types.contains(type.element());
    }

    /**
     * Whether an expression, or the type that its value is given, is about one of them.
     *
     * @param sql or {@code null}
     * @param cast or {@code null}
     */
    public boolean concern(String sql, Type cast) {
        if (cast != null && concern(cast)) {
            return true;
        }
        SqlText expression = SqlText.of(sql);
        return types.stream().anyMatch(type -> expression.castsTo(type.sql()));
    }
}
