package dev.retort.environment;

import dev.retort.RetortException;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Calls an environment and says which hook failed for what.
 *
 * <p>All methods throw {@link RetortException}: RT-1601 when the hook throws, RT-1602 when it
 * answers nothing.
 */
public final class Hooks {

    public static final Hooks NONE = new Hooks(Environment.NONE);

    private final Environment environment;

    public Hooks(Environment environment) {
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /** Whether nobody has anything to say, so that nobody needs to be asked. */
    public boolean isNone() {
        return environment == Environment.NONE;
    }

    public void configure(Context context) {
        call(
                "configure",
                "command " + context.command(),
                () -> {
                    environment.configure(context);
                    return true;
                });
    }

    /**
     * @throws RetortException RT-1603 when the connection is closed or in a transaction afterwards
     */
    public void begin(Connection connection) {
        boolean usable =
                call(
                        "begin",
                        "the connection",
                        () -> {
                            environment.begin(connection);
                            return !connection.isClosed() && connection.getAutoCommit();
                        });
        if (!usable) {
            throw new RetortException(
                    "RT-1603",
                    named("begin") + " closed the connection or left it in a transaction",
                    "leave the connection open and in autocommit, as it was given");
        }
    }

    public boolean includeName(ObjectName name) {
        return call("includeName", name, () -> environment.includeName(name));
    }

    public boolean includeObject(SchemaObject object) {
        return call("includeObject", object.name(), () -> environment.includeObject(object));
    }

    public Verdict compareType(ColumnPair columns) {
        return call("compareType", columns.name(), () -> environment.compareType(columns));
    }

    public Verdict compareDefault(ColumnPair columns) {
        return call("compareDefault", columns.name(), () -> environment.compareDefault(columns));
    }

    public Proposal rewrite(Proposal proposal) {
        return call(
                "rewrite",
                proposal.message().isEmpty()
                        ? "the proposal"
                        : "the proposal \"" + proposal.message() + "\"",
                () -> environment.rewrite(proposal));
    }

    /** What the environment adds to a step. */
    public List<Operation> onVersionApply(VersionChange change) {
        return call(
                "onVersionApply",
                change.direction().word() + " of revision " + change.revision(),
                () -> Op.record(op -> environment.onVersionApply(change, op)));
    }

    private <T> T call(String hook, Object subject, Callable<T> body) {
        T answer;
        try {
            answer = body.call();
        } catch (RetortException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw new RetortException(
                    "RT-1601",
                    named(hook) + " failed for " + subject + ": " + said(e) + at(e),
                    "correct the environment's class",
                    e);
        }
        if (answer == null) {
            throw new RetortException(
                    "RT-1602",
                    named(hook) + " answered null for " + subject,
                    "answer what the method's Javadoc says; the default changes nothing");
        }
        return answer;
    }

    private String named(String hook) {
        return environment.getClass().getName() + "." + hook;
    }

    private static String said(Throwable e) {
        String name = e.getClass().getSimpleName();
        if (e.getMessage() == null) {
            return name;
        }
        String state = e instanceof SQLException sql ? ", SQLSTATE " + sql.getSQLState() : "";
        return e.getMessage() + " (" + name + state + ")";
    }

    /** The line of the environment that was reached. */
    private String at(Throwable e) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().equals(environment.getClass().getName())
                    && element.getLineNumber() > 0) {
                return ", at " + element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "";
    }
}
