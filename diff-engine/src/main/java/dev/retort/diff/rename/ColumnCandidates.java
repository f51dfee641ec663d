package dev.retort.diff.rename;

import dev.retort.diff.references.ColumnUse;
import dev.retort.diff.references.Types;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Constraint;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Columns of a table that may have been renamed. Names that have something in common are enough;
 * without that it takes more than a type that half of all columns have.
 */
final class ColumnCandidates {

    /** Types between which PostgreSQL converts without being told how. */
    private static final List<Set<String>> ALIKE =
            List.of(
                    Set.of("smallint", "integer", "bigint", "numeric"),
                    Set.of("real", "double precision", "numeric"),
                    Set.of("character varying", "text", "character"),
                    Set.of("timestamp without time zone", "timestamp with time zone", "date"),
                    Set.of("json", "jsonb"));

    /** What Hibernate makes of Java's types where nothing is said, and so says nothing. */
    private static final Set<String> USUAL =
            Set.of(
                    "boolean",
                    "smallint",
                    "integer",
                    "bigint",
                    "double precision",
                    "real",
                    "text",
                    "character varying(255)",
                    "numeric(38,2)",
                    "date",
                    "timestamp(6) without time zone",
                    "timestamp(6) with time zone",
                    "timestamp without time zone",
                    "timestamp with time zone",
                    "uuid",
                    "bytea",
                    "oid");

    /** So much evidence it takes where the names have nothing in common. */
    private static final int WITHOUT_NAMES = 4;

    /** What it adds that another column of the table changed the same words. */
    private static final int REPEATED = 3;

    private final Schema now;
    private final Schema wanted;
    private final Table before;
    private final Table after;
    private final List<Column> gone;
    private final List<Column> come;
    private final Set<String> frequent;
    private final Map<Type, Long> goneLike = new HashMap<>();
    private final Map<Type, Long> comeLike = new HashMap<>();
    private final Map<String, Integer> placesBefore;
    private final Map<String, Integer> placesAfter;

    /**
     * @param before under the name that it is to have
     * @param isOpen whether a column that goes is not decided
     */
    ColumnCandidates(
            Schema now, Schema wanted, Table before, Table after, Predicate<String> isOpen) {
        this.now = now;
        this.wanted = wanted;
        this.before = before;
        this.after = after;
        this.gone =
                before.columns().values().stream()
                        .filter(each -> !after.columns().containsKey(each.name()))
                        .filter(each -> isOpen.test(each.name()))
                        .toList();
        this.come =
                after.columns().values().stream()
                        .filter(each -> !before.columns().containsKey(each.name()))
                        .toList();
        Set<String> names = new LinkedHashSet<>(before.columns().keySet());
        names.retainAll(after.columns().keySet());
        this.frequent = NameLikeness.frequent(names);
        this.placesBefore = places(before);
        this.placesAfter = places(after);
    }

    /**
     * @param old what the table is called in the database
     * @param stays whether a column stays unless it was renamed
     */
    List<RenameCandidate> all(QualifiedName old, Predicate<String> stays) {
        List<RenameCandidate> found = new ArrayList<>();
        Set<String> repeated = repeatedReplacements();
        for (Column from : gone) {
            for (Column to : come) {
                if (!mayBe(from, to)) {
                    continue;
                }
                NameLikeness names = likeness(from, to);
                boolean isRepeated =
                        NameLikeness.replacement(from.name(), to.name())
                                .filter(repeated::contains)
                                .isPresent();
                if (isRepeated && names == NameLikeness.NONE) {
                    names = NameLikeness.SIMILAR;
                }
                int weight =
                        names.weight(from.name(), to.name())
                                + (isRepeated ? REPEATED : 0)
                                + (names == NameLikeness.NONE && isSamePlace(from, to) ? 1 : 0)
                                + weight(from, to);
                if (names != NameLikeness.NONE || weight >= WITHOUT_NAMES) {
                    boolean isKept = stays.test(from.name());
                    // A column that nobody maps has been there for long: its name has to say it.
                    if (!isKept || names != NameLikeness.NONE) {
                        found.add(
                                new RenameCandidate(
                                        RenameCandidate.Kind.COLUMN,
                                        DottedName.of(old, from.name()),
                                        new DottedName(List.of(to.name())),
                                        evidence(names, from, to, isKept),
                                        weight,
                                        isKept));
                    }
                }
            }
        }
        return Ranking.few(found);
    }

    private boolean mayBe(Column from, Column to) {
        return (from.generated() == null) == (to.generated() == null)
                && alike(from.type(), to.type())
                && !leadsElsewhere(from, to);
    }

    /** Two keys to tables that both were there and stay are two relations. */
    private boolean leadsElsewhere(Column from, Column to) {
        QualifiedName old = TableCandidates.target(before, from.name());
        QualifiedName then = TableCandidates.target(after, to.name());
        return old != null
                && then != null
                && !old.equals(then)
                && wanted.tables().containsKey(old)
                && now.tables().containsKey(then);
    }

    private NameLikeness likeness(Column from, Column to) {
        return NameLikeness.ofColumns(after.name().name(), from.name(), to.name(), frequent);
    }

