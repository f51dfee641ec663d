package dev.retort.cli.command;

import dev.retort.cli.action.Showing;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retort show}. */
@Command(name = "show", description = "Show one revision.")
final class ShowCommand extends Verb {

    @Parameters(paramLabel = "REV", description = "An id, the beginning of one, or head.")
    private String revision;

    @Option(names = "--sql", description = "Its SQL instead, upgrade and downgrade.")
    private boolean sql;

    @Override
    int run(Session session) {
        new Showing(session).show(revision, sql);
        return 0;
    }
}
