package dev.retort.database;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.model.Reflected;
import java.sql.Connection;
import java.sql.SQLException;

/** One database that is emptied between cases, which is faster than making one for each. */
final class Workbench implements AutoCloseable {

    private static final String EMPTY =
            """
            do $$
            declare name text;
            begin
                for name in select nspname from pg_namespace
                             where nspname !~ '^pg_' and nspname <> 'information_schema' loop
                    execute format('drop schema %I cascade', name);
                end loop;
                for name in select pubname from pg_publication loop
                    execute format('drop publication %I', name);
                end loop;
                for name in select fdwname from pg_foreign_data_wrapper loop
                    execute format('drop foreign data wrapper %I cascade', name);
                end loop;
                create schema public;
                grant usage on schema public to public;
            end $$
            """;

    private final Database database;

    Workbench() throws SQLException {
        database = PostgresServer.shared().createDatabase();
    }

    Database database() {
        return database;
    }

    int majorVersion() {
        return database.server().majorVersion();
    }

    /** Makes the database contain exactly this. */
    void contain(String ddl) throws SQLException {
        database.execute(EMPTY);
        database.execute(ddl);
    }

    Reflected read() throws SQLException {
        return read(ReadScope.everything("public"));
    }

    Reflected read(ReadScope scope) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseReader.read(connection, scope);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
