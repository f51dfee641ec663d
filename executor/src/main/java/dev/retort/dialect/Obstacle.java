package dev.retort.dialect;

import dev.retort.model.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Rows that may be in the way of an operation.
 *
 * @param table whose rows they are
 * @param reads what the query looks at
 * @param readsTypes whether what the query finds depends on more of a type than its name: the
 *     labels of an enum type, the attributes of a composite type, the default of a domain
 * @param query a SELECT; each row of its result is one in the way, or with a probe one for which it
 *     may fail
 * @param thing what such a row is, in the singular: {@code row}, {@code value}
 * @param fault what is the matter with it, to go on after {@code 3 rows}
 * @param remedy what to do about it
 * @param isSilent whether the server would not refuse by itself, or not say what is wrong
 * @param probe a statement for what no SELECT can count, or {@code null}: it leaves the number of
 *     rows and what the server says of the first in the setting {@link #FOUND}
 */
public record Obstacle(
        QualifiedName table,
        List<Reads> reads,
        boolean readsTypes,
        String query,
        String thing,
        String fault,
        String remedy,
        boolean isSilent,
        String probe) {

    /** The setting in which a probe leaves its answer: a number, a blank and an example. */
    public static final String FOUND = "retort.in_the_way";

    /**
     * Columns of a table that a query looks at; a sequence or a type counts as a table of all.
     *
     * @param columns empty when they are not known, or all rows count
     */
    public record Reads(QualifiedName table, List<String> columns) {

        public Reads {
            Objects.requireNonNull(table, "table");
            columns = List.copyOf(columns);
        }
    }

    public Obstacle {
        Objects.requireNonNull(table, "table");
        reads = List.copyOf(reads);
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(thing, "thing");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** Rows that the query counts. */
    Obstacle(
            QualifiedName table,
            List<Reads> reads,
            boolean readsTypes,
            String query,
            String thing,
            String fault,
            String remedy,
            boolean isSilent) {
        this(table, reads, readsTypes, query, thing, fault, remedy, isSilent, null);
    }

    /** The same, with every row of the table in the way. */
    public Obstacle ofAllRows() {
        return new Obstacle(
                table,
                List.of(new Reads(table, List.of())),
                false,
                ObstacleSql.select(table),
                "row",
                fault,
                remedy,
                isSilent);
    }

    /** The query that counts them. */
    public String counting() {
        return "SELECT count(*) FROM (" + query + "\n) AS in_the_way";
    }

    /** For a person: {@code book: 3 rows without a value in copies}. */
    public String sentence(long count) {
        return String.format(
                Locale.ROOT, "%s: %,d %s%s %s", table, count, thing, count == 1 ? "" : "s", fault);
    }
}
