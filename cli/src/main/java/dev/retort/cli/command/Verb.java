package dev.retort.cli.command;

import dev.retort.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command: its options are fields, and {@link #run} hands them to whoever does the work. */
abstract class Verb implements Callable<Integer> {

    /** The exit status that says: done, and there are differences. */
    static final int DIFFERENCES = 2;

    @ParentCommand private RetortCommand retort;
    @Spec private CommandSpec spec;

    @Override
    public final Integer call() {
        Session session = retort.begin(spec.name());
        int status = run(session);
        session.output().finish(session.report());
        return status;
    }

    /** Does it, and gives the exit status. */
    abstract int run(Session session);

    /** For complaints about this command's own arguments. */
    CommandSpec spec() {
        return spec;
    }
}
