package dev.retort.laws;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.model.Desired;
import java.sql.Connection;
import java.util.List;
import java.util.Set;

/** A side that is written as DDL; what it should be is read from a database made of it. */
record DdlSide(String ddl) implements Side {

    @Override
    public void build(Database database) throws Exception {
        if (!isEmpty()) {
            database.execute(ddl);
        }
    }

    @Override
    public Desired desired() throws Exception {
        try (Database database = PostgresServer.shared().createDatabase()) {
            build(database);
            try (Connection connection = database.connect()) {
                return new Desired(
                        DatabaseReader.read(connection, ReadScope.everything("public")).schema(),
                        Set.of(),
                        List.of());
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return ddl.isBlank();
    }
}
