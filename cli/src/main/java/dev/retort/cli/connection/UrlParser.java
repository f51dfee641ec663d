package dev.retort.cli.connection;

import dev.retort.RetortException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one URL from left to right: scheme, user, hosts, database, parameters. */
final class UrlParser {

    private static final Pattern POSTGRES =
            Pattern.compile("(?:jdbc:)?(?:postgresql|postgres):(//)?(.*)", Pattern.DOTALL);

    private static final Pattern SCHEME = Pattern.compile("((?:jdbc:)?[a-zA-Z0-9+.-]+)://.*");

    /** libpq's names of parameters, where the JDBC driver has others. */
    private static final Map<String, String> DRIVER_NAMES =
            Map.of(
                    "application_name", "ApplicationName",
                    "connect_timeout", "connectTimeout",
                    "channel_binding", "channelBinding",
                    "gssencmode", "gssEncMode",
                    "keepalives", "tcpKeepAlive",
                    "target_session_attrs", "targetServerType");

    private static final Map<String, String> SERVER_TYPES =
            Map.of(
                    "read-write", "primary",
                    "read-only", "secondary",
                    "standby", "secondary",
                    "prefer-standby", "preferSecondary");

    private final String url;
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();
    private Optional<String> database = Optional.empty();
    private List<HostPort> hosts = List.of(new HostPort("", 0));
    private final Map<String, String> parameters = new LinkedHashMap<>();

    UrlParser(String url) {
        this.url = url.strip();
    }

    ConnectionUrl parse() {
        Matcher matcher = POSTGRES.matcher(url);
        if (!matcher.matches()) {
            Matcher other = SCHEME.matcher(url);
            throw malformed(
                    other.matches()
                            ? "it begins with "
                                    + other.group(1)
                                    + ":, Retort speaks PostgreSQL only"
                            : "it has no scheme");
        }
        String[] queryApart = matcher.group(2).split("\\?", 2);
        String place = queryApart[0];
        if (matcher.group(1) == null) {
            database(place.startsWith("/") ? place.substring(1) : place);
        } else {
            String[] pathApart = place.split("/", 2);
            authority(pathApart[0]);
            database(pathApart.length == 2 ? pathApart[1] : "");
        }
        if (queryApart.length == 2) {
            query(queryApart[1]);
        }
        return new ConnectionUrl(hosts, database, user, password, parameters);
    }

    private void authority(String text) {
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            String[] info = text.substring(0, at).split(":", 2);
            user = said(decoded(info[0]));
            password = info.length == 2 ? said(decoded(info[1])) : Optional.empty();
        }
        hosts = new ArrayList<>();
        for (String host : text.substring(at + 1).split(",", -1)) {
            hosts.add(host(host));
        }
    }

    private static HostPort host(String text) {
        int close = text.indexOf(']');
        if (text.startsWith("[") && close > 0) {
            String after = text.substring(close + 1);
            if (!after.isEmpty() && !after.startsWith(":")) {
                throw malformed("after the ] of an address comes :port");
            }
            return new HostPort(
                    text.substring(1, close), port(after.isEmpty() ? "" : after.substring(1)));
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new HostPort(decoded(text), 0);
        }
        if (text.indexOf(':') != colon) {
            throw malformed("an IPv6 address stands in brackets, as in [::1]:5432");
        }
        return new HostPort(decoded(text.substring(0, colon)), port(text.substring(colon + 1)));
    }

    /** The text is not repeated in a complaint: it may be half of a password with a slash in it. */
    static int port(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw malformed(
                "what stands in the place of the port is not a number from 1 to 65535; write /, @, :"
                        + " and ? in a password as %2F, %40, %3A and %3F");
    }

    private void database(String text) {
        database = said(decoded(text));
    }

    private void query(String text) {
        String host = null;
        String port = "";
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            if (parts.length < 2) {
                throw malformed("the parameter " + name + " has no value");
            }
            String value = decoded(parts[1]);
            switch (name) {
                case "user" -> user = said(value);
                case "password" -> password = said(value);
                case "dbname" -> database = said(value);
                case "host" -> host = value;
                case "port" -> port = value;
                default ->
                        parameters.put(
                                DRIVER_NAMES.getOrDefault(name, name),
                                name.equals("target_session_attrs")
                                        ? SERVER_TYPES.getOrDefault(value, value)
                                        : value);
            }
        }
        if (host != null || !port.isEmpty()) {
            hosts = list(host == null ? "" : host, port);
        }
    }

    /** Hosts and ports as libpq's parameters have them: two lists, or one port for all hosts. */
    static List<HostPort> list(String hosts, String ports) {
        String[] host = hosts.split(",", -1);
        String[] port = ports.split(",", -1);
        if (port.length != 1 && port.length != host.length) {
            throw malformed("there are " + host.length + " hosts and " + port.length + " ports");
        }
        List<HostPort> list = new ArrayList<>();
        for (int i = 0; i < host.length; i++) {
            list.add(new HostPort(host[i], port(port[port.length == 1 ? 0 : i])));
        }
        return list;
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Percent-decoding alone: a plus sign is a plus sign (RFC 3986, and libpq). */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
                continue;
            }
            int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw malformed("after % come two hexadecimal digits; a % itself is %25");
            }
            decoded.write(high * 16 + low);
            i += 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    static RetortException malformed(String why) {
        return new RetortException(
                "RT-1107",
                "the database URL cannot be read: " + why,
                "jdbc:postgresql://HOST:PORT/DATABASE or postgres://USER@HOST:PORT/DATABASE");
    }
}
