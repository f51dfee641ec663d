package dev.retort.migrate;

import dev.retort.environment.Environment;
import java.time.Duration;
import java.util.Objects;

/**
 * How a run behaves.
 *
 * @param schema the default schema: first in the {@code search_path} of the run and home of the
 *     version table; {@code null} for what the connection has
 * @param transactions how much is undone on failure
 * @param lockWait how long to wait for another run to end
 * @param lockTimeout how long one statement may wait for a lock on a table, in PostgreSQL's {@code
 *     lock_timeout}; zero for no limit. A statement that waits makes everybody after it wait as
 *     well, so the default is short
 * @param tries how often a transaction that ran into {@code lockTimeout} is run in all
 * @param environment whose {@link Environment#onVersionApply} hears of each step
 * @param onLoss who decides when a run would take data away for good
 */
public record Options(
        String schema,
        TransactionMode transactions,
        Duration lockWait,
        Duration lockTimeout,
        int tries,
        Environment environment,
        LossPolicy onLoss) {

    public Options {
        Objects.requireNonNull(transactions, "transactions");
        Objects.requireNonNull(lockWait, "lockWait");
        Objects.requireNonNull(lockTimeout, "lockTimeout");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(onLoss, "onLoss");
        if (lockWait.isNegative() || lockTimeout.isNegative() || tries < 1) {
            throw new IllegalArgumentException("waiting times and tries cannot be negative");
        }
    }

    /**
     * The connection's own schema, a transaction for each revision, 60 seconds for another run to
     * end, 3 seconds for the lock of a statement, 5 tries, no environment, and no data lost.
     */
    public static Options defaults() {
        return new Options(
                null,
                TransactionMode.PER_REVISION,
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                5,
                Environment.NONE,
                LossPolicy.REFUSE);
    }

    public Options withSchema(String value) {
        return new Options(value, transactions, lockWait, lockTimeout, tries, environment, onLoss);
    }

    public Options withTransactions(TransactionMode value) {
        return new Options(schema, value, lockWait, lockTimeout, tries, environment, onLoss);
    }

    public Options withLockWait(Duration value) {
        return new Options(schema, transactions, value, lockTimeout, tries, environment, onLoss);
    }

    public Options withLockTimeout(Duration value) {
        return new Options(schema, transactions, lockWait, value, tries, environment, onLoss);
    }

    public Options withEnvironment(Environment value) {
        return new Options(schema, transactions, lockWait, lockTimeout, tries, value, onLoss);
    }

    public Options withTries(int value) {
        return new Options(schema, transactions, lockWait, lockTimeout, value, environment, onLoss);
    }

    public Options withOnLoss(LossPolicy value) {
        return new Options(schema, transactions, lockWait, lockTimeout, tries, environment, value);
    }
}
