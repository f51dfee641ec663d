package dev.retort.hibernate.rows;

import dev.retort.snapshot.RowValue;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.MappingException;
import org.hibernate.mapping.BasicValue;
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

    private static final String ASKED = "a value for the rows that are there";

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
     */
    public static Optional<RowValue> ofAttribute(
            Property property, Member at, PersistentClass entity) {
        Class<?> member =
                at instanceof Method getter ? getter.getReturnType() : ((Field) at).getType();
        if (!member.isPrimitive()
                || property.getColumnSpan() != 1
                || !(property.getValue() instanceof BasicValue value)) {
            return Optional.empty();
        }
        String asked =
                sharesTable(entity)
                        ? "a value for the rows of " + entity.getJpaEntityName() + " that are there"
                        : ASKED;
        String proposal =
                Optional.ofNullable(UNSET.get(member))
                        .flatMap(unset -> literal(value, unset))
                        .map(each -> ", such as " + each)
                        .orElse("");
        return Optional.of(RowValue.asked(asked + proposal));
    }

    /** The rows of other classes have NULL there, and keep it. */
    private static boolean sharesTable(PersistentClass entity) {
        PersistentClass above = entity.getSuperclass();
        return above != null && above.getTable().equals(entity.getTable());
    }

    /** A number begins at 0; Hibernate takes an entity without a version for a new one. */
    public static RowValue ofVersion(Property version) {
        Class<?> type = version.getType().getReturnedClass();
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? RowValue.of("0")
                : RowValue.asked(ASKED + ", such as current_timestamp");
    }

    /** Nothing that is there is deleted. Empty where a NULL says so. */
    public static Optional<RowValue> ofSoftDelete(BasicValue indicator) {
        boolean isFlag =
                indicator.resolve().getDomainJavaType().getJavaTypeClass() == Boolean.class;
        return isFlag ? literal(indicator, false).map(RowValue::of) : Optional.empty();
    }

    /**
     * Of one class there is one value; which of several a row has, only a person knows. Empty where
     * a NULL is a class as well.
     */
    public static Optional<RowValue> ofDiscriminator(RootClass root) {
        List<PersistentClass> classes =
                Stream.concat(Stream.of(root), root.getSubclasses().stream())
                        .filter(each -> !Boolean.TRUE.equals(each.isAbstract()))
                        .toList();
        boolean isNumber =
                Number.class.isAssignableFrom(root.getDiscriminator().getType().getReturnedClass());
        boolean isNull =
                classes.stream().anyMatch(each -> "null".equals(each.getDiscriminatorValue()));
        TreeSet<String> values =
                classes.stream()
                        .map(PersistentClass::getDiscriminatorValue)
                        .filter(Objects::nonNull)
                        .map(each -> isNumber ? each : Literals.literal(each))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (isNull) {
            return Optional.empty();
        }
        return Optional.of(
                values.size() == 1
                        ? RowValue.of(values.first())
                        : RowValue.asked(
                                "the class of the rows that are there: "
                                        + String.join(", ", values)));
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
        return new RowValue(
                "(select count(*)%s from %s %s where %s and %s.ctid < %s.ctid)"
                        .formatted(base == 0 ? "" : " + " + base, table, other, same, other, table),
                false,
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
