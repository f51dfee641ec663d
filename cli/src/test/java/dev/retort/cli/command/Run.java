package dev.retort.cli.command;

import dev.retort.cli.session.Surroundings;
import dev.retort.cli.session.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One run of the command line, and all that came of it. */
record Run(int status, String out, String err) {

    static Run in(Path folder, String... arguments) {
        return in(folder, Map.of(), arguments);
    }

    static Run in(Path folder, Map<String, String> environment, String... arguments) {
        return in(folder, environment, Terminal.SYSTEM, arguments);
    }

    static Run in(
            Path folder, Map<String, String> environment, Terminal terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        environment,
                        folder,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        terminal);
        int status = RetortCommand.run(surroundings, arguments);
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
