package dev.retort.diff.rename;

import dev.retort.diff.references.Types;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Finds what may have been renamed: one gone, one new, alike. All pairs, where there are more. */
public final class RenameCandidates {

    /** Types between which PostgreSQL converts without being told how. */
    private static final List<Set<String>> ALIKE =
            List.of(
                    Set.of("smallint", "integer", "bigint", "numeric"),
                    Set.of("real", "double precision", "numeric"),
                    Set.of("character varying", "text", "character"),
                    Set.of("timestamp without time zone", "timestamp with time zone", "date"),
                    Set.of("json", "jsonb"));

    private static final String UNMANAGED = "made by no revision, so it stays unless renamed";

    private final Schema current;
    private final Schema unmanaged;
    private final Schema now;
    private final Schema wanted;
    private final Decided decided;

    private RenameCandidates(
            Schema current, Schema unmanaged, Schema now, Schema wanted, Decided decided) {
        this.current = current;
        this.unmanaged = unmanaged;
        this.now = now;
        this.wanted = wanted;
        this.decided = decided;
    }

    /**
     * @param current the database, what is nobody's included: a table that no revision made may
     *     have been renamed, too
     * @param unmanaged what of it is nobody's
     * @param now the database after what is decided
     */
    public static List<RenameCandidate> find(
            Schema current, Schema unmanaged, Schema now, Schema wanted, Decided decided) {
        RenameCandidates candidates =
                new RenameCandidates(current, unmanaged, now, wanted, decided);
        List<Pair> tables = candidates.tables();
        List<RenameCandidate> found = new ArrayList<>();
        tables.forEach(each -> found.add(each.candidate()));
        found.addAll(candidates.sequences(tables));
        found.addAll(candidates.columns());
        return found;
    }

    /** Two tables that may be one. */
    private record Pair(QualifiedName gone, QualifiedName come, RenameCandidate candidate) {}

    private List<Pair> tables() {
        List<Pair> pairs = new ArrayList<>();
        for (QualifiedName gone : new TreeSet<>(now.tables().keySet())) {
            if (wanted.tables().containsKey(gone) || !isOpen(gone, current.tables())) {
                continue;
            }
            for (QualifiedName come : new TreeSet<>(wanted.tables().keySet())) {
                // One that moves is refused as well: see DecisionReading.
                if (!now.tables().containsKey(come)
                        && (gone.schema().equals(come.schema())
                                || gone.name().equals(come.name()))) {
                    Table before = now.tables().get(gone);
                    Table after = wanted.tables().get(come);
                    int equal = equalColumns(before, after);
                    int all = Math.max(before.columns().size(), after.columns().size());
                    // An id in common is no likeness.
                    if (2 * equal > all) {
                        pairs.add(
                                new Pair(
                                        gone,
                                        come,
                                        new RenameCandidate(
                                                RenameCandidate.Kind.TABLE,
                                                DottedName.of(gone),
                                                DottedName.of(come),
                                                evidence(gone, equal, all))));
                    }
                }
            }
        }
        return pairs;
    }

    /** Not decided; and what stepped aside for a rename is, under its first name. */
    private boolean isOpen(QualifiedName gone, Map<QualifiedName, ?> before) {
        return before.containsKey(gone) && !decided.dropped().contains(gone);
    }

    private List<String> evidence(QualifiedName gone, int equal, int all) {
        String columns = equal + " of " + all + " columns equal";
        return unmanaged.tables().containsKey(decided.renames().oldTable(gone))
                ? List.of(columns, UNMANAGED)
                : List.of(columns);
    }

    private static int equalColumns(Table before, Table after) {
        int equal = 0;
        for (Column column : before.columns().values()) {
            Column other = after.columns().get(column.name());
            if (other != null && column.type().equals(other.type())) {
                equal++;
            }
        }
        return equal;
    }

