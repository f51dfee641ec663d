package dev.retort.revision;

import java.util.Collection;
import java.util.Optional;

/** Guesses what somebody meant to type. */
final class Spelling {

    private Spelling() {}

    /** The candidate with the fewest changed letters, when these are few for its length. */
    static Optional<String> nearest(String text, Collection<String> candidates) {
        String best = null;
        int fewest = 1 + Math.max(1, text.length() / 4);
        for (String candidate : candidates) {
            int distance = distance(text, candidate);
            if (distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's: insertions, deletions and replacements of one letter. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
