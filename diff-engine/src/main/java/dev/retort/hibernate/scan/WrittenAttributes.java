package dev.retort.hibernate.scan;

import dev.retort.hibernate.ReadErrors;
import dev.retort.snapshot.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * The annotations that stand at an attribute, or the XML that says the same: each value of them was
 * written by somebody.
 */
final class WrittenAttributes {

    private static final List<String> MAPPING =
            List.of("jakarta.persistence.", "org.hibernate.annotations.");

    private final ClassLoader classes;
    private final MappingFiles files;
    private final Map<String, Optional<ClassInfo>> read = new HashMap<>();

    /**
     * @param classes has the class files as resources; nothing is loaded
     */
    WrittenAttributes(ClassLoader classes, MappingFiles files) {
        this.classes = classes;
        this.files = files;
    }

    /** A member and the class of its values, or of the elements of its values. */
    private record Member(List<AnnotationInstance> annotations, String type) {}

    /** What stands at the member itself. */
    List<AnnotationInstance> ofMember(Origin origin) {
        return origin.attribute().isEmpty()
                ? List.of()
                : member(origin.declaredIn(), origin.member())
                        .map(Member::annotations)
                        .map(this::composed)
                        .orElse(List.of());
    }

    /** With those that a project's own annotation is composed of (Bean Validation, 3.3). */
    private List<AnnotationInstance> composed(List<AnnotationInstance> annotations) {
        List<AnnotationInstance> all = new ArrayList<>(annotations);
        for (AnnotationInstance each : annotations) {
            String name = each.name().toString();
            if (!name.startsWith("jakarta.") && !name.startsWith("org.hibernate.")) {
                info(name).ifPresent(type -> all.addAll(type.declaredAnnotations()));
            }
        }
        return all;
    }

    /** What stands at the entity. */
    List<AnnotationInstance> ofEntity(Origin origin) {
        return hierarchy(origin.entity())
                .flatMap(each -> each.declaredAnnotations().stream())
                .toList();
    }

    /**
     * The annotation of that column of the attribute: {@code @Column}, {@code @JoinColumn} and
     * their like, of an override where there is one. Empty where none stands there, or several of
     * which none is clearly meant.
     */
    Optional<AnnotationInstance> ofColumn(Origin origin, String column) {
        List<AnnotationInstance> over = columns(overrides(origin));
        List<AnnotationInstance> all = over.isEmpty() ? columns(ofMember(origin)) : over;
        List<AnnotationInstance> named =
                all.stream().filter(each -> isNamed(each, column)).toList();
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        if (all.size() == 1) {
            return Optional.of(all.get(0));
        }
        List<AnnotationInstance> unnamed =
                all.stream().filter(each -> each.value("name") == null).toList();
        if (unnamed.size() == 1) {
            return Optional.of(unnamed.get(0));
        }
        List<AnnotationInstance> plain =
                unnamed.stream()
                        .filter(each -> each.name().withoutPackagePrefix().equals("Column"))
                        .toList();
        return plain.size() == 1 ? Optional.of(plain.get(0)) : Optional.empty();
    }

    /** A naming strategy may have changed case and underscores. */
    private static boolean isNamed(AnnotationInstance annotation, String column) {
        AnnotationValue name = annotation.value("name");
        return name != null && plain(name.asString()).equals(plain(column));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Those about columns, however deep they stand in others. */
    private static List<AnnotationInstance> columns(List<AnnotationInstance> annotations) {
        List<AnnotationInstance> found = new ArrayList<>();
        annotations.forEach(each -> columns(each, found));
        return found;
    }

    private static void columns(AnnotationInstance annotation, List<AnnotationInstance> found) {
        String name = annotation.name().toString();
        if (MAPPING.stream().noneMatch(name::startsWith) || name.endsWith(".GeneratedColumn")) {
            return;
        }
        if (name.endsWith("Column")) {
            found.add(annotation);
            return;
        }
        for (AnnotationValue value : annotation.values()) {
            if (value.kind() == AnnotationValue.Kind.NESTED) {
                columns(value.asNested(), found);
            } else if (value.kind() == AnnotationValue.Kind.ARRAY
                    && value.componentKind() == AnnotationValue.Kind.NESTED) {
                for (AnnotationInstance each : value.asNestedArray()) {
                    columns(each, found);
                }
            }
        }
    }

    /** Of the entity and of every member on the way to the attribute: the outermost counts. */
    private List<AnnotationInstance> overrides(Origin origin) {
        if (origin.attribute().isEmpty()) {
            return List.of();
        }
        String rest = origin.attribute();
        List<AnnotationInstance> found = overrides(ofEntity(origin), rest);
        String type = origin.entity();
        while (found.isEmpty() && rest.indexOf('.') > 0) {
            Optional<Member> at = member(type, rest.substring(0, rest.indexOf('.')));
            if (at.isEmpty()) {
                break;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
            found = overrides(at.get().annotations(), rest);
            type = at.get().type();
        }
        return found;
    }

    private static List<AnnotationInstance> overrides(
            List<AnnotationInstance> annotations, String path) {
        return annotations.stream()
                .flatMap(
                        each ->
                                each.name().withoutPackagePrefix().endsWith("Overrides")
                                        ? Stream.of(each.value().asNestedArray())
                                        : Stream.of(each))
                .filter(each -> each.name().withoutPackagePrefix().endsWith("Override"))
                .filter(each -> each.value("name") != null)
                .filter(
                        each ->
                                List.of(path, "value." + path, "key." + path)
                                        .contains(each.value("name").asString()))
                .toList();
    }

    /** Hibernate takes either the field or the getter; what stands at the other has no effect. */
    private Optional<Member> member(String className, String name) {
        for (ClassInfo at : hierarchy(className).toList()) {
            List<AnnotationInstance> found = new ArrayList<>(files.of(at.name().toString(), name));
            Type type = null;
            FieldInfo field = at.field(name);
            if (field != null) {
                found.addAll(field.declaredAnnotations());
                type = field.type();
            }
            for (MethodInfo method : at.methods()) {
                if (method.parametersCount() == 0 && isGetter(method.name(), name)) {
                    found.addAll(method.declaredAnnotations());
                    type = method.returnType();
                }
            }
            if (type != null) {
                return Optional.of(new Member(List.copyOf(found), elementOf(type)));
            }
        }
        return Optional.empty();
    }

    private static boolean isGetter(String method, String name) {
        return method.equalsIgnoreCase("get" + name) || method.equalsIgnoreCase("is" + name);
    }

    private static String elementOf(Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            List<Type> arguments = type.asParameterizedType().arguments();
            return arguments.get(arguments.size() - 1).name().toString();
        }
        return type.name().toString();
    }

    private Stream<ClassInfo> hierarchy(String className) {
        return Stream.iterate(
                        info(className),
                        Optional::isPresent,
                        each -> each.map(ClassInfo::superName).flatMap(up -> info(up.toString())))
                .flatMap(Optional::stream);
    }

    private Optional<ClassInfo> info(String className) {
        return className.startsWith("java.")
                ? Optional.empty()
                : read.computeIfAbsent(className, this::file);
    }

    /** An entity without a class has no file. */
    private Optional<ClassInfo> file(String className) {
        String path = className.replace('.', '/') + ".class";
        try (InputStream bytes = classes.getResourceAsStream(path)) {
            return bytes == null ? Optional.empty() : Optional.of(Index.singleClass(bytes));
        } catch (IOException | IllegalArgumentException e) {
            throw ReadErrors.unreadableEntry(Path.of(path), e);
        }
    }
}
