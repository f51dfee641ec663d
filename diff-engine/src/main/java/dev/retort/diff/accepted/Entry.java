package dev.retort.diff.accepted;

import java.util.List;
import java.util.Objects;

/**
 * A difference that somebody wrote down as meant to stay.
 *
 * @param object as {@link Difference#object} says it
 * @param property or {@code null} for the whole object
 * @param database what the database had then
 * @param entity what the entities said then
 * @param why it stays
 * @param at the version rows of the database then, whose names all of this uses; empty when nobody
 *     said, for the names that a database has
 * @param place where it is written, for messages
 */
public record Entry(
        String object,
        String property,
        String database,
        String entity,
        String why,
        List<String> at,
        String place) {

    /** The version rows of a database that no revision was applied to. */
    public static final String BASE = "base";

    public Entry {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(why, "why");
        at = List.copyOf(at);
    }

    /** Of a difference that is there now. */
    public static Entry of(Difference difference, String why, List<String> at) {
        return new Entry(
                difference.object(),
                difference.property(),
                difference.database(),
                difference.entities(),
                why,
                at,
                "");
    }

    /** Whether it speaks of the same property of the same object, or one of the whole. */
    boolean concerns(Difference difference) {
        return object.equals(difference.object())
                && (property == null
                        || difference.property() == null
                        || property.equals(difference.property()));
    }

    /** Whether both sides are as they were. */
    boolean matches(Difference difference) {
        return object.equals(difference.object())
                && Objects.equals(property, difference.property())
                && words(database).equals(words(difference.database()))
                && words(entity).equals(words(difference.entities()));
    }

    /** How an editor breaks a line says nothing. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** {@code column orders.note, type}. */
    @Override
    public String toString() {
        return property == null ? object : object + ", " + property;
    }
}
