package dev.retort.database;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts together what is named and what it depends on; the rows for both come in any order. Things
 * are known by their address in {@code pg_depend}.
 */
final class Needs {

    /**
     * @param relation that is needed or that the needed thing is a part of, or {@code null}
     * @param identity the server's name for what is neither a relation nor named by anybody
     */
    private record Need(
            String target, String kind, QualifiedName relation, String part, String identity) {}

    private final Map<String, Unmapped.Reference> known = new LinkedHashMap<>();
    private final Map<String, Unmapped> unmapped = new LinkedHashMap<>();
    private final List<Unmapped> withoutAddress = new ArrayList<>();
    private final Map<String, List<Need>> needs = new TreeMap<>();

    /** What the schema has. */
    void known(String id, String kind, String name) {
        known.put(id, Unmapped.Reference.to(kind, name));
    }

    /**
     * @param id or {@code null} for what is not an object
     */
    void unmapped(String id, Unmapped object) {
        if (id == null) {
            withoutAddress.add(object);
        } else {
            unmapped.put(id, object);
            known(id, object.kind(), object.name());
        }
    }

    void need(
            String who,
            String target,
            String kind,
            QualifiedName relation,
            String part,
            String identity) {
        needs.computeIfAbsent(who, id -> new ArrayList<>())
                .add(new Need(target, kind, relation, part, identity));
    }

    List<Unmapped> resolved() {
        List<Unmapped> result = new ArrayList<>(withoutAddress);
        unmapped.forEach(
                (id, object) -> {
                    SortedSet<Unmapped.Reference> references = new TreeSet<>();
                    for (Need need : needs.getOrDefault(id, List.of())) {
                        references.add(reference(need));
                    }
                    references.remove(known.get(id));
                    result.add(
                            new Unmapped(
                                    object.kind(),
                                    object.name(),
                                    object.table(),
                                    object.definition(),
                                    List.copyOf(references)));
                });
        return result;
    }

    private Unmapped.Reference reference(Need need) {
        Unmapped.Reference named = known.get(need.target());
        if (named != null) {
            return named;
        }
        if (need.relation() == null) {
            return Unmapped.Reference.to(need.kind(), need.identity());
        }
        if (need.part() == null) {
            return Unmapped.Reference.to(need.kind(), need.relation().toString());
        }
        return need.kind().equals("column")
                ? Unmapped.Reference.to(new ColumnRef(need.relation(), need.part()))
                : Unmapped.Reference.to(need.kind(), need.part() + " on " + need.relation());
    }
}
