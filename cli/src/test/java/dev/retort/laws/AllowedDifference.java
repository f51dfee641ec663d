package dev.retort.laws;

/**
 * Every way in which what we build may differ from what the application's SessionFactory builds,
 * with the reason. A case names those it needs; anything else is a failed law.
 */
enum AllowedDifference {
    /** What entities select from, in these cases named {@code v}: reported as not compared. */
    VIEW("table public\\.v .*"),

    /**
     * Jakarta Persistence 3.2's {@code options} are SQL text of any kind at the end of a
     * definition: reported as not compared. Here a table's fillfactor, a column's compression, an
     * index's predicate, a sequence's cache and a foreign key's action, each on {@code t}.
     */
    OPTIONS("(table public\\.t|index public\\.t_a|sequence public\\.t_ids) .*");

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
