package dev.retort.laws;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.snapshot.Desired;
import java.sql.Connection;
import java.sql.SQLException;

/** One side of a case: what a database should be, and what it is when somebody else builds it. */
abstract class Side {

    private Desired desired;
    private Fingerprint truth;

    /** Where it is built. */
    PostgresServer server() {
        return PostgresServer.shared();
    }

    /** Where an application's connection looks for names, or {@code null} for the usual. */
    String searchPath() {
        return null;
    }

    /** An empty database where it can be built. */
    final Scratch scratch() throws SQLException {
        return Scratch.take(server(), searchPath());
    }

    /** Builds it in an empty database without us. */
    abstract void build(Database database) throws Exception;

    /** What {@link #build} does, for a side whose fingerprint has been taken. */
    void buildAgain(Database database) throws Exception {
        build(database);
    }

    abstract boolean isEmpty();

    /** Whether L11 is asked of what leads away from it. */
    boolean hasScript() {
        return false;
    }

    /**
     * @param built to what {@link #build} made; it stays open
     */
    abstract Desired read(Connection built) throws Exception;

    /** What our reader says it should be. */
    final Desired desired() throws Exception {
        look();
        return desired;
    }

    /** The fingerprint of a database that others built. */
    final Fingerprint truth() throws Exception {
        look();
        return truth;
    }

    private synchronized void look() throws Exception {
        if (truth == null) {
            try (Scratch scratch = scratch()) {
                Database database = scratch.database();
                build(database);
                desired = read(scratch.connection());
                truth = Fingerprint.of(scratch.connection());
            }
        }
    }
}
