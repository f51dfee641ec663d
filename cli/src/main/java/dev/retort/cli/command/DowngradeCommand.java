package dev.retort.cli.command;

import dev.retort.cli.session.Session;
import dev.retort.revision.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retort downgrade}. */
@Command(
        name = "downgrade",
        description = "Take revisions back: from where the database is to REV.")
final class DowngradeCommand extends RunVerb {

    private String target;

    @Parameters(
            paramLabel = "REV",
            description = "An id, the beginning of one, base or -N; FROM:TO with --sql.")
    private void target(String text) {
        target = checked(text);
    }

    @Override
    int run(Session session) {
        return run(session, Direction.DOWNGRADE, target);
    }
}
