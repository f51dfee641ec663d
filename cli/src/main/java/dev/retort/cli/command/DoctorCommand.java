package dev.retort.cli.command;

import dev.retort.cli.action.Examining;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code retort doctor}. */
@Command(
        name = "doctor",
        description = {
            "Say what is configured, where each setting came from, and what is wrong with it.",
            "Ends with status 1 when something is."
        })
final class DoctorCommand extends Verb {

    /** The exit status that says: looked at everything, and something is wrong. */
    private static final int UNHEALTHY = 1;

    @Override
    int run(Session session) {
        return new Examining(session).examine() ? 0 : UNHEALTHY;
    }
}