    /**
     * Hibernate's sequences all look alike, so their names have to say that they belong together:
     * both are named after the same table, or after two that are or may be one; or after none.
     */
    private List<RenameCandidate> sequences(List<Pair> tables) {
        List<RenameCandidate> found = new ArrayList<>();
        for (QualifiedName gone : new TreeSet<>(now.sequences().keySet())) {
            if (wanted.sequences().containsKey(gone) || !isOpen(gone, current.sequences())) {
                continue;
            }
            for (QualifiedName come : new TreeSet<>(wanted.sequences().keySet())) {
                Sequence before = now.sequences().get(gone);
                Sequence after = wanted.sequences().get(come);
                if (!now.sequences().containsKey(come)
                        && gone.schema().equals(come.schema())
                        && Objects.equals(before.ownedBy(), after.ownedBy())
                        && before.options().cycle() == after.options().cycle()
                        && belongTogether(gone, come, tables)) {
                    found.add(
                            new RenameCandidate(
                                    RenameCandidate.Kind.SEQUENCE,
                                    DottedName.of(gone),
                                    DottedName.of(come),
                                    evidence(
                                            before,
                                            after,
                                            !unmanaged.sequences().containsKey(gone))));
                }
            }
        }
        return found;
    }

    private boolean belongTogether(QualifiedName gone, QualifiedName come, List<Pair> tables) {
        Set<QualifiedName> old = new LinkedHashSet<>(now.tables().keySet());
        decided.renames().tables().forEach((before, after) -> old.add(before));
        QualifiedName of = namesake(gone, old);
        QualifiedName then = namesake(come, wanted.tables().keySet());
        if (of == null || then == null) {
            return of == null && then == null && !unmanaged.sequences().containsKey(gone);
        }
        return decided.renames().table(of).equals(then)
                || tables.stream()
                        .anyMatch(pair -> pair.gone().equals(of) && pair.come().equals(then));
    }

    /** The table that the sequence is named after, or {@code null}. */
    private static QualifiedName namesake(QualifiedName sequence, Set<QualifiedName> tables) {
        QualifiedName longest = null;
        for (QualifiedName table : tables) {
            if (sequence.schema().equals(table.schema())
                    && sequence.name().startsWith(table.name() + "_")
                    && (longest == null || table.name().length() > longest.name().length())) {
                longest = table;
            }
        }
        return longest;
    }

    private static List<String> evidence(Sequence before, Sequence after, boolean isOwned) {
        List<String> evidence = new ArrayList<>();
        if (before.type().equals(after.type()) && before.options().equals(after.options())) {
            evidence.add("same type and options");
        } else {
            evidence.add("other type or options");
        }
        evidence.add(isOwned ? "dropped, it loses its next value" : UNMANAGED);
        return evidence;
    }

    private List<RenameCandidate> columns() {
        List<RenameCandidate> found = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(now.tables().keySet())) {
            Table before = now.tables().get(name);
            Table after = wanted.tables().get(name);
            if (after == null || before.columns().keySet().equals(after.columns().keySet())) {
                continue;
            }
            QualifiedName old = decided.renames().oldTable(name);
            Table first = current.tables().get(old);
            for (Column gone : before.columns().values()) {
                if (after.columns().containsKey(gone.name())
                        || first == null
                        || !first.columns().containsKey(gone.name())
                        || decided.droppedColumns().contains(new ColumnRef(old, gone.name()))) {
                    continue;
                }
                for (Column come : after.columns().values()) {
                    if (!before.columns().containsKey(come.name()) && alike(gone, come)) {
                        found.add(
                                new RenameCandidate(
                                        RenameCandidate.Kind.COLUMN,
                                        DottedName.of(old, gone.name()),
                                        new DottedName(List.of(come.name())),
                                        evidence(before, gone, after, come)));
                    }
                }
            }
        }
        return found;
    }

    private static boolean alike(Column gone, Column come) {
        return (gone.generated() == null) == (come.generated() == null)
                && alike(gone.type(), come.type());
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

    private static List<String> evidence(Table before, Column gone, Table after, Column come) {
        List<String> evidence = new ArrayList<>();
        evidence.add(
                gone.type().equals(come.type())
                        ? "same type " + gone.type()
                        : "type " + gone.type() + ", then " + come.type());
        if (gone.nullable() == come.nullable()) {
            evidence.add(gone.nullable() ? "both nullable" : "both not null");
        } else {
            evidence.add(gone.nullable() ? "nullable, then not null" : "not null, then nullable");
        }
        if (gone.defaultExpression() != null
                && gone.defaultExpression().equals(come.defaultExpression())) {
            evidence.add("same default");
        }
        int place = place(before, gone);
        if (place == place(after, come)) {
            evidence.add("same place " + place + " of " + before.columns().size());
        }
        return evidence;
    }

    private static int place(Table table, Column column) {
        return List.copyOf(table.columns().keySet()).indexOf(column.name()) + 1;
    }
}
