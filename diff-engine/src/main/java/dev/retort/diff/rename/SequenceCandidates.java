package dev.retort.diff.rename;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sequences that may have been renamed. Hibernate's all look alike, so their names have to say that
 * they belong together: both are named after the same table, or after two that are or may be one;
 * or after none.
 */
final class SequenceCandidates {

    private final Schema unmanaged;
    private final Schema now;
    private final Schema wanted;
    private final Renames decided;
    private final List<RenameCandidate> tables;

    /**
     * @param tables that may have been renamed
     */
    SequenceCandidates(
            Schema unmanaged,
            Schema now,
            Schema wanted,
            Renames decided,
            List<RenameCandidate> tables) {
        this.unmanaged = unmanaged;
        this.now = now;
        this.wanted = wanted;
        this.decided = decided;
        this.tables = tables;
    }

    /**
     * @param open those that are gone and not decided
     */
    List<RenameCandidate> among(Set<QualifiedName> open) {
        List<RenameCandidate> found = new ArrayList<>();
        for (QualifiedName gone : new TreeSet<>(open)) {
            for (QualifiedName come : new TreeSet<>(wanted.sequences().keySet())) {
                Sequence before = now.sequences().get(gone);
                Sequence after = wanted.sequences().get(come);
                if (!now.sequences().containsKey(come)
                        && gone.schema().equals(come.schema())
                        && Objects.equals(before.ownedBy(), after.ownedBy())
                        && before.options().cycle() == after.options().cycle()
                        && belongTogether(gone, come)) {
                    found.add(candidate(before, after));
                }
            }
        }
        return Ranking.few(found);
    }

    private boolean belongTogether(QualifiedName gone, QualifiedName come) {
        Set<QualifiedName> old = new LinkedHashSet<>(now.tables().keySet());
        decided.tables().forEach((before, after) -> old.add(before));
        QualifiedName of = namesake(gone, old);
        QualifiedName then = namesake(come, wanted.tables().keySet());
        if (of == null || then == null) {
            return of == null && then == null && !unmanaged.sequences().containsKey(gone);
        }
        return decided.table(of).equals(then)
                || tables.stream()
                        .anyMatch(
                                pair ->
                                        pair.from().equals(DottedName.of(of))
                                                && pair.to().equals(DottedName.of(then)));
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

    private RenameCandidate candidate(Sequence before, Sequence after) {
        boolean stays = unmanaged.sequences().containsKey(before.name());
        boolean isSame =
                before.type().equals(after.type()) && before.options().equals(after.options());
        NameLikeness names =
                NameLikeness.of(before.name().name(), after.name().name(), Set.of("seq"));
        List<String> evidence = new ArrayList<>();
        evidence.add(isSame ? "same type and options" : "other type or options");
        evidence.add(stays ? RenameCandidates.UNMANAGED : "dropped, it loses its next value");
        return new RenameCandidate(
                RenameCandidate.Kind.SEQUENCE,
                DottedName.of(before.name()),
                DottedName.of(after.name()),
                evidence,
                names.weight(before.name().name(), after.name().name()) + (isSame ? 2 : 0),
                stays);
    }
}
