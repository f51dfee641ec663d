package dev.retort.diff.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The constraints or the indexes of a table, before and after: what goes, what comes, and what only
 * changes its name. The same for both, because neither can be changed in place.
 */
final class PartDiff<P> {

    private final Map<String, P> removed = new LinkedHashMap<>();
    private final Map<String, P> added = new LinkedHashMap<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();

    /**
     * @param structure a part without its name
     * @param rebuild whether an equal part has to go and come back all the same
     */
    PartDiff(
            Map<String, P> before,
            Map<String, P> after,
            UnaryOperator<P> structure,
            Predicate<P> rebuild) {
        before.forEach(
                (name, part) -> {
                    if (!part.equals(after.get(name)) || rebuild.test(part)) {
                        removed.put(name, part);
                    }
                });
        after.forEach(
                (name, part) -> {
                    if (!part.equals(before.get(name)) || removed.containsKey(name)) {
                        added.put(name, part);
                    }
                });
        for (Map.Entry<String, P> gone : List.copyOf(removed.entrySet())) {
            String from = gone.getKey();
            // A name that both sides use is not free to be renamed to or from.
            if (after.containsKey(from) || rebuild.test(gone.getValue())) {
                continue;
            }
            P wanted = structure.apply(gone.getValue());
            for (Map.Entry<String, P> come : added.entrySet()) {
                if (!before.containsKey(come.getKey())
                        && structure.apply(come.getValue()).equals(wanted)) {
                    renamed.put(from, come.getKey());
                    removed.remove(from);
                    added.remove(come.getKey());
                    break;
                }
            }
        }
    }

    List<P> removed() {
        return new ArrayList<>(removed.values());
    }

    List<P> added() {
        return new ArrayList<>(added.values());
    }

    /** Old name to new name. */
    Map<String, String> renamed() {
        return renamed;
    }
}
