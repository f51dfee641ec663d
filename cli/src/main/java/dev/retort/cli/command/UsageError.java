package dev.retort.cli.command;

import dev.retort.Suggestion;
import dev.retort.cli.output.Failure;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class UsageError {

    private UsageError() {}

    static Failure failure(ParameterException e) {
        CommandLine at = e.getCommandLine();
        String help = at.getCommandSpec().qualifiedName() + " --help     shows what it takes";
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), at.getCommandSpec(), help);
        }
        return Failure.usage(plain(e.getMessage()), help);
    }

    private static Failure unmatched(List<String> words, CommandSpec spec, String help) {
        String word = words.get(0);
        if (word.startsWith("-")) {
            String name = word.split("=", 2)[0];
            return Failure.usage(
                    spec.qualifiedName() + " has no option " + name,
                    name.startsWith("--")
                            ? Suggestion.didYouMean(name, spec.optionsMap().keySet(), help)
                            : help);
        }
        if (!spec.subcommands().isEmpty()) {
            return Failure.usage(
                    "there is no command " + word,
                    Suggestion.didYouMean(word, Verbs.names(), help));
        }
        return Failure.usage(spec.qualifiedName() + " does not expect " + word, help);
    }

    /** picocli's sentences name enum constants as Java does. */
    private static String plain(String message) {
        return message == null ? "the command line cannot be read" : message;
    }
}
