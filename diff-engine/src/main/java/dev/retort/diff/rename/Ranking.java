package dev.retort.diff.rename;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves of all pairs that may be renames the few that somebody would think of, the best first. */
final class Ranking {

    /** By so much another pair has to be better, so that nobody would think of this one. */
    private static final int MARGIN = 3;

    private static final int CHOICES = 3;

    private Ranking() {}

    /**
     * @param all of one kind, and columns of one table
     */
    static List<RenameCandidate> few(List<RenameCandidate> all) {
        Map<DottedName, List<RenameCandidate>> byOld =
                all.stream().collect(Collectors.groupingBy(RenameCandidate::from));
        Map<DottedName, List<RenameCandidate>> byNew =
                all.stream().collect(Collectors.groupingBy(RenameCandidate::to));
        List<RenameCandidate> few = new ArrayList<>();
        for (RenameCandidate each : all) {
            boolean isOutdone =
                    isOutdone(each, byOld.get(each.from()))
                            || isOutdone(each, byNew.get(each.to()));
            if (!isOutdone) {
                few.add(each);
            }
        }
        return bestFirst(few);
    }

    private static boolean isOutdone(RenameCandidate candidate, List<RenameCandidate> others) {
        return others.stream().anyMatch(each -> each.weight() >= candidate.weight() + MARGIN);
    }

    /** In the order of the old names. */
    private static List<RenameCandidate> bestFirst(List<RenameCandidate> few) {
        List<RenameCandidate> result = new ArrayList<>();
        Set<DottedName> seen = new HashSet<>();
        for (RenameCandidate first : few) {
            if (seen.add(first.from())) {
                few.stream()
                        .filter(each -> each.from().equals(first.from()))
                        .sorted(Comparator.comparingInt(each -> -each.weight()))
                        .limit(CHOICES)
                        .forEach(result::add);
            }
        }
        return result;
    }
}
