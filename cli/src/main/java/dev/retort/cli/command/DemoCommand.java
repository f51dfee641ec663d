package dev.retort.cli.command;

import dev.retort.RetortException;
import dev.retort.cli.demo.Stage;
import dev.retort.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retort demo}. */
@Command(
        name = "demo",
        description = "Play the main job on a database of its own, which goes away afterwards.")
final class DemoCommand extends Verb {

    @Option(
            names = "--keep",
            description = "Leave the database and the folder until Ctrl-C, for looking around.")
    private boolean keep;

    @Override
    int run(Session session) {
        if (!Stage.play(session.output().dataStream(), session.output().noteStream(), keep)) {
            throw new RetortException("RT-1302", "the demo did not go as it should", null);
        }
        return 0;
    }
}
