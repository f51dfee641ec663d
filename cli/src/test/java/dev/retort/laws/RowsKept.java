package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.fixtures.Rows;
import dev.retort.fixtures.SampleRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Law L9: whatever stood in a column that is still there, with the same type, still stands there (a
 * composite type is the same with the same attributes, which its values are written with); and a
 * change that the server refuses changes nothing.
 */
final class RowsKept {

    private static final String COLUMNS =
            """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname),
                   format_type(a.atttypid, a.atttypmod) || coalesce((
                       with recursive held (type) as (
                         select a.atttypid
                          where a.atttypid >= 16384  -- one that somebody made
                         union
                         select inside.type
                           from held
                           join (select t.oid, unnest(array[t.typelem, t.typbasetype])
                                   from pg_type t
                                 union all
                                 select t.oid, f.atttypid
                                   from pg_type t
                                   join pg_attribute f on f.attrelid = t.typrelid and f.attnum > 0
                                ) inside (oid, type) on inside.oid = held.type
                       )
                       select string_agg(
                                  format(' %s(%s %s)', t.oid::regtype, f.attname,
                                         format_type(f.atttypid, f.atttypmod)),
                                  '' order by t.oid::regtype::text, f.attnum)
                         from held
                         join pg_type t on t.oid = held.type
                         join pg_attribute f on f.attrelid = t.typrelid and f.attnum > 0
                                            and not f.attisdropped), '')
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and a.attgenerated = ''
            """;

    interface Move {
        void run() throws SQLException;
    }

    private record TypedColumn(String table, String column, String type)
            implements Comparable<TypedColumn> {

        @Override
        public int compareTo(TypedColumn other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Connection connection;
    private boolean hasRows;

    private RowsKept(Connection connection, boolean hasRows) {
        this.connection = connection;
        this.hasRows = hasRows;
    }

    static RowsKept start(Connection connection, boolean hasRows) throws SQLException {
        if (hasRows) {
            SampleRows.insert(connection);
        }
        return new RowsKept(connection, hasRows);
    }

    /**
     * @param refused the SQLSTATE that rows make the server answer with; empty for none
     */
    void move(Move move, String refused) throws SQLException {
        if (!hasRows) {
            move.run();
            return;
        }
        Map<TypedColumn, Rows> before = contents();
        if (refused.isEmpty()) {
            move.run();
            Map<TypedColumn, Rows> kept = contents();
            kept.keySet().retainAll(before.keySet());
            before.keySet().retainAll(kept.keySet());
            assertThat(kept).as("L9: the rows that were there").isEqualTo(before);
        } else {
            Throwable refusal = catchThrowable(move::run);
            assertThat(refusal).as("L9: the server refuses").isInstanceOf(AssertionError.class);
            assertThat(((SQLException) refusal.getCause()).getSQLState()).isEqualTo(refused);
            assertThat(contents()).as("L9: the rows after a refusal").isEqualTo(before);
            SampleRows.delete(connection);
            hasRows = false;
            move.run();
        }
    }

    private Map<TypedColumn, Rows> contents() throws SQLException {
        Map<TypedColumn, Rows> contents = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                String table = row.getString(1);
                String column = row.getString(2);
                contents.put(
                        new TypedColumn(table, column, row.getString(3)),
                        Rows.of(connection, Map.of(table, Set.of(column))));
            }
        }
        return contents;
    }
}
