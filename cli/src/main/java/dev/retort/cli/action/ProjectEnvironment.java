package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.config.Setting;
import dev.retort.cli.session.Session;
import dev.retort.codegen.RevisionCompiler;
import dev.retort.codegen.RevisionFolder;
import dev.retort.environment.Context;
import dev.retort.environment.Environment;
import dev.retort.environment.Hooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The class with a project's hooks, where {@code retort.toml} names one. */
final class ProjectEnvironment {

    private final Session session;
    private final Supplier<RevisionFolder> folder;
    private Environment environment;

    /**
     * From now on it sees each connection that the session opens. It is compiled when it is needed
     * first: listing revisions does not need it.
     *
     * @param folder of the revisions; asked only when a class is named
     */
    ProjectEnvironment(Session session, Supplier<RevisionFolder> folder) {
        this.session = session;
        this.folder = folder;
        if (session.config().project().environment().isPresent()) {
            session.whenOpened(connection -> new Hooks(get()).begin(connection));
        } else {
            environment = Environment.NONE;
            refuse(session.arguments());
        }
    }

    Environment get() {
        if (environment == null) {
            environment = compiled(session.config().project().environment().orElseThrow());
            new Hooks(environment)
                    .configure(
                            new Context(session.command(), session.section(), session.arguments()));
        }
        return environment;
    }

    private Environment compiled(Setting<String> className) {
        try {
            return new RevisionCompiler(classCache(session).orElse(null), List.of())
                    .environment(folder.get(), className.value());
        } catch (RetortException e) {
            throw new RetortException(
                    e.kind(), e.code(), className.source() + ": " + e.getMessage(), e.hint(), e);
        }
    }

    /** Where compiled sources of the revision folders are kept. */
    static Optional<Path> classCache(Session session) {
        return session.cache().map(place -> place.resolve("revisions"));
    }

    /** Nobody would read them. */
    private static void refuse(Map<String, String> arguments) {
        if (!arguments.isEmpty()) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-0003",
                    "-x "
                            + arguments.keySet().iterator().next()
                            + "=... is for an environment class, and there is none",
                    "set environment below [retort], or leave -x out",
                    null);
        }
    }
}
