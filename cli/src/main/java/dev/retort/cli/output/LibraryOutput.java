package dev.retort.cli.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What the libraries of a model print while they are at work: logging that nobody set up, SLF4J
 * that misses a provider, Logback's status. That is no part of what a command says.
 */
public final class LibraryOutput {

    private LibraryOutput() {}

    /**
     * The result of some work; what is printed meanwhile to the streams of the process goes to its
     * stderr where all is to be seen, and nowhere otherwise. One at a time, since the streams are
     * everybody's.
     */
    public static synchronized <T> T during(boolean isShown, Supplier<T> work) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream instead =
                isShown
                        ? err
                        : new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(instead);
        System.setErr(instead);
        try {
            return work.get();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
