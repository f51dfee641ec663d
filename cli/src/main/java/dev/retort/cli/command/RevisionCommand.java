package dev.retort.cli.command;

import dev.retort.cli.action.Writing;
import dev.retort.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code retort revision}. */
@Command(name = "revision", description = "Write a new revision.")
final class RevisionCommand extends Verb {

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What it is about; its first sentence is shown in lists.")
    private String message;

    @Option(
            names = "--autogenerate",
            description = "Fill it with what the database lacks to be what the entities say.")
    private boolean autogenerate;

    @Option(
            names = "--pick",
            description = "Ask which differences go in, which wait, and which are meant to stay.")
    private boolean pick;

    @Option(
            names = "--head",
            paramLabel = "REV",
            description = "The head it comes after, where there are several; repeatable.")
    private List<String> heads = new ArrayList<>();

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of a random one.")
    private String id;

    @Mixin private ReferenceOption reference;
    @Mixin private RenameOptions renames;

    @Override
    int run(Session session) {
        if (reference.url().isPresent() && !autogenerate) {
            throw new ParameterException(
                    spec().commandLine(), "--reference-url goes with --autogenerate");
        }
        if (renames.areGiven() && !autogenerate) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--rename, --rename-all, --drop, --keep and --answers go with --autogenerate");
        }
        if (pick && !autogenerate) {
            throw new ParameterException(spec().commandLine(), "--pick goes with --autogenerate");
        }
        Writing writing =
                new Writing(session, new Writing.Request(message, Optional.ofNullable(id), heads));
        if (autogenerate) {
            writing.autogenerate(
                    reference.url(), renames.decisions(session.workingDirectory()), pick);
        } else {
            writing.write();
        }
        return 0;
    }
}
