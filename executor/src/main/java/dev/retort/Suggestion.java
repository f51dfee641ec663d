package dev.retort;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to type. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The known word nearest to the typed one, when it is near enough that a slip of the fingers
     * explains the difference: about one edit in three letters, at most three.
     */
    public static Optional<String> closest(String typed, Collection<String> known) {
        int limit = Math.min(3, Math.max(1, typed.length() / 3));
        return known.stream()
                .filter(word -> distance(typed, word) <= limit)
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** A sentence {@code did you mean X?}, or what to say when nothing is near. */
    public static String didYouMean(String typed, Collection<String> known, String otherwise) {
        return closest(typed, known).map(word -> "did you mean " + word + "?").orElse(otherwise);
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT).replace('_', '-');
        String b = second.toLowerCase(Locale.ROOT).replace('_', '-');
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(
                                Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
