package dev.retort.hibernate;

import dev.retort.hibernate.version.HibernateLines;
import dev.retort.snapshot.Desired;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.jandex.DotName;

/**
 * Reads entities with the user's own Hibernate. {@link HibernateReader} is defined a second time,
 * by a loader that sees the JDK, the user's class path and of Retort only {@code dev.retort.model},
 * {@code dev.retort.sql} and {@code dev.retort.snapshot}, {@link ReadRequest} and {@link
 * RetortException}; so neither side's libraries get in the way of the other's.
 */
public final class IsolatedReader {

    /** Hibernate needs it to boot; Quarkus has it at build time only, and not on its class path. */
    private static final String JANDEX = "org/jboss/jandex/DotName.class";

    private static final String LOGGING_PROVIDER = "org.jboss.logging.provider";

    /** Hibernate's, JBoss's; held, because a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.hibernate"), Logger.getLogger("org.jboss"));

    private IsolatedReader() {}

    /**
     * Not for concurrent use: Hibernate's logging is set up through a system property and the
     * levels of java.util.logging, which are put back at the end.
     *
     * @param classPath the application's: its classes, its Hibernate, its libraries
     * @throws RetortException RT-1001 and RT-1003 to RT-1010, see {@code ReadErrors}
     */
    public static Desired read(List<Path> classPath, ReadRequest request) {
        Thread thread = Thread.currentThread();
        ClassLoader contextLoader = thread.getContextClassLoader();
        String loggingProvider = System.getProperty(LOGGING_PROVIDER);
        List<Level> levels = new ArrayList<>();
        QUIET.forEach(logger -> levels.add(logger.getLevel()));
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        try (ModelLoader loader = new ModelLoader(urls(classPath))) {
            if (loader.findResource("org/hibernate/boot/MetadataSources.class") == null) {
                throw ReadErrors.noHibernate(classPath);
            }
            if (loader.findResource(JANDEX) == null) {
                loader.addURL(location(DotName.class));
            }
            // The user's logback would be found first and print Hibernate's every step.
            System.setProperty(LOGGING_PROVIDER, "jdk");
            thread.setContextClassLoader(loader);
            requireReadable(loader);
            return call(loader, request);
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the class loader of the model", e);
        } finally {
            for (int i = 0; i < levels.size(); i++) {
                QUIET.get(i).setLevel(levels.get(i));
            }
            thread.setContextClassLoader(contextLoader);
            if (loggingProvider == null) {
                System.clearProperty(LOGGING_PROVIDER);
            } else {
                System.setProperty(LOGGING_PROVIDER, loggingProvider);
            }
        }
    }

    /** Before anything of it is used: what is wrong with an old one is nothing but its age. */
    private static void requireReadable(ClassLoader loader) {
        try {
            Class<?> version = loader.loadClass("org.hibernate.Version");
            String said = (String) version.getMethod("getVersionString").invoke(null);
            if (HibernateLines.isTooOld(said)) {
                throw ReadErrors.oldHibernate(said);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Desired call(ClassLoader loader, ReadRequest request) {
        try {
            Method read =
                    loader.loadClass(HibernateReader.class.getName())
                            .getMethod("read", ReadRequest.class);
            return (Desired) read.invoke(null, request);
        } catch (InvocationTargetException e) {
            throw unwrapped(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unwrapped(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            return exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static URL[] urls(List<Path> classPath) {
        List<URL> urls = new ArrayList<>();
        urls.add(location(IsolatedReader.class));
        for (Path entry : classPath) {
            if (!Files.exists(entry)) {
                throw ReadErrors.noSuchEntry(entry);
            }
            try {
                urls.add(entry.toUri().toURL());
            } catch (MalformedURLException e) {
                throw ReadErrors.unreadableEntry(entry, e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    /**
     * The user's side. It remembers what is not there: Hibernate asks for the package-info of every
     * entity several times, and each time every jar would be searched.
     */
    private static final class ModelLoader extends URLClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final Set<String> missing = ConcurrentHashMap.newKeySet();

        ModelLoader(URL[] urls) {
            super(urls, new SharedLoader());
        }

        @Override
        protected void addURL(URL url) {
            super.addURL(url);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (missing.contains(name)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException e) {
                missing.add(name);
                throw e;
            }
        }
    }

    /** What both sides share: the JDK and the values that go back and forth. */
    private static final class SharedLoader extends ClassLoader {

        SharedLoader() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.retort.model.")
                    || name.startsWith("dev.retort.snapshot.")
                    || name.startsWith("dev.retort.sql.")
                    || name.startsWith("dev.retort.RetortException")
                    || name.startsWith("dev.retort.hibernate.ReadRequest")) {
                return IsolatedReader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
