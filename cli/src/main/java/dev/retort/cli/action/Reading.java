package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.database.Snapshot;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Reflected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** Reads one side that is a database. */
public final class Reading {

    /** Ours, so no part of anybody's schema. */
    private static final Set<QualifiedName> OWN_TABLES =
            Set.of(QualifiedName.of("retort_version"), QualifiedName.of("retort_history"));

    private Reading() {}

    /** Whether it is one of the tables in which Retort remembers what it ran. */
    public static boolean isOwn(QualifiedName name) {
        return OWN_TABLES.contains(name);
    }

    /**
     * @param chosen the default schema that somebody chose, or {@code null} for the connection's
     */
    public static Snapshot open(Connection connection, String chosen) {
        try {
            return Snapshot.open(connection, chosen);
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    static Reflected read(Snapshot snapshot) {
        return read(snapshot, schema -> true);
    }

    /**
     * @param schemas which ones are read, by their real names
     */
    public static Reflected read(Snapshot snapshot, Predicate<String> schemas) {
        try {
            return DatabaseReader.read(
                    snapshot,
                    new ReadScope(snapshot.defaultSchema(), schemas, object -> true)
                            .without(OWN_TABLES));
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    public static RetortException cannotRead(SQLException e) {
        return new RetortException(
                "RT-1211", "the database could not be read: " + e.getMessage(), null, e);
    }
}
