package dev.retort.cli.command;

import dev.retort.cli.action.baseline.Baselining;
import dev.retort.cli.session.Session;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code retort baseline}. */
@Command(
        name = "baseline",
        description = "Make the database as it is the first revision, and stamp it.")
final class BaselineCommand extends Verb {

    private static final String MESSAGE = "The database as it was.";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it is about; its first sentence is shown in lists.")
    private String message;

    @Option(
            names = "--stamp-only",
            description = "Write nothing: stamp another database at the baseline that is there.")
    private boolean stampOnly;

    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            description =
                    "An empty database to prove it on: the revision is run there, and taken back.")
    private String scratchUrl;

    @Override
    int run(Session session) {
        Baselining baselining = new Baselining(session);
        if (!stampOnly) {
            baselining.write(message == null ? MESSAGE : message, Optional.ofNullable(scratchUrl));
            return 0;
        }
        if (message != null || scratchUrl != null) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--stamp-only writes nothing, so there is nothing to name or to prove");
        }
        baselining.stampOnly();
        return 0;
    }
}
