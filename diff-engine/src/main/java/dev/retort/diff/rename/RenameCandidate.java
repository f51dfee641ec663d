package dev.retort.diff.rename;

import java.util.List;
import java.util.Objects;

/**
 * One thing gone and one new that look alike: a rename, or not. Nobody but a person knows.
 *
 * @param from as it is called in the database, its table included
 * @param to a column without its table
 * @param evidence what they have in common and what not, in words
 */
public record RenameCandidate(Kind kind, DottedName from, DottedName to, List<String> evidence) {

    /** In the order in which they are best decided. */
    public enum Kind {
        TABLE("table"),
        SEQUENCE("sequence"),
        COLUMN("column");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public RenameCandidate {
        Objects.requireNonNull(kind, "kind");
        evidence = List.copyOf(evidence);
    }
}
