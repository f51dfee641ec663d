package dev.retort.cli.command;

import dev.retort.cli.action.Checking;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code retort check}. */
@Command(
        name = "check",
        description = {
            "Say what revision --autogenerate would write, and write nothing.",
            "Ends with status 2 when there is something."
        })
final class CheckCommand extends Verb {

    @Override
    int run(Session session) {
        return new Checking(session).differs(true) ? DIFFERENCES : 0;
    }
}
