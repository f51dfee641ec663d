package dev.retort.laws.random;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.diff.rename.Renames;
import dev.retort.laws.pairs.Pair;
import dev.retort.laws.pairs.Vocabulary;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows for the tables of a schema: a few each, with the same value wherever the type is the same,
 * so that foreign keys find what they reference.
 */
final class RandomRows {

    private static final int PER_TABLE = 2;

    private final Vocabulary words;

    RandomRows(int version, Schema schema) {
        this.words = new Vocabulary(version, schema);
    }

    /**
     * @return how many the constraints let in
     */
    int insert(Connection connection) throws SQLException {
        int inserted = 0;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Once more for tables whose parents came after them.
            for (int round = 1; round <= PER_TABLE * 2; round++) {
                for (Table table : words.schema().tables().values()) {
                    inserted += insert(connection, statement, table, (round + 1) / 2);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            // A constraint that waits for the commit: no rows, then.
            connection.rollback();
            inserted = 0;
        } finally {
            connection.setAutoCommit(true);
        }
        return inserted;
    }

    private int insert(Connection connection, Statement statement, Table table, int number)
            throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            return statement.executeUpdate(sql(table, number));
        } catch (SQLException refused) {
            connection.rollback(savepoint);
            return 0;
        }
    }

    private String sql(Table table, int number) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns().values()) {
            if (column.generated() == null && column.identityClause() == null) {
                names.add(quote(column.name()));
                values.add(value(column.type(), number));
            }
        }
        String into = "insert into " + quote(table.name());
        return names.isEmpty()
                ? into + " default values"
                : into
                        + names.toString().replaceAll("^\\[(.*)]$", " ($1)")
                        + values.toString().replaceAll("^\\[(.*)]$", " values ($1)");
    }

    private String value(Type type, int number) {
        Type base = type;
        while (words.domain(base) != null) {
            base = words.domain(base).type();
        }
        switch (words.family(base)) {
            case INTEGER:
            case NUMBER:
                return "" + number;
            case TEXT:
                return "'r" + number + "'";
            case BOOLEAN:
                return "'" + (number % 2 == 0) + "'";
            case TIME:
                return "'2020-01-0" + number + "'";
            case JSON_TREE:
                return "'{\"a\": " + number + "}'";
            case ARRAY:
                return base.sql().equals("integer[]") ? "'{" + number + "}'" : "'{}'";
            case ENUM:
                List<String> labels = words.enumType(base).labels();
                return labels.size() < number
                        ? "null"
                        : "'" + labels.get(number - 1).replace("'", "''") + "'";
            default:
                return words.composite(base) == null
                        ? other(base, number)
                        : "'("
                                + ","
                                        .repeat(
                                                Math.max(
                                                        0,
                                                        words.composite(base).attributes().size()
                                                                - 1))
                                + ")'";
        }
    }

    private static String other(Type type, int number) {
        switch (type.sql()) {
            case "int4range":
                return "'[" + number + "0," + number + "5)'";
            case "uuid":
                return "'00000000-0000-0000-0000-00000000000" + number + "'";
            case "inet":
                return "'10.0.0." + number + "'";
            case "bit(3)":
                return "'00" + number % 2 + "'";
            case "interval":
                return "'" + number + " days'";
            case "time without time zone":
            case "time(0) with time zone":
                return "'0" + number + ":00'";
            case "json":
                return "'[" + number + "]'";
            case "xml":
                return "'<a>" + number + "</a>'";
            case "bytea":
            case "tsvector":
                return "'b" + number + "'";
            case "money":
            case "oid":
                return "'" + number + "'";
            default:
                return "null";
        }
    }

    /**
     * The columns whose values an upgrade has no reason to touch, as {@code Rows} wants them.
     *
     * @param renames whose columns count as well, by their old names
     */
    static SortedMap<String, SortedSet<String>> comparable(
            Pair pair, Renames renames, int version) {
        Vocabulary words = new Vocabulary(version, pair.before());
        SortedMap<String, SortedSet<String>> columns = new TreeMap<>();
        for (Table before : pair.before().tables().values()) {
            Table after =
                    pair.after()
                            .tables()
                            .get(renames.tables().getOrDefault(before.name(), before.name()));
            SortedMap<String, String> others =
                    renames.columns().getOrDefault(before.name(), new TreeMap<>());
            if (after == null) {
                continue;
            }
            SortedSet<String> names = new TreeSet<>();
            for (Column column : before.columns().values()) {
                Column now = after.columns().get(others.getOrDefault(column.name(), column.name()));
                if (now != null
                        && now.generated() == null
                        && column.generated() == null
                        && now.type().equals(column.type())
                        && words.isBuiltIn(column.type())) {
                    names.add(quote(column.name()));
                }
            }
            columns.put(qualified(before.name()), names);
        }
        return columns;
    }

    private static String qualified(QualifiedName name) {
        return (name.inDefaultSchema() ? "public" : quote(name.schema()))
                + "."
                + quote(name.name());
    }
}
