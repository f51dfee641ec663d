package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.config.ScopeConfig;
import dev.retort.cli.connection.Database;
import dev.retort.cli.session.Session;
import dev.retort.database.Snapshot;
import dev.retort.diff.scope.Scope;
import dev.retort.model.Schema;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Another database. Both sides are compared whole, as far as the scope goes: what only one of them
 * has is a difference, whoever made it.
 */
final class ReferenceGoal implements Goal {

    private static final List<String> EVERYTHING = List.of("*.*");

    /** The driver's parameter that chooses a default schema for this one database. */
    private static final String OWN_SCHEMA = "currentSchema";

    private final ScopeConfig scope;
    private final Connection connection;
    private final Snapshot snapshot;

    private ReferenceGoal(ScopeConfig scope, Connection connection, Snapshot snapshot) {
        this.scope = scope;
        this.connection = connection;
        this.snapshot = snapshot;
    }

    /** Opens the database. */
    static ReferenceGoal open(Session session, String url) {
        Database reference = session.reference(url);
        boolean hasOwn = reference.settings().parameters().containsKey(OWN_SCHEMA);
        ScopeConfig scope = session.config().scope();
        Connection connection = session.openReference(reference);
        try {
            return new ReferenceGoal(
                    scope, connection, Reading.open(connection, hasOwn ? null : session.schema()));
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    @Override
    public Read read(Server server) {
        Reflected reflected = Reading.read(snapshot);
        Schema schema = scope(snapshot.defaultSchema()).included(reflected.schema());
        if (schema.tables().isEmpty()) {
            throw new RetortException(
                    "RT-1212",
                    "the reference has no table"
                            + (scope.include().isEmpty() ? "" : " in the scope")
                            + ", so all tables would have to go",
                    "is --reference-url the database that was meant? Its default schema is "
                            + snapshot.defaultSchema());
        }
        return new Read(
                Desired.like(schema, reflected.partitioned().keySet()), reflected.notCompared());
    }

    @Override
    public Supplier<History> history(Supplier<History> applied) {
        return () -> History.NONE;
    }

    @Override
    public Scope scope(String ofSchema) {
        return ConfiguredScope.of(ofSchema, scope, EVERYTHING);
    }

    /** A database says everything. */
    @Override
    public boolean isStrict() {
        return true;
    }

    /** They were accepted between a database and the entities. */
    @Override
    public boolean heedsAccepted() {
        return false;
    }

    @Override
    public String described() {
        return "the reference";
    }

    @Override
    public String noun() {
        return "reference";
    }

    @Override
    public String option() {
        return " --reference-url ...";
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
