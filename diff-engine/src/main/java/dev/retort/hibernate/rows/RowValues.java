package dev.retort.hibernate.rows;

import dev.retort.snapshot.RowValue;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.MappingException;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;

/**
 * What rows that are there need in a column that is new: Hibernate loads no entity with a NULL
 * under a primitive, a version or a discriminator. Where the mapping alone says the value, it is
 * SQL; else a person is asked, with a proposal.
 */
public final class RowValues {

    /** Where nothing says more. */
    public static final String ASKED = "a value for the rows that are there";

    /** What Java has in a primitive field that nobody sets. */
    private static final Map<Class<?>, Object> UNSET =
            Map.of(
                    boolean.class,
                    false,
                    byte.class,
                    (byte) 0,
                    short.class,
                    (short) 0,
                    int.class,
                    0,
                    long.class,
                    0L,
                    float.class,
                    0f,
                    double.class,
                    0d);

    private RowValues() {}

    /**
     * Under a primitive a NULL cannot be loaded.
     *
     * @param at the field or getter
     * @param entity whose rows need it
     * @param discriminator the column that says which rows are the entity's; {@code null} for none
     */
    public static Optional<RowValue> ofAttribute(
            Property property, Member at, PersistentClass entity, String discriminator) {
        if (!isUnderPrimitive(property, at)) {
            return Optional.empty();
        }
        String asked = ASKED;
        RowValue.Condition only = null;
        if (sharesTable(entity)) {
            asked =
                    "a value for the rows of %s that are there"
                            .formatted(entity.getJpaEntityName());
            only = ofItsClasses(entity, discriminator);
        }
        return Optional.of(new RowValue(asked, unset(property, at), List.of(), only, List.of()));
    }

    /**
     * The same inside of an embeddable, which is itself null where all its columns are.
     *
     * @param at the field or getter
     * @param columns all that the embeddable has, as they are called in the database
     */
    public static Optional<RowValue> ofEmbedded(
            Property property, Member at, Component embeddable, Set<String> columns) {
        if (!isUnderPrimitive(property, at)) {
            return Optional.empty();
        }
        String name = embeddable.getComponentClassName();
        String simple = name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')));
        return Optional.of(
                new RowValue(
                        "a value for the rows whose %s is not null".formatted(simple),
                        unset(property, at),
                        List.of(),
                        null,
                        columns.stream().sorted().toList()));
    }

    private static boolean isUnderPrimitive(Property property, Member at) {
        return type(at).isPrimitive()
                && property.getColumnSpan() == 1
                && property.getValue() instanceof BasicValue;
    }

    private static Class<?> type(Member at) {
        return at instanceof Method getter ? getter.getReturnType() : ((Field) at).getType();
    }

    private static String unset(Property property, Member at) {
        return Optional.ofNullable(UNSET.get(type(at)))
                .flatMap(unset -> literal((BasicValue) property.getValue(), unset))
                .orElse(null);
    }

    /** The rows of other classes have NULL there, and keep it. */
    private static boolean sharesTable(PersistentClass entity) {
        PersistentClass above = entity.getSuperclass();
        return above != null && above.getTable().equals(entity.getTable());
    }

    /** {@code null} where their discriminators do not say which rows are theirs. */
    private static RowValue.Condition ofItsClasses(PersistentClass entity, String discriminator) {
        List<PersistentClass> classes = classes(entity).toList();
        if (discriminator == null
                || classes.isEmpty()
                || classes.stream().anyMatch(each -> isAboutNull(each.getDiscriminatorValue()))) {
            return null;
        }
        String values =
                classes.stream()
                        .map(each -> discriminator(entity.getRootClass(), each))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new RowValue.Condition(
                "%s in (%s)".formatted(Identifiers.quote(discriminator), values),
                List.of(discriminator));
    }

    /** Those that rows can be of. */
    private static Stream<PersistentClass> classes(PersistentClass entity) {
        return Stream.concat(Stream.of(entity), entity.getSubclasses().stream())
                .filter(each -> !Boolean.TRUE.equals(each.isAbstract()));
    }

    /** What {@code @DiscriminatorValue} says for a NULL, and for everything that no class has. */
    private static boolean isAboutNull(String discriminator) {
        return discriminator == null
                || discriminator.equals("null")
                || discriminator.equals("not null");
    }

    private static String discriminator(RootClass root, PersistentClass entity) {
        String value = entity.getDiscriminatorValue();
        boolean isNumber =
                Number.class.isAssignableFrom(root.getDiscriminator().getType().getReturnedClass());
        return isNumber ? value : Literals.literal(value);
    }

    /** A number begins at 0; Hibernate takes an entity without a version for a new one. */
    public static RowValue ofVersion(Property version) {
        Class<?> type = version.getType().getReturnedClass();
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? RowValue.of("0")
                : RowValue.asked(ASKED, "current_timestamp");
    }

    /** Nothing that is there is deleted. Empty where a NULL says so. */
    public static Optional<RowValue> ofSoftDelete(BasicValue indicator) {
        boolean isFlag =
                indicator.resolve().getDomainJavaType().getJavaTypeClass() == Boolean.class;
        return isFlag ? literal(indicator, false).map(RowValue::of) : Optional.empty();
    }

    /**
     * Of one class there is one value; which of several a row has, only a person knows. Empty where
     * a NULL is a class as well, or there is nothing that a row could be.
     */
    public static Optional<RowValue> ofDiscriminator(RootClass root) {
        List<PersistentClass> classes = classes(root).toList();
        if (classes.isEmpty()
                || classes.stream().anyMatch(each -> "null".equals(each.getDiscriminatorValue()))) {
            return Optional.empty();
        }
        List<String> values =
                classes.stream()
                        .filter(each -> !isAboutNull(each.getDiscriminatorValue()))
                        .map(each -> discriminator(root, each))
                        .sorted()
                        .distinct()
                        .toList();
        // With "not null" every other value is a class, too.
        return Optional.of(
                classes.size() == 1 && values.size() == 1
                        ? RowValue.of(values.get(0))
                        : RowValue.asked(
                                "the class of the rows that are there"
                                        + (values.isEmpty()
                                                ? ""
                                                : ": " + String.join(", ", values)),
                                null));
    }

    /**
     * A list without its order cannot be loaded. The rows of each owner are numbered as they lie.
     *
     * @param table as SQL
     * @param owner columns of the key to the owner
     */
    public static RowValue ofOrder(String table, List<String> owner, int base) {
        String other = table.equals("o") ? "p" : "o";
        String same =
                owner.stream()
                        .map(Identifiers::quote)
                        .map(column -> other + "." + column + " = " + table + "." + column)
                        .collect(Collectors.joining(" and "));
        return RowValue.reading(
                "(select count(*)%s from %s %s where %s and %s.ctid < %s.ctid)"
                        .formatted(base == 0 ? "" : " + " + base, table, other, same, other, table),
                owner);
    }

    /** As the column has it, through the attribute's converter; empty for a type of its own. */
    private static Optional<String> literal(BasicValue value, Object java) {
        try {
            Object stored = stored(value.resolve().getValueConverter(), java);
            if (stored instanceof Number || stored instanceof Boolean) {
                return Optional.of(stored.toString());
            }
            return stored instanceof String || stored instanceof Character
                    ? Optional.of(Literals.literal(stored.toString()))
                    : Optional.empty();
        } catch (MappingException | ClassCastException e) {
            // A converter of another type's values: then there is no proposal.
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Object stored(BasicValueConverter<?, ?> converter, Object java) {
        return converter == null
                ? java
                : ((BasicValueConverter<Object, ?>) converter).toRelationalValue(java);
    }
}
