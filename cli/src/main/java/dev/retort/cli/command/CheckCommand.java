package dev.retort.cli.command;

import dev.retort.cli.action.Checking;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retort check}. */
@Command(
        name = "check",
        description = {
            "Say what revision --autogenerate would write, and write nothing.",
            "Ends with status 2 when there is something."
        })
final class CheckCommand extends Verb {

    @Mixin private ReferenceOption reference;
    @Mixin private RenameOptions renames;
    @Mixin private StrictOption strict;

    @Override
    int run(Session session) {
        return new Checking(session)
                        .wouldWrite(
                                reference.url(),
                                renames.decisions(session.workingDirectory()),
                                strict.isStrict())
                ? DIFFERENCES
                : 0;
    }
}
