package dev.retort.operation;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.util.Objects;

/**
 * What an operation does to one object, by the names of the time when it runs. An operation says
 * only what its line names; what comes or goes along with that (a table's columns, a column's
 * indexes) follows from the schema.
 *
 * @param id what it is done to; {@code null} for {@link What#UNKNOWN} alone
 * @param to the address afterwards of what is {@link What#RENAMED}; else {@code null}
 * @param type the new type of what is {@link What#RETYPED} by the assignment cast, which may round
 *     values; {@code null} when something else converts them, and for every other effect
 */
public record Effect(What what, ObjectId id, ObjectId to, Type type) {

    /** What happens. */
    public enum What {
        CREATED,
        DROPPED,
        RENAMED,
        /**
         * A column or an attribute has another type or collation, or a type that was built anew.
         */
        RETYPED,
        /** Something else of it is different; whatever depends on it can stay. */
        ALTERED,
        /** Rows get other values, or a sequence another position. */
        DATA_CHANGED,
        /** A statement that nobody has read: anything may have happened. */
        UNKNOWN
    }

    public Effect {
        Objects.requireNonNull(what, "what");
        if ((id == null) != (what == What.UNKNOWN)) {
            throw new IllegalArgumentException("an effect is known with its object");
        }
        if ((to == null) == (what == What.RENAMED)) {
            throw new IllegalArgumentException("what is renamed has another name then");
        }
    }

    public static Effect of(What what, ObjectId id) {
        return new Effect(what, id, null, null);
    }

    static Effect renamed(ObjectId id, String to) {
        return new Effect(What.RENAMED, id, id.renamed(to), null);
    }

    static Effect retyped(ObjectId id, Type castTo) {
        return new Effect(What.RETYPED, id, null, castTo);
    }

    static Effect unknown() {
        return new Effect(What.UNKNOWN, null, null, null);
    }

    public boolean is(What one) {
        return what == one;
    }

    /** Whether it happens to something of that kind. */
    public boolean is(What one, ObjectId.Kind kind) {
        return what == one && id.kind() == kind;
    }

    /** The name of the object, or of the one that it is a part of. */
    public QualifiedName name() {
        return id.name();
    }
}
