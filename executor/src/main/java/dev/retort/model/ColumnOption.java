package dev.retort.model;

import java.util.Locale;

/**
 * A setting of a column that its table keeps for it and that ALTER COLUMN ... SET changes. What it
 * is called in a revision, in SQL and in a sentence comes from the constant's name.
 */
public enum ColumnOption {
    /** {@code plain}, {@code external}, {@code extended} or {@code main}. */
    STORAGE(true, false, false),

    /** {@code pglz} or {@code lz4}. */
    COMPRESSION(true, true, false),

    /** How much ANALYZE keeps of the column's values, from 0 (nothing) to 10000. */
    STATISTICS(false, false, true);

    private final boolean isForgottenWithType;
    private final boolean isInDefinition;
    private final boolean isNumber;

    ColumnOption(boolean isForgottenWithType, boolean isInDefinition, boolean isNumber) {
        this.isForgottenWithType = isForgottenWithType;
        this.isInDefinition = isInDefinition;
        this.isNumber = isNumber;
    }

    /** Whether PostgreSQL takes the new type's own when the column's type changes. */
    public boolean isForgottenWithType() {
        return isForgottenWithType;
    }

    /** Whether every server understands it in CREATE TABLE, and not only in ALTER TABLE. */
    public boolean isInDefinition() {
        return isInDefinition;
    }

    /** Whether its values are whole numbers, and not words. */
    public boolean isNumber() {
        return isNumber;
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
