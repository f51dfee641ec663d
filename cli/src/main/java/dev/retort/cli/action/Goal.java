package dev.retort.cli.action;

import dev.retort.diff.scope.Scope;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Unmapped;
import java.util.List;
import java.util.function.Supplier;

/** What a database is to be like, wherever that is written down. */
public interface Goal extends AutoCloseable {

    /** A goal, and what lies beside it that nothing compares. */
    record Read(Desired desired, List<Unmapped> notCompared) {}

    /**
     * The server that the other side is on.
     *
     * @param defaultSchema of the database that is compared
     */
    record Server(int major, int minor, String defaultSchema) {}

    /** Called once, on a thread of its own. */
    Read read(Server server);

    /**
     * @param applied what the applied revisions did
     * @return what the comparison may take for Retort's work
     */
    Supplier<History> history(Supplier<History> applied);

    Scope scope(String defaultSchema);

    /** Whether what it is silent about has to be what it would create. */
    boolean isStrict();

    /** Whether what somebody accepted is no difference to it. */
    boolean heedsAccepted();

    /** For the sentence "Compared ... with the database"; asked when it was read. */
    String described();

    /** Who asks for what differs; asked when it was read. */
    default WhereFrom whereFrom() {
        return WhereFrom.NOWHERE;
    }

    /** What a person may want to know of how it was read; asked when it was. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * What is worth saying about how it is written, whatever it is compared with; asked when it was
     * read.
     */
    default List<String> warnings() {
        return List.of();
    }

    /** For the sentence "... and database agree". */
    String noun();

    /** What {@code revision --autogenerate} needs besides to mean the same goal. */
    String option();

    @Override
    void close();
}
