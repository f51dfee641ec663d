package dev.retort.diff.rename;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        List<RenameCandidate> byWeight = new ArrayList<>(all);
        byWeight.sort(Comparator.comparingInt(each -> -each.weight()));
        // What is out itself puts nothing out: else a thing would go without a question.
        Map<DottedName, Integer> bestOfOld = new HashMap<>();
        Map<DottedName, Integer> bestOfNew = new HashMap<>();
        Set<RenameCandidate> in = new HashSet<>();
        for (RenameCandidate each : byWeight) {
            int enough = each.weight() + MARGIN;
            if (bestOfOld.getOrDefault(each.from(), 0) < enough
                    && bestOfNew.getOrDefault(each.to(), 0) < enough) {
                in.add(each);
                bestOfOld.putIfAbsent(each.from(), each.weight());
                bestOfNew.putIfAbsent(each.to(), each.weight());
            }
        }
        return bestFirst(all.stream().filter(in::contains).toList());
    }

    /** In the order of the old names; what is most likely for one is not that of another. */
    private static List<RenameCandidate> bestFirst(List<RenameCandidate> few) {
        Map<DottedName, RenameCandidate> likeliest = likeliest(few);
        Map<DottedName, List<RenameCandidate>> byOld =
                few.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RenameCandidate::from,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<RenameCandidate> result = new ArrayList<>();
        byOld.forEach(
                (old, choices) -> {
                    RenameCandidate first = likeliest.get(old);
                    if (first != null
                            || !choices.stream().allMatch(each -> goes(each, likeliest))) {
                        choices.stream()
                                .sorted(
                                        Comparator.comparing(
                                                        (RenameCandidate each) ->
                                                                !each.equals(first))
                                                .thenComparing(each -> -each.weight()))
                                .limit(CHOICES)
                                .forEach(result::add);
                    }
                });
        return result;
    }

    /** By old names: each new name goes to the one that has most for it. */
    private static Map<DottedName, RenameCandidate> likeliest(List<RenameCandidate> few) {
        Map<DottedName, RenameCandidate> likeliest = new HashMap<>();
        Set<DottedName> given = new HashSet<>();
        few.stream()
                .sorted(Comparator.comparingInt(each -> -each.weight()))
                .filter(each -> !likeliest.containsKey(each.from()))
                .filter(each -> given.add(each.to()))
                .forEach(each -> likeliest.put(each.from(), each));
        return likeliest;
    }

    /** Whether its new name goes to one that has more for it. */
    private static boolean goes(
            RenameCandidate candidate, Map<DottedName, RenameCandidate> likeliest) {
        return likeliest.values().stream()
                .anyMatch(
                        each ->
                                each.to().equals(candidate.to())
                                        && each.weight() > candidate.weight());
    }
}
