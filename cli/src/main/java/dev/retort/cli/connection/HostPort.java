package dev.retort.cli.connection;

import java.util.Objects;

/**
 * One server.
 *
 * @param host a name or an address, IPv6 without its brackets
 * @param port 0 when it was not said
 */
public record HostPort(String host, int port) {

    static final int DEFAULT_PORT = 5432;

    public HostPort {
        Objects.requireNonNull(host, "host");
    }

    HostPort withDefaults(String defaultHost, int defaultPort) {
        return new HostPort(host.isEmpty() ? defaultHost : host, port == 0 ? defaultPort : port);
    }

    /** {@code host:port}, with brackets where the host holds colons. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + (port == 0 ? "" : ":" + port);
    }
}
