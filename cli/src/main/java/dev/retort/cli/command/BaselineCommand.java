package dev.retort.cli.command;

import dev.retort.cli.action.accept.Accepting;
import dev.retort.cli.action.baseline.Baselining;
import dev.retort.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
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
    private static final String AS_IT_WAS = "it was so at the baseline";

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

    @Option(
            names = "--accept",
            paramLabel = "PATTERN",
            description =
                    "What differs from the entities and is meant to stay, as of retort accept; may be given again.")
    private List<String> accepted = new ArrayList<>();

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Why it is meant to stay; otherwise that it was so at the baseline.")
    private String why;

    @Override
    int run(Session session) {
        if (why != null && accepted.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "--why says why something is accepted: --accept what?");
        }
        if (stampOnly && (message != null || scratchUrl != null)) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--stamp-only writes nothing, so there is nothing to name or to prove");
        }
        Baselining baselining = new Baselining(session);
        if (stampOnly) {
            baselining.stampOnly();
        } else {
            baselining.write(message == null ? MESSAGE : message, Optional.ofNullable(scratchUrl));
        }
        if (!accepted.isEmpty()) {
            new Accepting(session)
                    .accept(accepted, Optional.of(why == null ? AS_IT_WAS : why), false);
        }
        return 0;
    }
}
