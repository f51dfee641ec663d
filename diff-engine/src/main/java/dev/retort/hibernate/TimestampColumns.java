package dev.retort.hibernate;

import dev.retort.hibernate.version.Since;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.Metadata;
import org.hibernate.generator.EventType;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;

/**
 * Hibernate 7 makes the column of a generated timestamp NOT NULL when it creates the generator
 * (CurrentTimestampGeneration.notNull), which a SessionFactory does before it exports the schema
 * and Metadata alone never does.
 */
final class TimestampColumns {

    private TimestampColumns() {}

    static void makeNotNull(Metadata metadata) {
        if (!Since.generatedTimestampsAreNotNull()) {
            return;
        }
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.getMappedClass() != null) {
                makeNotNull(entity.getMappedClass(), entity.getProperties());
            }
        }
    }

    /** As EntityMetamodel.buildGenerator does: embeddables are entered, collections are not. */
    private static void makeNotNull(Class<?> owner, List<Property> properties) {
        for (Property property : properties) {
            if (isGenerated(owner, property)) {
                Claims.columns(property.getValue()).forEach(column -> column.setNullable(false));
            } else if (property.getValue() instanceof Component component
                    && !component.isDynamic()) {
                makeNotNull(component.getComponentClass(), component.getProperties());
            }
        }
    }

    private static boolean isGenerated(Class<?> entity, Property property) {
        return members(entity, property.getName())
                .anyMatch(
                        member ->
                                member.isAnnotationPresent(CreationTimestamp.class)
                                        || member.isAnnotationPresent(UpdateTimestamp.class)
                                        || isAtInsert(member));
    }

    private static boolean isAtInsert(AccessibleObject member) {
        CurrentTimestamp current = member.getAnnotation(CurrentTimestamp.class);
        return current != null && List.of(current.event()).contains(EventType.INSERT);
    }

    /** The fields and getters of a name, in the class and those above it. */
    private static Stream<AccessibleObject> members(Class<?> type, String name) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(
                        each ->
                                Stream.concat(
                                        Arrays.stream(each.getDeclaredFields())
                                                .filter(field -> isNamed(field, name)),
                                        Arrays.stream(each.getDeclaredMethods())
                                                .filter(method -> isGetter(method, name))));
    }

    private static boolean isNamed(Field field, String name) {
        return field.getName().equals(name);
    }

    private static boolean isGetter(Method method, String name) {
        String property = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return method.getParameterCount() == 0 && method.getName().equals("get" + property);
    }
}
