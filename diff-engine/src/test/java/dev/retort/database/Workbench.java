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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database that is emptied between cases, which is faster than making one for each. Cases that
 * run beside each other have one for each thread.
 */
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

    private final PostgresServer server = PostgresServer.shared();
    private final Queue<Bench> benches = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Bench> mine = ThreadLocal.withInitial(this::bench);
    private Standby standby;

    /** What one thread works with. */
    private static final class Bench {

        private final Database database;
        private final Database copy;
        private Connection reader;
        private Connection onStandby;

        private Bench(PostgresServer server) throws SQLException {
            database = server.createDatabase();
            copy = server.createDatabase();
        }

        private void connect(Standby standby) throws SQLException {
            if (reader == null) {
                reader = database.connect(READER, PASSWORD);
                onStandby = standby.connect(database, READER, PASSWORD);
            }
        }

        private void disconnect() throws SQLException {
            if (reader != null) {
                onStandby.close();
                reader.close();
                database.execute("drop owned by " + READER);
            }
        }

        private void close() throws SQLException {
            copy.close();
            database.close();
        }
    }

    private Bench bench() {
        try {
            Bench bench = new Bench(server);
            benches.add(bench);
            return bench;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Of this thread. */
    Database database() {
        return mine.get().database;
    }

    int majorVersion() {
        return server.majorVersion();
    }

    /** Makes the database contain exactly this. */
    void contain(String ddl) throws SQLException {
        database().execute(EMPTY);
        database().execute(ddl);
    }

    Reflected read() throws SQLException {
        return read(ReadScope.everything("public"));
    }

    Reflected read(ReadScope scope) throws SQLException {
        try (Connection connection = database().connect()) {
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
        Bench bench = mine.get();
        Fingerprint original = Fingerprint.of(bench.database);
        Fingerprint made = make(beside, read.schema());
        if (SPELLED_AGAIN.matcher(ddl).find()) {
            original = made;
            made = make(beside, read(bench.copy).schema());
        }
        assertThat(original.differenceTo(made)).as("made anew from what was read").isEmpty();
        Standby follower = standby();
        bench.connect(follower);
        bench.database.execute(GRANTS);
        Reflected seen = DatabaseReader.read(bench.reader, ReadScope.everything("public"));
        assertThat(seen.schema()).as("read by a role that may SELECT").isEqualTo(read.schema());
        assertThat(withoutGrants(seen)).isEqualTo(withoutGrants(read));
        assertThat(seen.owners()).isEqualTo(read.owners());
        follower.catchUp();
        assertThat(DatabaseReader.read(bench.onStandby, ReadScope.everything("public")))
                .as("read by it on a hot standby")
                .isEqualTo(seen);
    }

    /** Makes the copy what this says, beside what it cannot say. */
    private Fingerprint make(String beside, Schema schema) throws SQLException {
        Database copy = mine.get().copy;
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

    private synchronized Standby standby() throws SQLException, IOException {
        if (standby == null) {
            server.createRole(READER, PASSWORD);
            standby = server.standby();
        }
        return standby;
    }

    @Override
    public void close() throws SQLException, IOException {
        for (Bench each : benches) {
            each.disconnect();
        }
        if (standby != null) {
            standby.close();
            database().execute("drop role " + READER);
        }
        for (Bench each : benches) {
            each.close();
        }
    }
}
