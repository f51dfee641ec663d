package dev.retort.cli.command;

import dev.retort.cli.output.Failure;
import dev.retort.cli.output.Output;
import dev.retort.cli.output.Report;
import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.cli.session.Surroundings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code retort} itself: the options that every command takes, and how a run ends. */
@Command(
        name = "retort",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Schema migrations for Hibernate and PostgreSQL, as Java revisions you review.",
        versionProvider = RetortCommand.Version.class,
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0 done, or no differences    1 failure    2 differences found    3 refused",
            "  4 locked by somebody else    64 wrong usage    130 interrupted"
        })
public final class RetortCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file; else retort.toml here or above.")
    private Path config;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "SECTION",
            scope = ScopeType.INHERIT,
            description =
                    "Take [SECTION.database] and the like from the file where they are there.")
    private String section;

    @Option(
            names = "-x",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "For the environment class; may be given again.")
    private Map<String, String> arguments = new LinkedHashMap<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The database: jdbc:postgresql://... or postgres://...")
    private String url;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            defaultValue = "text",
            description = "Text for people, or one JSON object for programs.")
    private Output.Format format;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No commentary, only data and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more.")
    private boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            defaultValue = "auto",
            description = "auto, always or never.")
    private Style.Choice color;

    @Option(
            names = "--no-input",
            scope = ScopeType.INHERIT,
            description = "Never ask for anything.")
    private boolean noInput;

    @Option(
            names = "--yes",
            scope = ScopeType.INHERIT,
            description = "Confirm what would be asked, also that data is lost.")
    private boolean yes;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show the stack with an error.")
    private boolean stacktrace;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean versionWanted;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show what a command does and takes.")
    private boolean helpWanted;

    private final Surroundings surroundings;
    private Session session;

    private RetortCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line and gives the exit status; nothing is thrown. */
    public static int run(Surroundings surroundings, String... arguments) {
        RetortCommand retort = new RetortCommand(surroundings);
        CommandLine line = new CommandLine(retort);
        Verbs.addTo(line, arguments);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setUsageHelpWidth(100);
        line.setOut(new PrintWriter(surroundings.out(), true));
        line.setErr(new PrintWriter(surroundings.err(), true));
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        Style.of(
                                                Style.Choice.AUTO,
                                                surroundings.outIsTerminal(),
                                                surroundings.environment())
                                        == Style.ANSI
                                ? Ansi.ON
                                : Ansi.OFF));
        line.setParameterExceptionHandler(
                (e, given) -> retort.wrongUsage(UsageError.failure(e), given));
        line.setExecutionExceptionHandler((e, at, parsed) -> retort.failed(e));
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return retort.failed(e);
        } finally {
            if (retort.session != null) {
                retort.session.end();
            }
        }
    }

    /** No command was given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Failure.USAGE;
    }

    /** Begins the run of a command. */
    Session begin(String command) {
        session =
                new Session(
                        new Session.Request(
                                command,
                                spec.commandLine().getParseResult().originalArgs(),
                                Optional.ofNullable(config),
                                Optional.ofNullable(section),
                                Optional.ofNullable(url),
                                arguments,
                                !noInput,
                                yes),
                        surroundings,
                        output(format));
        return session;
    }

    private Output output(Output.Format chosen) {
        return new Output(
                surroundings.out(),
                surroundings.err(),
                chosen,
                quiet
                        ? Output.Volume.QUIET
                        : verbose ? Output.Volume.VERBOSE : Output.Volume.NORMAL,
                Style.of(color, surroundings.outIsTerminal(), surroundings.environment()),
                Style.of(color, surroundings.errIsTerminal(), surroundings.environment()));
    }

    private int failed(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        session.output().fail(session.report(), failure);
        if (stacktrace) {
            thrown.printStackTrace(surroundings.err());
        }
        return failure.status();
    }

    /** The options may not have been read yet, so what they would say is looked up by hand. */
    private int wrongUsage(Failure failure, String... given) {
        List<String> words = Arrays.asList(given);
        int at = words.indexOf("--format");
        boolean json =
                words.contains("--format=json")
                        || at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("json");
        String command =
                words.stream().filter(spec.subcommands()::containsKey).findFirst().orElse("");
        color = color == null ? Style.Choice.AUTO : color;
        output(json ? Output.Format.JSON : Output.Format.TEXT).fail(new Report(command), failure);
        return failure.status();
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = RetortCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "retort "
                        + (version == null ? "(not built)" : version)
                        + ", Java "
                        + System.getProperty("java.version")
            };
        }
    }
}
