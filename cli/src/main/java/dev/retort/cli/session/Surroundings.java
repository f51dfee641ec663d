package dev.retort.cli.session;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a process is given besides its arguments.
 *
 * @param workingDirectory absolute
 * @param outIsTerminal whether a person reads stdout as it comes
 * @param errIsTerminal whether a person reads stderr as it comes
 * @param terminal where a person may be asked
 */
public record Surroundings(
        Map<String, String> environment,
        Path workingDirectory,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Terminal terminal) {

    public Surroundings {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(terminal, "terminal");
    }

    /** With the terminal of the process. */
    public Surroundings(
            Map<String, String> environment,
            Path workingDirectory,
            PrintStream out,
            PrintStream err,
            boolean outIsTerminal,
            boolean errIsTerminal) {
        this(
                environment,
                workingDirectory,
                out,
                err,
                outIsTerminal,
                errIsTerminal,
                Terminal.SYSTEM);
    }
}
