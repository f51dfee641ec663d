package dev.retort.cli.command;

import dev.retort.cli.action.Checking;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retort diff}. */
@Command(
        name = "diff",
        description = {
            "Say what differs between entities and database, wherever the database is.",
            "Two databases need no retort.toml: retort diff --url A --reference-url B"
        })
final class DiffCommand extends Verb {

    @Option(names = "--exit-code", description = "End with status 2 when something differs.")
    private boolean exitCode;

    @Mixin private ReferenceOption reference;
    @Mixin private RenameOptions renames;
    @Mixin private StrictOption strict;

    @Override
    int run(Session session) {
        boolean differs =
                new Checking(session)
                        .differs(
                                reference.url(),
                                renames.decisions(session.workingDirectory()),
                                strict.isStrict());
        return differs && exitCode ? DIFFERENCES : 0;
    }
}
