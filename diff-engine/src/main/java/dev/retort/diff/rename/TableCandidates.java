package dev.retort.diff.rename;

import dev.retort.model.Column;
import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tables that may have been renamed: most columns of the one are in the other. The less the names
 * have in common, the more columns it takes.
 */
final class TableCandidates {

    private final Schema unmanaged;
    private final Schema now;
    private final Schema wanted;
    private final Renames decided;
    private final Set<String> frequent;

    TableCandidates(Schema unmanaged, Schema now, Schema wanted, Renames decided) {
        this.unmanaged = unmanaged;
        this.now = now;
        this.wanted = wanted;
        this.decided = decided;
        this.frequent =
                NameLikeness.frequent(
                        now.tables().keySet().stream()
                                .filter(wanted.tables()::containsKey)
                                .map(QualifiedName::name)
                                .toList());
    }

    /**
     * @param open those that are gone and not decided
     */
    List<RenameCandidate> among(Set<QualifiedName> open) {
        List<RenameCandidate> found = new ArrayList<>();
        for (QualifiedName gone : new TreeSet<>(open)) {
            for (QualifiedName come : new TreeSet<>(wanted.tables().keySet())) {
                if (!now.tables().containsKey(come) && mayMove(gone, come)) {
                    candidate(gone, come, found);
                }
            }
        }
        return Ranking.few(found);
    }

    /**
     * One that moves to another schema is refused when it is said to be renamed, but it is not
     * dropped without a word. What is nobody's in another schema belongs to somebody else.
     */
    private boolean mayMove(QualifiedName gone, QualifiedName come) {
        return gone.schema().equals(come.schema())
                || gone.name().equals(come.name()) && !isUnmanaged(gone);
    }

    private boolean isUnmanaged(QualifiedName gone) {
        return unmanaged.tables().containsKey(decided.oldTable(gone));
    }

    private void candidate(QualifiedName gone, QualifiedName come, List<RenameCandidate> found) {
        Table before = now.tables().get(gone);
        Table after = wanted.tables().get(come);
        int equal = equalColumns(before, after);
        int all = Math.max(before.columns().size(), after.columns().size());
        NameLikeness names = NameLikeness.of(gone.name(), come.name(), frequent);
        // An id in common is no likeness.
        boolean isAlike =
                2 * equal > all
                        || names.isAtLeast(NameLikeness.SIMILAR) && 2 * equal >= all
                        || names.isAtLeast(NameLikeness.STEM) && 3 * equal >= all
                        || names.isAtLeast(NameLikeness.RELATED)
                                && 3 * (equal + likeColumns(before, after)) > 2 * all
                        || isOnlyOne(come) && equal > 1 && 3 * equal >= 2 * before.columns().size();
        if (isAlike) {
            List<String> evidence = new ArrayList<>();
            if (names != NameLikeness.NONE) {
                evidence.add(names.words());
            }
            evidence.add(equal + " of " + all + " columns equal");
            if (isUnmanaged(gone)) {
                evidence.add(RenameCandidates.UNMANAGED);
            }
            found.add(
                    new RenameCandidate(
                            RenameCandidate.Kind.TABLE,
                            DottedName.of(gone),
                            DottedName.of(come),
                            evidence,
                            names.weight(gone.name(), come.name()) + 6 * equal / all,
                            isUnmanaged(gone)));
        }
    }

    /**
     * Those of the same type and name, but for case and underscores: a naming strategy changes all
     * names at once. Keys to tables that may be one are equal, too.
     */
    private int equalColumns(Table before, Table after) {
        Set<String> left = new HashSet<>();
        int equal = 0;
        for (Column column : before.columns().values()) {
            Column other = after.columns().get(column.name());
            if (other != null && column.type().equals(other.type())) {
                equal++;
            } else {
                left.add(column.name());
            }
        }
        Set<String> free =
                after.columns().keySet().stream()
                        .filter(each -> !before.columns().containsKey(each))
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String name : new TreeSet<>(left)) {
            Column column = before.columns().get(name);
            for (String each : free) {
                Column other = after.columns().get(each);
                if (column.type().equals(other.type())
                        && (NameLikeness.of(name, each, Set.of()) == NameLikeness.SAME
                                || mayLeadToTheSame(before, name, after, each))) {
                    equal++;
                    free.remove(each);
                    break;
                }
            }
        }
        return equal;
    }

    /** Whether one table goes and one comes. */
    private boolean isOnlyOne(QualifiedName come) {
        return wanted.tables().keySet().stream()
                        .allMatch(each -> each.equals(come) || now.tables().containsKey(each))
                && now.tables().keySet().stream()
                                .filter(each -> !wanted.tables().containsKey(each))
                                .count()
                        == 1;
    }

    /** Those that are not equal, of the same type and with names that are alike. */
    private static int likeColumns(Table before, Table after) {
        Set<String> free = new TreeSet<>(after.columns().keySet());
        free.removeAll(before.columns().keySet());
        int like = 0;
        for (Column column : before.columns().values()) {
            if (after.columns().containsKey(column.name())) {
                continue;
            }
            for (String each : free) {
                if (column.type().equals(after.columns().get(each).type())
                        && isAlike(column.name(), each)) {
                    like++;
                    free.remove(each);
                    break;
                }
            }
        }
        return like;
    }

    private static boolean isAlike(String column, String other) {
        NameLikeness names = NameLikeness.of(column, other, Set.of());
        return names != NameLikeness.NONE && names != NameLikeness.SAME;
    }

    /** Whether what the one leads to is gone and what the other leads to is new. */
    private boolean mayLeadToTheSame(Table before, String column, Table after, String other) {
        QualifiedName old = target(before, column);
        QualifiedName come = target(after, other);
        return old != null
                && come != null
                && (old.equals(come)
                        || !wanted.tables().containsKey(old) && !now.tables().containsKey(come));
    }

    /** What the column alone is a key to, or {@code null}. */
    static QualifiedName target(Table table, String column) {
        return table.foreignKeys().stream()
                .filter(each -> each.columns().equals(List.of(column)))
                .map(ForeignKey::references)
                .findFirst()
                .orElse(null);
    }
}
