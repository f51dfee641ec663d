package dev.retort.cli.connection;

import dev.retort.RetortException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

/** Says in a sentence why a database could not be opened (PostgreSQL manual, appendix A). */
final class ConnectionFailure {

    private ConnectionFailure() {}

    static RetortException of(ConnectionSettings settings, SQLException e) {
        String where = " (" + settings.target() + ", from " + settings.source() + ")";
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01" ->
                    new RetortException(
                            "RT-1104",
                            "the server does not accept the password of "
                                    + settings.user().value()
                                    + where
                                    + passwordSource(settings),
                            "passwords are read from RETORT_PASSWORD_FILE, the URL, PGPASSWORD and ~/.pgpass",
                            e);
            case "3D000" ->
                    new RetortException(
                            "RT-1105",
                            "there is no database "
                                    + settings.database()
                                    + " on "
                                    + settings.address()
                                    + where,
                            createdb(settings) + "     or correct the URL",
                            e);
            case "28000" ->
                    new RetortException(
                            "RT-1106",
                            "the server does not let "
                                    + settings.user().value()
                                    + " in: "
                                    + e.getMessage()
                                    + where,
                            "the role must exist and pg_hba.conf must allow it; the user comes from "
                                    + settings.user().source(),
                            e);
            case "42501" ->
                    new RetortException(
                            "RT-1106",
                            settings.user().value()
                                    + " may not connect to the database "
                                    + settings.database()
                                    + where,
                            "GRANT CONNECT ON DATABASE "
                                    + settings.database()
                                    + " TO "
                                    + settings.user().value(),
                            e);
            case "53300" ->
                    new RetortException(
                            "RT-1108",
                            "the server has no connection left" + where,
                            "close some, or raise max_connections",
                            e);
            case "57P03" ->
                    new RetortException(
                            "RT-1108",
                            "the server is not ready: " + e.getMessage() + where,
                            "try again in a moment",
                            e);
            default -> unreachable(settings, e, where);
        };
    }

    /** The server wants a password, there is none, and nobody could be asked. */
    static RetortException passwordNeeded(ConnectionSettings settings, SQLException e) {
        return new RetortException(
                "RT-1102",
                "the server wants a password for "
                        + settings.target()
                        + " (from "
                        + settings.source()
                        + "), and none was given",
                "set PGPASSWORD or RETORT_PASSWORD_FILE, or add a line to ~/.pgpass",
                e);
    }

    private static RetortException unreachable(
            ConnectionSettings settings, SQLException e, String where) {
        String address = settings.address();
        if (caused(e, UnknownHostException.class)) {
            return failure(
                    "there is no host of that name: " + address + where, "correct the URL", e);
        }
        if (caused(e, SocketTimeoutException.class) || caused(e, NoRouteToHostException.class)) {
            return failure(
                    "no answer from " + address + where, "is a firewall or a VPN in between?", e);
        }
        if (caused(e, ConnectException.class)) {
            return failure(
                    "nothing listens at " + address + where,
                    "is PostgreSQL running, and on that port? Another one:  --url"
                            + " jdbc:postgresql://HOST:PORT/"
                            + settings.database(),
                    e);
        }
        return failure("cannot connect to " + address + ": " + e.getMessage() + where, null, e);
    }

    /** As it is typed, with what PostgreSQL's programs would not assume. */
    private static String createdb(ConnectionSettings settings) {
        HostPort host = settings.hosts().get(0);
        return "createdb"
                + " -h "
                + host.host()
                + (host.port() == HostPort.DEFAULT_PORT ? "" : " -p " + host.port())
                + " -U "
                + settings.user().value()
                + " "
                + settings.database();
    }

    private static RetortException failure(String message, String hint, SQLException e) {
        return new RetortException("RT-1103", message, hint, e);
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String passwordSource(ConnectionSettings settings) {
        return Optional.of(settings)
                .flatMap(ConnectionSettings::password)
                .map(password -> "; the password came from " + password.source())
                .orElse("");
    }
}
