package dev.retort.hibernate.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/** Finds classes by an annotation on them, reading class files; nothing is loaded or run. */
public final class AnnotatedClasses {

    private AnnotatedClasses() {}

    /**
     * A class with one of the annotations.
     *
     * @param members of the annotation, as far as somebody wrote them: texts and class names
     */
    public record Found(
            String className, String annotation, Path where, Map<String, List<String>> members) {

        /** What the member says; empty when nobody wrote it. */
        public List<String> values(String member) {
            return members.getOrDefault(member, List.of());
        }
    }

    /**
     * Looks through the folders of the class path, which are the project's own, and through its
     * jars only when there is none there.
     *
     * @param annotations by their full names
     * @return sorted by class name
     */
    public static List<Found> find(List<Path> classPath, List<String> annotations) {
        List<Found> found = find(classPath, annotations, Files::isDirectory);
        return found.isEmpty() ? find(classPath, annotations, Files::isRegularFile) : found;
    }

    private static List<Found> find(
            List<Path> classPath, List<String> annotations, Predicate<Path> which) {
        List<Found> found = new ArrayList<>();
        // A library that declares such an annotation has hardly a class with it.
        classPath.stream()
                .filter(which)
                .filter(entry -> !isLibraryOfSpring(entry))
                .forEach(
                        entry ->
                                ClassFiles.read(
                                        entry,
                                        path -> true,
                                        info -> add(info, annotations, entry, found)));
        found.sort(Comparator.comparing(Found::className));
        return List.copyOf(found);
    }

    /**
     * Methods of the project's own classes, those in folders.
     *
     * @param annotation on the method
     * @param returns a test of the full name of what it returns
     * @return {@code com.acme.Config.naming() returns NamingStrategy}, sorted
     */
    public static List<String> methods(
            List<Path> classPath, String annotation, Predicate<String> returns) {
        List<String> found = new ArrayList<>();
        DotName wanted = DotName.createSimple(annotation);
        classPath.stream()
                .filter(Files::isDirectory)
                .forEach(
                        entry ->
                                ClassFiles.read(
                                        entry,
                                        path -> true,
                                        info ->
                                                info.methods().stream()
                                                        .filter(each -> each.hasAnnotation(wanted))
                                                        .filter(
                                                                each ->
                                                                        returns.test(
                                                                                each.returnType()
                                                                                        .name()
                                                                                        .toString()))
                                                        .map(
                                                                each ->
                                                                        info.name()
                                                                                + "."
                                                                                + each.name()
                                                                                + "() returns "
                                                                                + each.returnType()
                                                                                        .name()
                                                                                        .withoutPackagePrefix())
                                                        .forEach(found::add)));
        found.sort(null);
        return List.copyOf(found);
    }

    private static boolean isLibraryOfSpring(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith("spring-");
    }

    private static void add(
            ClassInfo info, List<String> annotations, Path entry, List<Found> found) {
        for (String annotation : annotations) {
            AnnotationInstance there = info.declaredAnnotation(DotName.createSimple(annotation));
            if (there != null && !info.isAnnotation()) {
                Map<String, List<String>> members = new LinkedHashMap<>();
                there.values().forEach(value -> members.put(value.name(), texts(value)));
                found.add(new Found(info.name().toString(), annotation, entry, members));
                return;
            }
        }
    }

    private static List<String> texts(AnnotationValue value) {
        return switch (value.kind()) {
            case ARRAY ->
                    switch (value.componentKind()) {
                        case STRING -> Arrays.asList(value.asStringArray());
                        case CLASS ->
                                Arrays.stream(value.asClassArray())
                                        .map(type -> type.name().toString())
                                        .toList();
                        default -> List.of();
                    };
            case STRING -> List.of(value.asString());
            case CLASS -> List.of(value.asClass().name().toString());
            default -> List.of();
        };
    }
}
