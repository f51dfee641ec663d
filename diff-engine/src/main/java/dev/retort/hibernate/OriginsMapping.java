package dev.retort.hibernate;

import dev.retort.hibernate.rows.RowValues;
import dev.retort.hibernate.version.Since;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Origin;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.RowValue;
import dev.retort.sql.Identifiers;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * Which attribute each column belongs to, through superclasses, embeddables and collections. Of
 * several that share a column the one counts from which Hibernate made the column that the table
 * has; else the first one: an entity before those that extend it, in the order of their names.
 */
final class OriginsMapping {

    private final SchemaMapping names;
    private final Map<QualifiedName, Origin> tables = new HashMap<>();
    private final Map<PartRef, Origin> columns = new HashMap<>();
    private final Map<PartRef, Origin> references = new HashMap<>();

    /** Those whose attribute made the very column that the table has. */
    private final Set<PartRef> made = new HashSet<>();

    private final Set<PartRef> values = new HashSet<>();
    private final Set<PartRef> inserted = new HashSet<>();
    private final Set<PartRef> readOnly = new HashSet<>();
    private final Map<PartRef, RowValue> rows = new HashMap<>();

    /** The entities that have a class, by name. */
    private final Map<String, PersistentClass> written = new TreeMap<>();

    private final Map<PersistentClass, Origin> selves = new IdentityHashMap<>();

    private OriginsMapping(SchemaMapping names) {
        this.names = names;
    }

    static EntitySources of(MetadataImplementor metadata, SchemaMapping schema) {
        OriginsMapping mapping = new OriginsMapping(schema);
        List<PersistentClass> entities =
                metadata.getEntityBindings().stream()
                        .sorted(
                                Comparator.comparingInt(OriginsMapping::depth)
                                        .thenComparing(PersistentClass::getEntityName))
                        .toList();
        entities.stream()
                .filter(entity -> entity.getClassName() != null)
                .forEach(entity -> mapping.written.put(entity.getEntityName(), entity));
        entities.forEach(mapping::attributes);
        metadata.getCollectionBindings().stream()
                .sorted(Comparator.comparing(Collection::getRole))
                .forEach(mapping::collection);
        // Last, for columns that are nobody's attribute: a discriminator, a subclass's key.
        entities.forEach(mapping::rest);
        mapping.readOnly.removeAll(mapping.inserted);
        Set<String> names =
                entities.stream()
                        .map(entity -> mapping.written(entity).getEntityName())
                        .collect(Collectors.toSet());
        return new EntitySources(
                names,
                mapping.tables,
                mapping.columns,
                mapping.references,
                mapping.values,
                mapping.readOnly,
                mapping.rows);
    }

    private static int depth(PersistentClass entity) {
        int depth = 0;
        for (PersistentClass at = entity; at.getSuperclass() != null; at = at.getSuperclass()) {
            depth++;
        }
        return depth;
    }

    private void attributes(PersistentClass entity) {
        Origin self = self(entity);
        table(entity.getTable(), self);
        inserted(entity.getKey());
        if (entity instanceof RootClass root) {
            inserted(root.getDiscriminator());
            if (root.getDiscriminator() instanceof BasicValue value && !value.hasFormula()) {
                RowValues.ofDiscriminator(root).ifPresent(each -> rows(value, each));
            }
            if (root.getVersion() != null
                    && root.getVersion().getValue() instanceof BasicValue value) {
                rows(value, RowValues.ofVersion(root.getVersion()));
            }
            Column deleted = Since.softDeleteColumn(root);
            if (deleted != null) {
                inserted.add(part(root.getTable(), deleted));
                if (deleted.getValue() instanceof BasicValue value) {
                    RowValues.ofSoftDelete(value)
                            .ifPresent(each -> rows.put(part(root.getTable(), deleted), each));
                }
            }
            if (entity.getIdentifierProperty() != null) {
                attribute(self, "", entity.getIdentifierProperty(), self.declaredIn());
            } else if (entity.getIdentifier() instanceof Component id) {
                id.getProperties().forEach(each -> attribute(self, "", each, self.declaredIn()));
            }
        }
        for (Property each : entity.getProperties()) {
            Optional<Member> member = attribute(self, "", each, self.declaredIn());
            if (each.getValue() instanceof BasicValue value) {
                member.flatMap(at -> RowValues.ofAttribute(each, at, entity, discriminator(entity)))
                        .ifPresent(needed -> shared(value, needed));
            }
        }
        for (Join join : entity.getJoins()) {
            table(join.getTable(), self);
            columns(join.getKey(), self);
            inserted(join.getKey());
        }
    }

