package dev.retort.operation;

import java.util.List;
import java.util.Objects;

/**
 * Parts of a table, or properties of its columns, that were found there: in a database that had
 * them before the first revision did.
 *
 * @param names of the columns, constraints or indexes; none where there is only one such thing
 */
public record FoundParts(Sort sort, List<String> names) {

    /** What of a table may be found. */
    public enum Sort {
        COLUMN("column", "columns"),
        CONSTRAINT("constraint", "constraints"),
        INDEX("index", "indexes"),
        TYPE("type of", "typesOf"),
        COLLATION("collation of", "collationsOf"),
        NOT_NULL("nullability of", "nullabilityOf"),
        /** A default, an identity or a generation expression. */
        GENERATION("default of", "defaultsOf"),
        COMMENT("comment on", "commentsOn"),
        /** Constraints that a new one would have by convention. */
        UNCONSTRAINED("no constraint on", "unconstrained"),
        TABLE_COMMENT("comment", "tableComment");

        private final String word;
        private final String method;

        Sort(String word, String method) {
            this.word = word;
            this.method = method;
        }

        /** As a sentence says it, before the names. */
        public String word() {
            return word;
        }

        /** The method of {@link Ddl} that says it in a revision. */
        public String method() {
            return method;
        }
    }

    public FoundParts {
        Objects.requireNonNull(sort, "sort");
        names = List.copyOf(names);
        if (names.isEmpty() != (sort == Sort.TABLE_COMMENT)) {
            throw new IllegalArgumentException("which " + sort.method() + " were found?");
        }
    }

    @Override
    public String toString() {
        return names.isEmpty() ? sort.word() : sort.word() + " " + String.join(", ", names);
    }
}
