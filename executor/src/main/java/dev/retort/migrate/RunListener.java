package dev.retort.migrate;

import dev.retort.revision.Step;
import java.util.List;

/**
 * Hears of a run while it goes on, on the thread that runs. What it throws ends the run; inside a
 * transaction that is rolled back.
 */
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /** Another run holds the lock; told once, then it is waited for. */
    default void lockBusy(LockHolder holder) {}

    /**
     * All is recorded, the lock is held, nothing has run yet: the place to refuse by an exception.
     * Data that would be lost is looked for afterwards, and is up to {@link Options#onLoss}.
     *
     * @param steps may be empty
     */
    default void planned(List<PreparedStep> steps) {}

    /**
     * Told again when the transaction is run again.
     *
     * @param number from 1
     */
    default void started(Step step, int number, int count) {}

    /** The statements ran; with {@link TransactionMode#ALL} they may still be rolled back. */
    default void finished(StepResult result, int number, int count) {}

    /**
     * A statement waited longer than {@link Options#lockTimeout()}; its transaction was rolled back
     * and is about to run again.
     *
     * @param attempt the one that comes, from 2
     */
    default void retrying(Step step, int attempt, int tries) {}
}