    /** {@code null} where there is none that is a column. */
    private static String discriminator(PersistentClass entity) {
        return entity.getDiscriminator() instanceof BasicValue value
                        && value.getColumn() instanceof Column column
                ? TableMapping.columnName(column)
                : null;
    }

    private void rest(PersistentClass entity) {
        Origin self = self(entity);
        unclaimed(entity.getTable(), self);
    }

    private Origin self(PersistentClass entity) {
        return selves.computeIfAbsent(entity, this::find);
    }

    private Origin find(PersistentClass entity) {
        PersistentClass source = written(entity);
        return source.getClassName() == null
                ? new Origin(source.getEntityName(), "", source.getEntityName())
                : new Origin(source.getEntityName(), "", source.getClassName());
    }

    /**
     * The entity that somebody wrote: Envers adds one without a class for each, and names it after
     * it, between its prefix and its suffix.
     */
    private PersistentClass written(PersistentClass entity) {
        if (entity.getClassName() != null) {
            return entity;
        }
        return written.values().stream()
                .filter(each -> entity.getEntityName().contains(each.getEntityName()))
                .max(Comparator.comparingInt(each -> each.getEntityName().length()))
                .orElse(entity);
    }

    /**
     * @return where its value is, if there is a class
     */
    private Optional<Member> attribute(
            Origin entity, String prefix, Property property, String declaredIn) {
        if (property.isSynthetic()) {
            return Optional.empty();
        }
        String path = prefix + property.getName();
        Value value = property.getValue();
        if (value instanceof Component component) {
            String type = component.isDynamic() ? declaredIn : component.getComponentClassName();
            component
                    .getProperties()
                    .forEach(
                            each ->
                                    embedded(
                                            entity,
                                            path + ".",
                                            each,
                                            type == null ? declaredIn : type,
                                            component));
        }
        Optional<Member> member = member(declaredIn, property);
        String declarer = member.map(each -> each.getDeclaringClass().getName()).orElse(declaredIn);
        columns(value, new Origin(entity.entity(), path, declarer));
        // What a generator does is its business: it may leave it to the database.
        if (property.getValueGeneratorCreator() != null) {
            inserted(value);
        } else if (value instanceof SimpleValue simple && !(value instanceof Component)) {
            values(property, simple);
        }
        return member;
    }

    private void embedded(
            Origin entity,
            String prefix,
            Property property,
            String declaredIn,
            Component embeddable) {
        Optional<Member> member = attribute(entity, prefix, property, declaredIn);
        if (property.getValue() instanceof BasicValue value && !embeddable.isKey()) {
            Set<String> columns =
                    Claims.columns(embeddable)
                            .map(TableMapping::columnName)
                            .collect(Collectors.toSet());
            member.flatMap(at -> RowValues.ofEmbedded(property, at, embeddable, columns))
                    .ifPresent(needed -> rows(value, needed));
        }
    }

    /** Whatever reads it as well, it has a value. */
    private void inserted(Value value) {
        if (value != null && value.getTable() != null) {
            Claims.columns(value).forEach(each -> inserted.add(part(value.getTable(), each)));
        }
    }

    private void values(Property property, SimpleValue value) {
        List<Selectable> selectables = value.getSelectables();
        for (int i = 0; i < selectables.size(); i++) {
            if (selectables.get(i) instanceof Column column) {
                PartRef part = part(value.getTable(), column);
                boolean isInserted = property.isInsertable() && value.isColumnInsertable(i);
                (isInserted ? inserted : readOnly).add(part);
                if (isInserted || property.isUpdateable() && value.isColumnUpdateable(i)) {
                    values.add(part);
                }
            }
        }
    }

