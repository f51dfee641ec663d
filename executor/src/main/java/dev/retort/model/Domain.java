package dev.retort.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A domain (manual, CREATE DOMAIN).
 *
 * @param collation as {@link Column#collation}
 * @param defaultExpression SQL text, or {@code null}
 * @param checks by name; they speak of {@code VALUE}
 */
public record Domain(
        QualifiedName name,
        Type type,
        String collation,
        String defaultExpression,
        boolean nullable,
        Map<String, Check> checks)
        implements Definition {

    public Domain {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        checks = Ordered.copy(checks);
    }

    /** Of that type, and nothing else. */
    public static Domain of(QualifiedName name, Type type) {
        return new Domain(name, type, null, null, true, Map.of());
    }

    public Domain collate(String value) {
        return new Domain(name, type, value, defaultExpression, nullable, checks);
    }

    public Domain defaultTo(String expression) {
        return withDefault(expression);
    }

    public Domain notNull() {
        return withNullable(false);
    }

    /**
     * @param check of which a domain has no {@code noInherit} and no {@code notEnforced}
     */
    public Domain check(Check check) {
        Map<String, Check> more = new LinkedHashMap<>(checks);
        if (more.put(check.name(), check) != null) {
            throw new IllegalArgumentException(
                    "domain " + name + " has the check " + check.name() + " twice");
        }
        return new Domain(name, type, collation, defaultExpression, nullable, more);
    }

    public Domain check(String checkName, String expression) {
        return check(Check.of(checkName, expression));
    }

    public Domain withType(Type value) {
        return new Domain(name, value, collation, defaultExpression, nullable, checks);
    }

    public Domain withDefault(String value) {
        return new Domain(name, type, collation, value, nullable, checks);
    }

    public Domain withNullable(boolean value) {
        return new Domain(name, type, collation, defaultExpression, value, checks);
    }

    public Domain withChecks(Collection<Check> value) {
        return new Domain(
                name,
                type,
                collation,
                defaultExpression,
                nullable,
                Ordered.index(value, Check::name));
    }

    /** A new column of it: it has the domain's default. */
    @Override
    public boolean fillsRows() {
        return defaultExpression != null;
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.DOMAIN;
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.domain(this);
    }
}
