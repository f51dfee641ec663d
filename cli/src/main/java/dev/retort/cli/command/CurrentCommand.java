package dev.retort.cli.command;

import dev.retort.cli.action.Listing;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retort current}. */
@Command(name = "current", description = "Show which revision the database is at.")
final class CurrentCommand extends Verb {

    @Option(
            names = "--check-heads",
            description = "End with status 2 when the database is not at the heads.")
    private boolean checkHeads;

    @Override
    int run(Session session) {
        boolean atHeads = new Listing(session).current();
        if (checkHeads && !atHeads) {
            session.report().differences();
            session.output().note("not at the heads: retort upgrade heads");
            return DIFFERENCES;
        }
        return 0;
    }
}
