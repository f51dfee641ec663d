package dev.retort.hibernate.scan;

import dev.retort.RetortException;
import dev.retort.hibernate.ReadErrors;
import dev.retort.hibernate.version.HibernateLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

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

    /** Has entities of its own, which only some applications choose. */
    private static final String HIBERNATE = "org/hibernate/";

    private final List<String> packages;
    private final List<String> excluded;
    private final Map<String, Found> found = new TreeMap<>();
    private int classes;
    private boolean hasEntity;
    private String oldEntity;

    private EntityScanner(List<String> packages, List<String> excluded) {
        this.packages = packages;
        this.excluded = excluded;
    }

    /**
     * A class that Hibernate should be told of.
     *
     * @param className its binary name; {@code some.name.package-info} for a package
     * @param where the entry of the class path that has it
     * @param isEntity and not an embeddable, a superclass, a converter or a package
     */
    public record Found(String className, Path where, boolean isEntity) {}

    /**
     * @param classPath folders and jars; of a class that is in several the first one counts
     * @param packages with their sub-packages; empty means all but Hibernate's own
     * @return sorted by name
     * @throws RetortException RT-1001 when there is no entity, RT-1003 when an entry does not exist
     *     or cannot be read
     */
    public static List<Found> scan(List<Path> classPath, List<String> packages) {
        return scan(classPath, packages, List.of());
    }

    /**
     * As {@link #scan(List, List)}.
     *
     * @param excluded packages and classes that are left out
     */
    public static List<Found> scan(
            List<Path> classPath, List<String> packages, List<String> excluded) {
        EntityScanner scanner = new EntityScanner(List.copyOf(packages), List.copyOf(excluded));
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
        ClassFiles.read(entry, this::isWanted, info -> add(info, entry));
    }

    private boolean isWanted(String path) {
        boolean isIncluded =
                packages.isEmpty()
                        ? !path.startsWith(HIBERNATE)
                        : packages.stream().anyMatch(name -> isIn(path, name));
        return isIncluded && excluded.stream().noneMatch(name -> isIn(path, name));
    }

    /** Whether a class file is that class, inside of it, or in that package or one below it. */
    private static boolean isIn(String path, String name) {
        String start = name.replace('.', '/');
        return start.isEmpty()
                || path.startsWith(start)
                        && (path.startsWith("/", start.length())
                                || path.startsWith(".class", start.length())
                                || path.startsWith("$", start.length()));
    }

    private void add(ClassInfo info, Path where) {
        String name = info.name().toString();
        classes++;
        hasEntity |= info.hasDeclaredAnnotation(ENTITY);
        if (oldEntity == null && info.hasDeclaredAnnotation(OLD_ENTITY)) {
            oldEntity = name;
        }
        if (isMapped(info)) {
            found.putIfAbsent(name, new Found(name, where, info.hasDeclaredAnnotation(ENTITY)));
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
            HibernateJar.find(classPath).stream()
                    .map(HibernateJar::version)
                    .findFirst()
                    .filter(HibernateLines::isTooOld)
                    .ifPresent(
                            version -> {
                                throw ReadErrors.oldHibernate(version);
                            });
            return ReadErrors.noEntities(
                    text + "\n" + oldEntity + " has annotations of javax.persistence",
                    "Retort reads entities of Hibernate 6.2 and newer, with annotations of"
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
        EntityScanner all = new EntityScanner(List.of(), List.of());
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
