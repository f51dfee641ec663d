package dev.retort.hibernate.scan;

import dev.retort.hibernate.ReadErrors;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Conventions.TypePart;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Origin;
import dev.retort.snapshot.PartRef;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;

/**
 * Tells what somebody wrote about a column from what Hibernate filled in. Neither its metadata nor
 * reflection knows: an annotation's value that is left out looks like its default. The class file
 * does.
 */
public final class ConventionReader {

    private static final Set<String> LENGTHS = Set.of("length", "precision", "secondPrecision");

    /** Annotations that say a kind of type, by their simple names. */
    private static final Set<String> KINDS =
            Set.of(
                    "JdbcTypeCode",
                    "JdbcType",
                    "JavaType",
                    "Type",
                    "Lob",
                    "Nationalized",
                    "TimeZoneStorage",
                    "Array",
                    "Struct");

    private static final Set<String> SCALE = Set.of("scale");

    /** Of these constraints a validator makes the length. */
    private static final Set<String> SIZES = Set.of("Size", "Length");

    /** At a collection constraints are about how many there are. */
    private static final Set<String> COLLECTIONS =
            Set.of("ElementCollection", "OneToMany", "ManyToMany");

    private static final Set<String> REQUIRED = Set.of("NotNull", "NotEmpty", "NotBlank");

    private static final Set<String> IDS = Set.of("Id", "EmbeddedId", "MapsId");

    private static final Set<String> CHECKS =
            Set.of(
                    "Check",
                    "Checks",
                    "Min",
                    "Max",
                    "Range",
                    "DecimalMin",
                    "DecimalMax",
                    "Positive",
                    "PositiveOrZero",
                    "Negative",
                    "NegativeOrZero");

    /** Associations that Hibernate makes unique by itself. */
    private static final Set<String> UNIQUE = Set.of("OneToOne", "OneToMany");

    private final Desired desired;
    private final WrittenAttributes written;
    private final Map<PartRef, Set<TypePart>> types = new HashMap<>();
    private final Set<PartRef> nullability = new HashSet<>();
    private final Set<PartRef> constraints = new HashSet<>();

    private ConventionReader(Desired desired, WrittenAttributes written) {
        this.desired = desired;
        this.written = written;
    }

    /**
     * @param desired as the metadata says it, with the attributes that its columns come from
     * @param classPath that it was read from
     * @param mappingFiles {@code orm.xml} and {@code hbm.xml} files, as resources of it; one that
     *     is not there says nothing
     * @param index what was read of its classes already
     */
    public static Conventions of(
            Desired desired,
            List<Path> classPath,
            Collection<String> mappingFiles,
            ClassIndex index) {
        try (URLClassLoader classes = loader(classPath)) {
            return of(desired, classes, mappingFiles, index);
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the class path of the model", e);
        }
    }

