package dev.retort.replay;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Generation;
import dev.retort.model.NotNull;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.sql.Identifiers;

/** How much a replay takes for granted of things that no operation made. */
enum Unknown {
    /** Nothing: what is not there cannot change. */
    NOTHING,

    /** Tables, of which nothing is known but what the operations add. */
    TABLES,

    /** Their columns as well, of which nothing is known but what the operations say. */
    COLUMNS;

    /** A text of which nothing is known: no database can have this one. */
    static final String TEXT = "\0";

    /** A type that no table has but the server's own. */
    private static final Type TYPE = Type.parse("pg_node_tree");

    /** For the server an expression like any other, and no default that a column keeps. */
    static final Generation GENERATION = new Generation.Default("null::text /* unknown */");

    /** A column whose every property is one that no column has. */
    static Column column(String name) {
        Column column =
                Column.of(name, TYPE)
                        .withCollation(TEXT)
                        .notNull(NotNull.named(TEXT).notValid().noInherit())
                        .defaultTo(((Generation.Default) GENERATION).expression())
                        .comment(TEXT);
        for (ColumnOption option : ColumnOption.values()) {
            column = column.withOption(option, TEXT);
        }
        return column;
    }

    /**
     * Constraints that nobody speaks of over a column: one that no table has, which goes with the
     * column and is renamed with it.
     */
    static Check constraint(String column) {
        return Check.of(TEXT + column, Identifiers.quote(column));
    }

    /** Whether such a one is over a column. */
    static boolean isUnconstrained(Table table, String column) {
        String text = Identifiers.quote(column);
        return table.constraints().values().stream()
                .filter(each -> each.name().startsWith(TEXT))
                .anyMatch(each -> each instanceof Check check && check.expression().equals(text));
    }

    static boolean isUnknown(Type type) {
        return type.equals(TYPE);
    }

    static boolean isUnknown(Generation generation) {
        return generation.equals(GENERATION);
    }
}
