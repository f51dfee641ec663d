package dev.retort.cli.demo;

import dev.retort.RetortException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        Path jar = location();
        // Hibernate shares some of Retort's own libraries, so the entities need both folders
        List<Path> libraries = new ArrayList<>(jars(jar.resolveSibling("demo")));
        libraries.addAll(jars(jar.resolveSibling("lib")));
        List<Path> path = new ArrayList<>(List.of(jar));
        path.addAll(libraries);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(urls(path), ClassLoader.getPlatformClassLoader())) {
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

    private static Path location() {
        try {
            return Path.of(Stage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RetortException(
                    "RT-1301",
                    "the demo is played from a built checkout; there is no " + folder,
                    "./retort demo");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] urls(List<Path> path) throws MalformedURLException {
        URL[] urls = new URL[path.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = path.get(i).toUri().toURL();
        }
        return urls;
    }
}