    private static URLClassLoader loader(List<Path> classPath) {
        List<URL> urls = new ArrayList<>();
        for (Path entry : classPath) {
            try {
                urls.add(entry.toUri().toURL());
            } catch (MalformedURLException e) {
                throw ReadErrors.unreadableEntry(entry, e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** The same with the class files that a loader has; nothing is loaded. */
    public static Conventions of(
            Desired desired, ClassLoader classes, Collection<String> mappingFiles) {
        return of(desired, classes, mappingFiles, new ClassIndex());
    }

    private static Conventions of(
            Desired desired,
            ClassLoader classes,
            Collection<String> mappingFiles,
            ClassIndex index) {
        MappingFiles files = MappingFiles.read(classes, mappingFiles);
        ConventionReader reader =
                new ConventionReader(desired, new WrittenAttributes(classes, files, index));
        desired.schema().tables().values().forEach(reader::table);
        return new Conventions(reader.types, reader.nullability, reader.constraints);
    }

    private void table(Table table) {
        boolean isCollection =
                desired.origins()
                        .ofTable(table.name())
                        .filter(each -> !each.attribute().isEmpty())
                        .isPresent();
        Set<String> key =
                isCollection
                        ? Set.of()
                        : Set.copyOf(table.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
        for (Column column : table.columns().values()) {
            Optional<Origin> origin = desired.origins().ofColumn(table.name(), column.name());
            Optional<AnnotationInstance> annotation =
                    origin.flatMap(each -> written.ofColumn(each, column.name()));
            List<AnnotationInstance> member = origin.map(written::ofMember).orElse(List.of());
            PartRef part = new PartRef(table.name(), column.name());
            types.put(part, unwritten(annotation, member, column.type()));
            if (!key.contains(column.name()) && !saysNullability(annotation, member, column)) {
                nullability.add(part);
            }
        }
        for (Constraint each : table.constraints().values()) {
            PartRef part = new PartRef(table.name(), each.name());
            if (each instanceof PrimaryKey && isCollection) {
                constraints.add(part);
            } else if (desired.generatedNames().contains(part)
                    && (each instanceof Unique unique && isByAssociation(table.name(), unique)
                            || each instanceof Check check && isByType(table, check))) {
                constraints.add(part);
            }
        }
    }

    /** A length of what has none has no effect, and says nothing. */
    private static Set<TypePart> unwritten(
            Optional<AnnotationInstance> annotation, List<AnnotationInstance> member, Type type) {
        if (annotation.flatMap(ConventionReader::definition).isPresent()) {
            return Set.of();
        }
        Set<TypePart> unwritten = EnumSet.allOf(TypePart.class);
        if (has(member, KINDS)) {
            unwritten.remove(TypePart.KIND);
        }
        List<String> modifiers = type.modifiers();
        if (!modifiers.isEmpty()
                && (annotation.filter(each -> says(each, LENGTHS, modifiers.get(0))).isPresent()
                        || has(member, Set.of("FractionalSeconds"))
                        || !has(member, COLLECTIONS) && hasSize(member, modifiers.get(0)))) {
            unwritten.remove(TypePart.LENGTH);
        }
        if (modifiers.size() > 1
                && annotation.filter(each -> says(each, SCALE, modifiers.get(1))).isPresent()) {
            unwritten.remove(TypePart.SCALE);
        }
        if (hasDigits(member, modifiers)) {
            unwritten.removeAll(Set.of(TypePart.LENGTH, TypePart.SCALE));
        }
        return unwritten.size() == TypePart.ALL.size() ? TypePart.ALL : unwritten;
    }

    /** What Hibernate makes nothing of (a scale without a precision) says nothing. */
    private static boolean says(AnnotationInstance annotation, Set<String> names, String value) {
        return names.stream().anyMatch(name -> value.equals(text(annotation, name)));
    }

    /** Only a validator on the class path makes DDL of it. */
    private static boolean hasSize(List<AnnotationInstance> member, String length) {
        return member.stream()
                .filter(each -> SIZES.contains(each.name().withoutPackagePrefix()))
                .anyMatch(each -> length.equals(text(each, "max")));
    }

    private static boolean hasDigits(List<AnnotationInstance> member, List<String> modifiers) {
        return member.stream()
                .filter(each -> each.name().withoutPackagePrefix().equals("Digits"))
                .anyMatch(
                        each ->
                                modifiers.size() == 2
                                        && modifiers.get(1).equals(text(each, "fraction"))
                                        && Integer.parseInt(modifiers.get(0))
                                                == each.value("integer").asInt()
                                                        + each.value("fraction").asInt());
    }

    private static String text(AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        return value == null ? "" : String.valueOf(value.value());
    }

    /** What has no effect on the column says nothing about it. */
    private static boolean saysNullability(
            Optional<AnnotationInstance> annotation,
            List<AnnotationInstance> member,
            Column column) {
        Optional<Boolean> said = annotation.flatMap(each -> flag(each, "nullable"));
        if (said.isPresent() && said.get() == column.nullable()) {
            return true;
        }
        return !column.nullable()
                && (has(member, REQUIRED) && !has(member, COLLECTIONS)
                        || has(member, IDS)
                        || member.stream()
                                .map(each -> flag(each, "optional"))
                                .anyMatch(each -> each.isPresent() && !each.get())
                        || annotation
                                .flatMap(ConventionReader::definition)
                                .filter(
                                        text ->
                                                Tokens.of(text).all().stream()
                                                        .anyMatch(ConventionReader::isNot))
                                .isPresent());
    }

    private static boolean isNot(Token token) {
        return token.is("not");
    }

    private static Optional<Boolean> flag(AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        return value != null && value.kind() == AnnotationValue.Kind.BOOLEAN
                ? Optional.of(value.asBoolean())
                : Optional.empty();
    }

    private static Optional<String> definition(AnnotationInstance annotation) {
        return Optional.ofNullable(annotation.value("columnDefinition"))
                .map(AnnotationValue::asString)
                .filter(text -> !text.isBlank());
    }

    private static boolean has(List<AnnotationInstance> annotations, Set<String> names) {
        return annotations.stream()
                .anyMatch(each -> names.contains(each.name().withoutPackagePrefix()));
    }

    /** One row on each side of an association: nobody says unique, but it has to be. */
    private boolean isByAssociation(QualifiedName table, Unique unique) {
        List<Optional<Origin>> origins =
                unique.columns().stream()
                        .map(each -> desired.origins().ofColumn(table, each))
                        .distinct()
                        .toList();
        return origins.size() == 1
                && origins.get(0).isPresent()
                && has(written.ofMember(origins.get(0).get()), UNIQUE)
                && unique.columns().stream()
                        .map(each -> written.ofColumn(origins.get(0).get(), each))
                        .flatMap(Optional::stream)
                        .map(each -> flag(each, "unique"))
                        .noneMatch(each -> each.isPresent() && each.get());
    }

    /** The values that an enum's or a discriminator's column can have. */
    private boolean isByType(Table table, Check check) {
        Set<String> names = new HashSet<>();
        Tokens.of(check.expression()).all().stream()
                .filter(Token::isName)
                .forEach(each -> names.add(each.value()));
        return table.columns().keySet().stream()
                .filter(names::contains)
                .map(each -> desired.origins().ofColumn(table.name(), each))
                .flatMap(Optional::stream)
                .noneMatch(origin -> saysCheck(origin, names));
    }

    private boolean saysCheck(Origin origin, Set<String> columns) {
        return has(
                        Stream.concat(
                                        written.ofMember(origin).stream(),
                                        written.ofEntity(origin).stream())
                                .toList(),
                        CHECKS)
                || written.ofEntity(origin).stream().anyMatch(each -> each.value("check") != null)
                || columns.stream()
                        .map(each -> written.ofColumn(origin, each))
                        .flatMap(Optional::stream)
                        .anyMatch(
                                each ->
                                        each.value("check") != null
                                                || definition(each)
                                                        .filter(ConventionReader::mentionsCheck)
                                                        .isPresent());
    }

    private static boolean mentionsCheck(String definition) {
        return definition.toLowerCase(Locale.ROOT).contains("check");
    }
}
