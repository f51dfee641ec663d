package dev.retort.diff.rename;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing gone and one new that look alike: a rename, or not. Nobody but a person knows.
 *
 * @param from as it is called in the database, its table included
 * @param to a column without its table
 * @param evidence what they have in common and what not, in words
 * @param weight of the evidence, to be compared with that of others of the kind
 * @param stays whether it stays as it is unless it was renamed, since no revision made it
 */
public record RenameCandidate(
        Kind kind,
        DottedName from,
        DottedName to,
        List<String> evidence,
        int weight,
        boolean stays) {

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

    /**
     * Whether the one is still gone and the other still new.
     *
     * @param desired by the names that the database has
     */
    public boolean isOpen(Schema current, Schema desired) {
        return stands(from.parts(), current)
                && !stands(from.parts(), desired)
                && stands(target(), desired)
                && !stands(target(), current);
    }

    private List<String> target() {
        if (kind != Kind.COLUMN) {
            return to.parts();
        }
        List<String> parts = new ArrayList<>(from.parts());
        parts.set(parts.size() - 1, to.parts().get(0));
        return parts;
    }

    private boolean stands(List<String> parts, Schema schema) {
        int names = kind == Kind.COLUMN ? parts.size() - 1 : parts.size();
        QualifiedName name =
                names == 1
                        ? QualifiedName.of(parts.get(0))
                        : new QualifiedName(parts.get(0), parts.get(1));
        return switch (kind) {
            case TABLE -> schema.tables().containsKey(name);
            case SEQUENCE -> schema.sequences().containsKey(name);
            case COLUMN ->
                    schema.tables().containsKey(name)
                            && schema.tables()
                                    .get(name)
                                    .columns()
                                    .containsKey(parts.get(parts.size() - 1));
        };
    }
}
