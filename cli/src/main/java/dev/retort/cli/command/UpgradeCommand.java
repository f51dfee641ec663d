package dev.retort.cli.command;

import dev.retort.cli.session.Session;
import dev.retort.revision.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retort upgrade}. */
@Command(name = "upgrade", description = "Apply revisions: from where the database is to REV.")
final class UpgradeCommand extends RunVerb {

    private String target;

    @Parameters(
            arity = "0..1",
            defaultValue = "head",
            paramLabel = "REV",
            description =
                    "An id, the beginning of one, head, heads or +N; FROM:TO with --sql. Default: head.")
    private void target(String text) {
        target = checked(text);
    }

    @Override
    int run(Session session) {
        return run(session, Direction.UPGRADE, target);
    }
}
