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
import org.jboss.jandex.MethodInfo;

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
                                ClassFiles.readAnnotated(
                                        entry,
                                        annotations,
                                        info -> add(info, annotations, entry, found)));
        found.sort(Comparator.comparing(Found::className));
        return List.copyOf(found);
    }

    /**
     * A method with annotations.
     *
     * @param returnType full name of what it returns
     * @param annotations by their full names, with what is written in them
     */
    public record Method(
            String className,
            String name,
            String returnType,
            Map<String, Map<String, List<String>>> annotations) {

        public boolean has(String annotation) {
            return annotations.containsKey(annotation);
        }

        /** What the member says; empty when nobody wrote it, or not even the annotation. */
        public List<String> values(String annotation, String member) {
            return annotations.getOrDefault(annotation, Map.of()).getOrDefault(member, List.of());
        }

        /** {@code com.acme.Config.naming() returns NamingStrategy}. */
        @Override
        public String toString() {
            return className
                    + "."
                    + name
                    + "() returns "
                    + returnType.substring(returnType.lastIndexOf('.') + 1);
        }
    }

    /**
     * Methods of the project's own classes, those in folders.
     *
     * @param annotation on the method
     * @return sorted by class and name
     */
    public static List<Method> methods(List<Path> classPath, String annotation) {
        List<Method> found = new ArrayList<>();
        DotName wanted = DotName.createSimple(annotation);
        classPath.stream()
                .filter(Files::isDirectory)
                .forEach(
                        entry ->
                                ClassFiles.readAnnotated(
                                        entry,
                                        List.of(annotation),
                                        info ->
                                                info.methods().stream()
                                                        .filter(each -> each.hasAnnotation(wanted))
                                                        .map(AnnotatedClasses::method)
                                                        .forEach(found::add)));
        found.sort(Comparator.comparing(Method::toString));
        return List.copyOf(found);
    }

    private static Method method(MethodInfo info) {
        Map<String, Map<String, List<String>>> annotations = new LinkedHashMap<>();
        info.declaredAnnotations()
                .forEach(each -> annotations.put(each.name().toString(), members(each)));
        return new Method(
                info.declaringClass().name().toString(),
                info.name(),
                info.returnType().name().toString(),
                annotations);
    }

    private static Map<String, List<String>> members(AnnotationInstance annotation) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        annotation.values().forEach(value -> members.put(value.name(), texts(value)));
        return members;
    }

    private static boolean isLibraryOfSpring(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith("spring-");
    }

    private static void add(
            ClassInfo info, List<String> annotations, Path entry, List<Found> found) {
        for (String annotation : annotations) {
            AnnotationInstance there = info.declaredAnnotation(DotName.createSimple(annotation));
            if (there != null && !info.isAnnotation()) {
                found.add(new Found(info.name().toString(), annotation, entry, members(there)));
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
            case BOOLEAN -> List.of(String.valueOf(value.asBoolean()));
            case CLASS -> List.of(value.asClass().name().toString());
            default -> List.of();
        };
    }
}
