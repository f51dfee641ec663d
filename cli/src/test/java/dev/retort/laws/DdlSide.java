package dev.retort.laws;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import java.sql.Connection;
import java.sql.SQLException;

/** A side that is written as DDL; what it should be is read from a database made of it. */
final class DdlSide extends Side {

    private final PostgresServer server;
    private final String ddl;
    private boolean hasScript;

    DdlSide(String ddl) {
        this(PostgresServer.shared(), ddl);
    }

    DdlSide(PostgresServer server, String ddl) {
        this.server = server;
        this.ddl = ddl;
    }

    @Override
    PostgresServer server() {
        return server;
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

    /** L11 is asked of what leads away from it, and of the way back. */
    DdlSide withScript() {
        hasScript = true;
        return this;
    }

    @Override
    boolean hasScript() {
        return hasScript;
    }

    @Override
    Desired read(Connection built) throws SQLException {
        Reflected reflected = DatabaseReader.read(built, ReadScope.everything("public"));
        return Desired.like(reflected.schema(), reflected.partitioned().keySet());
    }
}
