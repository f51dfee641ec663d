package dev.retort.cli.action;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Two things that need nothing of each other, read at the same time. */
record BothSides<A, B>(A first, B second) {

    /**
     * Reads the first on a thread of its own and the second on this one. When both fail, the first
     * one's failure is thrown and the other one's suppressed.
     */
    static <A, B> BothSides<A, B> read(Callable<A> first, Callable<B> second) {
        FutureTask<A> aside = new FutureTask<>(first);
        Thread thread = new Thread(aside, "retort-reader");
        thread.setDaemon(true);
        thread.start();
        B here = null;
        Throwable failure = null;
        try {
            here = second.call();
        } catch (Exception | LinkageError | StackOverflowError e) {
            failure = e;
        }
        A there;
        try {
            there = aside.get();
        } catch (ExecutionException e) {
            if (failure != null) {
                e.getCause().addSuppressed(failure);
            }
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
        if (failure != null) {
            throw unchecked(failure);
        }
        return new BothSides<>(there, here);
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception
                ? exception
                : new IllegalStateException(thrown);
    }
}
