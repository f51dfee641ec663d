package dev.retort.diff.baseline;

import dev.retort.diff.Comparison;
import dev.retort.model.Constraint;
import dev.retort.model.ConstraintKind;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.FoundParts;
import dev.retort.operation.FoundParts.Sort;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What only the database has: no entity writes it, and no convention has it like that. It is what a
 * comparison keeps although nobody speaks of it.
 *
 * @param objects whole tables, sequences, types and schemas
 * @param parts of the other tables, by table
 */
record FoundObjects(Set<ObjectId> objects, Map<QualifiedName, Map<Sort, SortedSet<String>>> parts) {

    private static final Map<String, Sort> SORTS = new HashMap<>();

    static {
        SORTS.put("type", Sort.TYPE);
        SORTS.put("unknown type", Sort.TYPE);
        SORTS.put("collation", Sort.COLLATION);
        SORTS.put("NOT NULL", Sort.NOT_NULL);
        SORTS.put("NULL", Sort.NOT_NULL);
        SORTS.put("default", Sort.GENERATION);
        SORTS.put("identity", Sort.GENERATION);
        SORTS.put("expression", Sort.GENERATION);
        SORTS.put("comment", Sort.COMMENT);
    }

    private static final Set<String> CONSTRAINTS =
            Arrays.stream(ConstraintKind.values())
                    .map(ConstraintKind::word)
                    .collect(Collectors.toSet());

    /**
     * @param schema what becomes the baseline
     * @param desired what the entities say, before anything is kept
     * @param comparison of the two, of a database without revisions
     */
    static FoundObjects of(Schema schema, Schema desired, Comparison comparison) {
        FoundObjects found = new FoundObjects(new HashSet<>(), new TreeMap<>());
        found.findObjects(schema, desired);
        Set<String> names = new HashSet<>();
        comparison.notCompared().stream().map(Unmapped::toString).forEach(names::add);
        for (Table table : schema.tables().values()) {
            if (desired.tables().containsKey(table.name())) {
                for (Index index : table.indexes().values()) {
                    if (names.contains(
                            Unmapped.partOf(table.name(), "index", index.name()).toString())) {
                        found.add(table.name(), Sort.INDEX, index.name());
                    }
                }
                for (Constraint constraint : table.constraints().values()) {
                    if (names.contains(
                            Unmapped.partOf(table.name(), "exclusion constraint", constraint.name())
                                    .toString())) {
                        found.add(table.name(), Sort.CONSTRAINT, constraint.name());
                    }
                }
            }
        }
        comparison.kept().forEach(found::keep);
        comparison
                .unconstrained()
                .forEach(each -> found.add(each.table(), Sort.UNCONSTRAINED, each.column()));
        return found;
    }

    private void findObjects(Schema schema, Schema desired) {
        schema.namespaces().stream()
                .filter(each -> !desired.namespaces().contains(each))
                .forEach(each -> objects.add(ObjectId.schema(each)));
        schema.tables().keySet().stream()
                .filter(each -> !desired.tables().containsKey(each))
                .forEach(each -> objects.add(ObjectId.table(each)));
        // What is silently kept of these is kept as a whole.
        differing(schema.sequences(), desired.sequences())
                .forEach(each -> objects.add(ObjectId.sequence(each)));
        differing(schema.enums(), desired.enums())
                .forEach(each -> objects.add(ObjectId.enumType(each)));
        differing(schema.domains(), desired.domains())
                .forEach(each -> objects.add(ObjectId.domain(each)));
        differing(schema.composites(), desired.composites())
                .forEach(each -> objects.add(ObjectId.composite(each)));
    }

    private static <T> List<QualifiedName> differing(
            Map<QualifiedName, T> there, Map<QualifiedName, T> wanted) {
        return there.entrySet().stream()
                .filter(each -> !each.getValue().equals(wanted.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void keep(Kept kept) {
        if (kept.kind().equals("table") && kept.table() == null) {
            add(QualifiedName.parse(kept.name()), Sort.TABLE_COMMENT, "");
        } else if (kept.table() == null) {
            return;
        } else if (CONSTRAINTS.contains(kept.kind())) {
            add(kept.table(), Sort.CONSTRAINT, kept.name());
        } else if (kept.kind().equals("index")) {
            add(kept.table(), Sort.INDEX, kept.name());
        } else if (kept.kind().equals("column")) {
            add(
                    kept.table(),
                    kept.property() == null ? Sort.COLUMN : SORTS.get(kept.property()),
                    kept.name());
        }
    }

    private void add(QualifiedName table, Sort sort, String name) {
        parts.computeIfAbsent(table, key -> new EnumMap<>(Sort.class))
                .computeIfAbsent(sort, key -> new TreeSet<>())
                .add(name);
    }

    boolean has(ObjectId id) {
        return objects.contains(id);
    }

    /** Whether a constraint or an index was found, or the table that has it. */
    boolean hasPart(ObjectId id) {
        return objects.contains(ObjectId.table(id.name()))
                || parts.getOrDefault(id.name(), Map.of())
                        .getOrDefault(sortOf(id), new TreeSet<>())
                        .contains(id.part());
    }

    /** How such a part is marked. */
    static Sort sortOf(ObjectId part) {
        return part.kind() == ObjectId.Kind.INDEX ? Sort.INDEX : Sort.CONSTRAINT;
    }

    /**
     * @param later constraints and indexes that are marked where they are added
     */
    List<FoundParts> of(QualifiedName table, Set<ObjectId> later) {
        Map<Sort, SortedSet<String>> all = parts.getOrDefault(table, Map.of());
        List<FoundParts> result = new ArrayList<>();
        all.forEach(
                (sort, names) -> {
                    SortedSet<String> here = new TreeSet<>(names);
                    if (sort == Sort.CONSTRAINT) {
                        here.removeIf(each -> later.contains(ObjectId.constraint(table, each)));
                    } else if (sort == Sort.INDEX) {
                        here.removeIf(each -> later.contains(ObjectId.index(table, each)));
                    }
                    if (!here.isEmpty()) {
                        result.add(
                                new FoundParts(
                                        sort,
                                        sort == Sort.TABLE_COMMENT
                                                ? List.of()
                                                : List.copyOf(here)));
                    }
                });
        return result;
    }
}
