package dev.retort.migrate.internal;

import dev.retort.RetortException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;

/** Takes a connection from an application's data source for one piece of work. */
public final class DataSources {

    private DataSources() {}

    /**
     * @throws RetortException RT-1112 when there is no connection to be had
     */
    public static <T> T call(DataSource source, Function<Connection, T> work) {
        try (Connection connection = open(source)) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate("could not give the connection back", e);
        }
    }

    private static Connection open(DataSource source) {
        try {
            return Objects.requireNonNull(source.getConnection(), "connection");
        } catch (SQLException | RuntimeException e) {
            throw new RetortException(
                    "RT-1112",
                    "the data source gives no connection: " + e.getMessage(),
                    "it is the application's own: see its URL, user and pool",
                    e);
        }
    }
}
