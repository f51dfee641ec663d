package dev.retort.database;

import dev.retort.database.dependency.CatalogObject;
import dev.retort.database.dependency.DependencyGraph;
import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Unmapped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts together what the model has no place for and what each of these depends on, by the names
 * under which they are listed. They come in any order, by their address in {@code pg_depend}.
 */
final class UnmappedObjects {

    private static final String RELATION = "pg_class.";

    private final Map<String, Unmapped.Reference> known = new HashMap<>();
    private final Map<QualifiedName, Unmapped.Reference> relations = new HashMap<>();
    private final Map<String, Unmapped> unmapped = new LinkedHashMap<>();
    private final List<Unmapped> withoutAddress = new ArrayList<>();

    /** What the schema has. */
    void known(String id, String kind, QualifiedName name) {
        known(id, name, Unmapped.Reference.to(kind, name.toString()));
    }

    private void known(String id, QualifiedName owner, Unmapped.Reference reference) {
        known.put(id, reference);
        if (id.startsWith(RELATION)) {
            relations.put(owner, reference);
        }
    }

    /**
     * @param id or {@code null} for what is not an object
     * @param owner what it is or belongs to, or {@code null}
     */
    void add(String id, QualifiedName owner, Unmapped object) {
        if (id == null) {
            withoutAddress.add(object);
        } else {
            unmapped.put(id, object);
            known(id, owner, Unmapped.Reference.to(object.kind(), object.name()));
        }
    }

    /** Most databases that Retort made have nothing that could depend on anything. */
    List<Unmapped> resolved(Snapshot snapshot, ReadScope scope) throws SQLException {
        List<Unmapped> result = new ArrayList<>(withoutAddress);
        if (unmapped.isEmpty()) {
            return result;
        }
        DependencyGraph dependencies = snapshot.dependencies();
        unmapped.forEach(
                (id, object) -> {
                    SortedSet<Unmapped.Reference> references = new TreeSet<>(object.dependsOn());
                    for (CatalogObject needed : dependencies.neededBy(id)) {
                        references.add(reference(needed, scope));
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

    /** What is listed as a whole is needed as a whole. */
    private Unmapped.Reference reference(CatalogObject needed, ReadScope scope) {
        Unmapped.Reference named = known.get(needed.address().whole().toString());
        if (named != null) {
            return named;
        }
        if (needed.identity() != null) {
            return Unmapped.Reference.to(needed.kind(), needed.identity());
        }
        QualifiedName relation = scope.name(needed.schema(), needed.name());
        if (relations.containsKey(relation)) {
            return relations.get(relation);
        }
        if (needed.part() == null) {
            return Unmapped.Reference.to(needed.kind(), relation.toString());
        }
        return needed.kind().equals("column")
                ? Unmapped.Reference.to(new ColumnRef(relation, needed.part()))
                : Unmapped.Reference.to(needed.kind(), needed.part() + " on " + relation);
    }
}
