package dev.retort.cli.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All commands, in the order in which help lists them. */
final class Verbs {

    private static final Map<String, Supplier<Verb>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("init", InitCommand::new);
        ALL.put("baseline", BaselineCommand::new);
        ALL.put("revision", RevisionCommand::new);
        ALL.put("accept", AcceptCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("diff", DiffCommand::new);
        ALL.put("upgrade", UpgradeCommand::new);
        ALL.put("downgrade", DowngradeCommand::new);
        ALL.put("current", CurrentCommand::new);
        ALL.put("history", HistoryCommand::new);
        ALL.put("heads", HeadsCommand::new);
        ALL.put("show", ShowCommand::new);
        ALL.put("stamp", StampCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("demo", DemoCommand::new);
    }

    private Verbs() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Adds the commands that these arguments may mean: every one they mention, or all when they
     * mention none or ask for help. Reading the options of the others costs more than many a
     * command itself.
     */
    static void addTo(CommandLine line, String... arguments) {
        List<String> mentioned = Arrays.stream(arguments).filter(ALL::containsKey).toList();
        List<String> help = List.of("-h", "--help");
        boolean all = mentioned.isEmpty() || Arrays.stream(arguments).anyMatch(help::contains);
        ALL.forEach(
                (name, verb) -> {
                    if (all || mentioned.contains(name)) {
                        Verb added = verb.get();
                        line.addSubcommand(added);
                        if (added instanceof RunVerb) {
                            line.getSubcommands()
                                    .get(name)
                                    .setUnmatchedOptionsArePositionalParams(true);
                        }
                    }
                });
    }
}
