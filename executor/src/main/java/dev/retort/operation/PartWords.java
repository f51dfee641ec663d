package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A constraint or an index in words. Everything that tells it from another is said, because one
 * that changes goes and comes back under the same name.
 *
 * @param table {@code null} where its name and its table are said already
 */
record PartWords(QualifiedName table) implements Constraint.Visitor<String> {

    String index(Index index) {
        return (index.isUnique() ? "unique index " : "index ")
                + name(index.name())
                + using(index.method())
                + index.keys().stream()
                        .map(PartWords::key)
                        .collect(Collectors.joining(", ", "(", ")"))
                + include(index.include())
                + (index.isNullsNotDistinct() ? " nulls not distinct" : "")
                + with(index.parameters())
                + where(index.predicate());
    }

    @Override
    public String primaryKey(PrimaryKey constraint) {
        return named("primary key", constraint)
                + columns(constraint.columns())
                + include(constraint.include())
                + with(constraint.parameters())
                + deferrability(constraint.deferrability());
    }

    @Override
    public String unique(Unique constraint) {
        return named("unique constraint", constraint)
                + columns(constraint.columns())
                + include(constraint.include())
                + (constraint.isNullsNotDistinct() ? " nulls not distinct" : "")
                + with(constraint.parameters())
                + deferrability(constraint.deferrability());
    }

    @Override
    public String foreignKey(ForeignKey constraint) {
        return named("foreign key", constraint)
                + columns(constraint.columns())
                + " to "
                + constraint.references()
                + " "
                + columns(constraint.referencedColumns())
                + (constraint.isMatchFull() ? " match full" : "")
                + action("delete", constraint.onDelete())
                + (constraint.onDeleteColumns().isEmpty()
                        ? ""
                        : " " + columns(constraint.onDeleteColumns()))
                + action("update", constraint.onUpdate())
                + deferrability(constraint.deferrability())
                + validity(constraint.isNotValid(), constraint.isNotEnforced());
    }

    @Override
    public String check(Check constraint) {
        return named("check", constraint)
                + "("
                + constraint.expression()
                + ")"
                + (constraint.isNoInherit() ? " no inherit" : "")
                + validity(constraint.isNotValid(), constraint.isNotEnforced());
    }

    @Override
    public String exclusion(Exclusion constraint) {
        return named("exclusion constraint", constraint)
                + using(constraint.method())
                + constraint.elements().stream()
                        .map(each -> key(each.key()) + " with " + each.operator())
                        .collect(Collectors.joining(", ", "(", ")"))
                + include(constraint.include())
                + with(constraint.parameters())
                + where(constraint.predicate())
                + deferrability(constraint.deferrability());
    }

    private String named(String kind, Constraint constraint) {
        return kind + " " + name(constraint.name());
    }

    private String name(String name) {
        return table == null ? "" : name + " on " + table + " ";
    }

    private static String key(IndexKey key) {
        return key.text()
                + (key.collation() == null ? "" : " collate " + key.collation())
                + (key.operatorClass() == null ? "" : " " + key.operatorClass())
                + (key.descending() ? " desc" : "")
                + (key.nullsAreFirst() == null
                        ? ""
                        : key.nullsAreFirst() ? " nulls first" : " nulls last");
    }

    private static String columns(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static String using(String method) {
        return method.equals("btree") ? "" : "using " + method + " ";
    }

    private static String include(List<String> columns) {
        return columns.isEmpty() ? "" : " include " + columns(columns);
    }

    private static String with(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .collect(Collectors.joining(", ", " with (", ")"));
    }

    private static String where(String predicate) {
        return predicate == null ? "" : " where " + predicate;
    }

    private static String action(String event, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION
                ? ""
                : " on " + event + " " + action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String deferrability(Deferrability value) {
        return switch (value) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> " deferrable";
            case INITIALLY_DEFERRED -> " initially deferred";
        };
    }

    private static String validity(boolean isNotValid, boolean isNotEnforced) {
        return isNotEnforced ? " not enforced" : isNotValid ? " not valid" : "";
    }
}
