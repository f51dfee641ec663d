package dev.retort.diff.accepted;

import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What somebody said about differences before they were found.
 *
 * @param entries what was written down as meant to stay
 * @param back what gives things the names that they had at those version rows, of a database as it
 *     is now; asked only when there is something to look up
 * @param waiting what is a difference, and is for another revision
 */
public record Accepted(
        List<Entry> entries,
        Function<List<String>, List<Operation>> back,
        Set<Difference.Key> waiting) {

    /** Nobody said anything. */
    public static final Accepted NOTHING = new Accepted(List.of(), at -> List.of(), Set.of());

    public Accepted {
        entries = List.copyOf(entries);
        waiting = Set.copyOf(waiting);
    }

    /** The same, and more, by the names of now. */
    public Accepted with(List<Entry> more) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(more);
        return new Accepted(all, back, waiting);
    }

    public Accepted withWaiting(Set<Difference.Key> value) {
        return new Accepted(entries, back, value);
    }
}
