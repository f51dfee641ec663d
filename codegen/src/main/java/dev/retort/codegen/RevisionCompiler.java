package dev.retort.codegen;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.classpath.NoArgConstructor;
import dev.retort.environment.Environment;
import dev.retort.operation.Op;
import dev.retort.revision.Migration;
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
import java.util.TreeSet;

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
        ClassLoader loader = load(folder, needed.stream().map(RevisionFile::path).toList());
        Map<String, Migration> migrations = new LinkedHashMap<>();
        for (RevisionFile revision : needed) {
            migrations.put(
                    revision.id(),
                    instance(revision.path(), revision.className(), Migration.class, loader));
        }
        return migrations;
    }

    /**
     * An instance of the class with a project's hooks, which lies among the revisions.
     *
     * @param className with its package
     * @throws RetortException RT-2216 no source of the folder declares it; otherwise as {@link
     *     #compile}
     */
    public Environment environment(RevisionFolder folder, String className) {
        for (SourceFile source : folder.sources()) {
            if (source.types().contains(className)) {
                ClassLoader loader = load(folder, List.of(source.path()));
                return instance(source.path(), className, Environment.class, loader);
            }
        }
        Set<String> known = new TreeSet<>();
        for (SourceFile source : folder.sources()) {
            if (folder.revisions().stream().noneMatch(each -> each.path().equals(source.path()))) {
                known.addAll(source.types());
            }
        }
        throw new RetortException(
                "RT-2216",
                "no source in the revision folders declares the class " + className,
                Suggestion.didYouMean(
                        className,
                        known,
                        known.isEmpty()
                                ? "write it beside the revisions: public final class ... implements"
                                        + " Environment"
                                : "beside the revisions there are " + String.join(", ", known)));
    }

    private ClassLoader load(RevisionFolder folder, Collection<Path> needed) {
        SourceSet sources = new SourceSet(folder.sources());
        ClassKey key = new ClassKey(executor(), classPath);
        Map<String, byte[]> classes = new HashMap<>();
        Map<Path, Set<SourceFile>> missing = new LinkedHashMap<>();
        for (Path path : needed) {
            Set<SourceFile> unit = sources.unit(path);
            Map<String, byte[]> cached = cache.get(key.of(unit));
            if (cached == null) {
                missing.put(path, unit);
            } else {
                classes.putAll(cached);
            }
        }
        if (!missing.isEmpty()) {
            classes.putAll(compileAndKeep(missing, key));
        }
        return new BytesLoader(parent(), classes);
    }

    private Map<String, byte[]> compileAndKeep(Map<Path, Set<SourceFile>> missing, ClassKey key) {
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

    private static <T> T instance(Path path, String className, Class<T> kind, ClassLoader loader) {
        return NoArgConstructor.newInstance(path.toString(), className, kind, loader);
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