    /** What more than one column of the table has in the place of the same. */
    private Set<String> repeatedReplacements() {
        Map<String, Set<String>> columns = new HashMap<>();
        for (Column from : gone) {
            for (Column to : come) {
                if (mayBe(from, to)) {
                    NameLikeness.replacement(from.name(), to.name())
                            .ifPresent(
                                    each ->
                                            columns.computeIfAbsent(each, any -> new HashSet<>())
                                                    .add(from.name()));
                }
            }
        }
        columns.values().removeIf(each -> each.size() < 2);
        return columns.keySet();
    }

    private int weight(Column from, Column to) {
        boolean isOnly = gone.size() == 1 && come.size() == 1;
        int weight = isOnly || from.nullable() == to.nullable() ? 0 : -1;
        if (from.type().equals(to.type())) {
            weight += USUAL.contains(from.type().sql()) ? 1 : 2;
        }
        if (hasSameTarget(from, to)) {
            weight += 2;
        }
        if (hasSameDefault(from, to)) {
            weight++;
        }
        if (from.identityClause() != null && to.identityClause() != null
                || ownsSequence(now, before, from) && ownsSequence(wanted, after, to)) {
            weight += 2;
        }
        if (!sharedParts(from, to).isEmpty()) {
            weight += 3;
        }
        if (from.comment() != null && from.comment().equals(to.comment())) {
            weight += 3;
        }
        if (isOnly) {
            return weight + 2;
        }
        boolean isOnlyOfItsType =
                goneLike.computeIfAbsent(to.type(), type -> countLike(gone, type)) == 1
                        && comeLike.computeIfAbsent(from.type(), type -> countLike(come, type))
                                == 1;
        return isOnlyOfItsType ? weight + 1 : weight;
    }

    private static long countLike(List<Column> columns, Type type) {
        return columns.stream().filter(each -> alike(each.type(), type)).count();
    }

    private boolean hasSameTarget(Column from, Column to) {
        QualifiedName old = TableCandidates.target(before, from.name());
        QualifiedName then = TableCandidates.target(after, to.name());
        return old != null
                && then != null
                && (old.equals(then)
                        || !wanted.tables().containsKey(old) && !now.tables().containsKey(then));
    }

    /**
     * Constraints and indexes under one name that the one column is in before, and the other then.
     */
    private List<String> sharedParts(Column from, Column to) {
        List<String> shared = new ArrayList<>();
        before.constraints()
                .forEach(
                        (name, constraint) -> {
                            Constraint then = after.constraints().get(name);
                            if (then != null
                                    && ColumnUse.isOver(constraint, Set.of(from.name()))
                                    && ColumnUse.isOver(then, Set.of(to.name()))) {
                                shared.add(name);
                            }
                        });
        before.indexes()
                .forEach(
                        (name, index) -> {
                            Index then = after.indexes().get(name);
                            if (then != null
                                    && ColumnUse.isOver(index, Set.of(from.name()))
                                    && ColumnUse.isOver(then, Set.of(to.name()))) {
                                shared.add(name);
                            }
                        });
        return shared;
    }

    private static boolean ownsSequence(Schema schema, Table table, Column column) {
        ColumnRef owner = new ColumnRef(table.name(), column.name());
        return schema.sequences().values().stream().anyMatch(each -> owner.equals(each.ownedBy()));
    }

    private static boolean hasSameDefault(Column from, Column to) {
        return from.defaultExpression() != null
                && from.defaultExpression().equals(to.defaultExpression());
    }

    /** Hibernate sorts by name, so that places say little, and nothing where others come or go. */
    private boolean isSamePlace(Column from, Column to) {
        return before.columns().size() == after.columns().size()
                && placesBefore.get(from.name()).equals(placesAfter.get(to.name()));
    }

    private static boolean alike(Type a, Type b) {
        if (Types.sameBase(a, b)) {
            return true;
        }
        return ALIKE.stream()
                .anyMatch(
                        types ->
                                types.contains(a.withoutModifiers().sql())
                                        && types.contains(b.withoutModifiers().sql()));
    }

    private List<String> evidence(NameLikeness names, Column from, Column to, boolean isKept) {
        List<String> evidence = new ArrayList<>();
        if (names != NameLikeness.NONE) {
            evidence.add(names.words());
        }
        evidence.add(
                from.type().equals(to.type())
                        ? "same type " + from.type()
                        : "type " + from.type() + ", then " + to.type());
        if (from.nullable() == to.nullable()) {
            evidence.add(from.nullable() ? "both nullable" : "both not null");
        } else {
            evidence.add(from.nullable() ? "nullable, then not null" : "not null, then nullable");
        }
        if (hasSameTarget(from, to)) {
            evidence.add("both keys to " + TableCandidates.target(after, to.name()));
        }
        if (hasSameDefault(from, to)) {
            evidence.add("same default");
        }
        List<String> shared = sharedParts(from, to);
        if (!shared.isEmpty()) {
            evidence.add("both in " + String.join(", ", shared));
        }
        if (isSamePlace(from, to)) {
            evidence.add(
                    "same place "
                            + placesBefore.get(from.name())
                            + " of "
                            + before.columns().size());
        }
        if (isKept) {
            evidence.add(RenameCandidates.UNMANAGED);
        }
        return evidence;
    }

    /** From 1. */
    private static Map<String, Integer> places(Table table) {
        Map<String, Integer> places = new HashMap<>();
        table.columns().keySet().forEach(each -> places.put(each, places.size() + 1));
        return places;
    }
}
