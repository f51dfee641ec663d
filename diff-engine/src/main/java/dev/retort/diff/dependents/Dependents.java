package dev.retort.diff.dependents;

import dev.retort.model.Schema;
import java.util.List;
import java.util.Set;

/** Knows what a database has that depends on the schema and has no place in it. */
public interface Dependents {

    /** For a database of which nothing but its schema is known. */
    Dependents NONE = (touched, current) -> List.of();

    /**
     * Everything that depends on one of these, that depends on that, and so on; what the schema has
     * is left out where it depends on one of these directly, because the comparison takes care of
     * it.
     *
     * @param current what the schema has
     * @return what others in the list depend on, or are parts of, before them
     */
    List<Dependent> of(Set<Touch> touched, Schema current);

    /**
     * Whether the database takes a query, as far as operators, functions and casts go. It is asked
     * for what is to be put back over other types, and only there.
     */
    default boolean accepts(String query) {
        return true;
    }

    /** The sources of routines, and the triggers, that may speak of one of these words. */
    default List<SourceText> texts(Set<String> words) {
        return List.of();
    }
}
