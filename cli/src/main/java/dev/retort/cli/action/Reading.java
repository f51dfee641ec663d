package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.model.QualifiedName;
import dev.retort.model.Reflected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;

/** Reads one side that is a database. */
final class Reading {

    /** Ours, so no part of anybody's schema. */
    private static final Set<QualifiedName> OWN_TABLES =
            Set.of(QualifiedName.of("retort_version"), QualifiedName.of("retort_history"));

    private Reading() {}

    static Reflected read(Connection connection, String defaultSchema) {
        return read(connection, defaultSchema, schema -> true);
    }

    /**
     * @param schemas which ones are read, by their real names
     */
    static Reflected read(Connection connection, String defaultSchema, Predicate<String> schemas) {
        try {
            return DatabaseReader.read(
                    connection,
                    new ReadScope(defaultSchema, schemas, object -> true).without(OWN_TABLES));
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    /**
     * @param chosen the default schema that somebody chose, or {@code null} for the connection's
     */
    static String defaultSchema(Connection connection, String chosen) {
        if (chosen != null) {
            return chosen;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_schema()")) {
            rows.next();
            String schema = rows.getString(1);
            if (schema == null) {
                throw new RetortException(
                        "RT-1210",
                        "no schema of the connection's search_path exists",
                        "set schema below [database], or add ?currentSchema=NAME to the URL");
            }
            return schema;
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    private static RetortException cannotRead(SQLException e) {
        return new RetortException(
                "RT-1211", "the database could not be read: " + e.getMessage(), null, e);
    }
}
