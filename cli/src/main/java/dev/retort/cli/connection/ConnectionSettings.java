package dev.retort.cli.connection;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which database is meant, and who said so. An option wins over a {@code RETORT_*} variable, that
 * over {@code retort.toml}, that over the application's own configuration, and that over libpq's
 * {@code PG*}; what a URL leaves out comes from the next of these that says it.
 *
 * @param hosts complete, tried in this order
 * @param schema the default schema, when somebody chose one
 * @param password empty when the driver is to look into {@code ~/.pgpass}, or nobody needs one
 * @param parameters for the driver, by its names
 * @param source of the URL
 */
public record ConnectionSettings(
        List<HostPort> hosts,
        String database,
        Setting<String> user,
        Optional<Setting<String>> schema,
        Optional<Setting<String>> password,
        Map<String, String> parameters,
        Source source) {

    private static final String DEFAULT_HOST = "localhost";

    /** libpq's variables that the JDBC driver does not read, by the driver's property. */
    private static final Map<String, String> VARIABLES =
            Map.of(
                    "sslmode", "PGSSLMODE",
                    "sslrootcert", "PGSSLROOTCERT",
                    "sslcert", "PGSSLCERT",
                    "sslkey", "PGSSLKEY",
                    "options", "PGOPTIONS",
                    "connectTimeout", "PGCONNECT_TIMEOUT",
                    "channelBinding", "PGCHANNELBINDING");

    public ConnectionSettings {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Settles every setting.
     *
     * @param option the value of {@code --url}
     * @throws RetortException {@code RT-1101} when nobody names a database
     */
    public static ConnectionSettings resolve(
            Optional<String> option, ConfigFile file, Map<String, String> environment) {
        return resolve(option, file, environment, Optional::empty);
    }

    /**
     * Settles every setting.
     *
     * @param option the value of {@code --url}
     * @param application what the application itself is configured with; asked only when nobody
     *     above it names a database
     * @throws RetortException {@code RT-1101} when nobody names a database
     */
    public static ConnectionSettings resolve(
            Optional<String> option,
            ConfigFile file,
            Map<String, String> environment,
            Supplier<Optional<ApplicationDatabase>> application) {
        return resolve(
                file,
                environment,
                option.map(text -> new Setting<>(text, Source.of("--url"))),
                application);
    }

    /**
     * Another database than the one that is meant. Its URL was typed; user and password are looked
     * for where those of that one are.
     *
     * @param option that says it, such as {@code --reference-url}
     * @param url its value
     */
    public static ConnectionSettings other(
            String option, String url, ConfigFile file, Map<String, String> environment) {
        return resolve(
                file,
                environment,
                Optional.of(new Setting<>(url, Source.of(option))),
                Optional::empty);
    }

    private static ConnectionSettings resolve(
            ConfigFile file,
            Map<String, String> environment,
            Optional<Setting<String>> typed,
            Supplier<Optional<ApplicationDatabase>> application) {
        Variables variables = new Variables(environment);
        Optional<Setting<String>> said =
                typed.or(() -> variables.get("RETORT_URL")).or(file::databaseUrl);
        // Its user and password belong to its URL, and go to no other server.
        Optional<ApplicationDatabase> configured =
                said.isPresent() ? Optional.empty() : application.get();
        Setting<ConnectionUrl> url =
                said.or(() -> configured.map(ApplicationDatabase::url))
                        .map(text -> new Setting<>(parsed(text), text.source()))
                        .or(variables::url)
                        .orElseThrow(() -> nothingSaid(file));
        Optional<Setting<String>> userInUrl =
                url.value().user().map(name -> new Setting<>(name, url.source()));
        boolean fromFile = url.source().line() > 0;
        Setting<String> user =
                (fromFile ? Optional.<Setting<String>>empty() : userInUrl)
                        .or(() -> variables.get("RETORT_USER"))
                        .or(file::databaseUser)
                        .or(() -> configured.flatMap(ApplicationDatabase::user))
                        .or(() -> userInUrl)
                        .or(() -> variables.get("PGUSER"))
                        .orElseGet(ConnectionSettings::operatingSystemUser);
        String database =
                url.value()
                        .database()
                        .or(() -> variables.get("PGDATABASE").map(Setting::value))
                        .orElse(user.value());
        return new ConnectionSettings(
                hosts(url.value().hosts(), variables),
                database,
                user,
                schema(file, environment),
                Passwords.find(
                        url,
                        typed.isPresent(),
                        configured.flatMap(ApplicationDatabase::password),
                        environment),
                parameters(url.value(), variables),
                url.source());
    }

    /** The default schema, when somebody chose one; nobody needs to name a database for that. */
    public static Optional<Setting<String>> schema(
            ConfigFile file, Map<String, String> environment) {
        return new Variables(environment).get("RETORT_SCHEMA").or(file::databaseSchema);
    }

    private static ConnectionUrl parsed(Setting<String> text) {
        try {
            return ConnectionUrl.parse(text.value());
        } catch (RetortException e) {
            throw new RetortException(e.code(), text.source() + ": " + e.getMessage(), e.hint());
        }
    }

    private static RetortException nothingSaid(ConfigFile file) {
        return new RetortException(
                "RT-1101",
                "no database is named; looked at --url, RETORT_URL, database.url in "
                        + file.shownAs()
                        + file.framework()
                                .map(name -> ", the configuration of " + name.value())
                                .orElse("")
                        + ", PGHOST and PGDATABASE",
                "url = \"jdbc:postgresql://localhost:5432/NAME\" below [database] in "
                        + file.shownAs());
    }

    private static Setting<String> operatingSystemUser() {
        return new Setting<>(
                System.getProperty("user.name"), Source.of("the operating system's user"));
    }

    private static List<HostPort> hosts(List<HostPort> said, Variables variables) {
        List<HostPort> fallback = variables.hosts();
        List<HostPort> hosts = new ArrayList<>();
        for (HostPort host : said) {
            if (host.host().isEmpty()) {
                fallback.forEach(
                        other ->
                                hosts.add(
                                        host.port() == 0
                                                ? other
                                                : new HostPort(other.host(), host.port())));
            } else {
                hosts.add(host.withDefaults(DEFAULT_HOST, fallback.get(0).port()));
            }
        }
        for (HostPort host : hosts) {
            if (host.host().startsWith("/") || host.host().startsWith("@")) {
                throw new RetortException(
                        "RT-1107",
                        "the host "
                                + host.host()
                                + " is a Unix socket, and the JDBC driver speaks TCP only",
                        "name a host, for example localhost");
            }
        }
        return hosts;
    }

    private static Map<String, String> parameters(ConnectionUrl url, Variables variables) {
        Map<String, String> parameters = new HashMap<>(url.parameters());
        VARIABLES.forEach(
                (property, variable) ->
                        variables
                                .get(variable)
                                .ifPresent(
                                        value -> parameters.putIfAbsent(property, value.value())));
        return parameters;
    }

    /** {@code host:port}, or several with commas. */
    public String address() {
        return hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
    }

    /** As people write it: {@code user@host:port/database}. */
    public String target() {
        return user.value() + "@" + address() + "/" + database;
    }

    /** For scripts: {@code jdbc:postgresql://host:port/database}, without user and password. */
    public String url() {
        return "jdbc:postgresql://" + address() + "/" + database;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return target() + " (from " + source + ")";
    }

    /** The environment, with empty taken as not set. */
    private record Variables(Map<String, String> environment) {

        Optional<Setting<String>> get(String name) {
            return Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isEmpty())
                    .map(value -> new Setting<>(value, Source.of(name)));
        }

        /** A URL made of PGHOST and PGDATABASE; one of them has to name something. */
        Optional<Setting<ConnectionUrl>> url() {
            return get("PGHOST")
                    .or(() -> get("PGDATABASE"))
                    .map(
                            found ->
                                    new Setting<>(
                                            new ConnectionUrl(
                                                    List.of(new HostPort("", 0)),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Map.of()),
                                            found.source()));
        }

        List<HostPort> hosts() {
            String port = get("PGPORT").map(Setting::value).orElse("");
            return UrlParser.list(get("PGHOST").map(Setting::value).orElse(""), port).stream()
                    .map(host -> host.withDefaults(DEFAULT_HOST, HostPort.DEFAULT_PORT))
                    .toList();
        }
    }
}
