package dev.retort.diff.accepted;

import dev.retort.diff.rename.DottedName;
import dev.retort.model.ObjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a database and the entities have differently: a property of an object, or an object that is
 * not the same as a whole.
 *
 * @param id of the object, by the name that the database has for it
 * @param kind of object in PostgreSQL's words: {@code column}, {@code foreign key}
 * @param property {@code type}, {@code default}, {@code not null}; {@code null} for the whole
 * @param database what the database has, as SQL says it
 * @param entities what the entities say
 */
public record Difference(
        ObjectId id, String kind, String property, String database, String entities)
        implements Comparable<Difference> {

    /** What a side says that has no such thing. No SQL of a side reads so. */
    public static final String NONE = "none";

    /** The property of what has another name on the other side, and is otherwise the same. */
    public static final String NAME = "name";

    private static final Comparator<Difference> ORDER =
            Comparator.comparing((Difference each) -> each.id().name())
                    .thenComparing(each -> each.id().kind())
                    .thenComparing(Difference::name)
                    .thenComparing(
                            Difference::property, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What stays the same when the sides change. */
    public record Key(ObjectId id, String property) {

        /** Whether they speak of the same, or one of all that the other speaks of. */
        boolean concerns(Key other) {
            return id.equals(other.id)
                    && (property == null
                            || other.property == null
                            || property.equals(other.property));
        }
    }

    public Difference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(entities, "entities");
    }

    public Key key() {
        return new Key(id, property);
    }

    /** Its name with that of its table, relative to the default schema. */
    public String name() {
        return dotted().toString();
    }

    private DottedName dotted() {
        if (id.kind() == ObjectId.Kind.SCHEMA) {
            return new DottedName(List.of(id.name().name()));
        }
        return id.part() == null ? DottedName.of(id.name()) : DottedName.of(id.name(), id.part());
    }

    /** {@code column orders.note}. */
    public String object() {
        return kind + " " + name();
    }

    @Override
    public int compareTo(Difference other) {
        return ORDER.compare(this, other);
    }

    /** {@code column orders.note: type text in the database, varchar(20) by the entities}. */
    @Override
    public String toString() {
        return object()
                + ": "
                + (property == null ? "" : property + " ")
                + database
                + " in the database, "
                + entities
                + " by the entities";
    }
}
