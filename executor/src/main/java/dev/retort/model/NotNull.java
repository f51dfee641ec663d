package dev.retort.model;

import dev.retort.sql.Identifiers;

/**
 * What is unusual about a column's NOT NULL, which PostgreSQL keeps as a constraint from version 18
 * on.
 *
 * @param name or {@code null} for the one that the server gives by itself, {@link #defaultName}
 * @param isNoInherit not passed on to tables that inherit
 * @param isNotValid rows that were there before are not checked yet
 */
public record NotNull(String name, boolean isNoInherit, boolean isNotValid) {

    private static final String LABEL = "not_null";

    /** With nothing unusual: what a column has that says no more than NOT NULL. */
    public static final NotNull PLAIN = new NotNull(null, false, false);

    /**
     * That of a column, whether or not anything about it is unusual.
     *
     * @param column that is NOT NULL
     */
    public static NotNull of(Column column) {
        return column.notNullClause() == null ? PLAIN : column.notNullClause();
    }

    public static NotNull named(String name) {
        return new NotNull(name, false, false);
    }

    public NotNull noInherit() {
        return new NotNull(name, true, isNotValid);
    }

    public NotNull notValid() {
        return new NotNull(name, isNoInherit, true);
    }

    public NotNull validated() {
        return new NotNull(name, isNoInherit, false);
    }

    public NotNull withName(String value) {
        return new NotNull(value, isNoInherit, isNotValid);
    }

    /** Whether nothing but the name may differ. */
    public boolean isSameButForName(NotNull other) {
        return isNoInherit == other.isNoInherit && isNotValid == other.isNotValid;
    }

    /** The name that a column's constraint has in the catalogue, given by the server or not. */
    public static String nameOf(QualifiedName table, Column column) {
        String name = of(column).name();
        return name == null ? defaultName(table.name(), column.name()) : name;
    }

    /** The name that the server gives: {@code table_column_not_null}. */
    public static String defaultName(String table, String column) {
        return Identifiers.joined(table, column, LABEL);
    }
}
