package dev.retort.database;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a packed row says at one place, known by its label on both sides: the query is made of these
 * and the reader asks for these, so that neither counts. Implemented by enums; their order is that
 * of the row.
 */
interface PackedFact {

    /** SchemaCrawler's attribute of a table or sequence in which such a row comes. */
    String ATTRIBUTE = "PG";

    /** The expression of type text in the query. */
    String sql();

    int ordinal();

    /** SQL for one row; {@link ArrayLiteral} reads it. */
    static String row(PackedFact... facts) {
        return Arrays.stream(facts)
                .map(PackedFact::sql)
                .collect(Collectors.joining(",\n  ", "array[\n  ", "]"));
    }
}
