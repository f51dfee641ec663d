package dev.retort.cli.command;

import dev.retort.cli.init.Scaffold;
import dev.retort.cli.session.Session;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retort init}. */
@Command(
        name = "init",
        description = "Look at the project, and write retort.toml and the folder for revisions.")
final class InitCommand extends Verb {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "",
            description = "The project's folder; else the current one.")
    private Path directory;

    @Override
    int run(Session session) {
        Scaffold.in(session.workingDirectory().resolve(directory).normalize(), session).write();
        return 0;
    }
}
