package dev.retort.cli.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * What happens when the process is told to end: the statement in progress is cancelled, and the
 * main thread gets the time to roll back and to say where the database is. Without it the server
 * would go on until it has something to tell a client that is gone.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Connection connection) {
        hook = new Thread(() -> cancel(connection), "retort-interrupt");
    }

    static Interruption cancels(Connection connection) {
        Interruption interruption = new Interruption(connection);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (SQLException e) {
            // The connection is closed or lost: then nothing of ours runs any more.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is left to be cancelled. */
    void over() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook runs or ran.
            return;
        }
    }
}
