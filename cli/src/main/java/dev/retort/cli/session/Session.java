package dev.retort.cli.session;

import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.connection.ConnectionSettings;
import dev.retort.cli.connection.Database;
import dev.retort.cli.connection.PasswordPrompt;
import dev.retort.cli.output.Output;
import dev.retort.cli.output.Report;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of one command: what it was given, and where it prints. Each part is read when asked for.
 */
public final class Session {

    /**
     * What the global options say.
     *
     * @param section of the configuration file
     * @param mayAsk false when nobody is to be asked for anything
     */
    public record Request(
            String command,
            Optional<Path> configFile,
            Optional<String> section,
            Optional<String> url,
            boolean mayAsk) {}

    private final Request request;
    private final Surroundings surroundings;
    private final Output output;
    private final Report report;
    private ConfigFile config;
    private Database database;

    public Session(Request request, Surroundings surroundings, Output output) {
        this.request = Objects.requireNonNull(request, "request");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
        this.output = Objects.requireNonNull(output, "output");
        this.report = new Report(request.command());
    }

    public Output output() {
        return output;
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

    /** The database that is meant. Nothing is opened; the report says which one it is. */
    public Database database() {
        if (database == null) {
            ConnectionSettings settings =
                    ConnectionSettings.resolve(request.url(), config(), surroundings.environment());
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("url", settings.url());
            field.put("source", settings.source().name());
            report.put("database", field);
            database = new Database(settings, prompt());
        }
        return database;
    }

    private PasswordPrompt prompt() {
        return request.mayAsk() ? new ConsolePrompt() : target -> Optional.empty();
    }
}
