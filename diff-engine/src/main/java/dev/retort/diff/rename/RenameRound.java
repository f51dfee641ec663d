package dev.retort.diff.rename;

import dev.retort.RetortException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * All questions about renames at once. What became of the columns of a table depends on what became
 * of the table: they are asked as if what looks most likely was so.
 *
 * @param candidates the likeliest first, for each thing that is gone
 * @param believed the likeliest for each, or {@code null} where that is more likely something else
 */
public record RenameRound(List<RenameCandidate> candidates, Map<Gone, RenameCandidate> believed) {

    /** A table, its columns, and what is inside of these can be asked about one after another. */
    private static final int DEEPEST = 4;

    /** A thing that is gone. */
    public record Gone(RenameCandidate.Kind kind, DottedName name) {

        public static Gone of(RenameCandidate candidate) {
            return new Gone(candidate.kind(), candidate.from());
        }
    }

    /**
     * @param first what is in question
     * @param given what is decided
     * @param compare what is in question when more is decided
     */
    public static RenameRound of(
            List<RenameCandidate> first,
            Decisions given,
            Function<Decisions, List<RenameCandidate>> compare) {
        Map<Gone, RenameCandidate> believed = new LinkedHashMap<>();
        List<RenameCandidate> all = new ArrayList<>();
        Decisions decisions = given;
        List<RenameCandidate> open = first;
        for (int i = 0; i < DEEPEST && !open.isEmpty(); i++) {
            all.addAll(open);
            Map<Gone, RenameCandidate> likeliest = likeliest(open);
            for (RenameCandidate each : open) {
                Gone gone = Gone.of(each);
                if (likeliest.containsKey(gone) && !believed.containsKey(gone)) {
                    RenameCandidate best = likeliest.get(gone);
                    believed.put(gone, best);
                    decisions = best == null ? decisions.refuse(each) : decisions.rename(best);
                }
            }
            try {
                open = i + 1 < DEEPEST ? compare.apply(decisions) : List.of();
            } catch (RetortException e) {
                // What looks likely need not be possible; the answers will be other ones.
                open = List.of();
            }
        }
        return new RenameRound(List.copyOf(all), believed);
    }

    /** Each new thing is only one old thing, the most alike one. */
    private static Map<Gone, RenameCandidate> likeliest(List<RenameCandidate> open) {
        Map<Gone, RenameCandidate> result = new LinkedHashMap<>();
        open.forEach(each -> result.put(Gone.of(each), null));
        Set<List<Object>> taken = new HashSet<>();
        open.stream()
                .sorted((a, b) -> Integer.compare(b.weight(), a.weight()))
                .forEach(
                        each -> {
                            if (result.get(Gone.of(each)) == null
                                    && taken.add(List.of(each.kind(), table(each), each.to()))) {
                                result.put(Gone.of(each), each);
                            }
                        });
        return result;
    }

    private static List<String> table(RenameCandidate candidate) {
        List<String> parts = candidate.from().parts();
        return candidate.kind() == RenameCandidate.Kind.COLUMN
                ? parts.subList(0, parts.size() - 1)
                : List.of();
    }

    /** Those that are believed. */
    public List<RenameCandidate> renames() {
        return believed.values().stream().filter(Objects::nonNull).toList();
    }

    /** The choices for one thing after another. */
    public List<List<RenameCandidate>> questions() {
        Map<Gone, List<RenameCandidate>> questions = new LinkedHashMap<>();
        for (RenameCandidate each : candidates) {
            questions.computeIfAbsent(Gone.of(each), key -> new ArrayList<>()).add(each);
        }
        return List.copyOf(questions.values());
    }
}
