package dev.retort.model;

/**
 * A generated column's expression (manual, section 5.4).
 *
 * @param stored {@code false} is VIRTUAL, which PostgreSQL has from version 18 on
 */
public record Generated(String expression, boolean stored) implements Generation {}
