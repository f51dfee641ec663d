package dev.retort.model;

import java.util.Locale;

/**
 * A setting of a column that its table keeps for it and that ALTER COLUMN ... SET changes. What it
 * is called in a revision, in SQL and in a sentence comes from the constant's name.
 */
public enum ColumnOption {
    /** {@code plain}, {@code external}, {@code extended} or {@code main}. */
    STORAGE(true, false),

    /** {@code pglz} or {@code lz4}. */
    COMPRESSION(true, true);

    private final boolean isForgottenWithType;
    private final boolean isInDefinition;

    ColumnOption(boolean isForgottenWithType, boolean isInDefinition) {
        this.isForgottenWithType = isForgottenWithType;
        this.isInDefinition = isInDefinition;
    }

    /** Whether PostgreSQL takes the new type's own when the column's type changes. */
    public boolean isForgottenWithType() {
        return isForgottenWithType;
    }

    /** Whether every server understands it in CREATE TABLE, and not only in ALTER TABLE. */
    public boolean isInDefinition() {
        return isInDefinition;
    }

    /** Its name in small letters: {@code storage}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name behind a verb: {@code setStorage}. */
    public String word(String verb) {
        return verb + name().charAt(0) + word().substring(1);
    }
}
