package dev.retort.cli.session;

import dev.retort.Suggestion;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.Setting;
import dev.retort.cli.connection.ConnectionSettings;
import dev.retort.cli.connection.Database;
import dev.retort.cli.connection.PasswordPrompt;
import dev.retort.cli.model.ModelSource;
import dev.retort.cli.output.Output;
import dev.retort.cli.output.Report;
import dev.retort.cli.output.ShellWord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of one command: what it was given, and where it prints. Each part is read when asked for.
 */
public final class Session {

    /**
     * What the global options say.
     *
     * @param line the arguments as they were typed
     * @param section of the configuration file
     * @param arguments of {@code -x}, for the environment class
     * @param mayAsk false when nobody is to be asked for anything
     * @param confirmed whether every question that can be answered by yes is
     */
    public record Request(
            String command,
            List<String> line,
            Optional<Path> configFile,
            Optional<String> section,
            Optional<String> url,
            Map<String, String> arguments,
            boolean mayAsk,
            boolean confirmed) {}

    private static final List<String> VARIABLES =
            List.of(
                    "RETORT_CONFIG",
                    "RETORT_PASSWORD_FILE",
                    "RETORT_PROFILE",
                    "RETORT_SCHEMA",
                    "RETORT_URL",
                    "RETORT_USER");

    /** In a URL. */
    private static final Pattern SECRET = Pattern.compile("(?i)password=|//[^/@]*:[^/@]*@");

    private final Request request;
    private final Surroundings surroundings;
    private final Output output;
    private final Report report;
    private ConfigFile config;
    private boolean configIsEmpty;
    private Database database;
    private Connection writing;
    private Interruption interruption;
    private Consumer<Connection> whenOpened = connection -> {};

    public Session(Request request, Surroundings surroundings, Output output) {
        this.request = Objects.requireNonNull(request, "request");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
        this.output = Objects.requireNonNull(output, "output");
        this.report = new Report(request.command());
    }

    public Output output() {
        return output;
    }

    /** The name of the command that runs. */
    public String command() {
        return request.command();
    }

    /** To be typed again, in quotes where a shell needs them; empty where a secret may be in it. */
    public String commandLine() {
        return request.line().stream().anyMatch(SECRET.asPredicate())
                ? ""
                : Stream.concat(Stream.of("retort"), request.line().stream())
                        .map(ShellWord::of)
                        .collect(Collectors.joining(" "));
    }

    /** What {@code -n} chose. */
    public Optional<String> section() {
        return request.section();
    }

    /** The values of {@code -x}. */
    public Map<String, String> arguments() {
        return request.arguments();
    }

    /** Whether {@code --yes} was given. */
    public boolean confirmed() {
        return request.confirmed();
    }

    /** What {@code --url} says. */
    public Optional<String> givenUrl() {
        return request.url();
    }

    /** The variables that the process was given. */
    public Map<String, String> environment() {
        return surroundings.environment();
    }

    /** What {@code --format json} prints in the end. */
    public Report report() {
        return report;
    }

    public Path workingDirectory() {
        return surroundings.workingDirectory();
    }

    /** The configuration file, which has to be there. */
    public ConfigFile config() {
        if (config == null) {
            warnOfVariables();
            Path file =
                    ConfigFile.find(
                            request.configFile(),
                            surroundings.workingDirectory(),
                            surroundings.environment());
            config =
                    ConfigFile.load(
                            file,
                            request.section(),
                            surroundings.workingDirectory(),
                            surroundings.environment());
        }
        return config;
    }

    /**
     * Whether there is a configuration file. A command that can do without one asks this first, and
     * {@link #config} then says what an empty file would.
     */
    public boolean hasConfig() {
        if (config == null
                && request.section().isEmpty()
                && ConfigFile.isAbsent(
                        request.configFile(),
                        surroundings.workingDirectory(),
                        surroundings.environment())) {
            warnOfVariables();
            config = ConfigFile.empty(surroundings.workingDirectory(), surroundings.environment());
            configIsEmpty = true;
        }
        return !configIsEmpty;
    }

    /** A mistyped variable is as bad as a mistyped key, but it may be somebody else's. */
    private void warnOfVariables() {
        for (String name : new TreeSet<>(surroundings.environment().keySet())) {
            if (name.startsWith("RETORT_") && !VARIABLES.contains(name)) {
                Suggestion.closest(name, VARIABLES)
                        .ifPresent(
                                near ->
                                        output.note(
                                                "warning: "
                                                        + name
                                                        + " is set, and nothing reads it; did you"
                                                        + " mean "
                                                        + near
                                                        + "?"));
            }
        }
    }

