package dev.retort.diff.rename;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds what may have been renamed: one gone, one new, alike. The evidence that counts most is the
 * name; what only shares a type that every third column has is no candidate.
 */
public final class RenameCandidates {

    static final String UNMANAGED = "made by no revision, so it stays unless renamed";

    private final Schema current;
    private final Schema unmanaged;
    private final Schema now;
    private final Schema stated;
    private final Schema wanted;
    private final Decided decided;

    private RenameCandidates(
            Schema current,
            Schema unmanaged,
            Schema now,
            Schema stated,
            Schema wanted,
            Decided decided) {
        this.current = current;
        this.unmanaged = unmanaged;
        this.now = now;
        this.stated = stated;
        this.wanted = wanted;
        this.decided = decided;
    }

    /**
     * @param current the database, what is nobody's included: a table that no revision made may
     *     have been renamed, too
     * @param unmanaged what of it is nobody's
     * @param now the database after what is decided
     * @param stated what is desired, without what stays because nobody speaks of it
     * @param wanted what is desired, with the columns that stay
     */
    public static List<RenameCandidate> find(
            Schema current,
            Schema unmanaged,
            Schema now,
            Schema stated,
            Schema wanted,
            Decided decided) {
        return new RenameCandidates(current, unmanaged, now, stated, wanted, decided).all();
    }

    private List<RenameCandidate> all() {
        List<RenameCandidate> tables =
                new TableCandidates(unmanaged, now, wanted, decided.renames())
                        .among(open(now.tables().keySet(), wanted.tables(), current.tables()));
        List<RenameCandidate> found = new ArrayList<>(tables);
        found.addAll(
                new SequenceCandidates(unmanaged, now, wanted, decided.renames(), tables)
                        .among(
                                open(
                                        now.sequences().keySet(),
                                        wanted.sequences(),
                                        current.sequences())));
        for (QualifiedName name : new TreeSet<>(now.tables().keySet())) {
            Table before = now.tables().get(name);
            Table after = stated.tables().get(name);
            if (after != null && !before.columns().keySet().equals(after.columns().keySet())) {
                found.addAll(columns(before, after));
            }
        }
        return found;
    }

    /** Not decided; and what stepped aside for a rename is, under its first name. */
    private Set<QualifiedName> open(
            Set<QualifiedName> there,
            Map<QualifiedName, ?> afterwards,
            Map<QualifiedName, ?> before) {
        return there.stream()
                .filter(each -> !afterwards.containsKey(each))
                .filter(before::containsKey)
                .filter(each -> !decided.dropped().contains(each))
                .filter(each -> !decided.kept().contains(each))
                .collect(Collectors.toSet());
    }

    private List<RenameCandidate> columns(Table before, Table after) {
        QualifiedName old = decided.renames().oldTable(before.name());
        Table first = current.tables().get(old);
        if (first == null) {
            return List.of();
        }
        Set<String> afterwards = wanted.tables().get(before.name()).columns().keySet();
        return new ColumnCandidates(
                        now,
                        wanted,
                        before,
                        after,
                        column -> first.columns().containsKey(column) && isOpen(old, column))
                .all(old, afterwards::contains);
    }

    private boolean isOpen(QualifiedName table, String column) {
        ColumnRef ref = new ColumnRef(table, column);
        return !decided.droppedColumns().contains(ref) && !decided.keptColumns().contains(ref);
    }
}
