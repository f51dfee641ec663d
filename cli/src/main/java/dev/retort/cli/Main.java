package dev.retort.cli;

import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.session.Surroundings;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the process begins and ends. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // SQL and JSON are UTF-8 whatever the locale; print() appends "\n" on every system
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        // ./retort knows without starting Java's console: "1" for stdout, "2" for stderr
        String terminals = System.getProperty("retort.terminals", "");
        Surroundings surroundings =
                new Surroundings(
                        System.getenv(),
                        Path.of("").toAbsolutePath(),
                        out,
                        err,
                        terminals.contains("1"),
                        terminals.contains("2"));
        int status = RetortCommand.run(surroundings, arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)),
                true,
                StandardCharsets.UTF_8);
    }
}
