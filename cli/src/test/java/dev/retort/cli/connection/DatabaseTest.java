package dev.retort.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.RetortException;
import dev.retort.cli.config.ConfigFile;
import dev.retort.fixtures.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening a real server, and being refused by it. */
class DatabaseTest {

    private static final String ROLE = "cli_with_password";

    @TempDir static Path folder;
    private static PostgresServer server;
    private static String name;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.shared();
        server.createRole(ROLE, "right");
        name = server.createDatabase().name();
    }

    private static Database database(String url, PasswordPrompt prompt) throws IOException {
        Path file = Files.writeString(folder.resolve("retort.toml"), "");
        ConfigFile config = ConfigFile.load(file, Optional.empty(), folder, Map.of());
        return new Database(ConnectionSettings.resolve(Optional.of(url), config, Map.of()), prompt);
    }

    private static String url(String userInfo, String database) {
        return "postgres://" + userInfo + "@localhost:" + server.port() + "/" + database;
    }

    private static RetortException refused(String url) throws IOException {
        Database database = database(url, target -> Optional.empty());
        return catchThrowableOfType(
                RetortException.class, () -> database.open(Database.Access.READ).close());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aReadingSessionCannotWrite() throws Exception {
        Database database = database(url("postgres", name), target -> Optional.empty());
        try (Connection connection = database.open(Database.Access.READ);
                Statement statement = connection.createStatement()) {
            assertThat(show(connection, "default_transaction_read_only")).isEqualTo("on");
            assertThat(show(connection, "application_name")).isEqualTo("retort");
            assertThatThrownBy(() -> statement.execute("create table t ()"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("25006"));
        }
    }

    @Test
    void aWritingSessionCan() throws Exception {
        Database database =
                database(
                        url("postgres", name) + "?application_name=mine",
                        target -> Optional.empty());
        try (Connection connection = database.open(Database.Access.WRITE);
                Statement statement = connection.createStatement()) {
            assertThat(show(connection, "application_name")).isEqualTo("mine");
            assertThat(statement.execute("create table written ()")).isFalse();
        }
    }

    @Test
    void asksForAPasswordOnceWhenTheServerWantsOne() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Database database =
                database(
                        url(ROLE, name),
                        target -> {
                            asked.incrementAndGet();
                            assertThat(target)
                                    .isEqualTo(ROLE + "@localhost:" + server.port() + "/" + name);
                            return Optional.of("right");
                        });
        database.open(Database.Access.READ).close();
        database.open(Database.Access.READ).close();
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksNobodyWhoIsNotNeeded() throws Exception {
        Database database =
                database(
                        url("postgres", name),
                        target -> {
                            throw new AssertionError("asked for " + target);
                        });
        database.open(Database.Access.READ).close();
    }

    @Test
    void namesWhatIsMissingWhenNobodyCanBeAsked() throws Exception {
        RetortException e = refused(url(ROLE, name));
        assertThat(e.code()).isEqualTo("RT-1102");
        assertThat(e.hint()).contains("PGPASSWORD", "RETORT_PASSWORD_FILE", "~/.pgpass");
    }

    @Test
    void namesAWrongPasswordAndItsSource() throws Exception {
        RetortException e = refused(url(ROLE + ":wrong", name));
        assertThat(e.code()).isEqualTo("RT-1104");
        assertThat(e)
                .hasMessageContaining("the password of " + ROLE)
                .hasMessageContaining("came from --url");
        assertThat(e.getMessage()).doesNotContain("wrong");
    }

    @Test
    void namesADatabaseThatIsNotThere() throws Exception {
        RetortException e = refused(url("postgres", "nowhere"));
        assertThat(e.code()).isEqualTo("RT-1105");
        assertThat(e).hasMessageContaining("there is no database nowhere");
    }

    @Test
    void namesARoleThatIsNotThere() throws Exception {
        RetortException e = refused(url("nobody", name));
        assertThat(e.code()).isEqualTo("RT-1106");
        assertThat(e).hasMessageContaining("nobody");
    }

    @Test
    void namesAMissingPrivilege() throws Exception {
        String closed = server.createDatabase().name();
        Database owner = database(url("postgres", closed), target -> Optional.empty());
        try (Connection connection = owner.open(Database.Access.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("revoke connect on database " + closed + " from public");
        }
        RetortException e = refused(url(ROLE + ":right", closed));
        assertThat(e.code()).isEqualTo("RT-1106");
        assertThat(e.hint()).isEqualTo("GRANT CONNECT ON DATABASE " + closed + " TO " + ROLE);
    }

    @Test
    void namesAPortWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RetortException e = refused("postgres://u@127.0.0.1:" + port + "/shop");
        assertThat(e.code()).isEqualTo("RT-1103");
        assertThat(e).hasMessageStartingWith("nothing listens at 127.0.0.1:" + port);
    }

    @Test
    void namesAHostThatIsNotThere() throws Exception {
        RetortException e = refused("postgres://u@no-such-host.invalid/shop");
        assertThat(e.code()).isEqualTo("RT-1103");
        assertThat(e).hasMessageStartingWith("there is no host of that name");
    }

    @Test
    void aMistypedParameterIsAnError() throws Exception {
        RetortException e = refused(url("postgres", name) + "?sslmod=require");
        assertThat(e.code()).isEqualTo("RT-1107");
        assertThat(e).hasMessageContaining("unknown parameter sslmod");
        assertThat(e.hint()).isEqualTo("did you mean sslmode?");
    }
}
