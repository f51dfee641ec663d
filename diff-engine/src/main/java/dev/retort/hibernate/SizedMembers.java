package dev.retort.hibernate;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.MappingException;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;

/**
 * The length of an attribute whose field and getter are of different types, as where a getter makes
 * a set of a string. A validator takes either for the type of the attribute, which differs from run
 * to run, and Hibernate takes the length of a String alone ({@code TypeSafeActivator.applySize}).
 * The same entities have to give the same revision, so the member that Hibernate reads decides
 * here.
 */
final class SizedMembers {

    private static final Set<String> SIZES =
            Set.of(
                    "jakarta.validation.constraints.Size",
                    "org.hibernate.validator.constraints.Length");

    private static final String DEFAULT_GROUP = "jakarta.validation.groups.Default";

    private final Map<Column, Long> lengths = new IdentityHashMap<>();
    private final Map<Class<?>, Map<String, Method>> getters = new HashMap<>();

    /** Remembers what to say of such columns; the validator has said nothing yet. */
    SizedMembers(MetadataImplementor metadata) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.hasPojoRepresentation()) {
                Class<?> type = entity.getMappedClass();
                entity.getProperties().forEach(each -> visit(each, type));
            }
        }
    }

    /** Says it, whatever the validator said. */
    void settle() {
        lengths.forEach(Column::setLength);
    }

    private void visit(Property property, Class<?> owner) {
        if (property.isSynthetic() || property.isBackRef()) {
            return;
        }
        if (property.getValue() instanceof Component component) {
            if (!component.isDynamic()) {
                Class<?> type = component.getComponentClass();
                component.getProperties().forEach(each -> visit(each, type));
            }
            return;
        }
        Field field = field(owner, property.getName());
        Method getter = getter(owner, property.getName());
        if (field == null
                || getter == null
                || field.getType() == getter.getReturnType()
                || field.getType() != String.class && getter.getReturnType() != String.class) {
            return;
        }
        Long max = least(max(field), max(getter));
        for (Column column : property.getColumns()) {
            Long before = column.getLength();
            lengths.put(column, max != null && isOfString(property, owner) ? max : before);
        }
    }

    private static boolean isOfString(Property property, Class<?> owner) {
        try {
            Member read = property.getGetter(owner).getMember();
            return read instanceof Field field && field.getType() == String.class
                    || read instanceof Method method && method.getReturnType() == String.class;
        } catch (MappingException e) {
            // Of a strategy of the application's own nobody knows what it reads.
            return false;
        }
    }

    private static Field field(Class<?> owner, String name) {
        for (Class<?> each = owner; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    private Method getter(Class<?> owner, String name) {
        Map<String, Method> all = getters.computeIfAbsent(owner, SizedMembers::getters);
        return all.get(name.toLowerCase(Locale.ROOT));
    }

    /** By the names of their attributes in lower case. */
    private static Map<String, Method> getters(Class<?> owner) {
        Map<String, Method> all = new HashMap<>();
        for (Class<?> each = owner; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getParameterCount() == 0
                        && method.getName().startsWith("get")
                        && !method.isSynthetic()) {
                    all.putIfAbsent(method.getName().substring(3).toLowerCase(Locale.ROOT), method);
                }
            }
        }
        return all;
    }

    /** The Bean Validation API is the application's, so it is asked by reflection. */
    private static Long max(AnnotatedElement member) {
        Long least = null;
        for (Annotation annotation : member.getAnnotations()) {
            if (SIZES.contains(annotation.annotationType().getName()) && isDefault(annotation)) {
                int max = (int) ask(annotation, "max");
                if (max < Integer.MAX_VALUE) {
                    least = least(least, (long) max);
                }
            }
        }
        return least;
    }

    /** Hibernate makes DDL of the default group alone. */
    private static boolean isDefault(Annotation constraint) {
        Class<?>[] groups = (Class<?>[]) ask(constraint, "groups");
        return groups.length == 0
                || Arrays.stream(groups).anyMatch(each -> each.getName().equals(DEFAULT_GROUP));
    }

    private static Object ask(Annotation constraint, String member) {
        try {
            return constraint.annotationType().getMethod(member).invoke(constraint);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Long least(Long a, Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.min(a, b);
    }
}
