package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.util.Comparator;
import java.util.Objects;

/**
 * A property that a database has, and neither the entities nor a revision speak of: it stays as it
 * is, and is named.
 *
 * @param kind of object in PostgreSQL's words: {@code column}, {@code foreign key}
 * @param name of the object; of a part without its table
 * @param table that it is a part of, or {@code null}
 * @param property what stays: {@code default}, {@code not null}, {@code on delete}; {@code null}
 *     for the object itself
 * @param value what it is, or {@code null} where the property says it
 * @param problem why the application cannot live with it, or {@code null} if it can
 */
public record Kept(
        String kind,
        String name,
        QualifiedName table,
        String property,
        String value,
        String problem)
        implements Comparable<Kept> {

    private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Kept> ORDER =
            Comparator.comparing(Kept::sort)
                    .thenComparing(Kept::table, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Kept::name)
                    .thenComparing(Kept::kind)
                    .thenComparing(Kept::value, TEXT);

    public Kept {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** In nobody's way. */
    public Kept(String kind, String name, QualifiedName table, String property, String value) {
        this(kind, name, table, property, value, null);
    }

    /**
     * The type of a column, where the one that is asked for cannot be told.
     *
     * @param why for instance that the server does not know what is asked for
     */
    public static Kept ofUnknownType(QualifiedName table, String column, Type there, String why) {
        return new Kept("column", column, table, "unknown type", there.sql() + " (" + why + ")");
    }

    public Kept withProblem(String text) {
        return new Kept(kind, name, table, property, value, text);
    }

    /** What is counted together: the property, or the kind of what stays whole. */
    public String sort() {
        return property == null ? kind : property;
    }

    @Override
    public int compareTo(Kept other) {
        return ORDER.compare(this, other);
    }

    private String quoted() {
        return " '" + value + "'";
    }

    /** {@code column orders.placed_at: default now()}. */
    @Override
    public String toString() {
        String object = kind + " " + (table == null ? name : table + "." + name);
        return property == null
                ? object
                : object
                        + ": "
                        + property
                        + (value == null
                                ? ""
                                : property.equals("comment") ? quoted() : " " + value);
    }
}
