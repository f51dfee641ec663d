package dev.retort.model;

/** What a constraint can be. */
public enum ConstraintKind {
    PRIMARY_KEY("primary key"),
    UNIQUE("unique constraint"),
    FOREIGN_KEY("foreign key"),
    CHECK("check constraint"),
    EXCLUSION("exclude constraint");

    private final String word;

    ConstraintKind(String word) {
        this.word = word;
    }

    /** As SQL's words call it: {@code foreign key}. */
    public String word() {
        return word;
    }
}
