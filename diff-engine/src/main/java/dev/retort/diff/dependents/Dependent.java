package dev.retort.diff.dependents;

import dev.retort.model.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something that depends on the schema and has no place in it, and the SQL that takes it down and
 * puts it back with its comments, owner and grants.
 *
 * @param kind in PostgreSQL's words, lower case
 * @param name as {@link dev.retort.snapshot.Unmapped#name}
 * @param touches what it depends on of that which was asked about
 * @param uses those of {@code touches} that its definition speaks of: a view may merely have a
 *     column of a type
 * @param dependsOn others of the same list, by their place in it
 * @param partOf that one of {@code dependsOn} which it goes with, or -1
 * @param table that it is a part of, and goes with; or {@code null}
 * @param takeDown a statement, or {@code null} when this is nothing that can be taken down: a
 *     person has to say what becomes of it
 * @param takeDownIfThere the same, for what may be gone already
 * @param atOnce statements that put back, right behind the operation that makes it again
 * @param putBack statements that put back when everything is there again
 */
public record Dependent(
        String kind,
        String name,
        Set<Touch> touches,
        Set<Touch> uses,
        Set<Integer> dependsOn,
        int partOf,
        QualifiedName table,
        String takeDown,
        String takeDownIfThere,
        List<String> atOnce,
        List<String> putBack) {

    /** The kind of what something of the schema is set to and granted: it goes with that thing. */
    public static final String SETTINGS = "settings of";

    public Dependent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        touches = Set.copyOf(touches);
        uses = Set.copyOf(uses);
        dependsOn = Set.copyOf(dependsOn);
        atOnce = List.copyOf(atOnce);
        putBack = List.copyOf(putBack);
    }

    boolean isSettings() {
        return kind.equals(SETTINGS);
    }

    /** Worth less than the work of a person: what is lost is a hint to the server. */
    boolean isOnlyAHint() {
        return kind.equals("statistics object") || kind.equals("cluster order");
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
