package dev.retort.hibernate;

import dev.retort.RetortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Indexer;

/** Finds what is mapped on a class path by reading class files; nothing is loaded or run. */
public final class EntityScanner {

    private static final DotName ENTITY = DotName.createSimple("jakarta.persistence.Entity");

    private static final List<DotName> MAPPED =
            List.of(
                    ENTITY,
                    DotName.createSimple("jakarta.persistence.Embeddable"),
                    DotName.createSimple("jakarta.persistence.MappedSuperclass"),
                    DotName.createSimple("jakarta.persistence.Converter"));

    private static final DotName OLD_ENTITY = DotName.createSimple("javax.persistence.Entity");

    private static final List<String> PACKAGE_ANNOTATIONS =
            List.of("jakarta.persistence.", "org.hibernate.annotations.");

    /** How much of a class path an error lists. */
    private static final int SHOWN = 5;

    private static final String PACKAGE_INFO = "package-info";

    private final List<String> packages;
    private final Map<String, Found> found = new TreeMap<>();
    private int classes;
    private boolean hasEntity;
    private String oldEntity;

    private EntityScanner(List<String> packages) {
        this.packages = packages;
    }

    /**
     * A class that Hibernate should be told of.
     *
     * @param className its binary name; {@code some.name.package-info} for a package
     * @param where the entry of the class path that has it
     */
    public record Found(String className, Path where) {}

    /**
     * @param classPath folders and jars; of a class that is in several the first one counts
     * @param packages with their sub-packages; empty means all
     * @return sorted by name
     * @throws RetortException RT-1001 when there is no entity, RT-1003 when an entry does not exist
     *     or cannot be read
     */
    public static List<Found> scan(List<Path> classPath, List<String> packages) {
        EntityScanner scanner = new EntityScanner(List.copyOf(packages));
        for (Path entry : classPath) {
            if (!Files.exists(entry)) {
                throw ReadErrors.noSuchEntry(entry);
            }
        }
        classPath.forEach(scanner::scan);
        if (!scanner.hasEntity) {
            throw scanner.nothingFound(classPath);
        }
        return List.copyOf(scanner.found.values());
    }

    private void scan(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                scanDirectory(entry);
            } else {
                scanJar(entry);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ReadErrors.unreadableEntry(entry, e);
        }
    }

    private void scanDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path =
                        directory
                                .relativize(file)
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), "/");
                if (isWanted(path)) {
                    try (InputStream bytes = Files.newInputStream(file)) {
                        scanClass(bytes, directory);
                    }
                }
            }
        }
    }

    private void scanJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isWanted(entry.getName())) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        scanClass(bytes, file);
                    }
                }
            }
        }
    }

    private boolean isWanted(String path) {
        if (!path.endsWith(".class")
                || path.startsWith("META-INF/")
                || path.endsWith("module-info.class")) {
            return false;
        }
        return packages.isEmpty()
                || packages.stream()
                        .anyMatch(name -> path.startsWith(name.replace('.', '/') + "/"));
    }

    private void scanClass(InputStream bytes, Path where) throws IOException {
        Indexer indexer = new Indexer();
        indexer.index(bytes);
        for (ClassInfo info : indexer.complete().getKnownClasses()) {
            String name = info.name().toString();
            classes++;
            hasEntity |= info.hasDeclaredAnnotation(ENTITY);
            if (oldEntity == null && info.hasDeclaredAnnotation(OLD_ENTITY)) {
                oldEntity = name;
            }
            if (isMapped(info)) {
                found.putIfAbsent(name, new Found(name, where));
            }
        }
    }

    private static boolean isMapped(ClassInfo info) {
        if (info.simpleName() != null && info.name().withoutPackagePrefix().equals(PACKAGE_INFO)) {
            Predicate<AnnotationInstance> ours =
                    annotation ->
                            PACKAGE_ANNOTATIONS.stream()
                                    .anyMatch(annotation.name().toString()::startsWith);
            return info.declaredAnnotations().stream().anyMatch(ours);
        }
        return MAPPED.stream().anyMatch(info::hasDeclaredAnnotation);
    }

    private RetortException nothingFound(List<Path> classPath) {
        StringBuilder text = new StringBuilder();
        if (!packages.isEmpty()) {
            text.append("in ").append(String.join(", ", packages)).append(", ");
        }
        text.append(
                switch (classes) {
                    case 0 -> "where there are no classes at all";
                    case 1 -> "where the one class has no @Entity";
                    default -> "where none of the " + classes + " classes has @Entity";
                });
        text.append("\nThe model's class path has ").append(shown(classPath));
        if (oldEntity != null) {
            return ReadErrors.noEntities(
                    text + "\n" + oldEntity + " has annotations of javax.persistence",
                    "Retort reads entities of Hibernate 6.6 and newer, with annotations of"
                            + " jakarta.persistence.");
        }
        SortedSet<String> elsewhere = packages.isEmpty() ? new TreeSet<>() : elsewhere(classPath);
        if (!elsewhere.isEmpty()) {
            return ReadErrors.noEntities(
                    text + "\nThere are entities in " + String.join(", ", elsewhere),
                    "Name these packages, or one above them, in model.packages in retort.toml.");
        }
        return ReadErrors.noEntities(
                text.toString(),
                "Compile the project, and check model.packages and model.classpath in"
                        + " retort.toml.");
    }

    /** The packages of the project's own entities; what is in jars was hardly meant. */
    private static SortedSet<String> elsewhere(List<Path> classPath) {
        EntityScanner all = new EntityScanner(List.of());
        classPath.stream().filter(Files::isDirectory).forEach(all::scan);
        SortedSet<String> names = new TreeSet<>();
        if (all.hasEntity) {
            all.found.keySet().stream()
                    .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    /** Folders first, since that is where entities mostly are; jars by their file names. */
    private static String shown(List<Path> classPath) {
        if (classPath.isEmpty()) {
            return "no entries";
        }
        List<String> entries =
                Stream.concat(
                                classPath.stream().filter(Files::isDirectory).map(Path::toString),
                                classPath.stream()
                                        .filter(entry -> !Files.isDirectory(entry))
                                        .map(entry -> entry.getFileName().toString()))
                        .toList();
        int more = entries.size() - SHOWN;
        return (entries.size() == 1 ? "1 entry:\n  " : entries.size() + " entries:\n  ")
                + String.join("\n  ", entries.subList(0, Math.min(SHOWN, entries.size())))
                + (more > 0 ? "\n  and " + more + " more" : "");
    }
}
