package dev.retort.diff;

import dev.retort.RetortException;
import dev.retort.diff.spelling.Spelling;
import dev.retort.model.Constraint;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names for something new that something else has. PostgreSQL keeps one list of the names of
 * tables, views, sequences, indexes and the like in each schema, and one of types, in which a table
 * is, too.
 */
final class TakenNames {

    private TakenNames() {}

    /**
     * The names that are asked about.
     *
     * @param simple without their schemas, which is quicker to look at
     */
    private record Wanted(Set<QualifiedName> names, Set<String> simple) {

        static Wanted of(Set<QualifiedName> names) {
            return new Wanted(
                    names, names.stream().map(QualifiedName::name).collect(Collectors.toSet()));
        }
    }

    /** What has a name, in words. */
    private record Names(
            Wanted wanted,
            Map<QualifiedName, List<String>> relations,
            Map<QualifiedName, List<String>> types) {

        /**
         * @param wanted the names that are asked about; words for all would cost time
         */
        static Names of(Schema schema, Wanted wanted) {
            Names names = new Names(wanted, new TreeMap<>(), new TreeMap<>());
            for (Table table : schema.tables().values()) {
                names.relation(table.name(), "table", true);
                for (Index index : table.indexes().values()) {
                    names.part(table, "index", index.name());
                }
                for (Constraint constraint : table.constraints().values()) {
                    if (constraint.hasIndex()) {
                        names.part(table, constraint.constraintKind().word(), constraint.name());
                    }
                }
            }
            schema.sequences().keySet().forEach(name -> names.relation(name, "sequence", false));
            schema.composites()
                    .keySet()
                    .forEach(name -> names.relation(name, "composite type", true));
            schema.enums().keySet().forEach(name -> names.type(name, "enum type"));
            schema.domains().keySet().forEach(name -> names.type(name, "domain"));
            return names;
        }

        private void relation(QualifiedName name, String word, boolean isType) {
            if (wanted.names().contains(name)) {
                add(relations, name, word + " " + name);
            }
            if (isType) {
                type(name, word);
            }
        }

        private void type(QualifiedName name, String word) {
            if (wanted.names().contains(name)) {
                add(types, name, word + " " + name);
            }
        }

        private void part(Table table, String word, String part) {
            if (!wanted.simple().contains(part)) {
                return;
            }
            QualifiedName name = table.name().sibling(part);
            if (wanted.names().contains(name)) {
                add(relations, name, "%s %s on %s".formatted(word, part, table.name()));
            }
        }

        private static void add(
                Map<QualifiedName, List<String>> names, QualifiedName name, String what) {
            names.computeIfAbsent(name, key -> new ArrayList<>()).add(what);
        }
    }

    /**
     * @param from what the database has and is compared
     * @param to what it is to have, with all that stays of it
     * @throws RetortException RT-1407, with every such name
     */
    static void refuse(Schema from, Schema to, Spelling spelling) {
        Set<QualifiedName> perhapsNew = perhapsNew(from, to);
        if (perhapsNew.isEmpty()) {
            return;
        }
        Wanted wanted = Wanted.of(perhapsNew);
        Names before = Names.of(from, wanted);
        Names after = Names.of(to, wanted);
        List<String> clashes = new ArrayList<>();
        clashes.addAll(clashes(before.relations(), after.relations()));
        clashes.addAll(clashes(before.types(), after.types()));
        Set<QualifiedName> relations = added(before.relations(), after.relations());
        Set<QualifiedName> types = added(before.types(), after.types());
        // In a schema that is to be made nothing has a name yet.
        Predicate<QualifiedName> isNew =
                each -> !each.inDefaultSchema() && !from.namespaces().contains(each.schema());
        relations.removeIf(isNew);
        types.removeIf(isNew);
        Map<QualifiedName, String> taken =
                relations.isEmpty() && types.isEmpty()
                        ? Map.of()
                        : spelling.taken(relations, types);
        taken.forEach(
                (name, kind) -> {
                    List<String> things =
                            after.relations().getOrDefault(name, after.types().get(name));
                    clashes.add(
                            "%s cannot be made, since there is %s of that name that is not compared"
                                    .formatted(things.get(0), article(kind)));
                });
        if (!clashes.isEmpty()) {
            throw new RetortException(
                    "RT-1407",
                    "a name is taken: " + String.join("; ", new TreeSet<>(clashes)),
                    "Give what is mapped another name; or rename or drop what has the name, in a"
                            + " revision of its own that is applied first; or leave the table out"
                            + " with exclude in [scope]."
                            + (taken.containsValue("invalid index")
                                    ? " An index that could not be built is mended by REINDEX"
                                            + " INDEX CONCURRENTLY, or goes by DROP INDEX."
                                    : ""));
        }
    }

    /** The names of what is not on both sides, with those of what else its tables have. */
    private static Set<QualifiedName> perhapsNew(Schema from, Schema to) {
        Set<QualifiedName> names = new HashSet<>();
        for (Table table : to.tables().values()) {
            if (!table.equals(from.tables().get(table.name()))) {
                names.add(table.name());
                Stream.of(table.indexes().keySet(), table.constraints().keySet())
                        .flatMap(Set::stream)
                        .forEach(each -> names.add(table.name().sibling(each)));
            }
        }
        names.addAll(added(from.sequences(), to.sequences()));
        names.addAll(added(from.composites(), to.composites()));
        names.addAll(added(from.enums(), to.enums()));
        names.addAll(added(from.domains(), to.domains()));
        return names;
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
    }

    /** Two things of one name, of which one at most is there. */
    private static List<String> clashes(
            Map<QualifiedName, List<String>> before, Map<QualifiedName, List<String>> after) {
        List<String> clashes = new ArrayList<>();
        after.forEach(
                (name, things) -> {
                    if (things.size() > 1) {
                        List<String> there = before.getOrDefault(name, List.of());
                        Set<String> added = new HashSet<>(things);
                        added.removeAll(there);
                        if (!added.isEmpty()) {
                            clashes.add(String.join(" and ", things) + " would have one name");
                        }
                    }
                });
        return clashes;
    }

    private static Set<QualifiedName> added(
            Map<QualifiedName, ?> before, Map<QualifiedName, ?> after) {
        Set<QualifiedName> added = new HashSet<>(after.keySet());
        added.removeAll(before.keySet());
        return added;
    }
}
