package dev.retort.cli.command;

import dev.retort.cli.action.Running;
import dev.retort.cli.session.Session;
import dev.retort.revision.Direction;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code upgrade} and {@code downgrade}, which differ in their target only. */
abstract class RunVerb extends Verb {

    @Mixin private RunOptions options;

    /**
     * A target such as {@code -1} looks like an option, so the parser hands these commands whatever
     * it does not know as targets; all but the numbers are mistyped options.
     */
    final String checked(String target) {
        if (target.startsWith("-") && !target.matches("-\\d+")) {
            throw new UnmatchedArgumentException(spec().commandLine(), List.of(target));
        }
        return target;
    }

    final int run(Session session, Direction direction, String target) {
        Running running = new Running(session, options.options(), options.consent());
        if (options.sql) {
            running.script(direction, target);
        } else if (options.dryRun) {
            running.dryRun(direction, target);
        } else {
            running.run(direction, target);
        }
        return 0;
    }
}
