package dev.retort.cli.action;

import java.util.concurrent.Callable;

/** Two things that need nothing of each other, read at the same time. */
record BothSides<A, B>(A first, B second) {

    /**
     * Reads the first on a thread of its own and the second on this one. When both fail, the first
     * one's failure is thrown and the other one's suppressed.
     */
    static <A, B> BothSides<A, B> read(Callable<A> first, Callable<B> second) {
        Ahead<A> aside = Ahead.start(first);
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
        } catch (RuntimeException | Error e) {
            if (failure != null) {
                e.addSuppressed(failure);
            }
            throw e;
        }
        if (failure != null) {
            throw Ahead.unchecked(failure);
        }
        return new BothSides<>(there, here);
    }
}