    /**
     * Of several that share a column the first counts, and what the mapping itself needs before it.
     */
    private void rows(BasicValue value, RowValue needed) {
        Claims.columns(value)
                .forEach(column -> rows.putIfAbsent(part(value.getTable(), column), needed));
    }

    /** Sibling classes may share a column, and the rows of each need a value. */
    private void shared(BasicValue value, RowValue needed) {
        Claims.columns(value)
                .forEach(
                        column ->
                                rows.merge(
                                        part(value.getTable(), column),
                                        needed,
                                        (first, second) ->
                                                first.equals(second)
                                                        ? first
                                                        : first.or(second, RowValues.ASKED)));
    }

    /** The class that has the member: the one that was asked or one that it extends. */
    private static String declarer(String className, Property property) {
        return member(className, property)
                .map(each -> each.getDeclaringClass().getName())
                .orElse(className);
    }

    private static Optional<Member> member(String className, Property property) {
        try {
            Class<?> type =
                    Class.forName(className, false, Thread.currentThread().getContextClassLoader());
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                Member found = member(at, property.getName());
                if (found != null) {
                    return Optional.of(found);
                }
            }
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            // A dynamic model has no class: then its name is all there is to say.
            return Optional.empty();
        }
    }

    private static Member member(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                return field;
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equalsIgnoreCase("get" + name)
                    || method.getName().equalsIgnoreCase("is" + name)) {
                return method;
            }
        }
        return null;
    }

    private void collection(Collection collection) {
        PersistentClass owner = collection.getOwner();
        String path = collection.getRole().substring(owner.getEntityName().length() + 1);
        String type = self(owner).declaredIn();
        Property property = path.contains(".") ? null : property(owner, path);
        Origin origin =
                new Origin(
                        owner.getEntityName(),
                        path,
                        property == null ? type : declarer(type, property));
        Table table = collection.getCollectionTable();
        if (table == null) {
            return;
        }
        if (!collection.isOneToMany()) {
            table(table, origin);
            if (collection.getElement() instanceof Component element && !element.isDynamic()) {
                element.getProperties()
                        .forEach(
                                each ->
                                        embedded(
                                                self(owner),
                                                path + ".",
                                                each,
                                                element.getComponentClassName(),
                                                element));
            }
            columns(collection.getElement(), origin);
        }
        columns(collection.getKey(), origin);
        inserted(collection.getKey());
        if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
            columns(indexed.getIndex(), origin);
            inserted(indexed.getIndex());
            if (indexed instanceof org.hibernate.mapping.List list
                    && list.getIndex() instanceof BasicValue value) {
                order(table, list, value);
            }
        }
        if (!collection.isOneToMany()) {
            unclaimed(table, origin);
        }
    }

    private void order(Table table, org.hibernate.mapping.List list, BasicValue index) {
        QualifiedName name = names.nameOf(table);
        List<String> owner = Claims.columns(list.getKey()).map(TableMapping::columnName).toList();
        rows(
                index,
                RowValues.ofOrder(
                        Identifiers.quote(name.schema(), name.name()), owner, list.getBaseIndex()));
    }

    private static Property property(PersistentClass owner, String name) {
        return owner.getProperties().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void table(Table table, Origin origin) {
        tables.putIfAbsent(names.nameOf(table), origin);
    }

    private void columns(Value value, Origin origin) {
        if (value != null && value.getTable() != null) {
            Claims.columns(value)
                    .forEach(
                            column -> {
                                column(value.getTable(), column, origin);
                                if (!(value instanceof BasicValue || value instanceof Component)) {
                                    references.putIfAbsent(part(value.getTable(), column), origin);
                                }
                            });
        }
    }

    private void column(Table table, Column column, Origin origin) {
        PartRef part = part(table, column);
        if (table.getColumn(column) == column && made.add(part)) {
            columns.put(part, origin);
        } else {
            columns.putIfAbsent(part, origin);
        }
    }

    private void unclaimed(Table table, Origin origin) {
        table.getColumns().forEach(column -> columns.putIfAbsent(part(table, column), origin));
    }

    private PartRef part(Table table, Column column) {
        return new PartRef(names.nameOf(table), TableMapping.columnName(column));
    }
}
