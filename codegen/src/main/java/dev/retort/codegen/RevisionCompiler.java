package dev.retort.codegen;

import dev.retort.RetortException;
import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Revision source to instances. Only what is asked for is compiled, together with what it refers to
 * in the same folders; class files are kept in a cache by the content of everything they were made
 * from, and no part of the compiler is loaded when all of them are there.
 */
public final class RevisionCompiler {

    private final ClassCache cache;
    private final List<Path> classPath;

    /**
     * @param cacheDirectory made when it is not there; {@code null}, or a place that cannot be
     *     written, for no cache
     * @param classPath folders and jars that revisions may use besides Retort's own types
     */
    public RevisionCompiler(Path cacheDirectory, List<Path> classPath) {
        this.cache = new ClassCache(cacheDirectory);
        this.classPath = List.copyOf(classPath);
    }

    /**
     * The bodies of these revisions by id, in the order given. A class's static initializer and its
     * constructor run here; nothing else does.
     *
     * @param folder where {@code needed} came from
     * @throws RetortException RT-2210 does not compile; RT-2211 no compiler in this Java; RT-2212
     *     two sources declare one class; RT-2213 not a Migration; RT-2214 no public constructor
     *     without parameters, or not a public class; RT-2215 the class fails while it is made
     */
    public Map<String, Migration> compile(RevisionFolder folder, Collection<RevisionFile> needed) {
        SourceSet sources = new SourceSet(folder.sources());
        ClassKey key = new ClassKey(executor(), classPath);
        Map<String, byte[]> classes = new HashMap<>();
        Map<RevisionFile, Set<SourceFile>> missing = new LinkedHashMap<>();
        for (RevisionFile revision : needed) {
            Set<SourceFile> unit = sources.unit(revision);
            Map<String, byte[]> cached = cache.get(key.of(unit));
            if (cached == null) {
                missing.put(revision, unit);
            } else {
                classes.putAll(cached);
            }
        }
        if (!missing.isEmpty()) {
            classes.putAll(compileAndKeep(missing, key));
        }
        ClassLoader loader = new BytesLoader(parent(), classes);
        Map<String, Migration> migrations = new LinkedHashMap<>();
        for (RevisionFile revision : needed) {
            migrations.put(revision.id(), instance(revision, loader));
        }
        return migrations;
    }

    private Map<String, byte[]> compileAndKeep(
            Map<RevisionFile, Set<SourceFile>> missing, ClassKey key) {
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            throw new RetortException(
                    "RT-2211",
                    "revisions have to be compiled and this Java has no compiler: "
                            + System.getProperty("java.home"),
                    "run Retort with a JDK (17 or newer) instead of a JRE: set JAVA_HOME");
        }
        Set<SourceFile> all = new LinkedHashSet<>();
        missing.values().forEach(all::addAll);
        List<Path> path = new ArrayList<>();
        path.add(executor());
        path.addAll(classPath);
        Map<SourceFile, Map<String, byte[]>> compiled = Javac.compile(all, path);
        Map<String, byte[]> classes = new HashMap<>();
        compiled.values().forEach(classes::putAll);
        for (Set<SourceFile> unit : missing.values()) {
            Map<String, byte[]> ofUnit = new LinkedHashMap<>();
            unit.forEach(source -> ofUnit.putAll(compiled.getOrDefault(source, Map.of())));
            cache.put(key.of(unit), ofUnit);
        }
        return classes;
    }

    private static Migration instance(RevisionFile revision, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(revision.className(), true, loader);
            if (!Migration.class.isAssignableFrom(type)) {
                throw new RetortException(
                        "RT-2213",
                        at(revision, "is annotated with @Revision but implements no Migration"),
                        "write: public final class ... implements Migration");
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            boolean isUsable =
                    Modifier.isPublic(type.getModifiers())
                            && !Modifier.isAbstract(type.getModifiers())
                            && Modifier.isPublic(constructor.getModifiers());
            if (!isUsable) {
                throw noConstructor(revision);
            }
            return (Migration) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw noConstructor(revision);
        } catch (InvocationTargetException e) {
            throw failed(revision, e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw failed(revision, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(revision, e);
        }
    }

    private static RetortException noConstructor(RevisionFile revision) {
        return new RetortException(
                "RT-2214",
                at(revision, "cannot be made: it needs a public class, not abstract, with a public")
                        + " constructor without parameters",
                "a revision has no state; leave the constructor out");
    }

    private static RetortException failed(RevisionFile revision, Throwable cause) {
        return new RetortException(
                "RT-2215",
                at(revision, "failed before it could say what it does: " + cause),
                "a revision should do nothing before upgrade or downgrade is called",
                cause);
    }

    private static String at(RevisionFile revision, String what) {
        return revision.path() + ": class " + revision.className() + " " + what;
    }

    /** The jar or folder that Retort's own types come from. */
    private static Path executor() {
        try {
            return Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClassLoader parent() {
        ClassLoader ours = Op.class.getClassLoader();
        if (classPath.isEmpty()) {
            return ours;
        }
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classPath.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
        return new URLClassLoader("revision class path", urls, ours);
    }

    /** Classes that are nowhere but here. */
    private static final class BytesLoader extends ClassLoader {

        private final Map<String, byte[]> classes;

        BytesLoader(ClassLoader parent, Map<String, byte[]> classes) {
            super("revisions", parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
