package dev.retort.cli.command;

import dev.retort.cli.action.accept.Accepting;
import dev.retort.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retort accept}. */
@Command(
        name = "accept",
        description = {
            "Write down that a difference is meant to stay: then it is none, for check as for revision.",
            "It is one again when the database or the entity says something else."
        })
final class AcceptCommand extends Verb {

    @Parameters(
            paramLabel = "PATTERN",
            arity = "1..*",
            description =
                    "Which differences: orders, orders.note, orders.note.type, index:orders.*; as in [scope] exclude.")
    private List<String> patterns = new ArrayList<>();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why it is meant to stay.")
    private String why;

    @Mixin private StrictOption strict;

    @Override
    int run(Session session) {
        new Accepting(session).accept(patterns, Optional.ofNullable(why), strict.isStrict());
        return 0;
    }
}
