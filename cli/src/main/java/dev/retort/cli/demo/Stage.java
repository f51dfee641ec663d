package dev.retort.cli.demo;

import dev.retort.cli.scratch.DemoFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the demo in a class loader of its own, which has besides Retort what only the demo needs:
 * an embedded PostgreSQL, the shop's entities, and Hibernate. They lie in the folder {@code demo}
 * beside Retort's jar.
 */
public final class Stage {

    private Stage() {}

    /**
     * @param keep whether to leave the database and the folder for looking around
     * @return whether every step did what it should
     */
    public static boolean play(PrintStream out, PrintStream err, boolean keep) {
        Path jar = DemoFolder.location();
        // Hibernate shares some of Retort's own libraries, so the entities need both folders
        List<Path> libraries = new ArrayList<>(DemoFolder.jars(jar.resolveSibling("demo")));
        libraries.addAll(DemoFolder.jars(jar.resolveSibling("lib")));
        List<Path> path = new ArrayList<>(List.of(jar));
        path.addAll(libraries);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(DemoFolder.urls(path), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            return (boolean)
                    loader.loadClass(Play.class.getName())
                            .getMethod(
                                    "run",
                                    PrintStream.class,
                                    PrintStream.class,
                                    List.class,
                                    boolean.class)
                            .invoke(null, out, err, libraries, keep);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the demo broke off: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
