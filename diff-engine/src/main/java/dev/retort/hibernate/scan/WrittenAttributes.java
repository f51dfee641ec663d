package dev.retort.hibernate.scan;

import dev.retort.hibernate.ReadErrors;
import dev.retort.snapshot.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

    /** By class, then by name. */
    private final Map<String, Map<String, Optional<Member>>> members = new HashMap<>();

    private final Map<ClassInfo, Map<String, List<MethodInfo>>> gettersOf = new IdentityHashMap<>();
    private final Map<String, List<AnnotationInstance>> ofEntities = new HashMap<>();
    private final Map<String, List<AnnotationInstance>> overridesOfEntities = new HashMap<>();

    /**
     * @param classes has the class files as resources; nothing is loaded
     */
    WrittenAttributes(ClassLoader classes, MappingFiles files) {
        this.classes = classes;
        this.files = files;
    }

    /**
     * A member.
     *
     * @param annotations those that its own ones are composed of among them
     * @param overrides those that are about attributes of its values
     * @param type the class of its values, or of the elements of its values
     */
    private record Member(
            List<AnnotationInstance> annotations,
            List<AnnotationInstance> overrides,
            String type) {}

    /** What stands at the member itself. */
    List<AnnotationInstance> ofMember(Origin origin) {
        if (origin.attribute().isEmpty()) {
            return List.of();
        }
        List<AnnotationInstance> all =
                member(origin.declaredIn(), origin.member())
                        .map(Member::annotations)
                        .orElse(List.of());
        return files.hibernate().has(origin.entity())
                ? Stream.concat(
                                files.hibernate().of(origin.entity(), origin.attribute()).stream(),
                                all.stream().filter(each -> !isMapping(each)))
                        .toList()
                : all;
    }

    private static boolean isMapping(AnnotationInstance annotation) {
        return MAPPING.stream().anyMatch(annotation.name().toString()::startsWith);
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
        return ofEntities.computeIfAbsent(
                origin.entity(),
                entity ->
                        hierarchy(entity)
                                .flatMap(
                                        each ->
                                                Stream.concat(
                                                        files.of(each.name().toString()).stream(),
                                                        each.declaredAnnotations().stream()))
                                .toList());
    }

    /**
     * The annotation of that column of the attribute: {@code @Column}, {@code @JoinColumn} and
     * their like, of an override where there is one. Empty where none stands there, or several of
     * which none is clearly meant.
     */
    Optional<AnnotationInstance> ofColumn(Origin origin, String column) {
        if (origin.attribute().isEmpty()) {
            List<AnnotationInstance> said =
                    files.hibernate().has(origin.entity())
                            ? files.hibernate().of(origin.entity(), "")
                            : columns(ofEntity(origin));
            return said.stream()
                    .filter(each -> isNamed(each, column) || isDiscriminator(each, column))
                    .findFirst();
        }
        List<AnnotationInstance> over = columns(overrides(origin));
        List<AnnotationInstance> all = over.isEmpty() ? columns(ofMember(origin)) : over;
        if (all.isEmpty()) {
            return Optional.empty();
        }
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
        return name != null && isSame(name.asString(), column);
    }

    private static boolean isDiscriminator(AnnotationInstance annotation, String column) {
        return annotation.value("name") == null
                && annotation.name().withoutPackagePrefix().equals("DiscriminatorColumn")
                && isSame("DTYPE", column);
    }

    private static boolean isSame(String name, String column) {
        return name.equals(column) || plain(name).equals(plain(column));
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Those about columns, however deep they stand in others. */
    private static List<AnnotationInstance> columns(List<AnnotationInstance> annotations) {
        List<AnnotationInstance> found = new ArrayList<>();
        annotations.forEach(each -> columns(each, found));
        return found;
    }

    private static void columns(AnnotationInstance annotation, List<AnnotationInstance> found) {
        String name = annotation.name().toString();
        if (!isMapping(annotation) || name.endsWith(".GeneratedColumn")) {
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
        if (origin.attribute().isEmpty() || files.hibernate().has(origin.entity())) {
            return List.of();
        }
        String rest = origin.attribute();
        List<AnnotationInstance> found =
                about(
                        rest,
                        overridesOfEntities.computeIfAbsent(
                                origin.entity(), entity -> overrides(ofEntity(origin))));
        String type = origin.entity();
        while (found.isEmpty() && rest.indexOf('.') > 0) {
            Optional<Member> at = member(type, rest.substring(0, rest.indexOf('.')));
            if (at.isEmpty()) {
                break;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
            found = about(rest, at.get().overrides());
            type = at.get().type();
        }
        return found;
    }

    private static List<AnnotationInstance> overrides(List<AnnotationInstance> annotations) {
        return annotations.stream()
                .flatMap(
                        each ->
                                each.name().withoutPackagePrefix().endsWith("Overrides")
                                        ? Stream.of(each.value().asNestedArray())
                                        : Stream.of(each))
                .filter(each -> each.name().withoutPackagePrefix().endsWith("Override"))
                .filter(each -> each.value("name") != null)
                .toList();
    }

    private static List<AnnotationInstance> about(String path, List<AnnotationInstance> overrides) {
        return overrides.isEmpty()
                ? overrides
                : overrides.stream()
                        .filter(
                                each ->
                                        List.of(path, "value." + path, "key." + path)
                                                .contains(each.value("name").asString()))
                        .toList();
    }

    private Optional<Member> member(String className, String name) {
        return members.computeIfAbsent(className, each -> new HashMap<>())
                .computeIfAbsent(name, each -> find(className, each));
    }

    /** Hibernate takes either the field or the getter; what stands at the other has no effect. */
    private Optional<Member> find(String className, String name) {
        for (ClassInfo at : hierarchy(className).toList()) {
            List<AnnotationInstance> found = new ArrayList<>();
            Type type = null;
            FieldInfo field = at.field(name);
            if (field != null) {
                found.addAll(field.declaredAnnotations());
                type = field.type();
            }
            for (MethodInfo method : getters(at).getOrDefault(inAnyCase(name), List.of())) {
                found.addAll(method.declaredAnnotations());
                type = method.returnType();
            }
            if (type != null) {
                List<AnnotationInstance> all =
                        composed(inFiles(files.of(at.name().toString(), name), found));
                return Optional.of(new Member(all, overrides(all), elementOf(type)));
            }
        }
        return Optional.empty();
    }

    /** A column in a file takes the place of the one that the class says. */
    private static List<AnnotationInstance> inFiles(
            List<AnnotationInstance> said, List<AnnotationInstance> inClass) {
        boolean hasColumn = !columns(said).isEmpty();
        return Stream.concat(
                        said.stream(),
                        inClass.stream()
                                .filter(
                                        each ->
                                                !hasColumn
                                                        || !each.name()
                                                                .withoutPackagePrefix()
                                                                .matches(".*Columns?")))
                .toList();
    }

    /** By the name of the attribute, in any case. */
    private Map<String, List<MethodInfo>> getters(ClassInfo type) {
        return gettersOf.computeIfAbsent(
                type,
                key -> {
                    Map<String, List<MethodInfo>> getters = new HashMap<>();
                    for (MethodInfo method : type.methods()) {
                        String name = method.parametersCount() == 0 ? method.name() : "";
                        int start = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
                        if (start > 0 && name.length() > start) {
                            getters.computeIfAbsent(
                                            inAnyCase(name.substring(start)),
                                            attribute -> new ArrayList<>())
                                    .add(method);
                        }
                    }
                    return getters;
                });
    }

    private static String inAnyCase(String name) {
        return name.toLowerCase(Locale.ROOT);
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
                : read.computeIfAbsent(className, name -> file(name));
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
