package dev.retort.laws;

/**
 * Every way in which what we build may differ from what the application's SessionFactory builds,
 * with the reason. A case names those it needs; anything else is a failed law.
 */
enum AllowedDifference {
    /** What entities select from, in these cases named {@code v}: reported as not compared. */
    VIEW("table public\\.v .*"),

    /**
     * Hibernate makes a type for each enum that it maps to one, also where every such column has a
     * definition that names another: here {@code two}, with its casts.
     */
    ENUM_TYPE_OF_NO_COLUMN(".*\\btwo\\b.*"),

    /**
     * What Jakarta Persistence 3.2's {@code options} say at the end of a table's definition has no
     * place in the model: reported as not compared. Here its fillfactor.
     */
    OPTIONS("table public\\.t(_ids)? .*");

    private final String lines;

    AllowedDifference(String lines) {
        this.lines = lines;
    }

    /**
     * @param line of {@link dev.retort.fixtures.Fingerprint#differenceTo}, with its sign
     */
    boolean covers(String line) {
        return line.substring(2).matches(lines);
    }
}
