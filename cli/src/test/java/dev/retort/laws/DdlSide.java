package dev.retort.laws;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.snapshot.Desired;
import java.sql.Connection;
import java.sql.SQLException;

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
            return Desired.like(
                    DatabaseReader.read(connection, ReadScope.everything("public")).schema());
        }
    }
}
