package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.Standby;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One database that is emptied between cases, which is faster than making one for each. */
final class Workbench implements AutoCloseable {

    private static final String READER = "reading_role";
    private static final String PASSWORD = "secret";

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

    /** All that the role needs, and all that it gets. */
    private static final String GRANTS =
            """
            do $$
            declare name text;
            begin
                for name in select nspname from pg_namespace
                             where nspname !~ '^pg_' and nspname <> 'information_schema' loop
                    execute format('grant usage on schema %I to reading_role', name);
                    execute format('grant select on all tables in schema %I to reading_role', name);
                end loop;
            end $$
            """;

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?:[^;'\"$]|'(?:[^']|'')*'|\"[^\"]*\"|\\$\\$.*?\\$\\$|\\$)+", Pattern.DOTALL);

    /** Statements that make what the model does not have; schemas, because that may be in one. */
    private static final Pattern BESIDE =
            Pattern.compile(
                    "(?s)\\s*create (schema|extension|function|collation|operator|aggregate"
                            + "|text search|type \\S+ as range|table .* partition (by|of)) .*");

    /**
     * What the server itself stores in another way when its own text is given to it again, so that
     * pg_dump and restore do not bring it back either.
     */
    private static final Pattern SPELLED_AGAIN = Pattern.compile("varchar\\[\\]::text\\[\\]");

    private final Database database;
    private final Database copy;
    private Connection reader;
    private Standby standby;
    private Connection onStandby;

    Workbench() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        copy = PostgresServer.shared().createDatabase();
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

    /**
     * That nothing of the database is missed: what is read of it makes another one that nobody can
     * tell from it, and a role that may merely SELECT reads the same, on a hot standby too.
     *
     * @param ddl that the database contains
     */
    void isReadWhole(String ddl) throws SQLException, IOException {
        Reflected read = read();
        String beside =
                STATEMENT
                        .matcher(ddl)
                        .results()
                        .map(MatchResult::group)
                        .filter(statement -> BESIDE.matcher(statement).matches())
                        .collect(Collectors.joining(";"));
        Fingerprint original = Fingerprint.of(database);
        Fingerprint made = make(beside, read.schema());
        if (SPELLED_AGAIN.matcher(ddl).find()) {
            original = made;
            made = make(beside, read(copy).schema());
        }
        assertThat(original.differenceTo(made)).as("made anew from what was read").isEmpty();
        connectReaders();
        database.execute(GRANTS);
        Reflected seen = DatabaseReader.read(reader, ReadScope.everything("public"));
        assertThat(seen.schema()).as("read by a role that may SELECT").isEqualTo(read.schema());
        assertThat(withoutGrants(seen)).isEqualTo(withoutGrants(read));
        assertThat(seen.owners()).isEqualTo(read.owners());
        standby.catchUp();
        assertThat(DatabaseReader.read(onStandby, ReadScope.everything("public")))
                .as("read by it on a hot standby")
                .isEqualTo(seen);
    }

    /** Makes the copy what this says, beside what it cannot say. */
    private Fingerprint make(String beside, Schema schema) throws SQLException {
        copy.execute(EMPTY);
        Schema there = Schema.EMPTY;
        if (!beside.isEmpty()) {
            copy.execute(beside);
            there = read(copy).schema();
        }
        for (Operation operation : SchemaDiff.between(there, schema)) {
            for (String sql : new PostgreSqlDialect().sql(operation)) {
                copy.execute(sql);
            }
        }
        return Fingerprint.of(copy);
    }

    private static Reflected read(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseReader.read(connection, ReadScope.everything("public"));
        }
    }

    private static List<Unmapped> withoutGrants(Reflected read) {
        return read.notCompared().stream().filter(each -> !each.kind().equals("grants")).toList();
    }

    private void connectReaders() throws SQLException, IOException {
        if (standby == null) {
            PostgresServer server = database.server();
            server.createRole(READER, PASSWORD);
            standby = server.standby();
            reader = database.connect(READER, PASSWORD);
            onStandby = standby.connect(database, READER, PASSWORD);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        if (standby != null) {
            onStandby.close();
            reader.close();
            standby.close();
            database.execute("drop owned by " + READER + "; drop role " + READER);
        }
        copy.close();
        database.close();
    }
}
