package dev.retort.cli.command;

import dev.retort.cli.action.Listing;
import dev.retort.cli.session.Session;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retort history}. */
@Command(name = "history", description = "List revisions, newest first.")
final class HistoryCommand extends Verb {

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            description = "Only these, both ends included; current means the database's place.")
    private String range;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark where the database is.")
    private boolean indicateCurrent;

    @Override
    int run(Session session) {
        new Listing(session).history(Optional.ofNullable(range), indicateCurrent);
        return 0;
    }
}
