package dev.retort.cli.command;

import dev.retort.cli.action.Listing;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code retort heads}. */
@Command(name = "heads", description = "List the revisions that nothing comes after.")
final class HeadsCommand extends Verb {

    @Override
    int run(Session session) {
        new Listing(session).heads();
        return 0;
    }
}
