import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The PostgreSQL that {@code run} started. */
record Server(int port, long pid, Path log) {

    private static final List<String> OWN =
            List.of("checkpointer", "background writer", "walwriter", "logical replication", "io worker");

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    void execute(String database, List<String> statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** CPU ticks of the backends that ended, once none is left. */
    long idleTicks() throws IOException, InterruptedException {
        while (hasBackends()) {
            Thread.sleep(5);
        }
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    /** Whether the server has a child besides its own; one that is about to end has no title any more. */
    private boolean hasBackends() throws IOException {
        String children = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children"));
        for (String child : children.strip().split("\\s+")) {
            if (!isOwn(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(String process) {
        try {
            String title = Files.readString(Path.of("/proc/" + process + "/cmdline"), StandardCharsets.ISO_8859_1);
            return OWN.stream().anyMatch(title::contains);
        } catch (IOException gone) {
            return false;
        }
    }

    boolean has(String database) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            return row.next();
        }
    }
}
