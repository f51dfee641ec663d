package dev.retort.model;

/**
 * The type of a column or sequence, as SQL text that goes into a statement as it is.
 *
 * <p>Canonical text is what PostgreSQL's {@code format_type} prints with the default schema on the
 * search path: {@code character varying(40)}, {@code timestamp(6) with time zone}, {@code
 * integer[]}, {@code order_status}, {@code billing."Mood"}. Text that is not canonical yet
 * (Hibernate's {@code varchar(40)}) becomes so in {@code Dialect.canonical}.
 */
public record Type(String sql) {

    public Type {
        if (sql.isBlank()) {
            throw new IllegalArgumentException("a type must not be empty");
        }
    }

    /** The type of that name, which somebody made: an enum, a domain, a composite. */
    public static Type named(QualifiedName name) {
        return new Type(QualifiedName.quote(name));
    }

    @Override
    public String toString() {
        return sql;
    }
}
