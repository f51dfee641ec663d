package dev.retort.cli;

import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.session.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs what people run most, prints nothing and touches no database. {@code ./retort} starts it
 * once to learn which classes belong into the class-data archive.
 */
public final class Rehearsal {

    /** What a connection loads that is refused before it gets that far. */
    private static final List<String> DRIVER =
            List.of(
                    "org.postgresql.core.v3.QueryExecutorImpl",
                    "org.postgresql.jdbc.PgConnection",
                    "org.postgresql.jdbc.PgDatabaseMetaData",
                    "org.postgresql.jdbc.PgPreparedStatement",
                    "org.postgresql.jdbc.PgResultSet",
                    "org.postgresql.jdbc.PgResultSetMetaData",
                    "org.postgresql.jdbc.PgArray",
                    "org.postgresql.util.PSQLException");

    private Rehearsal() {}

    /**
     * @param arguments an empty folder to play in
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path folder = Path.of(arguments[0]);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(Map.of(), folder, nowhere, nowhere, false, false);
        String url = "postgres://localhost:" + unusedPort() + "/rehearsal";
        for (List<String> line :
                List.of(
                        List.of("--help"),
                        List.of("init"),
                        List.of("init", "--format", "json"),
                        List.of("--nothing"),
                        List.of("history"),
                        List.of("heads", "--format", "json"),
                        List.of("current", "--url", url),
                        List.of("upgrade", "--url", url))) {
            RetortCommand.run(surroundings, line.toArray(String[]::new));
        }
        for (String name : DRIVER) {
            Class.forName(name);
        }
    }

    /** A port at which nobody listens any more. */
    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