    /** The database that is meant. Nothing is opened; the report says which one it is. */
    public Database database() {
        if (database == null) {
            ConnectionSettings settings =
                    ConnectionSettings.resolve(
                            request.url(),
                            config(),
                            surroundings.environment(),
                            () -> ModelSource.database(config(), surroundings.environment()));
            report("database", settings);
            database = new Database(settings, prompt());
        }
        return database;
    }

    private void report(String name, ConnectionSettings settings) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("url", settings.url());
        field.put("source", settings.source().name());
        report.put(name, field);
    }

    /** Where the entities are, and the settings they are read with. */
    public ModelSource model() {
        return ModelSource.of(config(), surroundings.environment());
    }

    /** The default schema somebody chose, or {@code null} for whatever the connection has. */
    public String schema() {
        return ConnectionSettings.schema(config(), surroundings.environment())
                .map(Setting::value)
                .orElse(null);
    }

    /** Has somebody see each connection to the database before it is used. */
    public void whenOpened(Consumer<Connection> seen) {
        whenOpened = seen;
    }

    /**
     * Opens the database and says which one it is. An interrupt cancels what a writing connection
     * is at, so that the server does not go on with it.
     */
    public Connection open(Database.Access access) {
        Connection connection = database().open(access);
        if (access == Database.Access.WRITE) {
            writing = connection;
            interruption = Interruption.cancels(connection);
        }
        tell("Database", database().settings(), connection);
        try {
            whenOpened.accept(connection);
        } catch (RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        return connection;
    }

    /**
     * The database that the other one is to be like. Nothing is opened; the report says which one
     * it is.
     *
     * @param url the value of {@code --reference-url}
     */
    public Database reference(String url) {
        ConnectionSettings settings =
                ConnectionSettings.other(
                        "--reference-url", url, config(), surroundings.environment());
        report("reference", settings);
        return new Database(settings, prompt());
    }

    /**
     * Opens a database that nobody needs, and says which one it is.
     *
     * @param url the value of {@code --scratch-url}
     */
    public Connection openScratch(String url) {
        ConnectionSettings settings =
                ConnectionSettings.other(
                        "--scratch-url", url, config(), surroundings.environment());
        report("scratch", settings);
        Connection connection = new Database(settings, prompt()).open(Database.Access.WRITE);
        tell("Scratch ", settings, connection);
        return connection;
    }

    /** Opens it, for reading alone, and says which one it is. */
    public Connection openReference(Database reference) {
        Connection connection = reference.open(Database.Access.READ);
        tell("Reference", reference.settings(), connection);
        return connection;
    }

    private void tell(String role, ConnectionSettings settings, Connection connection) {
        output.note(
                role
                        + "  "
                        + settings.target()
                        + "  PostgreSQL "
                        + version(connection)
                        + "  from "
                        + settings.source().name());
    }

    private static String version(Connection connection) {
        try {
            // "15.18 (Debian 15.18-0+deb12u1)" where a packager adds to it
            return connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
        } catch (SQLException e) {
            throw new IllegalStateException("the driver knows this without asking", e);
        }
    }

    /** A path as messages give it: relative to the working directory where it is below that. */
    public String shown(Path path) {
        Path base = surroundings.workingDirectory();
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }

    /**
     * Where to keep what can be made again, by the XDG base directory specification; empty when
     * this user has no such place.
     */
    public Optional<Path> cache() {
        Map<String, String> environment = surroundings.environment();
        String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (chosen.startsWith("/")) {
            return Optional.of(Path.of(chosen, "retort"));
        }
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "retort"));
    }

    /**
     * Asks a person, who may take any time; nothing of ours runs meanwhile, so an interrupt ends
     * the process at once.
     *
     * @return empty when there is nobody to ask, nobody wants to be asked, or a program reads what
     *     is printed
     */
    public Optional<String> ask(String question) {
        if (!request.mayAsk() || !output.isText()) {
            return Optional.empty();
        }
        end();
        try {
            return surroundings.terminal().line(question);
        } finally {
            if (writing != null) {
                interruption = Interruption.cancels(writing);
            }
        }
    }

    /** The run is over, and all was printed. */
    public void end() {
        if (interruption != null) {
            interruption.over();
            interruption = null;
        }
    }

    private PasswordPrompt prompt() {
        return target ->
                request.mayAsk()
                        ? surroundings
                                .terminal()
                                .secret("Password for " + target + ": ")
                                .filter(typed -> !typed.isEmpty())
                        : Optional.empty();
    }
}
