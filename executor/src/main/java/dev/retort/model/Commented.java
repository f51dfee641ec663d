package dev.retort.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a comment is on, apart from tables and columns, which carry theirs themselves.
 *
 * @param name of the object, or of the table or domain that the part belongs to; a schema's has
 *     none
 * @param part the constraint or index (that of a constraint, too), or {@code null}
 */
public record Commented(Kind kind, QualifiedName name, String part)
        implements Comparable<Commented> {

    private static final Comparator<Commented> ORDER =
            Comparator.comparing(Commented::kind)
                    .thenComparing(Commented::name)
                    .thenComparing(each -> each.part() == null ? "" : each.part());

    /** In the order in which comments are set. */
    public enum Kind {
        SCHEMA,
        ENUM_TYPE,
        DOMAIN,
        DOMAIN_CONSTRAINT,
        COMPOSITE_TYPE,
        SEQUENCE,
        CONSTRAINT,
        INDEX
    }

    public Commented {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        boolean isPart =
                kind == Kind.CONSTRAINT || kind == Kind.INDEX || kind == Kind.DOMAIN_CONSTRAINT;
        if ((part != null) != isPart) {
            throw new IllegalArgumentException(
                    "a constraint or an index is part of a table or a domain");
        }
    }

    public static Commented schema(String name) {
        return new Commented(Kind.SCHEMA, QualifiedName.of(name), null);
    }

    public static Commented enumType(QualifiedName name) {
        return new Commented(Kind.ENUM_TYPE, name, null);
    }

    public static Commented domain(QualifiedName name) {
        return new Commented(Kind.DOMAIN, name, null);
    }

    public static Commented domainConstraint(QualifiedName domain, String name) {
        return new Commented(Kind.DOMAIN_CONSTRAINT, domain, name);
    }

    public static Commented composite(QualifiedName name) {
        return new Commented(Kind.COMPOSITE_TYPE, name, null);
    }

    public static Commented sequence(QualifiedName name) {
        return new Commented(Kind.SEQUENCE, name, null);
    }

    public static Commented constraint(QualifiedName table, String name) {
        return new Commented(Kind.CONSTRAINT, table, name);
    }

    public static Commented index(QualifiedName table, String name) {
        return new Commented(Kind.INDEX, table, name);
    }

    /** Whether it is a constraint or index of that table. */
    public boolean isPartOf(QualifiedName table) {
        return part != null && kind != Kind.DOMAIN_CONSTRAINT && name.equals(table);
    }

    /** The same part of another table. */
    public Commented ofTable(QualifiedName table) {
        return new Commented(kind, table, part);
    }

    @Override
    public int compareTo(Commented other) {
        return ORDER.compare(this, other);
    }
}
