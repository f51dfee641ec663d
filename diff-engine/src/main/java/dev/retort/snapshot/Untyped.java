package dev.retort.snapshot;

import dev.retort.model.Type;
import java.util.List;
import java.util.Objects;

/**
 * Why a reader of entities cannot tell the type of a column, or of an attribute of a composite
 * type. One that is there keeps its type; one that has to be created cannot be.
 *
 * @param whose for messages: the attribute of the entity, and the column
 * @param why for instance that Hibernate has no column type for a user type
 * @param fix what to write, the same for all that have one cause
 */
public record Untyped(String whose, String why, String fix) {

    /** Stands where the type would; no column can have PostgreSQL's type of that name. */
    public static final Type TYPE = new Type("unknown", List.of(), 0);

    public Untyped {
        Objects.requireNonNull(whose, "whose");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(fix, "fix");
    }
}
