package dev.retort.cli.command;

import dev.retort.cli.action.Consent;
import dev.retort.cli.action.Running;
import dev.retort.cli.session.Session;
import dev.retort.migrate.Options;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code retort stamp}. */
@Command(
        name = "stamp",
        description = "Say which revision the database is at, without running anything.")
final class StampCommand extends Verb {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "Ids, head, heads or base.")
    private List<String> revisions;

    @Option(names = "--purge", description = "Forget first where it was said to be.")
    private boolean purge;

    @Option(names = "--sql", description = "Print the SQL as a script; no database is opened.")
    private boolean sql;

    @Override
    int run(Session session) {
        if (sql && purge) {
            throw new ParameterException(
                    spec().commandLine(), "--purge needs to see the rows, so not with --sql");
        }
        Running running = new Running(session, Options.defaults(), Consent.none());
        if (sql) {
            running.stampScript(revisions);
        } else {
            running.stamp(revisions, purge);
        }
        return 0;
    }
}
