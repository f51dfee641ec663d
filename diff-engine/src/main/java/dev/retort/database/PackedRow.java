package dev.retort.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a packed row says, by the names that the reader has for it: the query is made of these facts
 * and the reader asks for these facts, so that neither counts. {@link ArrayLiteral} reads it.
 */
final class PackedRow {

    /** SchemaCrawler's attribute of a table or sequence in which such a row comes. */
    static final String ATTRIBUTE = "PG";

    /**
     * @param place in the row
     * @param sql the expression of type text in the query
     */
    record Fact(int place, String sql) {}

    private final List<Fact> facts = new ArrayList<>();

    /** One more fact. */
    Fact with(String sql) {
        Fact fact = new Fact(facts.size(), sql);
        facts.add(fact);
        return fact;
    }

    /** The row in the query. */
    String sql() {
        return sql(facts.get(facts.size() - 1));
    }

    /** The row up to this fact. */
    String sql(Fact last) {
        return facts.stream()
                .limit(last.place() + 1L)
                .map(Fact::sql)
                .collect(Collectors.joining(",\n  ", "array[\n  ", "]"));
    }
}
