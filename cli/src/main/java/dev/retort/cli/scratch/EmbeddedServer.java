package dev.retort.cli.scratch;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL of our own with an empty database, where its programs are at hand: on the class path
 * or in the folder {@code demo} of a built checkout. It is not a part of Retort, so it is only
 * known by name.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String SERVER = "dev.retort.fixtures.PostgresServer";

    private final AutoCloseable server;
    private final AutoCloseable database;

    private EmbeddedServer(AutoCloseable server, AutoCloseable database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Starts one; empty where there is none to start.
     *
     * @throws IllegalStateException when it does not start
     */
    public static Optional<EmbeddedServer> start() {
        Optional<ClassLoader> loader = loader();
        if (loader.isEmpty()) {
            return Optional.empty();
        }
        try {
            AutoCloseable server =
                    (AutoCloseable) loader.get().loadClass(SERVER).getMethod("start").invoke(null);
            AutoCloseable database =
                    (AutoCloseable) server.getClass().getMethod("createDatabase").invoke(server);
            return Optional.of(new EmbeddedServer(server, database));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<ClassLoader> loader() {
        ClassLoader own = EmbeddedServer.class.getClassLoader();
        if (own.getResource(SERVER.replace('.', '/') + ".class") != null) {
            return Optional.of(own);
        }
        Path jar = DemoFolder.location();
        if (!Files.isDirectory(jar.resolveSibling("demo"))) {
            return Optional.empty();
        }
        List<Path> path = new ArrayList<>(DemoFolder.jars(jar.resolveSibling("demo")));
        path.addAll(DemoFolder.jars(jar.resolveSibling("lib")));
        try {
            return Optional.of(
                    new URLClassLoader(
                            DemoFolder.urls(path), ClassLoader.getPlatformClassLoader()));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connects to the database as a superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(said("jdbcUrl"), said("user"), "");
    }

    private String said(String method) {
        try {
            return (String) database.getClass().getMethod(method).invoke(database);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            try {
                database.close();
            } finally {
                server.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
