package dev.retort.laws;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.model.Desired;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A side that is written as DDL; what it should be is read from a database made of it. */
final class DdlSide extends Side {

    private final String ddl;

    DdlSide(String ddl) {
        this.ddl = ddl;
    }

    @Override
    void build(Database database) throws SQLException {
        if (!isEmpty()) {
            database.execute(ddl);
        }
    }

    @Override
    boolean isEmpty() {
        return ddl.isBlank();
    }

    @Override
    Desired read(Database built) throws SQLException {
        try (Connection connection = built.connect()) {
            return new Desired(
                    DatabaseReader.read(connection, ReadScope.everything("public")).schema(),
                    Set.of(),
                    List.of());
        }
    }
}
