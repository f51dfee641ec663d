package dev.retort.migrate.internal.precheck;

import dev.retort.model.ColumnRef;
import dev.retort.model.Identifiers;
import dev.retort.model.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A stored column that has values of a composite type.
 *
 * @param isWhole whether its value is one of the type, or of a domain over it; otherwise it holds
 *     such values somewhere inside
 */
record CompositeUse(ColumnRef column, boolean isWhole) {

    /**
     * Types hold others as domains, arrays, ranges, and as composite types, which the rows of
     * tables are, too. A column that a partition or an heir has from its parent is read with the
     * parent's. Tables for a session end with it.
     */
    private static final String FIND =
            """
            WITH RECURSIVE holder (type, is_whole) AS (
              SELECT c.reltype, true
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
               WHERE c.oid = pg_catalog.to_regclass(?) AND c.relkind = 'c'
                 AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
              UNION
              SELECT outside.type, holder.is_whole AND outside.is_domain
                FROM holder
                JOIN (SELECT t.typbasetype AS inside, t.oid AS type, true AS is_domain
                        FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
                      UNION ALL
                      SELECT t.oid, t.typarray, false
                        FROM pg_catalog.pg_type t WHERE t.typarray <> 0
                      UNION ALL
                      SELECT r.rngsubtype, r.rngtypid, false FROM pg_catalog.pg_range r
                      UNION ALL
                      SELECT r.rngtypid, r.rngmultitypid, false FROM pg_catalog.pg_range r
                      UNION ALL
                      SELECT a.atttypid, c.reltype, false
                        FROM pg_catalog.pg_attribute a
                        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
                       WHERE c.reltype <> 0 AND a.attnum > 0 AND NOT a.attisdropped
                     ) outside ON outside.inside = holder.type
            )
            SELECT n.nspname, c.relname, a.attname, holder.is_whole
              FROM holder
              JOIN pg_catalog.pg_attribute a ON a.atttypid = holder.type
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND a.attinhcount = 0
               AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             ORDER BY n.nspname, c.relname, a.attname
            """;

    /** Of the type as it is now; nothing when there is no such type or attribute. */
    static List<CompositeUse> of(Connection connection, ColumnRef attribute) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, Identifiers.quote(attribute.table()));
            statement.setString(2, attribute.column());
            List<CompositeUse> uses = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    QualifiedName table = new QualifiedName(rows.getString(1), rows.getString(2));
                    uses.add(
                            new CompositeUse(
                                    new ColumnRef(table, rows.getString(3)), rows.getBoolean(4)));
                }
            }
            return uses;
        }
    }

    /** The rest of a query for the rows in which a drop of the attribute loses something. */
    String from(String attribute) {
        String value = Identifiers.quote(column.column());
        return "FROM "
                + Identifiers.quote(column.table())
                + " WHERE "
                + (isWhole ? "(" + value + ")." + Identifiers.quote(attribute) : value)
                + " IS DISTINCT FROM NULL";
    }
}
