package dev.retort.model;

/** The comment of a table, as an element of its definition. */
public record Comment(String text) implements TableElement {

    public Comment {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "an empty comment is no comment to PostgreSQL; leave it out");
        }
    }
}
