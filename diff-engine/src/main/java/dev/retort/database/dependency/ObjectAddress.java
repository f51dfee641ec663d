package dev.retort.database.dependency;

/**
 * Where the catalogue has an object: the address by which {@code pg_depend} speaks of it.
 *
 * @param catalogue {@code pg_class}, {@code pg_type} and so on
 * @param object its object identifier
 * @param column the number of a column of it, or 0
 */
public record ObjectAddress(String catalogue, long object, int column) {

    /** What a query printed as {@code pg_class.16384} or {@code pg_class.16384.2}. */
    static ObjectAddress parse(String text) {
        String[] parts = text.split("\\.");
        return new ObjectAddress(
                parts[0],
                Long.parseLong(parts[1]),
                parts.length < 3 ? 0 : Integer.parseInt(parts[2]));
    }

    /** The same without the column. */
    public ObjectAddress whole() {
        return column == 0 ? this : new ObjectAddress(catalogue, object, 0);
    }

    /** As a query prints it. */
    @Override
    public String toString() {
        return catalogue + '.' + object + (column == 0 ? "" : "." + column);
    }

    boolean isIn(String name) {
        return catalogue.equals(name);
    }
}
