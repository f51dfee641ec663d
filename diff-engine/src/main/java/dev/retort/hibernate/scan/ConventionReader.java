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
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Origin;
import dev.retort.snapshot.PartRef;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;

/**
 * Tells what somebody wrote about a column from what Hibernate filled in. Neither its metadata nor
 * reflection knows: an annotation's value that is left out looks like its default. The class file
 * does.
 */
public final class ConventionReader implements Conventions, AutoCloseable {

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
    private final Supplier<WrittenAttributes> reading;
    private WrittenAttributes read;

    /** {@code null} until a class file was needed, and where somebody else closes it. */
    private URLClassLoader opened;

    /**
     * @param desired as the metadata says it, with the attributes that its columns come from
     * @param classPath that it was read from
     * @param mappingFiles {@code orm.xml} and {@code hbm.xml} files, as resources of it; one that
     *     is not there says nothing
     */
    public ConventionReader(
            Desired desired, List<Path> classPath, Collection<String> mappingFiles) {
        this.desired = desired;
        this.reading =
                () -> {
                    opened = loader(classPath);
                    return written(opened, mappingFiles);
                };
    }

    /**
     * The same with the class files that a loader has; nothing is loaded.
     *
     * @param classes stays open
     */
    public ConventionReader(Desired desired, ClassLoader classes, Collection<String> mappingFiles) {
        this.desired = desired;
        this.reading = () -> written(classes, mappingFiles);
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

    private static WrittenAttributes written(ClassLoader classes, Collection<String> mappingFiles) {
        return new WrittenAttributes(classes, MappingFiles.read(classes, mappingFiles));
    }

    /** Where both sides agree nobody asks, and no file is read. */
    private WrittenAttributes written() {
        if (read == null) {
            read = reading.get();
        }
        return read;
    }

    @Override
    public void close() {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the class path of the model", e);
            }
        }
    }

    @Override
    public Set<TypePart> ofType(PartRef part) {
        return column(part)
                .map(column -> unwritten(annotation(part), member(part), column.type()))
                .orElse(Set.of());
    }

    @Override
    public boolean isNullability(PartRef part) {
        return column(part)
                .filter(column -> !isKey(part))
                .filter(column -> !saysNullability(annotation(part), member(part), column))
                .isPresent();
    }

    @Override
    public boolean isConstraint(PartRef part) {
        Optional<Table> table = table(part);
        Constraint constraint = table.map(each -> each.constraints().get(part.name())).orElse(null);
        return constraint instanceof PrimaryKey && isCollection(part.table())
                || desired.generatedNames().contains(part)
                        && (constraint instanceof Unique unique
                                        && (isByAssociation(part.table(), unique)
                                                || isBySet(part.table(), unique))
                                || constraint instanceof Check check
                                        && isByType(table.get(), check));
    }

    private Optional<Table> table(PartRef part) {
        return Optional.ofNullable(desired.schema().tables().get(part.table()));
    }

    private Optional<Column> column(PartRef part) {
        return table(part).map(each -> each.columns().get(part.name()));
    }

    /** Of what stands at the column. */
    private Optional<AnnotationInstance> annotation(PartRef column) {
        return origin(column).flatMap(each -> written().ofColumn(each, column.name()));
    }

    /** What stands at the attribute. */
    private List<AnnotationInstance> member(PartRef column) {
        return origin(column).map(written()::ofMember).orElse(List.of());
    }

    private Optional<Origin> origin(PartRef column) {
        return desired.origins().ofColumn(column.table(), column.name());
    }

    private boolean isCollection(QualifiedName table) {
        return desired.origins()
                .ofTable(table)
                .filter(each -> !each.attribute().isEmpty())
                .isPresent();
    }

    /** The key of a collection is a convention itself. */
    private boolean isKey(PartRef column) {
        return !isCollection(column.table())
                && table(column)
                        .flatMap(Table::primaryKey)
                        .filter(key -> key.columns().contains(column.name()))
                        .isPresent();
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
                        .map(each -> desired.origins().ofReference(table, each))
                        .distinct()
                        .toList();
        return origins.size() == 1
                && origins.get(0).isPresent()
                && has(written().ofMember(origins.get(0).get()), UNIQUE)
                && unique.columns().stream()
                        .flatMap(
                                each ->
                                        Stream.of(
                                                        origins.get(0),
                                                        desired.origins().ofColumn(table, each))
                                                .flatMap(Optional::stream)
                                                .distinct()
                                                .map(origin -> written().ofColumn(origin, each)))
                        .flatMap(Optional::stream)
                        .map(each -> flag(each, "unique"))
                        .noneMatch(each -> each.isPresent() && each.get());
    }

    /** What Hibernate 7 makes of the key of a set whose elements may be null. */
    private boolean isBySet(QualifiedName table, Unique unique) {
        return unique.columns().size() > 1
                && isCollection(table)
                && desired.origins()
                        .ofTable(table)
                        .map(written()::ofMember)
                        .filter(
                                member ->
                                        member.stream()
                                                .map(each -> each.value("uniqueConstraints"))
                                                .noneMatch(Objects::nonNull))
                        .isPresent();
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
                                        written().ofMember(origin).stream(),
                                        written().ofEntity(origin).stream())
                                .toList(),
                        CHECKS)
                || written().ofEntity(origin).stream().anyMatch(each -> each.value("check") != null)
                || columns.stream()
                        .map(each -> written().ofColumn(origin, each))
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
