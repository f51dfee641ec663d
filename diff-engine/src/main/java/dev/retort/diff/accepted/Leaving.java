package dev.retort.diff.accepted;

import dev.retort.diff.references.TypeKindChanges;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the differences that somebody wants to leave can be left while the others go: a new
 * foreign key cannot come while its new table waits, and an index cannot stay when its column goes.
 *
 * @param schema what is desired then
 * @param left the differences that are none there
 * @param taken those that are, though they were to be left
 */
public record Leaving(Schema schema, Set<Difference> left, List<Taken> taken) {

    /**
     * A difference that cannot be left.
     *
     * @param because the object that cannot be there otherwise
     */
    public record Taken(Difference difference, ObjectId because) {}

    /**
     * @param wanted of the differences of both, to be left
     */
    static Leaving of(Schema database, Schema entities, Collection<Difference> wanted) {
        Set<Difference> left = new TreeSet<>(wanted);
        List<Taken> taken = new ArrayList<>();
        while (true) {
            Schema schema = Undone.of(database, entities, left);
            if (left.isEmpty()) {
                return new Leaving(schema, left, taken);
            }
            List<Taken> more = new ArrayList<>(ofAnotherKind(database, entities, left));
            for (Unmet.Need need : Unmet.of(schema, database, entities)) {
                more.addAll(taken(need, left));
            }
            if (more.isEmpty()) {
                more.addAll(stillThere(database, schema, left));
            }
            more.forEach(each -> left.remove(each.difference()));
            taken.addAll(more);
            if (more.isEmpty()) {
                return new Leaving(schema, left, List.copyOf(taken));
            }
        }
    }

    /**
     * A type that becomes one of another kind under its name changes whatever speaks of it: all of
     * that goes, or all stays.
     */
    private static List<Taken> ofAnotherKind(
            Schema database, Schema entities, Set<Difference> left) {
        return new TypeKindChanges(database, entities).isEmpty()
                        || left.containsAll(Differences.of(database, entities))
                ? List.of()
                : left.stream().map(each -> new Taken(each, each.id())).toList();
    }

    /** What brings the needed, else the one that needs it. */
    private static List<Taken> taken(Unmet.Need need, Set<Difference> left) {
        for (ObjectId each : new ObjectId[] {need.needs(), need.object()}) {
            List<Taken> found =
                    each == null
                            ? List.of()
                            : left.stream()
                                    .filter(about(each))
                                    .map(
                                            difference ->
                                                    new Taken(
                                                            difference,
                                                            each.equals(need.object())
                                                                            && need.needs() != null
                                                                    ? need.needs()
                                                                    : need.object()))
                                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Of the thing itself, or of all that it is a part of. */
    private static Predicate<Difference> about(ObjectId id) {
        QualifiedName owner = id.name();
        return each ->
                each.id().equals(id)
                        || id.part() != null
                                && each.id().name().equals(owner)
                                && (each.id().kind() == ObjectId.Kind.TABLE
                                                && each.property() == null
                                        || each.property() != null
                                                && each.property().equals(Difference.NAME)
                                                && each.entities().equals(id.part()));
    }

    /** What follows from something else: a column of a key is NOT NULL. */
    private static List<Taken> stillThere(Schema database, Schema schema, Set<Difference> left) {
        Set<Difference.Key> differing =
                Differences.of(database, schema).stream()
                        .map(Difference::key)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return left.stream()
                .filter(each -> differing.contains(each.key()))
                .map(each -> new Taken(each, each.id()))
                .toList();
    }
}
