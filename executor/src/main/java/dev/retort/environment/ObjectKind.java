package dev.retort.environment;

import dev.retort.model.ConstraintKind;
import java.util.Locale;
import java.util.Optional;

/** What can be left out of a comparison. */
public enum ObjectKind {
    /** A namespace, with everything in it. */
    SCHEMA,
    TABLE,
    SEQUENCE,
    ENUM,
    DOMAIN,
    COMPOSITE,
    COLUMN,
    INDEX,
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUSION;

    /** As patterns and messages say it: {@code foreign-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ObjectKind of(ConstraintKind kind) {
        return valueOf(kind.name());
    }

    public static Optional<ObjectKind> ofWord(String word) {
        for (ObjectKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether it belongs to a table and is named within it. */
    public boolean isPart() {
        return compareTo(COLUMN) >= 0;
    }

    public boolean isConstraint() {
        return compareTo(PRIMARY_KEY) >= 0;
    }
}
