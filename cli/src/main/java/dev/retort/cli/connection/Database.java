package dev.retort.cli.connection;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.cli.config.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections to the one database that is meant. */
public final class Database {

    /** What a session may do. */
    public enum Access {
        /** Nothing that writes: PostgreSQL itself refuses it in such a session. */
        READ,
        WRITE
    }

    /** SQLSTATE of a refused connection; here: the server wants a password, and there is none. */
    private static final String REJECTED = "08004";

    private final ConnectionSettings settings;
    private final PasswordPrompt prompt;
    private Optional<String> password;

    public Database(ConnectionSettings settings, PasswordPrompt prompt) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.prompt = Objects.requireNonNull(prompt, "prompt");
        this.password = settings.password().map(Setting::value);
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /**
     * Opens a connection, in auto-commit mode. Asks for a password at most once, when the server
     * wants one that nobody gave.
     *
     * @throws RetortException what stands in the way, as a sentence; codes {@code RT-1102} to
     *     {@code RT-1109}
     */
    public Connection open(Access access) {
        try {
            return connect(access);
        } catch (SQLException e) {
            if (password.isEmpty() && REJECTED.equals(e.getSQLState())) {
                password = prompt.ask(settings.target());
                if (password.isPresent()) {
                    return openWithPassword(access);
                }
                throw ConnectionFailure.passwordNeeded(settings, e);
            }
            throw ConnectionFailure.of(settings, e);
        }
    }

    private Connection openWithPassword(Access access) {
        try {
            return connect(access);
        } catch (SQLException e) {
            throw ConnectionFailure.of(settings, e);
        }
    }

    private Connection connect(Access access) throws SQLException {
        Properties properties = properties();
        Connection connection = new Driver().connect(driverUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take " + settings.url());
        }
        if (access == Access.READ) {
            // Of every transaction to come. The driver's own setReadOnly() would say it again and
            // again, whenever auto-commit changes.
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    private String driverUrl() {
        return "jdbc:postgresql://"
                + settings.address()
                + "/"
                + URLEncoder.encode(settings.database(), StandardCharsets.UTF_8);
    }

    private Properties properties() {
        Properties properties = new Properties();
        settings.parameters()
                .forEach(
                        (name, value) -> {
                            if (PGProperty.forName(name) == null) {
                                throw unknownParameter(name);
                            }
                            properties.setProperty(name, value);
                        });
        PGProperty.USER.set(properties, settings.user().value());
        password.ifPresent(text -> PGProperty.PASSWORD.set(properties, text));
        if (!properties.containsKey(PGProperty.APPLICATION_NAME.getName())) {
            PGProperty.APPLICATION_NAME.set(properties, "retort");
        }
        return properties;
    }

    /** The driver would pass over it in silence, and a mistyped sslmode is no small thing. */
    private RetortException unknownParameter(String name) {
        List<String> known =
                Arrays.stream(PGProperty.values())
                        .map(PGProperty::getName)
                        .sorted()
                        .collect(Collectors.toList());
        return new RetortException(
                "RT-1107",
                settings.source() + ": the database URL has an unknown parameter " + name,
                Suggestion.didYouMean(
                        name, known, "the JDBC driver's documentation lists the parameters"));
    }
}
