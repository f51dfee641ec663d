package dev.retort.cli.connection;

import dev.retort.RetortException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL address taken apart.
 *
 * @param hosts at least one; an empty host and the port 0 were not said
 * @param password accepted, because people have it there; never shown
 * @param parameters in the order written, names as the JDBC driver spells them
 */
public record ConnectionUrl(
        List<HostPort> hosts,
        Optional<String> database,
        Optional<String> user,
        Optional<String> password,
        Map<String, String> parameters) {

    public ConnectionUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Takes apart {@code jdbc:postgresql://}, {@code postgresql://} and {@code postgres://} alike,
     * as libpq understands them (PostgreSQL manual, 34.1.1.2 Connection URIs).
     *
     * @throws RetortException {@code RT-1107} when it is none of these; the message does not repeat
     *     the URL, which may hold a password
     */
    public static ConnectionUrl parse(String url) {
        return new UrlParser(url).parse();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConnectionUrl[" + hosts + ", " + database.orElse("") + "]";
    }
}
